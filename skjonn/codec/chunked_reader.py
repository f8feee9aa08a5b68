"""A large file without a fault, read piece by piece: faster than at once, and in less memory."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, cast

from skjonn.codec import core_schema
from skjonn.codec.text import FAST, read_fast
from skjonn.model.entries import TABLES
from skjonn.model.file_format import LedgerTable

PIECE = 50_000
"""How many characters are read at once, at least: what they give fits the processor's cache."""


class Pieces(NamedTuple):
    """What a file gave.

    Attributes:
        head: The plain tables of all that stands before the first table of a plain list.
        lists: What each plain list holds, by its name.
    """

    head: dict[str, object]
    lists: Mapping[str, tuple[Any, ...]]


def read_pieces(text: str, *, visible: bool = False, size: int = PIECE) -> Pieces | None:
    """Read a text; nothing where not all of it is as it mostly is.

    That is where the fast reader does not take it, where a table of a plain list has a fault, and where another table
    stands among or after those.

    Args:
        text: The whole text.
        visible: Whether it is known that no text in it holds a control character.
        size: How many characters a piece has, at least.
    """
    pieces = _pieces(text, size)
    head = _read(next(pieces))
    lists = _plain_lists()
    if head is None or not head.keys().isdisjoint(lists):
        return None
    found: dict[str, list[Any]] = {name: [] for name in lists}
    for piece in pieces:
        tables = _read(piece)
        if tables is None or not tables.keys() <= lists.keys():
            return None
        for name, raw in tables.items():
            entries = core_schema.entries_of(lists[name], cast("list[object]", raw), visible=visible)
            if entries is None:
                return None
            found[name] += entries
    return Pieces(head, {name: tuple(entries) for name, entries in found.items()})


def _read(piece: str) -> dict[str, object] | None:
    """The tables of a piece; none where it is longer than entries of the ledger can make it."""
    return read_fast(piece) if len(piece) <= FAST else None


def _pieces(text: str, size: int) -> Iterator[str]:
    """A text cut before tables of plain lists."""
    header = _header()
    start, cut = 0, header.search(text)
    while cut:
        yield text[start : cut.start()]
        start = cut.start()
        cut = header.search(text, start + size)
    yield text[start:]


@cache
def _plain_lists() -> Mapping[str, type[LedgerTable]]:
    return {name: spec.table for name, spec in TABLES.items() if spec.is_plain_list}


@cache
def _header() -> re.Pattern[str]:
    # Where strings end on their lines, such a line is part of none; where it is part of a list, the piece is not TOML.
    return re.compile(rf"^\[\[(?:{'|'.join(_plain_lists())})\]\]", re.MULTILINE)
