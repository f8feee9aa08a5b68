"""When two spellings are one name, and which names a misspelt one is close to."""

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

LIKENESS = 0.8
"""How alike two names must be, of 1: `Rakkstad` is 0.94 like `Rakkestad` and 0.75 like `Flakstad`."""

_ONE_SIGN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "/": " - "})
_WITHOUT_NORWEGIAN_KEYS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Text as names are compared: NFC, no case, one space for white space, a hyphen for any dash, ` - ` for a slash."""
    return " ".join(normalize("NFC", text).casefold().translate(_ONE_SIGN).split())


def closest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to three of the names that a misspelt one was probably meant to be, the likeliest first; all are folded."""
    from difflib import get_close_matches  # noqa: PLC0415 - a millisecond that only a misspelt name is worth

    for letters, letter in _WITHOUT_NORWEGIAN_KEYS:
        name = name.replace(letters, letter)
    return tuple(get_close_matches(name, names, n=3, cutoff=LIKENESS))
