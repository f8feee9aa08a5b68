"""Tables with one cell on each line or paragraph: where their rows begin and end, or why that is not clear."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from skjonn.inputs.announcement.lines import Cell, Line, TableRows, cells_of
from skjonn.inputs.announcement.shapes import (
    Shapes,
    begins_as_total,
    is_certainly_amount,
    is_sentence,
    looks_like_amount,
    without_mark,
)
from skjonn.inputs.announcement.vocabulary import entries
from skjonn.inputs.tables.vocabulary import fold
from skjonn.model.money import quoted

_FEWEST = 2
_MOST = 24
"""The number of cells that are searched for the first name under headings."""
_SHOWN = 40
_APPLICANTS = frozenset({"municipality", "recipient", "weak applicant"})
_SUBJECTS = frozenset({*_APPLICANTS, "number", "project"})
_AMOUNTS = frozenset({"requested", "granted", "cost", "weak amount"})
_NUMBERS = frozenset({"number", "weak number"})
_TOGETHER = "Put each row on one line with TAB between its cells, or import the page or workbook it comes from."


class _Misfit(Exception):  # noqa: N818 - one way of reading does not fit; it is an error only if none does
    """Cells do not line up with the headings: in which line, and why."""

    def __init__(self, line: int, what: str, rows: int) -> None:
        super().__init__(what)
        self.line = line
        self.what = what
        self.rows = rows


_EMPTY_CELLS: Mapping[str, Callable[[int], int]] = {
    "dropped": lambda _: 0,
    "apart": lambda blanks: max(blanks - 1, 0) // 2,
    "dense": lambda blanks: blanks,
}
"""The number of empty cells for a number of blank lines, by the way in which blank lines are read."""


@dataclass(slots=True)
class CellTables:
    """Finds the tables among lines that are one cell each."""

    lines: Sequence[Line]
    shapes: Shapes
    _expanded: dict[str, tuple[list[Cell], list[int]]] = field(default_factory=dict)

    def is_header(self, at: int) -> bool:
        """Whether the headings of a table begin with a line."""
        if not self.shapes.heading(self.lines[at].text):
            return False
        meanings = [self.shapes.heading(line.text) for line in self.lines[at : at + _FEWEST + 1]]
        known = [*filter(None, meanings)]
        return len(known) >= _FEWEST and not _SUBJECTS.isdisjoint(known)

    def table_at(self, at: int) -> TableRows | None:
        """The table whose headings begin on a line; `None` where there are no rows under them.

        Raises:
            UsageError: The cells do not line up.
        """
        end = min(at + _MOST, len(self.lines))
        first = next((index for index in range(at + 1, end) if self.shapes.is_name(self.lines[index].text)), None)
        if first is None:
            return None
        misfits: list[_Misfit] = []
        # First, blank lines are read as empty cells; if that does not fit, as mere space.
        for mode in ("kept", "dropped"):
            cells, places = self._cells(mode, at)
            start = places[at]
            headings = [cell.text for cell in cells[start : places[first]]]
            for width in range(_FEWEST, len(headings) + 1):
                for skipped, header in _headers(headings, width):
                    reader = _Reader(self.shapes, cells, header)
                    if not reader.can_tell_rows:
                        continue
                    try:
                        reader.read(start + width + skipped)
                    except _Misfit as misfit:
                        misfits.append(misfit)
                        continue
                    return _table(reader, header, self.lines[at].number, at, bisect_left(places, reader.end))
        if not misfits:
            return None
        worst = max(misfits, key=lambda misfit: misfit.rows)
        raise self.shapes.refusal(worst.line, worst.what, _TOGETHER)

    def _cells(self, mode: str, at: int) -> tuple[list[Cell], list[int]]:
        """All cells of the text, and the index of each line among them; `kept`: blank lines are empty cells."""
        if mode == "kept":
            mode = "apart" if self.lines[at + 1].blanks else "dense"
        found = self._expanded.get(mode)
        if found is None:
            found = self._expanded[mode] = cells_of(self.lines, _EMPTY_CELLS[mode])
        return found


def _headers(headings: Sequence[str], width: int) -> Iterator[tuple[int, list[str]]]:
    """The headings of `width` columns; with the number of cells below that are a second row of headings."""
    first, below = [*headings[:width]], headings[width:]
    yield 0, first
    if len(below) == width:
        yield width, [f"{one} {two}".strip() for one, two in zip(first, below, strict=True)]


def _table(reader: "_Reader", header: Sequence[str], number: int, start: int, end: int) -> TableRows:
    rows, numbers = [[*header], *reader.rows], [number, *reader.numbers]
    return TableRows(rows, numbers, start, end, reader.half, tuple(reader.joined))


@dataclass(slots=True)
class _Reader:
    """Reads the rows of a table, each with as many cells as there are headings."""

    shapes: Shapes
    cells: Sequence[Cell]
    header: Sequence[str]
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    half: tuple[int, str] | None = None
    end: int = 0
    _meanings: Sequence[str] = ()
    _name: int = -1
    _title: int = -1
    _amounts: Sequence[int] = ()
    _entries: int = 0
    _unknown: int = 0

    def __post_init__(self) -> None:
        self._meanings = [self.shapes.heading(text) for text in self.header]
        columns = range(len(self.header))
        self._name = next((index for index in columns if self._meanings[index] in _APPLICANTS), -1)
        self._title = next((index for index in columns if self._meanings[index] == "project"), -1)
        self._amounts = [index for index in columns if self._meanings[index] in _AMOUNTS]

    @property
    def can_tell_rows(self) -> bool:
        """Whether there are a column of names and one of amounts, by which rows are recognised."""
        return self._name >= 0 and bool(self._amounts)

    def read(self, start: int) -> None:
        """Read the rows from a cell on.

        Raises:
            _Misfit: Their cells do not line up with the headings.
        """
        at = start
        while (at := self._after_empty(at)) < len(self.cells):
            after = self._row(at)
            if after is None:
                break
            at = after
        self.end = at
        if not self._entries:
            raise self._misfit(start, "no row lines up with the headings.")
        if 2 * self._unknown > self._entries:
            raise self._misfit(start, "most of the names are not known, so the cells do not line up.")

    def _row(self, at: int) -> int | None:
        """Read the row that begins with a cell; return the index of the next row, or `None` at the end of the table."""
        text = self.cells[at].text
        if self.shapes.heading(text) and (after := self._headings(at)) is not None:
            return after or None
        cells = self._texts(at, len(self.header))
        if self._fits(cells):
            return self._entry(at, cells)
        if (long := self._in_two_paragraphs(at)) is not None:
            return self._entry(at, long, paragraphs=len(self.header) + 1)
        if begins_as_total(text) and not is_sentence(text):
            return self._total(at, text, at + 1)
        return self._other(at, text)

    def _other(self, at: int, text: str) -> int | None:
        """Read a sum without a label, a county over rows, or half a row; or find that the table has ended."""
        if self._entries and is_certainly_amount(without_mark(text)):
            return self._total(at, "Sum", at)
        if self.shapes.is_name(text.rpartition(":")[2] or text.rstrip(":")):
            return self._region_or_half(at)
        self._require_no_row_behind(at)
        return None

    def _headings(self, at: int) -> int | None:
        """The index after repeated headings; 0 where another table's headings begin; `None` where there are none."""
        width = len(self.header)
        meanings = [self.shapes.heading(text) for text in self._texts(at, width)]
        if meanings == self._meanings:
            self._add(at, self._texts(at, width))
            return at + width
        return 0 if len([*filter(None, meanings[: _FEWEST + 1])]) >= _FEWEST else None

    def _fits(self, cells: Sequence[str]) -> bool:
        """Whether cells fit the columns of a row."""
        if len(cells) < len(self.header):
            return False
        name = cells[self._name]
        if not name or looks_like_amount(name) or is_sentence(name) or begins_as_total(name):
            return False
        if not all(looks_like_amount(without_mark(cells[index])) for index in self._amounts):
            return False
        return all(self._fits_column(meaning, text) for meaning, text in zip(self._meanings, cells, strict=True))

    def _fits_column(self, meaning: str, text: str) -> bool:
        if meaning in _AMOUNTS or meaning in _APPLICANTS:
            return True
        if meaning in _NUMBERS:
            return not text or text.isdigit()
        # An amount instead of a text, or a name instead of a title, means that a cell is missing.
        return not is_certainly_amount(text) and not (meaning == "project" and self.shapes.is_name(text))

    def _in_two_paragraphs(self, at: int) -> list[str] | None:
        """The cells of a row whose title continues in the next paragraph; `None` where they are not such a row."""
        title = self._title
        cells = self._texts(at, len(self.header) + 1)
        if title < 0 or len(cells) <= len(self.header) or not _goes_on(cells[title]):
            return None
        first, second = cells[title : title + 2]
        others = [*cells[:title], f"{first} {second}", *cells[title + 2 :]]
        is_part = second and not is_certainly_amount(second) and not self.shapes.is_name(second)
        return others if is_part and self._fits(others) else None

    def _entry(self, at: int, cells: Sequence[str], *, paragraphs: int = 0) -> int:
        line = self.cells[at].number
        name = cells[self._name]
        self.shapes.require_unglued(line, name)
        for index in self._amounts:
            self.shapes.require_whole_amount(line, without_mark(cells[index]))
        for index, text in enumerate(cells):
            if index not in {self._name, self._title, *self._amounts} and _goes_on(text):
                raise self._misfit(at, f"{quoted(text[-_SHOWN:])} seems to continue in the next cell.")
        after = at + (paragraphs or len(self.header))
        if paragraphs:
            self.joined.append(self.cells[at + self._title].number)
            if self._title and cells[self._title - 1].endswith(","):
                raise self._misfit(at, "the paragraph after a comma may belong to the partners or to the title.")
        elif self._title >= 0 and _goes_on(cells[self._title]) and self._is_amount(after):
            raise self._misfit(at, "there are two amounts after this row, or its title continues in the next cell.")
        marked = {self._name, *self._amounts}
        self._add(at, [without_mark(text) if index in marked else text for index, text in enumerate(cells)])
        self._entries += 1
        self._unknown += not self.shapes.is_name(without_mark(name))
        return after

    def _is_amount(self, at: int) -> bool:
        return at < len(self.cells) and is_certainly_amount(without_mark(self.cells[at].text))

    def _total(self, at: int, label: str, first: int) -> int:
        """Read a row that sums up others; it may lack its label, and the cells before its amounts."""
        width = len(self.header)
        end = first
        while end < min(len(self.cells), first + width) and _is_empty_or_amount(self.cells[end].text):
            end += 1
        figures = [text for text in self._texts(first, end - first) if text]
        if not figures:
            self._add(at, [label])
            return first
        if len(figures) < len(self._amounts) or len(figures) >= width or self._amounts[-1] != width - 1:
            raise self._misfit(at, f"it is not clear in which columns the numbers after {quoted(label)} belong.")
        self._add(at, [label, *[""] * (width - 1 - len(figures)), *map(without_mark, figures)])
        return end

    def _region_or_half(self, at: int) -> int:
        """Read a county over its rows, or an incomplete row at the end of the text."""
        text = self.cells[at].text
        width = len(self.header)
        after = self._after_empty(at + 1)
        rest = [cell.text for cell in self.cells[at : at + width + 2] if cell.text]
        if after < len(self.cells) and (
            self._fits(self._texts(after, width))
            or self._in_two_paragraphs(after) is not None
            or self._headings_begin(after)
        ):
            self._add(at, [text.rstrip(":")])
            return at + 1
        if len(rest) < width and at + len(rest) >= len(self.cells) and not any(map(is_certainly_amount, rest)):
            self.half = self.cells[at].number, " · ".join(rest)
            return len(self.cells)
        raise self._misfit(at, f"the row of {quoted(text)} does not line up with the {width} headings.")

    def _headings_begin(self, at: int) -> bool:
        return len([text for text in self._texts(at, _FEWEST) if self.shapes.heading(text)]) == _FEWEST

    def _require_no_row_behind(self, at: int) -> None:
        """Require that there is no amount between the end of the table and the next headings.

        Raises:
            _Misfit: There is one, so the table has not ended.
        """
        for index in range(at, len(self.cells)):
            text = self.cells[index].text
            if self.shapes.heading(text) and self._headings_begin(index):
                return
            if is_certainly_amount(without_mark(text)):
                what = f"{quoted(self.cells[at].text)} does not begin a row, and {quoted(text)} is in no row."
                raise self._misfit(at, what)

    def _after_empty(self, at: int) -> int:
        while at < len(self.cells) and not self.cells[at].text:
            at += 1
        return at

    def _texts(self, at: int, count: int) -> list[str]:
        return [cell.text for cell in self.cells[at : at + count]]

    def _add(self, at: int, texts: Sequence[str]) -> None:
        self.rows.append([*texts, *[""] * (len(self.header) - len(texts))])
        self.numbers.append(self.cells[at].number)

    def _misfit(self, at: int, what: str) -> _Misfit:
        at = min(at, len(self.cells) - 1)
        return _Misfit(self.cells[at].number, what, len(self.rows))


def _goes_on(text: str) -> bool:
    return fold(text.rpartition(" ")[2]) in _words_that_go_on()


@cache
def _words_that_go_on() -> frozenset[str]:
    return frozenset(entries("titles", "goes_on"))


def _is_empty_or_amount(text: str) -> bool:
    return not text or looks_like_amount(without_mark(text))
