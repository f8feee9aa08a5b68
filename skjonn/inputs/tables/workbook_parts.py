"""What python-calamine does not read of a workbook: hidden rows, formulas without a value, merged cells of an ods.

The size of a sheet is checked before it is read: a few bytes can declare more cells than fit into memory.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple, Self

from skjonn.inputs.tables.kinds import NOTHING_WRITTEN, Kind, damaged
from skjonn.model.errors import UsageError

MOST_CELLS = 20_000_000
"""The most cells that a sheet can span, from the first to the last."""
_LETTERS = 26

_SHEET = rb"<(?:\w+:)?sheet\b[^>]*>"
_RELATION = rb"<(?:\w+:)?Relationship\b[^>]*>"
_ROW = rb"<(?:\w+:)?row\b[^>]*>"
_CELL_NAME = rb"\br\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']"
_BEGINS, _BEGINS_IN_ANY_WAY = rb'r="', rb"r\s*=\s*[\"']"
_IN_ANOTHER_WAY = rb"r(?:=[\s']|\s+=)"
_CELL = rb"(?s)<(?:\w+:)?c\b([^>]*)(?<!/)>(.*?)</(?:\w+:)?c>"
_VALUE = rb"<(?:\w+:)?(?:v|t)\b[^>]*>[^<]"
_FORMULA = rb"<(?:\w+:)?f\b"
_HIDDEN = (b' hidden="1"', b' hidden="true"')

_ODS = rb"<(/?)(table:table-row|table:table-cell|table:covered-table-cell|table:table|text:p)(?=[\s/>])([^>]*?)(/?)>"
_CELLS = frozenset({b"table:table-cell", b"table:covered-table-cell"})
_END_OF_ROW = b"</table:table-row>"
_EMPTY_CELLS = rb'<table:table-cell(?: table:style-name="[^"]*")? table:number-columns-repeated="[0-9]+"/>'
_LAST_OF_ROW = rb"(?:" + _EMPTY_CELLS + rb")?</table:table-row>"
_ODD = (b"s-repeated=", b"table:formula=", b"table:visibility=", b"table:covered-table-cell", b'-type="error"')
_MOST_HIDDEN = 10_000
_REPEATED = rb'number-(?:rows|columns)-repeated="([0-9]{1,9})"'


class SheetParts(NamedTuple):
    """What a sheet has beside its values.

    Attributes:
        formulas: The cells with a formula without a value, or an error: the row's number from 1, the column's from 0.
        hidden: The numbers of the hidden rows, from 1.
        merged: The cells that merged cells cover, numbered as in `formulas`; only for ods.
    """

    formulas: frozenset[tuple[int, int]] = frozenset()
    hidden: tuple[int, ...] = ()
    merged: frozenset[tuple[int, int]] = frozenset()


def parts_of(unpacked: Mapping[str, bytes], *, kind: Kind, file: str) -> Mapping[str, SheetParts] | None:
    """What each sheet has beside its values; `None` for an xls, which is not zipped.

    Raises:
        UsageError: A sheet spans more cells than can be read.
    """
    if kind == "xls":
        return None
    try:
        if kind == "ods":
            return _ods_parts(unpacked["content.xml"], file=file)
        return {name: _sheet(unpacked[part], file=file, name=name) for name, part in _sheets(unpacked)}
    except KeyError as error:
        raise damaged(file, "a part is missing") from error


def _sheets(unpacked: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Each sheet of an xlsx with the name of its part."""
    relations = unpacked["xl/_rels/workbook.xml.rels"]
    targets = {_attribute(tag, b"Id"): _attribute(tag, b"Target") for tag in re.findall(_RELATION, relations)}
    sheets = {
        _attribute(tag, b"name"): targets.get(_attribute(tag, rb"(?:\w+:)?id"), "")
        for tag in re.findall(_SHEET, unpacked["xl/workbook.xml"])
    }
    # Charts are sheets as well.
    worksheets = {name: target for name, target in sheets.items() if "worksheets/" in target}
    for name, target in worksheets.items():
        yield name, target.removeprefix("/") if target.startswith("/xl") else f"xl/{target}"


