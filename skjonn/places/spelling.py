"""When two spellings are one name, and which names a misspelt one is close to."""

from bisect import bisect
from collections.abc import Iterable
from functools import lru_cache

from skjonn.model.characters import normalized

LIKENESS = 0.8
"""How alike two names of places must be, of 1: `Rakkstad` is 0.94 like `Rakkestad` and 0.75 like `Flakstad`."""
EFFORT = 2_000_000
"""How many steps a `Suggester` takes: some tenths of a second."""
_COMPARED = 2000
_LONGEST = 40

_ONE_SIGN = (("\u2010", "-"), ("\u2011", "-"), ("\u2013", "-"), ("\u2014", "-"), ("\u2212", "-"), ("/", " - "))
_WITHOUT_NORWEGIAN_KEYS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Text as names are compared: NFC, no case, one space for white space, a hyphen for any dash, ` - ` for a slash."""
    folded = normalized(text).casefold()
    for sign, one in _ONE_SIGN:
        folded = folded.replace(sign, one)
    return " ".join(folded.split())


class Suggester:
    """Says which of some names a misspelt one was probably meant to be, in bounded time.

    To compare two names takes as many steps as one has letters for each letter of the other. Of many names only those
    are compared that begin or end most like the misspelt one, and after `EFFORT` steps there are no more suggestions:
    nobody reads a thousand of them.
    """

    __slots__ = ("_found", "_left", "_likeness", "_names", "_sorted")

    def __init__(self, names: Iterable[str], *, likeness: float = 0.6) -> None:
        """Take the names, and how alike two must be, of 1."""
        self._names = list(names)
        self._likeness = likeness
        self._left = EFFORT
        self._found: dict[tuple[str, int], tuple[str, ...]] = {}
        self._sorted: tuple[list[str], list[str]] | None = None

    def __call__(self, word: str, most: int = 1) -> tuple[str, ...]:
        """So many of the names at most, the likeliest first."""
        known = self._found.get((word, most))
        if known is not None or not self._names or self._left <= 0 or len(word) > _LONGEST:
            return known or ()
        from difflib import get_close_matches  # noqa: PLC0415 - a millisecond that only a misspelt name is worth

        names = self._nearest(word)
        self._left -= len(word) * sum(map(len, names))
        found = tuple(get_close_matches(word, names, most, self._likeness))
        self._found[word, most] = found
        return found

    def _nearest(self, word: str) -> list[str]:
        """The names that are compared: a slip leaves the beginning or the end of a name as it is."""
        if len(self._names) <= _COMPARED:
            return self._names
        if self._sorted is None:
            self._sorted = sorted(self._names), sorted(name[::-1] for name in self._names)
        forward, backward = self._sorted
        near = [*_around(word, forward), *(name[::-1] for name in _around(word[::-1], backward))]
        return list(dict.fromkeys(near))


def with_norwegian_letters(name: str) -> str:
    """A folded name with the letters that are typed in two where there is no key for them."""
    for letters, letter in _WITHOUT_NORWEGIAN_KEYS:
        name = name.replace(letters, letter)
    return name


def _around(word: str, names: list[str]) -> list[str]:
    """Of sorted names those before and after which a word would stand."""
    at = bisect(names, word)
    return names[max(0, at - _COMPARED // 4) : at + _COMPARED // 4]
