"""The numbers at the end of a line, and the ways to tell where one ends and the next begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skjonn.inputs.announcement.shapes import without_mark

_MOST_TOKENS = 8
_PLAIN = "0|[1-9][0-9]*"
_GROUPED = r"[1-9][0-9]{0,2}(?:[.,_][0-9]{3})+|[0-9]+,[0-9]+"
_KRONER_BEFORE = frozenset({"kr", "kr.", "nok"})
_UNIT = r"(?:kr|kroner|nok|mill|mill\.|million|millioner|millionar|mrd|mrd\.|tusen|mnok|tnok|mkr|tkr)\.?"
_DASH = r"[.,][-\u2013\u2014]{1,2}"
LEADERS = " .:,;-\u2013\u2014\u2026_"
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Tail:
    """A line that ends in numbers.

    Attributes:
        head: The text before them.
        ways: The ways to split them into numbers; each has the numbers as they are written.
    """

    head: str
    ways: tuple[tuple[str, ...], ...]

    def of_count(self, count: int) -> tuple[tuple[str, ...], ...]:
        """The ways that give `count` numbers."""
        return tuple(way for way in self.ways if len(way) == count)


def tail_of(text: str) -> Tail | None:
    """Split the numbers at the end of a line off; `None` where it does not end in numbers."""
    text = without_mark(text.rstrip("."))
    tokens = text.split(" ")
    first = len(tokens)
    while first and _is_part(tokens[first - 1]):
        first -= 1
    # A line of numbers alone has no name; a number before a name is the municipality's.
    if not 0 < first < len(tokens) or len(tokens) - first > _MOST_TOKENS:
        return None
    tail = tokens[first:]
    ways = tuple(_ways(tail))
    if not ways:
        return None
    return Tail(" ".join(tokens[:first]).rstrip(LEADERS), ways)


def _is_part(token: str) -> bool:
    plain = token.casefold()
    return (
        plain in _KRONER_BEFORE
        or re.fullmatch(rf"(?:{_PLAIN}|0[0-9]+|{_GROUPED})(?:{_DASH})?", token) is not None
        or re.fullmatch(rf"{_UNIT}|{_DASH}", plain) is not None
    )


def _ways(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The ways to read tokens as numbers, each with its units."""
    if not tokens:
        yield ()
        return
    is_dotted = any(re.search("[0-9][.][0-9]", token) for token in tokens)
    for end in range(1, len(tokens) + 1):
        if _is_number(tokens[:end], is_dotted=is_dotted):
            for rest in _ways(tokens[end:]):
                yield (" ".join(tokens[:end]), *rest)


def _is_number(tokens: Sequence[str], *, is_dotted: bool) -> bool:
    """Whether tokens are one number with its units."""
    words = [token.casefold() for token in tokens]
    if words[0] in _KRONER_BEFORE:
        words = words[1:]
    while len(words) > 1 and re.fullmatch(rf"{_UNIT}|{_DASH}", words[-1]):
        words = words[:-1]
    if not words:
        return False
    first, *groups = (re.sub(rf"{_DASH}$", "", word) for word in words)
    if not groups:
        return re.fullmatch(f"{_PLAIN}|{_GROUPED}", first) is not None
    # Where dots group digits, spaces separate numbers.
    is_grouped = re.fullmatch("[1-9][0-9]{0,2}", first) and all(
        re.fullmatch(f"[0-9]{{{_GROUP}}}", group) for group in groups
    )
    return not is_dotted and bool(is_grouped)
