"""What python-calamine does not read of a workbook: hidden rows, formulas without a value, merged cells of an ods.

The size of a sheet is checked before it is read: a few bytes can declare more cells than fit into memory.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from string import ascii_uppercase, digits
from typing import NamedTuple

from skjonn.inputs.tables.kinds import NOTHING_WRITTEN, Kind, damaged
from skjonn.model.errors import UsageError

MOST_CELLS = 20_000_000
"""The most cells that a sheet can span, from the first to the last."""
_LETTERS = 26

_SHEET = rb"<(?:\w+:)?sheet\b[^>]*>"
_RELATION = rb"<(?:\w+:)?Relationship\b[^>]*>"
_ROW = rb"<(?:\w+:)?row\b[^>]*>"
_CELL_NAME = rb"\br\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']"
_CELL_NAMES = rb'r="([A-Z]{1,3}[0-9]{1,7})"'
_CELL_NAMES_IN_ANY_WAY = rb"r\s*=\s*[\"']([A-Z]{1,3}[0-9]{1,7})[\"']"
_IN_ANOTHER_WAY = rb"r(?:=[\s']|\s+=)"
_CAPITALS, _DIGITS = ascii_uppercase.encode(), digits.encode()
_CELL = rb"(?s)<(?:\w+:)?c\b([^>]*)(?<!/)>(.*?)</(?:\w+:)?c>"
_VALUE = rb"<(?:\w+:)?(?:v|t)\b[^>]*>[^<]"
_FORMULA = rb"<(?:\w+:)?f\b"

_ODS = rb"<(/?)(table:table-row|table:table-cell|table:covered-table-cell|table:table|text:p)\b([^>]*?)(/?)>"
_CELLS = frozenset({b"table:table-cell", b"table:covered-table-cell"})
_ROW_BEGINS, _END_OF_ROW, _END_OF_TEXT = b"<table:table-row", b"</table:table-row>", b"</text:p></table:table-cell>"
_UNUSUAL = (b"table:formula=", b"table:visibility=", b"table:covered-table-cell", b"s-repeated=", b'-type="error"')
"""Rows with one of these are read tag by tag; of others, only the cells are counted, which is ten times as fast."""
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
            return dict(_ods_sheets(unpacked["content.xml"], file=file))
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
    pattern = _CELL_NAMES_IN_ANY_WAY if re.search(_IN_ANOTHER_WAY, xml) else _CELL_NAMES
    # Cells are very many, so their names are taken apart all at once; rows are counted only if there may be too many.
    found_names: list[bytes] = re.findall(pattern, xml)
    names = b" ".join(found_names)
    columns = max((_column(letters) + 1 for letters in {*names.translate(None, _DIGITS).split()}), default=0)
    rows = 10 ** max(map(len, found_names), default=1) // 10
    if rows * columns > MOST_CELLS:
        rows = max(map(int, {*names.translate(None, _CAPITALS).split()}), default=0)
    if rows * columns > MOST_CELLS:
        # Cells with a style but without a value do not count.
        full = [found for cell in re.findall(_CELL, xml) if (found := re.search(_CELL_NAME, cell[0]))]
        rows = max((int(each[2]) for each in full), default=0)
        columns = max((_column(each[1]) + 1 for each in full), default=0)
        _require_readable(rows, columns, file=file, name=name)
    # Looking for plain bytes first takes a tenth of the time.
    tags: list[bytes] = re.findall(_ROW, xml) if b"hidden=" in xml else []
    hidden = [int(_attribute(tag, b"r") or 0) for tag in tags if re.search(rb'\bhidden="(?:1|true)"', tag)]
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

    def go_through(self, tag: bytes, attributes: bytes, *, begins: bool, ends: bool) -> None:
        """Handle the tag of a row, a cell, or a text in a cell."""
        if tag == b"text:p":
            self._has_text = True
        elif tag == b"table:table-row":
            self._begin_row(attributes)
        elif begins:
            self._open, self._has_text = (tag, attributes), False
        if ends and self._open is not None and tag in _CELLS:
            self._end_cell(*self._open)
            self._open = None

    def parts(self) -> SheetParts:
        return SheetParts(frozenset(self.formulas), tuple(self.hidden), frozenset(self.merged))

    def pass_row(self, cells: int) -> None:
        """Count a row of which only the number of cells matters; the last one has a value."""
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


def _ods_sheets(xml: bytes, *, file: str) -> Iterator[tuple[str, SheetParts]]:
    """What the sheets of an ods have beside their values."""
    sheet = _OdsSheet("")
    unusual = [mark for mark in _UNUSUAL if mark in xml]
    for row in xml.split(_END_OF_ROW):
        if (
            row.startswith(_ROW_BEGINS)
            and row.endswith(_END_OF_TEXT)
            and row.count(_ROW_BEGINS) == 1
            and not any(mark in row for mark in unusual)
        ):
            sheet.pass_row(row.count(b"<table:table-cell"))
            continue
        for end, tag, attributes, at_once in re.findall(_ODS, row):
            if tag != b"table:table":
                sheet.go_through(tag, attributes, begins=not end, ends=bool(end or at_once))
            elif not end:
                sheet = _OdsSheet(_attribute(attributes, b"table:name"))
            else:
                _require_readable(sheet.height, sheet.width, file=file, name=sheet.name)
                yield sheet.name, sheet.parts()


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