def _sheet(xml: bytes, *, file: str, name: str) -> SheetParts:
    """What a sheet of an xlsx has beside its values."""
    # A pattern that begins with plain bytes takes a third of the time.
    begins = _BEGINS_IN_ANY_WAY if re.search(_IN_ANOTHER_WAY, xml) else _BEGINS
    columns = max((_column(letters) + 1 for letters in {*re.findall(begins + rb"([A-Z]{1,3})[0-9]", xml)}), default=0)
    # Rows are counted only if the number of one has so many digits that there may be too many.
    many = len(str(MOST_CELLS // max(columns, 1)))
    if re.search(begins + rb"[A-Z]{1,3}[0-9]{%d}" % many, xml):
        rows = max(map(int, {*re.findall(begins + rb"[A-Z]{1,3}([0-9]{1,7})", xml)}))
        if rows * columns > MOST_CELLS:
            # Cells with a style but without a value do not count.
            full = [found for cell in re.findall(_CELL, xml) if (found := re.search(_CELL_NAME, cell[0]))]
            rows = max((int(each[2]) for each in full), default=0)
            columns = max((_column(each[1]) + 1 for each in full), default=0)
            _require_readable(rows, columns, file=file, name=name)
    # Looking for plain bytes first takes a tenth of the time.
    tags: list[bytes] = re.findall(_ROW, xml) if any(mark in xml for mark in _HIDDEN) else []
    hidden = [int(_attribute(tag, b"r") or 0) for tag in tags if any(mark in tag for mark in _HIDDEN)]
    formulas: set[tuple[int, int]] = set()
    if any(sign in xml for sign in (b"<f", b":f", b't="e"')):
        for attributes, inside in re.findall(_CELL, xml):
            is_error = b't="e"' in attributes
            if is_error or (re.search(_FORMULA, inside) and not re.search(_VALUE, inside)):
                place = re.search(_CELL_NAME, attributes)
                if place is None:
                    raise damaged(file, f"in its sheet {name}, a formula has no value")
                formulas.add((int(place[2]), _column(place[1])))
    return SheetParts(frozenset(formulas), tuple(hidden))


class _PlainRows(NamedTuple):
    """Recognises the rows of an ods in which only the number of cells matters, which is ten times as fast to read.

    Attributes:
        end: How most rows end: LibreOffice repeats an empty cell up to the last column.
        odd: What a plain row has not, as far as the ods has it.
    """

    end: bytes
    odd: Sequence[bytes]

    @classmethod
    def of(cls, xml: bytes) -> Self:
        found = re.compile(_LAST_OF_ROW).search(xml, len(xml) // 2)
        return cls(found[0] if found else _END_OF_ROW, [mark for mark in _ODD if mark in xml])

    def has(self, row: bytes) -> bool:
        """Whether a part of the XML, up to the end of a row, is one plain row."""
        is_one = row.startswith(b"<table:table-row") and row.count(b"table:table-row") == 1
        return is_one and not any(map(row.__contains__, self.odd))


@dataclass(slots=True)
class _OdsSheet:
    """Reads a sheet of an ods tag by tag."""

    name: str
    row: int = 0
    column: int = 0
    rows_repeated: int = 1
    width: int = 0
    height: int = 0
    formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden: list[int] = field(default_factory=list)
    merged: set[tuple[int, int]] = field(default_factory=set)
    _open: tuple[bytes, bytes] | None = None
    _has_text: bool = False

    def parts(self) -> SheetParts:
        return SheetParts(frozenset(self.formulas), tuple(self.hidden), frozenset(self.merged))

    def go_through(self, tag: bytes, attributes: bytes, *, begins: bool, ends: bool) -> None:
        """Handle the tag of a row, a cell, or a text in a cell."""
        if tag == b"text:p":
            self._has_text = True
        elif tag == b"table:table-row":
            if begins:
                self._begin_row(attributes)
        elif begins:
            self._open, self._has_text = (tag, attributes), False
        if ends and self._open is not None and tag in _CELLS:
            self._end_cell(*self._open)
            self._open = None

    def pass_row(self, cells: int) -> None:
        """Count a row with so many cells, as if the last one had a value."""
        self.row += self.rows_repeated
        self.rows_repeated = 1
        self.width, self.height = max(self.width, cells), self.row

    def _begin_row(self, attributes: bytes) -> None:
        self.row += self.rows_repeated
        self.column, self.rows_repeated = 0, _repeated(attributes)
        if re.search(rb'table:visibility="(?:collapse|filter)"', attributes):
            self.hidden += range(self.row, self.row + min(self.rows_repeated, _MOST_HIDDEN))

    def _end_cell(self, tag: bytes, attributes: bytes) -> None:
        columns = _repeated(attributes)
        has_value = self._has_text or b"office:value-type" in attributes
        if tag == b"table:covered-table-cell":
            self.merged |= {(self.row, self.column + more) for more in range(min(columns, _MOST_HIDDEN))}
        if b'calcext:value-type="error"' in attributes or (b"table:formula" in attributes and not has_value):
            self.formulas.add((self.row, self.column))
        self.column += columns
        if has_value:
            self.width = max(self.width, self.column)
            self.height = max(self.height, self.row + self.rows_repeated - 1)


def _ods_parts(xml: bytes, *, file: str) -> Mapping[str, SheetParts]:
    """What each sheet of an ods has beside its values."""
    sheets = list(_ods_sheets(xml, _PlainRows.of(xml)))
    if any(sheet.width * sheet.height > MOST_CELLS for sheet in sheets):
        # Plain rows are counted with empty cells at their ends.
        sheets = list(_ods_sheets(xml, None))
        for sheet in sheets:
            _require_readable(sheet.height, sheet.width, file=file, name=sheet.name)
    return {sheet.name: sheet.parts() for sheet in sheets}


def _ods_sheets(xml: bytes, plain: _PlainRows | None) -> Iterator[_OdsSheet]:
    """The sheets of an ods; without `plain`, all is read tag by tag."""
    sheet = _OdsSheet("")
    for row, has_end in _rows(xml, plain.end if plain else _END_OF_ROW):
        if plain and has_end and plain.has(row):
            sheet.pass_row(row.count(b"<table:table-cell"))
            continue
        for ends, tag, attributes, at_once in re.findall(_ODS, row):
            if tag != b"table:table":
                sheet.go_through(tag, attributes, begins=not ends, ends=bool(ends or at_once))
            elif not ends:
                sheet = _OdsSheet(_attribute(attributes, b"table:name"))
            else:
                yield sheet


def _rows(xml: bytes, end: bytes) -> Iterator[tuple[bytes, bool]]:
    """The XML up to each end of a row, and what is left; one by one, since all at once would double the memory."""
    start = 0
    while (stop := xml.find(end, start)) >= 0:
        yield xml[start:stop], True
        start = stop + len(end)
    yield xml[start:], False


def _require_readable(rows: int, columns: int, *, file: str, name: str) -> None:
    if rows * columns > MOST_CELLS:
        raise UsageError(
            f"{file}, sheet {name} spans {rows} rows and {columns} columns, which is more than can be read.",
            now=f"Copy the table alone into a new workbook. {NOTHING_WRITTEN}",
        )


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return unescape((found[1] or found[2] or b"").decode("utf-8", "replace")) if found else ""


def _repeated(attributes: bytes) -> int:
    found = re.search(_REPEATED, attributes)
    return int(found[1]) if found else 1


def _column(letters: bytes) -> int:
    """The number of a column by its letters, from 0."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number - 1
