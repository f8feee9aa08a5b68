"""What can be wrong with the syntax of a file, in skjonn's own words: the standard reader's own reach nobody."""

import re
from collections.abc import Sequence
from typing import NamedTuple, cast

from skjonn.model.characters import misleading, named
from skjonn.model.money import quoted

_ONCE = "Write each entry below a header in double brackets, and any other table once."
_QUOTE = "A quote is missing at the end of a text."
_ESCAPE = r"Write a backslash as \\, or put the text between single quotes."
_BRACKET = "A header is a name in brackets, on a line of its own."


class Fault(NamedTuple):
    """What is wrong with the syntax, after "This is not valid TOML:", and what fixes it, as far as that can be told."""

    message: str
    hint: str = ""


REPEATED = Fault(
    "what stands here has a value already",
    "Write each entry below a header in double brackets, and each key of a table once.",
)
"""A key, or a table, that stands where another has been."""
_UNKNOWN = Fault("the syntax breaks here")
# By how the standard reader begins what it says: the first that fits holds. `{name}` is the name that it gives.
_FAULTS = {
    "Invalid statement": Fault("a line cannot begin like this", "A line holds a key and its value, or a header."),
    "Expected newline or end of document": Fault(
        "something stands after the end of the value or header",
        "Write an amount as 1_000_000, a date as 2020-12-31, and each key on a line of its own.",
    ),
    "Expected ']]'": Fault("a `]]` is missing at the end of the header", _BRACKET),
    "Expected ']'": Fault("a `]` is missing at the end of the header", _BRACKET),
    "Expected '=' after a key": Fault("an `=` is missing after the key", "A key is followed by = and its value."),
    "Expected ": Fault("a text has no end", _QUOTE),
    "Unterminated string": Fault("a text has no end", _QUOTE),
    r"Illegal character '\n'": Fault("a text has no end on its line", _QUOTE),
    "Illegal character": Fault("a file holds no control characters"),
    "Found invalid character": Fault("a file holds no control characters"),
    "Cannot declare": Fault("{name} is declared twice", _ONCE),
    "Cannot redefine namespace": Fault("{name} is declared twice", _ONCE),
    "Cannot mutate immutable namespace": Fault("{name} has its value already, and nothing can be added to it", _ONCE),
    "Cannot overwrite a value": REPEATED,
    "Duplicate inline table key": Fault("a key occurs twice between braces", "Keep the one that is right."),
    "Invalid initial character for a key part": Fault(
        "a key is missing, or begins with a character that needs quotes",
        "Take out a comma too much, or put the key into quotes.",
    ),
    "Unclosed array": Fault("a list has no end", "A ] is missing."),
    "Unclosed inline table": Fault("a table between braces has no end", "A } is missing."),
    "Unescaped": Fault("a backslash stands before a character that it cannot stand before", _ESCAPE),
    "Invalid hex value": Fault(r"`\u` takes four hexadecimal digits, and `\U` takes eight", _ESCAPE),
    "Escaped character": Fault("an escape gives a character that does not exist", _ESCAPE),
    "Invalid date or datetime": Fault("a date or time that does not exist", "Write a date as 2020-12-31."),
    "Invalid value": Fault(
        "a value is missing or cannot be read",
        "Put a text into straight quotes, write an amount in digits, and close each list.",
    ),
}


def fault_of(said: str, here: str) -> Fault:
    """What is wrong, in our words.

    Args:
        said: What the standard reader says, without the place.
        here: The character at which it says so; empty at the end of the text.
    """
    fault = next((fault for beginning, fault in _FAULTS.items() if said.startswith(beginning)), _UNKNOWN)
    message = fault.message.replace("{name}", _name(said))
    if here in {"", "\n"} or not misleading(here):
        return Fault(message, fault.hint)
    return Fault(f"{message}; here stands {named(here)}", "Take it out, or put a plain space in its place.")


def _name(said: str) -> str:
    """The name in what the standard reader says, which it shows as Python does: `('round', 'id')`."""
    from ast import literal_eval  # noqa: PLC0415 - only a faulty file is worth the import

    shown = re.search(r"\(.*\)", said, re.DOTALL)
    parts = cast("Sequence[str]", literal_eval(shown[0])) if shown else ()
    return f"`{quoted('.'.join(parts))}`"
