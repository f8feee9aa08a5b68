"""A workbook whose cells spreadsheets leave as they are.

Texts are texts, including the number 0301 and what looks like a formula or an address; amounts and counts are numbers,
days are dates. A month, a year, and a day on which spreadsheets do not agree are texts. Each title occurs once: tables
have their columns for people, and the columns for machines with other titles. A list has the same columns in every
workbook; empty ones are hidden.
"""

# XlsxWriter has annotations, except for dictionaries, and no stubs.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportPrivateUsage=false

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from skjonn.language.counting import stated
from skjonn.language.words import Words
from skjonn.model.errors import RefusedError
from skjonn.model.figure import StatedFigure
from skjonn.model.partial_date import PartialDate
from skjonn.model.table import Cell, Label, Row, Share, Table
from skjonn.render.records import plain
from skjonn.render.visible import without_controls
from skjonn.reports.workbook import Sheet

MOST_ROWS = 2**20
"""The most rows of a sheet."""
LONGEST = 32_767
"""The most characters of a cell, counted in UTF-16."""
_CUT = "…"
_FIRST_DAY = date(1900, 3, 1)
"""The first day on which spreadsheets agree: Excel takes 1900 for a leap year."""
_WIDEST, _NARROWEST, _OF_FILTER = 60, 4, 4
_NUMBERS = {"count", "kroner", "share", "figure"}
"""Kinds of columns that line up on the right."""
_NOT_IN_XML = str.maketrans(dict.fromkeys("\ufffe\uffff", "\ufffd"))
_DAYS = {"en": "yyyy-mm-dd"}


class Written(NamedTuple):
    """A workbook, and the number of texts that were cut because they did not fit into a cell."""

    data: bytes
    cut: int


def workbook(sheets: Iterable[Sheet], words: Words, *, title: str, day: date, folder: Path) -> Written:
    """Write a workbook; only the table of one sheet is held in memory.

    Args:
        sheets: Its sheets.
        words: The language.
        title: Its title in the properties.
        day: The day it is made; the same sheets on the same day give the same bytes.
        folder: The folder for temporary files; they stay there if the workbook is not finished.

    Raises:
        RefusedError: A sheet has too many rows.
        OSError: Temporary files cannot be written.
    """
    sink = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": str(folder)}
    book = Workbook(sink, options)
    try:
        cut = _write(book, sheets, words, title=title, day=day)
        book.close()
    except FileCreateError as error:
        # Its argument is the error of the system.
        raise OSError(*error.args[0].args) from error
    finally:
        for sheet in book.worksheets():
            sheet._opt_close()  # noqa: SLF001 - the public `close` closes the temporary files only if it succeeds
    return Written(sink.getvalue(), cut)


def _write(book: Workbook, sheets: Iterable[Sheet], words: Words, *, title: str, day: date) -> int:
    """Write the sheets, and count the texts that were cut."""
    book.set_properties({"title": title[:255], "created": datetime.combine(day, time.min)})
    formats = _Formats.of(book, words)
    cut = 0
    for sheet in sheets:
        writer = _Writer(book.add_worksheet(sheet.name), formats, words)
        writer.write(sheet)
        cut += writer.cut
    return cut


@dataclass(frozen=True, slots=True)
class _Formats:
    """The formats of cells and totals, by kind of column."""

    title: Format
    heading: Format
    heading_of_numbers: Format
    heading_of_filtered_numbers: Format
    day: Format
    total: Format
    number: Format
    total_number: Format
    share: Format
    total_share: Format

    @classmethod
    def of(cls, book: Workbook, words: Words) -> "_Formats":
        # Spreadsheets show the separator of their own language instead of the comma.
        right = {"align": "right", "indent": 1}
        number, share, above = {"num_format": "#,##0", **right}, {"num_format": "0%", **right}, {"bold": True, "top": 1}
        heading = {"bold": True, "bottom": 1}
        return cls(
            title=book.add_format({"bold": True, "font_size": 13}),
            heading=book.add_format(heading | {"align": "left"}),
            heading_of_numbers=book.add_format(heading | right),
            # Leaves room for the button of the filter.
            heading_of_filtered_numbers=book.add_format(heading | right | {"indent": 2}),
            day=book.add_format({"num_format": _DAYS.get(words.language, "dd.mm.yyyy"), "align": "left"}),
            total=book.add_format(above),
            number=book.add_format(number),
            total_number=book.add_format(above | number),
            share=book.add_format(share),
            total_share=book.add_format(above | share),
        )


