"""Tables in tests: their cells by the keys of columns."""

from skjonn.model.table import Cell, Row, Table


def cells(table: Table, *keys: str) -> list[Row]:
    """Of every row, the cells of some columns."""
    places = _places(table, keys)
    return [tuple(row[place] for place in places) for row in table.rows]


def total(table: Table, *keys: str) -> Row:
    """Of the total, the cells of some columns."""
    assert table.total is not None
    return tuple(table.total[place] for place in _places(table, keys))


def group_totals(table: Table, *keys: str) -> list[Row]:
    """Of every group's total, the cells of some columns."""
    places = _places(table, keys)
    return [tuple(group.total[place] for place in places) for group in table.groups if group.total is not None]


def column(table: Table, key: str) -> list[Cell]:
    """The cells of a column."""
    return [cell for (cell,) in cells(table, key)]


def _places(table: Table, keys: tuple[str, ...]) -> list[int]:
    known = [label.key for label in table.columns]
    return [known.index(key) for key in keys]
