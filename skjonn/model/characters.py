"""The characters that a text may hold, those that are invisible, and their names in messages."""

import re
from itertools import pairwise
from unicodedata import combining, name, normalize

LONGEST = 10_000
"""How many characters a text of the ledger may have at most."""
LONGEST_ID = 100
"""The same for an id, which every message about its entry contains."""
MOST_ITEMS = 1000
"""How many texts a list of the ledger may hold at most."""

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

Without control characters, all regular expression engines agree with `str.strip` on what is blank. The pattern can
match in one way only, so the time it takes grows with the length of the text and no faster.
"""
NOT_BLANK = r"\S"
"""Equals `TEXT` for a text without control characters, and is ten times as fast."""

# Patterns are strings, which `re` compiles when they are first used.
_MISLEADING = rf"[{CONTROLS}{INVISIBLE}]|(?! )\s"
_NAMES = {"\t": "tab", "\n": "line break", "\r": "carriage return", "\x1b": "escape"}
_MOST_NAMED = 3
# No language has longer runs of combining characters (UAX #15, Stream-Safe Text Format).
_LONGEST_RUN = 30
_LONG_RUN = rf"(?<![\u0300-\U0010ffff])[\u0300-\U0010ffff]{{{_LONGEST_RUN + 1}}}"
_SHORT = 200


def unfit(text: str) -> str:
    """Why the ledger cannot hold a text, to follow its name in a sentence; empty if it can."""
    if not text.strip():
        return "must not be empty"
    if not text.isprintable() and re.search(f"[{CONTROLS}]", text):
        return "must not hold control characters"
    return "" if len(text) <= LONGEST else f"must have at most {LONGEST:_} characters, not {len(text):_}"


def invisible_in(text: str) -> tuple[str, ...]:
    """The invisible characters in a text, each once."""
    return tuple(dict.fromkeys(re.findall(f"[{INVISIBLE}]", text)))


def misleading(text: str) -> str:
    """A sentence, after a space, on characters that make a key or an id look like another; empty if there are none.

    These are control characters, invisible ones, and every space except U+0020.
    """
    found = tuple(dict.fromkeys(re.findall(_MISLEADING, text)))
    return f" It holds {listed(found)}." if found else ""


def listed(characters: tuple[str, ...]) -> str:
    """The names of some characters for a message."""
    names = [named(character) for character in characters[:_MOST_NAMED]]
    more = len(characters) - len(names)
    *others, last = [*names, f"{more} more"] if more else names
    return f"{', '.join(others)} and {last}" if others else last


def named(character: str) -> str:
    """The name of a character for a message: `U+00A0 (no-break space)`."""
    said = _NAMES.get(character) or name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({said})" if said else "")


def normalized(text: str) -> str:
    """The text in NFC, in time that grows with its length.

    `unicodedata.normalize` takes quadratic time for a long run of combining characters. Such a run is cut into pieces
    that are normalized one by one: equal texts still give equal results, but these need not be NFC.
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
