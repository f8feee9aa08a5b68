"""Tables for machines: a record for each row of all groups, without totals."""

import csv
from collections.abc import Iterator
from io import StringIO

from skjonn.model.figure import StatedFigure
from skjonn.model.table import Cell, Share, Table
from skjonn.render.visible import without_controls


def for_machines(table: Table) -> Table:
    """The table with the columns for machines; bars are for people only."""
    return table.only(lambda column: column.to != "people" and column.kind != "bar")


def records(table: Table) -> Iterator[tuple[str, ...]]:
    """The keys of the columns for machines, then the cells of each row, as texts."""
    table = for_machines(table)
    yield tuple(column.key for column in table.columns)
    for row in table.rows:
        yield tuple(map(plain, row))


def plain(cell: Cell) -> str:
    """A cell as a text for machines.

    A cell that is not known is empty; several texts are joined by `; `; a figure that is not exact is `low..high`, or
    with one bound `over low` and the like.
    """
    # Fast path: nearly all cells are one of these.
    if cell is None or isinstance(cell, str):
        return cell or ""
    match cell:
        case tuple():
            text = "; ".join(cell)
        case Share():
            text = f"{float(cell):.6f}".rstrip("0").rstrip(".")
        case StatedFigure(kind="exact"):
            text = str(cell.value)
        case StatedFigure(kind="over" | "under" | "at_least") if cell.has_one_bound:
            text = f"{cell.kind.replace('_', ' ')} {cell.value}"
        case StatedFigure():
            text = f"{cell.low}..{cell.high}"
        case _:
            text = str(cell)
    return text


def separated(record: tuple[str, ...], separator: str) -> str:
    """A record quoted as RFC 4180 says, without a line break at its end; control characters are shown as signs."""
    buffer = StringIO()
    # With this line terminator, every version of Python quotes a lone carriage return as well as a lone line feed.
    # Most records have no control characters, and one check of the whole record is faster than one of each cell.
    cells = record if "".join(record).isprintable() else map(without_controls, record)
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n")
