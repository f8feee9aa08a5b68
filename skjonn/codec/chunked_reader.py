"""A large file without a fault, read piece by piece: faster than at once, and in less memory."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from skjonn.codec import core_schema
from skjonn.codec.text import read_fast
from skjonn.model.entries import Application, Award, Waiver

PIECE = 50_000
"""How many characters are read at once, at least: what they give fits the processor's cache."""
_KINDS: dict[str, type[Any]] = {"applications": Application, "awards": Award, "waivers": Waiver}
# Where strings end on their lines, such a line is part of none; and where it is part of a list, the piece is no TOML.
_CUT = re.compile(r"^\[\[(?:applications|awards|waivers)\]\]", re.MULTILINE)


class Pieces(NamedTuple):
    """What a file gave.

    Attributes:
        head: The plain tables of all that stands before the first entry or waiver.
        applications: The applications.
        awards: The awards.
        waivers: The waivers.
    """

    head: dict[str, object]
    applications: tuple[Application, ...]
    awards: tuple[Award, ...]
    waivers: tuple[Waiver, ...]


def read_pieces(text: str, *, size: int = PIECE) -> Pieces | None:
    """Read a text; nothing where not all of it is as it mostly is.

    That is where the fast reader does not take it, where an entry or waiver has a fault, and where another table stands
    among or after them.

    Args:
        text: The whole text.
        size: How many characters a piece has, at least.
    """
    pieces = _pieces(text, size)
    head = read_fast(next(pieces))
    if head is None or not head.keys().isdisjoint(_KINDS):
        return None
    found: dict[str, list[Any]] = {name: [] for name in _KINDS}
    for piece in pieces:
        tables = read_fast(piece)
        if tables is None or not tables.keys() <= _KINDS.keys():
            return None
        for name, raw in tables.items():
            entries = core_schema.entries_of(_KINDS[name], cast("list[object]", raw))
            if entries is None:
                return None
            found[name] += entries
    return Pieces(head, tuple(found["applications"]), tuple(found["awards"]), tuple(found["waivers"]))


def _pieces(text: str, size: int) -> Iterator[str]:
    """A text cut before entries and waivers."""
    start, cut = 0, _CUT.search(text)
    while cut:
        yield text[start : cut.start()]
        start = cut.start()
        cut = _CUT.search(text, start + size)
    yield text[start:]
