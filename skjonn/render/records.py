"""What a table says to machines: one record a row, its groups run together, without totals."""

import csv
from collections.abc import Iterator
from io import StringIO

from skjonn.model.figure import StatedFigure
from skjonn.model.table import Cell, Share, Table
from skjonn.render.cells import without_controls


def for_machines(table: Table) -> Table:
    """The table with the columns that are for machines; a bar is for nobody but people."""
    return table.only(lambda column: column.to != "people" and column.kind != "bar")


def records(table: Table) -> Iterator[tuple[str, ...]]:
    """The keys of the columns for machines, then the cells of each row, as texts."""
    table = for_machines(table)
    yield tuple(column.key for column in table.columns)
    for row in table.rows:
        yield tuple(map(plain, row))


def plain(cell: Cell) -> str:
    """A cell as a text for machines.

    It is empty where it is not known; several texts are joined by `; `; a figure that is not exact is
    `low..high`, or `over low` and the like where it has one bound.
    """
    # Nearly all cells are one of these.
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
    """One record with the quoting of RFC 4180, without the end of its line; control characters are shown as signs."""
    buffer = StringIO()
    # With this line terminator both halves of a line break are quoted, each alone too, in every version of Python.
    # Most records have none, and one look at all of a record tells.
    cells = record if "".join(record).isprintable() else map(without_controls, record)
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n")
