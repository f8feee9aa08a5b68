"""JSON with a line for each row: `version`, `rows` and, where there is one, `total`, an object with the same keys.

Integers are raw, dates are ISO texts, shares are rounded to six decimals, and several texts are an array. A stated
figure is an integer or, where it is not exact, an object with `low` and `high`, of which one may be `null` (no bound).
What is not known is `null`, and so are the texts of a total, which are for people. Control characters are escaped.
"""

import json
from datetime import date

from skjonn.language.words import Words
from skjonn.model.figure import StatedFigure
from skjonn.model.partial_date import PartialDate
from skjonn.model.table import TEXTS, Cell, Label, Row, Share, Table
from skjonn.render.json_text import safe
from skjonn.render.records import for_machines

VERSION = 1

_Value = str | int | float | tuple[str, ...] | dict[str, int | None] | None


def render(table: Table, *, words: Words, width: int | None, color: bool) -> str:
    """The table as a JSON object."""
    table = for_machines(table)
    rows = ",".join(f"\n    {_object(row, table.columns)}" for row in table.rows)
    members = [f'  "version": {VERSION}', f'  "rows": [{rows}\n  ]' if rows else '  "rows": []']
    if table.total is not None:
        pairs = zip(table.total, table.columns, strict=True)
        total = tuple(None if column.kind in TEXTS else cell for cell, column in pairs)
        members.append(f'  "total": {_object(total, table.columns)}')
    return "{\n" + ",\n".join(members) + "\n}\n"


def _object(row: Row, columns: tuple[Label, ...]) -> str:
    pairs = {column.key: _value(cell) for cell, column in zip(row, columns, strict=True)}
    return safe(json.dumps(pairs, ensure_ascii=False, allow_nan=False))


def _value(cell: Cell) -> _Value:
    match cell:
        case Share():
            return round(float(cell), 6)
        case date() | PartialDate():
            return str(cell)
        case StatedFigure(kind="exact"):
            return cell.value
        case StatedFigure():
            is_open = cell.kind == "under" and cell.has_one_bound
            return {"low": None if is_open else cell.low, "high": cell.high}
        case _:
            return cell
