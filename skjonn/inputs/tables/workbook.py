"""Tables of workbooks, xlsx, xls and ods; the one module that knows python-calamine."""

import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from skjonn.inputs.tables.grid import Day, Grid, Number, TableFile, as_text, column_name
from skjonn.inputs.tables.kinds import NOTHING_WRITTEN, Kind, damaged
from skjonn.inputs.tables.workbook_parts import SheetParts, parts_of
from skjonn.model.errors import UsageError


def read_workbook(data: bytes, unpacked: Mapping[str, bytes], *, file: str, kind: Kind) -> TableFile:
    """Read the sheets of a workbook that are neither hidden nor empty.

    Args:
        data: The workbook.
        unpacked: Its parts, where it is zipped.
        file: The name of the file in messages.
        kind: Its kind.

    Raises:
        UsageError: It is damaged or protected, or a sheet spans more cells than can be read.
    """
    parts = parts_of(unpacked, kind=kind, file=file)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
            seen = [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible]
            if parts is not None and not parts.keys() >= {*seen}:
                raise damaged(file, "a part is missing")
            grids = [
                _grid(workbook.get_sheet_by_name(name), parts[name] if parts else SheetParts(), file=file, kind=kind)
                for name in seen
            ]
    except CalamineError as error:
        raise damaged(file, str(error).rstrip(".") or "its parts are not what they should be") from None
    hidden = tuple(each.name for each in sheets if each.name not in seen)
    full = tuple(grid for grid in grids if grid.rows)
    if not full:
        but = f", but for hidden sheets: {', '.join(hidden)}" if hidden else ""
        raise UsageError(f"{file} has no sheet with anything in it{but}.", now=NOTHING_WRITTEN)
    return TableFile(file, kind, full, left_aside=hidden, unseen="hidden rows" if kind == "xls" else "")


def probe() -> None:
    """Read a workbook on standard input to its end, in a process of its own, which a damaged workbook may crash."""
    with suppress(CalamineError), CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read())) as workbook:
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python()


def _grid(sheet: CalamineSheet, parts: SheetParts, *, file: str, kind: Kind) -> Grid:
    """The rows of a sheet that are not blank, or have a formula without a value."""
    found = {
        number: row
        for number, cells in enumerate(sheet.to_python(skip_empty_area=False), 1)
        # Fast path: there are many cells, and most of them are plain texts.
        if any(
            row := [text if type(cell) is str and (text := cell.strip())[:1] != "=" else _text(cell) for cell in cells]
        )
    }
    # The area that the library reads may lack formulas without a value.
    for number, _ in parts.formulas:
        found.setdefault(number, [])
    width = max([*map(len, found.values()), *(column + 1 for _, column in parts.formulas)], default=0)
    numbers = sorted(found)
    index_of = {number: index for index, number in enumerate(numbers)}
    merged = {
        (index_of[row + 1], column): _range(start, end)
        for start, end in sheet.merged_cell_ranges or ()
        for row in range(start[0], end[0] + 1)
        if row + 1 in index_of
        for column in range(start[1], min(end[1] + 1, width))
        if (row, column) != start
    }
    merged |= {(index_of[row], column): "" for row, column in parts.merged if row in index_of}
    return Grid(
        file,
        kind,
        [row if len(row := found[number]) == width else [*row, *[""] * (width - len(row))] for number in numbers],
        numbers,
        part=sheet.name,
        merged=merged,
        formulas=frozenset((index_of[row], column) for row, column in parts.formulas),
        hidden=tuple(number for number in parts.hidden if number in index_of),
    )


@lru_cache(maxsize=10_000, typed=True)
def _text(value: float | str | bool | date | time | timedelta) -> str:  # noqa: FBT001 - as the workbook keeps it
    """A cell as text."""
    if isinstance(value, str):
        return as_text(value.strip())
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return Number(value)
    if isinstance(value, float):
        return Number(int(value)) if value.is_integer() else Number(f"{value:.15g}" if abs(value) < 10**15 else value)
    if isinstance(value, datetime):
        return Day(value.date())
    return Day(value) if isinstance(value, date) else str(value)


def _range(start: tuple[int, int], end: tuple[int, int]) -> str:
    return f"{column_name(start[1])}{start[0] + 1}:{column_name(end[1])}{end[0] + 1}"
