"""Tables with a row on each line: cells separated by marks or wide gaps, a name and numbers, or bullets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from skjonn.inputs.announcement.lines import Line, TableRows
from skjonn.inputs.announcement.numbers import LEADERS, Tail, tail_of
from skjonn.inputs.announcement.shapes import (
    Shapes,
    begins_as_total,
    is_certainly_amount,
    is_sentence,
    is_year,
    without_mark,
)
from skjonn.inputs.announcement.vocabulary import pattern
from skjonn.inputs.tables.vocabulary import fold
from skjonn.model.money import quoted

_FEWEST = 2
_GAP = re.compile(r"[ \u00a0]*(?:  +|\t)[ \u00a0\t]*")
_MARKS = ("\t", "|", ";")
_BULLET = r"^[\u2022\u00b7\u25aa\u25e6\u25cf*\u2013\u2014-]\s+"
_TITLE = (
    r"(.+?)[ ,:\u2013\u2014-]+(?:\u00ab([^\u00ab\u00bb]+)\u00bb|[\"\u201c\u201d]([^\"\u201c\u201d]+)[\"\u201c\u201d])"
)
_SUBJECTS = frozenset({"municipality", "recipient", "weak applicant", "number", "project"})
_NAMES = frozenset({"municipality", "recipient", "weak applicant", "county"})
_NUMBERS = frozenset({"number", "weak number"})
_TEXTS = frozenset({"project", "partners", "cooperation"})
_MADE = {
    "municipality": "Kommune",
    "recipient": "Annen mottaker",
    "project": "Prosjekt",
    "awarded": "Tildelt beløp",
    "received": "Søkt beløp",
    "amount": "Beløp",
}
"""The headings for rows that have none."""
_CONTEXT = 3
_SHOWN = 3
_LONGEST_NAME = 4
_LONGEST_HEAD = 60
_LONGEST_ROW = 300
_LONGEST_TAIL = 40
_LONGEST_HEADING = 6
_MOST_HEADINGS = 20
_APART = "Put TAB between the cells of each row, and headings over them."


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with a name and numbers."""

    line: Line
    name: str
    title: str
    tail: Tail


