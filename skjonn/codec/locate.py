"""Find the lines and columns of tables, keys and values in a TOML text, only when they are needed.

The standard reader gives no positions. This one reads a text for its positions alone; it is lenient, since the standard
reader has accepted the text. If somebody has changed the file since then, places may be wrong, but nothing else is.

A ledger may have a million entries, and a finding is about one of them: the text is searched once for its headers, and
the part under a header is read when it is needed.
"""

import re
from array import array
from bisect import bisect_right
from contextlib import suppress
from functools import lru_cache

from skjonn.codec.toml_scanner import Part, Path, Place
from skjonn.codec.toml_strings import LINE_STRING
from skjonn.model.diagnostic import At
from skjonn.model.source import Span

# The header of an entry, and the plain pairs, blank lines and comments under it, each on one line: most of a text.
_PLAIN = rf"[ \t]*+(?:{LINE_STRING}|[0-9][0-9_.:TZ+-]*+|true|false)[ \t]*+"
_PAIR = rf"[A-Za-z0-9_-]++[ \t]*+=(?:{_PLAIN}|[ \t]*+\[(?:{_PLAIN},)*+(?:{_PLAIN})?+[ \t]*+\][ \t]*+)"
_TABLE = re.compile(rf"\[\[([A-Za-z0-9_-]++)\]\][ \t]*+\r?\n(?:[ \t]*+(?:{_PAIR})?+(?:#[^\n]*+|\r?)\n)*+")

_ASTRAY = (IndexError, RecursionError, StopIteration, ValueError)
"""The errors that reading a text which is not TOML can end with."""


class Positions:
    """The places in one text, which is valid TOML without a byte order mark."""

    __slots__ = ("_headers", "_last", "_lists", "_starts", "_text", "_top")

    def __init__(self, text: str) -> None:
        """Find the headers of a text."""
        self._text = text
        self._starts = _starts_of(text)
        self._top = Part(text)
        # The places of headers by their first name, and which of them begin a table of the list of that name.
        self._headers: dict[str, array[int]] = {}
        self._lists: dict[str, array[int]] = {}
        self._last: tuple[str, int, Part] | None = None
        with suppress(*_ASTRAY):
            self._top.read_pairs(())
            self._go_through()

    def find(self, at: At) -> Span:
        """A place, or the nearest one that is known: the item, the value, the table, the file's first character."""
        with suppress(*_ASTRAY):
            return self.span(*self._find(at))
        return self.span(0, 0)

    def is_inline(self, table: str) -> bool:
        """Whether a list of tables is written as one value, `awards = [ … ]`, instead of under `[[awards]]` headers."""
        return (table,) in self._top.values

    def top(self, name: str) -> Place | None:
        """The place of a key above the first header, or of its first part: `awards = [ … ]`, `frame.limit = 5`."""
        return self._top.keys.get((name,))

    def number_of(self, table: str) -> int:
        """How many tables of a name have headers of their own, in a list or as a single table."""
        return len(self._lists.get(table) or self._headers.get(table, ())[:1])

    def span(self, start: int, end: int) -> Span:
        """The place between two offsets."""
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, end)
        return Span(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)

    def _find(self, at: At) -> Place:
        part = self.part(at.table, at.number)
        table: Path = (at.table, at.number) if self._place(part, (at.table, at.number)) else (at.table,)
        path = (*table, at.key) if at.key else table
        if at.part == "key":
            name = path if at.key else (at.table,)
            if key := self._top.key(name) or part.key(name):
                return key
        item = path if at.item is None else (*path, at.item)
        return self._place(part, item) or self._place(part, path) or self._place(part, table) or (0, 0)

    def _go_through(self) -> None:
        reader = Part(self._text, self._top.at)
        while reader.at < len(self._text):
            start = reader.at
            table = _TABLE.match(self._text, start)
            if table:
                names, is_list = [table[1]], True
                reader.at = table.end()
            else:
                names, is_list = reader.read_header()
            headers = self._headers.setdefault(names[0], array("Q"))
            if is_list and len(names) == 1:
                self._lists.setdefault(names[0], array("Q")).append(len(headers))
            headers.append(start)
            reader.skip_pairs()

    def _place(self, part: Part, path: Path) -> Place | None:
        return self._top.place(path) or part.place(path)

    def part(self, table: str, index: int) -> Part:
        """The part under the headers of one table; the last one is kept for the next finding on it."""
        if self._last is not None and self._last[:2] == (table, index):
            return self._last[2]
        part = Part(self._text)
        first, end = 0, len(self._headers.get(table, ()))
        counts: dict[Path, int] = {}
        if lists := self._lists.get(table):
            first, end = (lists[n] if n < len(lists) else end for n in (index, index + 1))
            counts[(table,)] = index - 1
        for start in self._headers.get(table, ())[first:end]:
            part.at = start
            part.read_table(counts)
        self._last = table, index, part
        return part


def line_of(text: str, number: int) -> str:
    """A line of a text, counted from 1, without its line break; empty if the text has fewer lines."""
    starts = _starts_of(text)
    if number > len(starts):
        return ""
    end = starts[number] - 1 if number < len(starts) else len(text)
    return text[starts[number - 1] : end].rstrip("\r")


# Every finding in a file asks for its line.
@lru_cache(maxsize=1)
def _starts_of(text: str) -> "array[int]":
    """The offset of each line."""
    starts = array("Q", (0,))
    starts.extend(match.end() for match in re.finditer("\n", text))
    return starts