@dataclass(slots=True)
class _Writer:
    """Writes one sheet row by row, and keeps the widths of its columns."""

    sheet: Worksheet
    formats: _Formats
    words: Words
    row: int = 0
    cut: int = 0
    widths: dict[int, int] = field(default_factory=dict[int, int])
    hidden: set[int] = field(default_factory=set[int])

    def write(self, sheet: Sheet) -> None:
        is_list = len(sheet.tables) == 1
        for table in sheet.tables:
            self._require_room(sheet.name, sum(len(group.rows) for group in table.groups) + len(table.notes))
            if not is_list:
                self.sheet.write_string(self.row, 0, self._fit(table.title), self.formats.title)
                self.row += 1
            self._table(_each_title_once(table), is_list=is_list)
            self.row += 1
        if is_list:
            self.sheet.freeze_panes(1, 0)
            self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
        for column, width in self.widths.items():
            hidden = {"hidden": column in self.hidden}
            self.sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST) + 1, None, hidden)

    def _require_room(self, name: str, rows: int) -> None:
        # Beside the rows there are a title, the headings, the total and an empty row.
        if self.row + rows + 4 > MOST_ROWS:
            raise RefusedError(
                f"The sheet {name} would have {rows:_} rows; a workbook takes {MOST_ROWS:_}.",
                now="Choose fewer with --round, --year or --region.",
            )

    def _table(self, table: Table, *, is_list: bool) -> None:
        first = self.row
        for at, column in enumerate(table.columns):
            self.sheet.write_string(first, at, self._fit(column.title), self._of_heading(column, is_list=is_list))
        sums: list[int | None] = [0] * len(table.columns)
        for row in table.rows:
            self.row += 1
            for at, cell in enumerate(row):
                number = self._cell(at, cell)
                known = sums[at]
                sums[at] = None if known is None or number is None else known + number
        if is_list:
            self.sheet.autofilter(first, 0, self.row, len(table.columns) - 1)
        if table.total is not None:
            self._total(table.columns, table.total, sums, first=first + 1, last=self.row)
        self._fit_columns(table.columns, is_list=is_list)
        self.row += 1
        for note in table.notes:
            self.row += 1
            self.sheet.write_string(self.row, 0, self._fit(note))
        self.row += bool(table.notes)

    def _total(
        self, columns: Sequence[Label], total: Row, sums: Sequence[int | None], *, first: int, last: int
    ) -> None:
        """Write a total: as a formula, which follows the filter, if it is the sum of the rows; else as a value."""
        self.row += 1
        for at, (column, cell) in enumerate(zip(columns, total, strict=True)):
            if isinstance(cell, int) and column.kind in {"count", "kroner"} and cell == sums[at] and last >= first:
                formula = f"=SUBTOTAL(9,{xl_range(first, at, last, at)})"
                self.sheet.write_formula(self.row, at, formula, self.formats.total_number, cell)
                self._widen(at, len(f"{cell:_}") + 2)
            else:
                self._cell(at, cell, is_total=True)

    def _cell(self, at: int, cell: Cell, *, is_total: bool = False) -> int | None:
        """Write a cell; return what it adds to a sum: 0 if it is not known, `None` if it is not a number."""
        formats = self.formats
        match cell:
            case None | "" | ():
                if is_total:
                    self.sheet.write_blank(self.row, at, None, formats.total)
                return 0
            case int() | StatedFigure(kind="exact"):
                number = cell if isinstance(cell, int) else cell.value
                self.sheet.write_number(self.row, at, number, formats.total_number if is_total else formats.number)
                self._widen(at, len(f"{number:_}") + 2)
                return number
            case Share():
                self.sheet.write_number(self.row, at, float(cell), formats.total_share if is_total else formats.share)
                self._widen(at, 6)
            case date() | PartialDate() if day := _day(cell):
                self.sheet.write_datetime(self.row, at, datetime.combine(day, time.min), formats.day)
                self._widen(at, 11)
            case _:
                text = self._fit(stated(cell, self.words) if isinstance(cell, StatedFigure) else plain(cell))
                self.sheet.write_string(self.row, at, text, formats.total if is_total else None)
                self._widen(at, len(text))
        return None

    def _fit_columns(self, columns: Sequence[Label], *, is_list: bool) -> None:
        """Hide the empty columns of a list, and make room for the headings."""
        if is_list and self.widths:
            self.hidden = {at for at in range(len(columns)) if at not in self.widths}
        for at, column in enumerate(columns):
            self._widen(at, len(column.title) + (_OF_FILTER if is_list else column.kind in _NUMBERS))

    def _of_heading(self, column: Label, *, is_list: bool) -> Format:
        if column.kind not in _NUMBERS:
            return self.formats.heading
        return self.formats.heading_of_filtered_numbers if is_list else self.formats.heading_of_numbers

    def _widen(self, at: int, width: int) -> None:
        if width > self.widths.get(at, 0):
            self.widths[at] = width

    def _fit(self, text: str) -> str:
        """Make a text fit into a cell: control characters become signs, and a text that is too long is cut."""
        if text.isprintable() and len(text) <= LONGEST // 2:
            return text
        data = without_controls(text).translate(_NOT_IN_XML).encode("utf-16-le", "replace")
        if len(data) > 2 * LONGEST:
            self.cut += 1
            return data[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + _CUT
        return data.decode("utf-16-le")


def _day(cell: date | PartialDate) -> date | None:
    """The day of a cell; `None` where it is not known, or spreadsheets do not agree on it."""
    day = cell.known_day if isinstance(cell, PartialDate) else cell
    return day if day is not None and day >= _FIRST_DAY else None


def _each_title_once(table: Table) -> Table:
    """The table with its columns for people, and the columns for machines with other titles.

    Two columns for people are replaced by several for machines: an applicant by municipality, number and recipient, and
    the details of an event by a column for each key.
    """
    table = table.only(lambda column: column.key not in {"applicant", "details"})
    for_people = {column.title for column in table.columns if column.to != "machines"}
    return table.only(
        lambda column: column.kind != "bar" and (column.to != "machines" or column.title not in for_people)
    )
