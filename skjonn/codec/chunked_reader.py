"""Read a large file without faults piece by piece: faster than as a whole, and in less memory."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, cast

from skjonn.codec import core_schema
from skjonn.codec.text import FAST, read_fast
from skjonn.model.entries import TABLES
from skjonn.model.file_format import LedgerTable

PIECE = 50_000
"""How many characters are read at once, at least: their entries fit the processor's cache."""


class Pieces(NamedTuple):
    """The contents of a file.

    Attributes:
        head: The plain tables of everything before the first table of a plain list.
        lists: The entries of each plain list, by its name.
    """

    head: dict[str, object]
    lists: Mapping[str, tuple[Any, ...]]


def read_pieces(text: str, *, visible: bool = False, size: int = PIECE) -> Pieces | None:
    """Read a text with the usual layout; `None` for any other.

    The layout is unusual if the fast reader cannot read it, if a table of a plain list has a fault, or if another table
    is among or after these.

    Args:
        text: The whole text.
        visible: Whether it is known that no text in it holds a control character.
        size: How many characters a piece has at least.
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
    """The tables of a piece; `None` if it is longer than entries can make it, or not in the usual layout."""
    return read_fast(piece) if len(piece) <= FAST else None


def _pieces(text: str, size: int) -> Iterator[str]:
    """A text, cut before tables of plain lists."""
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
    # If all strings end on their lines, none contains such a line; if an array does, the piece is not valid TOML.
    return re.compile(rf"^\[\[(?:{'|'.join(_plain_lists())})\]\]", re.MULTILINE)