@dataclass(slots=True)
class RowTables:
    """Finds the tables among lines that are one row each."""

    lines: Sequence[Line]
    shapes: Shapes
    _no_rows_before: int = 0

    def table_at(self, at: int) -> TableRows | None:
        """The table that begins on a line; `None` where none does.

        Raises:
            UsageError: Its rows can be read in several ways.
        """
        table = self._of_cells(at)
        if table is None and at >= self._no_rows_before:
            table = self._of_names(at)
        return table

    # Cells separated by marks or gaps

    def _of_cells(self, at: int) -> TableRows | None:
        raw = self.lines[at].raw
        for mark in (mark for mark in (*_MARKS, "  ") if mark in raw):
            cells = _split(raw, mark)
            meanings = [self.shapes.heading(cell) for cell in cells]
            known = [*filter(None, meanings)]
            if len(known) >= _FEWEST and not _SUBJECTS.isdisjoint(known):
                return self._under(at, cells, mark)
        return None

    def _under(self, at: int, header: Sequence[str], mark: str) -> TableRows | None:
        """The table under headings that a mark separates."""
        rows, numbers = [[*header]], [self.lines[at].number]
        index = at + 1
        half: tuple[int, str] | None = None
        while index < len(self.lines):
            line = self.lines[index]
            half = self._half(index) if len(_split(line.raw, mark)) < len(header) else None
            cells = None if half else self._cells_of(line, mark, len(header))
            if cells is None:
                index += half is not None
                break
            rows.append(cells)
            numbers.append(line.number)
            index += 1
        if len(rows) == 1:
            return None
        return TableRows(rows, numbers, at, index, half)

    def _cells_of(self, line: Line, mark: str, width: int) -> list[str] | None:
        """The cells of a row; `None` at the end of the table.

        Raises:
            UsageError: The numbers of cells and headings differ.
        """
        cells = _split(line.raw, mark)
        if len(cells) == width:
            return [without_mark(cell) if is_certainly_amount(without_mark(cell)) else cell for cell in cells]
        if begins_as_total(line.text) and not is_sentence(line.text):
            return self._total(line, cells, width)
        if len(cells) == 1:
            name = line.text.rstrip(":")
            return [name, *[""] * (width - 1)] if self.shapes.is_name(name) else None
        if is_sentence(line.text) and not self.shapes.is_name(cells[0]):
            return None
        raise self.shapes.refusal(
            line.number, f"this row has {len(cells)} cells, but there are {width} headings.", _APART
        )

    def _total(self, line: Line, cells: Sequence[str], width: int) -> list[str]:
        """The cells of a row that sums up others, with its numbers in the last columns."""
        label, *figures = cells
        tail = tail_of(line.text)
        if not figures and tail is not None and len(tail.ways) == 1:
            label, figures = tail.head, [*tail.ways[0]]
        figures = [without_mark(figure) for figure in figures if figure]
        if len(figures) >= width:
            raise self.shapes.refusal(line.number, f"this row has more cells than the {width} headings.", _APART)
        return [label, *[""] * (width - 1 - len(figures)), *figures]

    def _half(self, index: int) -> tuple[int, str] | None:
        """The line and text of an incomplete row at the end of the text."""
        line = self.lines[index]
        tail = tail_of(line.text)
        if (
            index == len(self.lines) - 1
            and self._begins_with_name(line.text)
            and tail is None
            and not is_sentence(line.text)
        ):
            return line.number, line.text
        return None

    def _begins_with_name(self, text: str) -> bool:
        tokens = text.split(" ")
        return any(self.shapes.is_name(" ".join(tokens[:length])) for length in range(1, _LONGEST_NAME + 1))

    # A name and numbers

    def _of_names(self, at: int) -> TableRows | None:
        """The table of lines with a name and numbers, with or without headings."""
        rows: list[_Row | Line] = []
        index = at
        while index < len(self.lines) and (row := self._row(index)) is not None:
            rows.append(row)
            index += 1
        index -= self._trailing(rows)
        entries = [row for row in rows if isinstance(row, _Row)]
        self._no_rows_before = max(index, at + 1)
        if not entries:
            return None
        for row in entries:
            self.shapes.require_unglued(row.line.number, row.name)
        known = sum(self.shapes.is_name(row.name) for row in entries)
        self._require_apart(entries, known)
        if not known or 2 * known < len(entries):
            return None
        header = self._header_over(at)
        if header is None and self._is_other_number(entries):
            return None
        half = self._half(index) if index < len(self.lines) else None
        start, end = at - (header is not None), index + (half is not None)
        table = _NamedRows(self.shapes, rows, entries, header or (), self.lines[start].number, self._context(at))
        return TableRows(*table.grid(), start, end, half, is_headed=header is not None)

    def _trailing(self, rows: list[_Row | Line]) -> int:
        """Remove lines at the end that are not rows, as «Postboks 325» after a blank line; return how many."""
        count = 0
        while rows and isinstance(last := rows[-1], _Row) and self._is_loose(last, first=len(rows) == 1):
            rows.pop()
            count += 1
        return count

    def _is_loose(self, row: _Row, *, first: bool) -> bool:
        """Whether a line without a known name or a certain amount is separated from the rows."""
        is_amount = any(map(is_certainly_amount, row.tail.ways[0]))
        return not (self.shapes.is_name(row.name) or is_amount) and (first or row.line.blanks > 0)

    def _is_other_number(self, entries: Sequence[_Row]) -> bool:
        """Whether the only line has a year or a telephone number instead of an amount.

        Raises:
            UsageError: Such a line is among rows.
        """
        others = {row: what for row in entries if (what := _other_number(" ".join(row.tail.ways[0])))}
        if others and len(entries) > 1:
            (row, what), *_ = others.items()
            raise self.shapes.refusal(
                row.line.number,
                f"{row.tail.ways[0][0]} may be {what}, or an amount.",
                "Write it with kr, or put headings over the rows.",
            )
        return bool(others)

    def _context(self, at: int) -> str:
        """What the lines over rows say about their amounts: `received` or `awarded`; empty where that is not clear."""
        over = [line.text for line in self.lines[max(at - _CONTEXT, 0) : at]]
        for text in (*reversed(over), self.lines[0].text if at else ""):
            plain = fold(text)
            about = [key for key in ("received", "awarded") if pattern("about", key).search(plain)]
            # A sentence with a figure is about the whole round, not about these rows.
            if len(about) == 1 and all(map(is_year, re.findall("[0-9]+", text))):
                return about[0]
        return ""

    def _row(self, index: int) -> _Row | Line | None:
        """Read a line as a name and numbers, or as it is where it sums up rows or is a county over its rows.

        Raises:
            UsageError: There are several rows on the line.
        """
        line = self.lines[index]
        text = re.sub(_BULLET, "", line.text)
        tail = self._tail(line, text)
        if tail is None:
            is_region = self.shapes.is_name(text.rstrip(":")) and index + 1 < len(self.lines)
            below = self.lines[index + 1] if is_region else None
            has_rows = below is not None and self._tail(below, re.sub(_BULLET, "", below.text)) is not None
            return line if has_rows else None
        if begins_as_total(text):
            return line
        title = re.fullmatch(_TITLE, tail.head) if len(tail.head) <= _LONGEST_ROW else None
        name = re.sub(r"[ ,:\u2013\u2014-]+$", "", title[1]) if title else tail.head
        if len(name) > _LONGEST_HEAD or re.search(r"[.!?]\s", name):
            return None
        self._require_one_row(line, name)
        return _Row(line, without_mark(name), (title[2] or title[3]) if title else "", tail)

    def _tail(self, line: Line, text: str) -> Tail | None:
        """The numbers at the end of a line, split by wide gaps where it has some."""
        if not any(map(str.isdigit, text[-_LONGEST_TAIL:])):
            return None
        cells = _split(re.sub(_BULLET, "", line.raw.strip()), "  ")
        first = len(cells)
        while first and is_certainly_amount(without_mark(cells[first - 1])) | cells[first - 1].isdigit():
            first -= 1
        if 0 < first < len(cells):
            return Tail(" ".join(cells[:first]).rstrip(LEADERS), (tuple(map(without_mark, cells[first:])),))
        return tail_of(text)

    def _require_one_row(self, line: Line, name: str) -> None:
        """Require that a line is not several rows, as in «Hole 5 000 Asker 6 000».

        Raises:
            UsageError: It is several rows.
        """
        rest = re.sub("^[0-9]{4} ", "", name)
        if not any(map(str.isdigit, rest)):
            return
        pieces = [piece.strip() for piece in re.split(r"[0-9][0-9 .,]*(?:kr\b|kroner\b)?", rest)]
        if sum(map(self.shapes.is_name, pieces)) > 1:
            what = f"several rows are on one line: {quoted(line.text)}."
            raise self.shapes.refusal(line.number, what, "Put each row on a line of its own.")

    def _require_apart(self, entries: Sequence[_Row], known: int) -> None:
        """Require that no name is followed by another text without a mark between them.

        Raises:
            UsageError: One is, in several lines, or among rows of which others can be read.
        """
        glued = [row for row in entries if not row.title and self._is_glued(row.name)]
        if len(glued) >= _FEWEST or (glued and known):
            row = glued[0]
            what = f"{quoted(row.name)} may be a name and a title, without a mark between them."
            raise self.shapes.refusal(row.line.number, what, _APART)

    def _is_glued(self, text: str) -> bool:
        """Whether a text is a name among other words."""
        if self.shapes.is_name(text):
            return False
        tokens = text.split(" ")
        return any(
            self.shapes.is_name(" ".join(tokens[start : start + length]))
            for length in range(1, min(_LONGEST_NAME, len(tokens) - 1) + 1)
            for start in range(len(tokens) - length + 1)
        )

    def _header_over(self, at: int) -> list[str] | None:
        """The headings on the line over the rows; `None` where it has none.

        Raises:
            UsageError: It is not clear where one heading ends and the next begins.
        """
        if not at:
            return None
        line = self.lines[at - 1]
        for cells in (*(_split(line.raw, mark) for mark in (*_MARKS, "  ")), self._known_headings(line.text)):
            meanings = [self.shapes.heading(cell) for cell in cells]
            if len(cells) >= _FEWEST and (meanings[0] in _NAMES or (meanings[0] in _NUMBERS and meanings[1] in _NAMES)):
                return cells
        first = line.text.split(" ")[0]
        if self.shapes.heading(first) in {*_NAMES, *_NUMBERS} and not is_sentence(line.text):
            what = f"the headings {quoted(line.text)} have no mark between them."
            raise self.shapes.refusal(line.number, what, _APART)
        return None

    def _known_headings(self, text: str) -> list[str]:
        """A line as headings; empty unless the line consists of known ones."""
        tokens = text.split(" ")
        found: list[str] = []
        while tokens and len(found) <= _MOST_HEADINGS:
            for length in range(min(_LONGEST_HEADING, len(tokens)), 0, -1):
                if self.shapes.heading(heading := " ".join(tokens[:length])):
                    found.append(heading)
                    tokens = tokens[length:]
                    break
            else:
                return []
        return found


