"""Which characters a text may hold, which of them are invisible, and how a message names those."""

import re
from itertools import pairwise
from unicodedata import combining, name, normalize

LONGEST = 10_000
"""How many characters a text of the ledger may have."""
LONGEST_ID = 100
"""The same for an id, which stands in every message about its entry."""
MOST_ITEMS = 1000
"""How many texts a list of the ledger may hold."""

CONTROLS = r"\x00-\x1f\x7f-\x9f"
"""Unicode's control characters (category Cc), as part of a character class."""
INVISIBLE = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Direction marks, line separators, fillers and characters without width, as part of a character class.

They are the code points that are ignorable by default (Unicode, Default_Ignorable_Code_Point), the line and paragraph
separators, and the marks of annotations. Variation selectors (U+FE00 to U+FE0F) are left out: emoji have them.
"""
TEXT = rf"^[^\S{CONTROLS}]*[^\s{CONTROLS}][^{CONTROLS}]*$"
"""A pattern of a text that is not blank and holds no control character.

Where there are no control characters, every regular expression agrees with `str.strip` on what is blank. The pattern
can match in one way only, so that it takes no longer than the text is long.
"""
NOT_BLANK = r"\S"
"""What is left of `TEXT`, and ten times as fast, where it is known that there are no control characters."""

# Patterns are text, for `re` to compile when one is first used.
_MISLEADING = rf"[{CONTROLS}{INVISIBLE}]|(?! )\s"
_NAMES = {"\t": "tab", "\n": "line break", "\r": "carriage return", "\x1b": "escape"}
_MOST_NAMED = 3
# A run of more combining characters stands in no language (UAX #15, Stream-Safe Text Format).
_LONGEST_RUN = 30
_LONG_RUN = rf"(?<![\u0300-\U0010ffff])[\u0300-\U0010ffff]{{{_LONGEST_RUN + 1}}}"
_SHORT = 200


def unfit(text: str) -> str:
    """What keeps a text out of the ledger, after its name; empty where nothing does."""
    if not text.strip():
        return "must not be empty"
    if not text.isprintable() and re.search(f"[{CONTROLS}]", text):
        return "must not hold control characters"
    return "" if len(text) <= LONGEST else f"must have at most {LONGEST:_} characters, not {len(text):_}"


def invisible_in(text: str) -> tuple[str, ...]:
    """The invisible characters in a text, each once."""
    return tuple(dict.fromkeys(re.findall(f"[{INVISIBLE}]", text)))


def misleading(text: str) -> str:
    """A sentence, after a space, on what makes a key or an id look like another; empty where nothing does.

    That is control characters, invisible ones, and every space but U+0020.
    """
    found = tuple(dict.fromkeys(re.findall(_MISLEADING, text)))
    return f" It holds {listed(found)}." if found else ""


def listed(characters: tuple[str, ...]) -> str:
    """Some characters as a message names them."""
    names = [named(character) for character in characters[:_MOST_NAMED]]
    more = len(characters) - len(names)
    *others, last = [*names, f"{more} more"] if more else names
    return f"{', '.join(others)} and {last}" if others else last


def named(character: str) -> str:
    """A character as a message names it: `U+00A0 (no-break space)`."""
    said = _NAMES.get(character) or name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({said})" if said else "")


def normalized(text: str) -> str:
    """The text in NFC, in time that grows with its length.

    `unicodedata.normalize` takes the square of the length for a long run of combining characters. Such a run is cut
    into pieces that are normalized one by one; the result is the same for the same text, and need not be NFC.
    """
    if len(text) <= _SHORT or not re.search(_LONG_RUN, text):
        return normalize("NFC", text)
    cuts, run = [0], 0
    for at, character in enumerate(text):
        run = run + 1 if combining(character) else 0
        if run > _LONGEST_RUN:
            cuts.append(at)
            run = 1
    return "".join(normalize("NFC", text[start:end]) for start, end in pairwise([*cuts, len(text)]))
