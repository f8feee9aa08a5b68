"""Faults of syntax in skjonn's own words; the messages of the standard reader are never shown."""

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
    """What is wrong with the syntax, to follow "This is not valid TOML:", and how to fix it, if that is known."""

    message: str
    hint: str = ""


REPEATED = Fault(
    "this key or table has a value already",
    "Write each entry below a header in double brackets, and each key of a table once.",
)
"""A key or a table that occurs twice."""
_UNKNOWN = Fault("the syntax breaks here")
# By the beginning of the standard reader's message; the first that fits is used. `{name}` is the name in the message.
_FAULTS = {
    "Invalid statement": Fault("a line cannot begin like this", "A line holds a key and its value, or a header."),
    "Expected newline or end of document": Fault(
        "the line goes on after the end of the value or header",
        "Write an amount as 1_000_000, a date as 2020-12-31, and each key on a line of its own.",
    ),
    "Expected ']]'": Fault("a `]]` is missing at the end of the header", _BRACKET),
    "Expected ']'": Fault("a `]` is missing at the end of the header", _BRACKET),
    "Expected '=' after a key": Fault("an `=` is missing after the key", "A key is followed by = and its value."),
    "Expected ": Fault("a text is not closed", _QUOTE),
    "Unterminated string": Fault("a text is not closed", _QUOTE),
    r"Illegal character '\n'": Fault("a text is not closed on its line", _QUOTE),
    "Illegal character": Fault("a file cannot hold control characters"),
    "Found invalid character": Fault("a file cannot hold control characters"),
    "Cannot declare": Fault("{name} is declared twice", _ONCE),
    "Cannot redefine namespace": Fault("{name} is declared twice", _ONCE),
    "Cannot mutate immutable namespace": Fault("{name} has a value already, and nothing can be added to it", _ONCE),
    "Cannot overwrite a value": REPEATED,
    "Duplicate inline table key": Fault("a key occurs twice between braces", "Keep the one that is right."),
    "Invalid initial character for a key part": Fault(
        "a key is missing, or begins with a character that needs quotes",
        "Remove an extra comma, or put the key into quotes.",
    ),
    "Unclosed array": Fault("a list is not closed", "A ] is missing."),
    "Unclosed inline table": Fault("a table between braces is not closed", "A } is missing."),
    "Unescaped": Fault("a backslash comes before a character that it cannot escape", _ESCAPE),
    "Invalid hex value": Fault(r"`\u` takes four hexadecimal digits, and `\U` takes eight", _ESCAPE),
    "Escaped character": Fault("an escape gives a character that does not exist", _ESCAPE),
    "Invalid date or datetime": Fault("a date or time that does not exist", "Write a date as 2020-12-31."),
    "Invalid value": Fault(
        "a value is missing or cannot be read",
        "Put a text into straight quotes, write an amount in digits, and close each list.",
    ),
}


def fault_of(said: str, here: str) -> Fault:
    """The fault for a message of the standard reader.

    Args:
        said: The message, without the place.
        here: The character at that place; empty at the end of the text.
    """
    fault = next((fault for beginning, fault in _FAULTS.items() if said.startswith(beginning)), _UNKNOWN)
    message = fault.message.replace("{name}", _name(said))
    if here in {"", "\n"} or not misleading(here):
        return Fault(message, fault.hint)
    return Fault(f"{message}; found {named(here)}", "Remove it, or put a plain space in its place.")


def _name(said: str) -> str:
    """The name in a message of the standard reader, which it writes as Python does: `('round', 'id')`."""
    from ast import literal_eval  # noqa: PLC0415 - only a faulty file is worth the import

    shown = re.search(r"\(.*\)", said, re.DOTALL)
    parts = cast("Sequence[str]", literal_eval(shown[0])) if shown else ()
    return f"`{quoted('.'.join(parts))}`"
