"""Compare spellings of names, and suggest names that are close to a misspelt one."""

from bisect import bisect
from collections.abc import Iterable
from functools import lru_cache

from skjonn.model.characters import normalized

LIKENESS = 0.8
"""The least likeness, from 0 to 1, of two place names: of `Rakkstad` and `Rakkestad` 0.94, and `Flakstad` 0.75."""
EFFORT = 2_000_000
"""How many steps a `Suggester` takes at most: some tenths of a second."""
_COMPARED = 2000
_LONGEST = 40

_ONE_SIGN = (("\u2010", "-"), ("\u2011", "-"), ("\u2013", "-"), ("\u2014", "-"), ("\u2212", "-"), ("/", " - "))
_WITHOUT_NORWEGIAN_KEYS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The form in which names are compared: NFC, casefolded, single spaces, hyphens for dashes, ` - ` for a slash."""
    folded = normalized(text).casefold()
    for sign, one in _ONE_SIGN:
        folded = folded.replace(sign, one)
    return " ".join(folded.split())


class Suggester:
    """Suggests the names that a misspelt one was probably meant to be, in bounded time.

    Comparing two names takes as many steps as the product of their lengths. If there are many names, only those that
    begin or end most like the misspelt one are compared. After `EFFORT` steps there are no more suggestions: nobody
    reads a thousand of them.
    """

    __slots__ = ("_found", "_left", "_likeness", "_names", "_sorted")

    def __init__(self, names: Iterable[str], *, likeness: float = 0.6) -> None:
        """Take the names, and the least likeness of two of them, from 0 to 1."""
        self._names = list(names)
        self._likeness = likeness
        self._left = EFFORT
        self._found: dict[tuple[str, int], tuple[str, ...]] = {}
        self._sorted: tuple[list[str], list[str]] | None = None

    def __call__(self, word: str, most: int = 1) -> tuple[str, ...]:
        """Suggest names for a word, at most so many, the most similar first."""
        known = self._found.get((word, most))
        if known is not None or not self._names or self._left <= 0 or len(word) > _LONGEST:
            return known or ()
        from difflib import get_close_matches  # noqa: PLC0415 - it takes a millisecond, and only a misspelt name needs it

        names = self._nearest(word)
        self._left -= len(word) * sum(map(len, names))
        found = tuple(get_close_matches(word, names, most, self._likeness))
        self._found[word, most] = found
        return found

    def _nearest(self, word: str) -> list[str]:
        """The names to compare: a slip does not change both the beginning and the end of a name."""
        if len(self._names) <= _COMPARED:
            return self._names
        if self._sorted is None:
            self._sorted = sorted(self._names), sorted(name[::-1] for name in self._names)
        forward, backward = self._sorted
        near = [*_around(word, forward), *(name[::-1] for name in _around(word[::-1], backward))]
        return list(dict.fromkeys(near))


def with_norwegian_letters(name: str) -> str:
    """A folded name with æ, ø and å for the pairs of letters that are typed instead of them."""
    for letters, letter in _WITHOUT_NORWEGIAN_KEYS:
        name = name.replace(letters, letter)
    return name


def _around(word: str, names: list[str]) -> list[str]:
    """The names before and after a word in a sorted list."""
    at = bisect(names, word)
    return names[max(0, at - _COMPARED // 4) : at + _COMPARED // 4]