@dataclass(frozen=True, slots=True)
class _NamedRows:
    """Rows of a name and numbers, with the headings over them.

    Attributes:
        shapes: Recognises names, headings and amounts.
        rows: The rows, with rows that sum up others and counties over them.
        entries: The rows that are entries.
        header: The headings; empty where there are none.
        line: The number of the first line.
        about: What the text over the rows says about their amounts.
    """

    shapes: Shapes
    rows: Sequence[_Row | Line]
    entries: Sequence[_Row]
    header: Sequence[str]
    line: int
    about: str

    def grid(self) -> tuple[list[list[str]], list[int]]:
        """The rows as cells under headings, and the line of each.

        Raises:
            UsageError: It is not clear where one number ends and the next begins, or what several numbers are.
        """
        header = [*self.header] or self._made_header()
        meanings = [self.shapes.heading(cell) for cell in header]
        has_number = meanings[0] in _NUMBERS
        names = 1 + has_number + any(row.title for row in self.entries)
        count = len(header) - names
        if any(meaning in _TEXTS for meaning in meanings[names:]):
            line = self.entries[0].line
            what = f"{quoted(line.text)} has a text beside the name, without a mark between them."
            raise self.shapes.refusal(line.number, what, _APART)
        numbers = iter(self._numbers(count))
        rows, lines = [header], [self.line]
        for row in self.rows:
            if isinstance(row, Line):
                rows.append(self._of_others(row, len(header), count))
                lines.append(row.number)
                continue
            name = row.name.partition(" ")[::2] if has_number else (row.name,)
            title = (row.title,) if names > 1 + has_number else ()
            rows.append([*name, *title, *next(numbers)])
            lines.append(row.line.number)
        return rows, lines

    def _made_header(self) -> list[str]:
        has_titles = any(row.title for row in self.entries)
        is_other = not any(self.shapes.is_municipality(row.name) for row in self.entries)
        name = _MADE["recipient" if is_other else "municipality"]
        return [name, *([_MADE["project"]] if has_titles else []), _MADE[self.about or "amount"]]

    def _of_others(self, line: Line, width: int, count: int) -> list[str]:
        """The cells of a row that sums up others, with its numbers in the last columns; or of a county."""
        text = re.sub(_BULLET, "", line.text)
        tail = tail_of(text)
        ways = tail.of_count(count) or tail.ways if tail else ()
        if tail is None or len(ways) != 1 or len(ways[0]) >= width:
            return [text.rstrip(":"), *[""] * (width - 1)]
        return [tail.head, *[""] * (width - 1 - len(ways[0])), *ways[0]]

    def _numbers(self, count: int) -> list[tuple[str, ...]]:
        """The numbers of each row, as many as there are headings for.

        Raises:
            UsageError: Spaces group digits and also separate numbers, or no headings say what several numbers are.
        """
        counts = set[int].intersection(*({len(way) for way in row.tail.ways} for row in self.entries))
        if not self.header and counts and count not in counts:
            first = self.entries[0]
            what = f"no headings say what the numbers after {quoted(first.name)} are."
            raise self.shapes.refusal(first.line.number, what, "Put headings over them, with TAB between two.")
        for row in self.entries:
            ways = row.tail.of_count(count)
            if len(ways) != 1 or (not self.header and len(counts) > 1):
                readings = [quoted(" · ".join(way)) for way in (ways if len(ways) > 1 else row.tail.ways)[:_SHOWN]]
                what = f"it is not clear where one number ends and the next begins: {' or '.join(readings)}."
                raise self.shapes.refusal(row.line.number, what, "Put TAB between two numbers, and headings over them.")
        return [row.tail.of_count(count)[0] for row in self.entries]


def _other_number(text: str) -> str:
    """What a number may be instead of an amount; empty where it is an amount."""
    if is_year(text):
        return "a year"
    return "a telephone number" if re.fullmatch("[0-9]{8}", text) else ""


def _split(raw: str, mark: str) -> list[str]:
    """Split a line into cells at a mark."""
    if mark == "  ":
        return [" ".join(cell.split()) for cell in re.split(_GAP, raw.strip())]
    if mark == "|":
        raw = raw.strip().removeprefix("|").removesuffix("|")
    return [" ".join(cell.split()) for cell in raw.rstrip("\r\n").split(mark)]
