r"""Values as Norwegian Excel opens them: semicolons, decimal commas, a byte order mark, lines that end in `\r\n`.

A text that Excel would take for a formula stands after a `'` (OWASP, «CSV Injection»); all else is as in `csv`.
"""

from skjonn.language.words import Words
from skjonn.model.table import Cell, Share, Table
from skjonn.render.records import for_machines, plain, separated

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def render(table: Table, *, words: Words, width: int | None, color: bool) -> str:
    """The table as CSV for Excel; it begins with U+FEFF."""
    table = for_machines(table)
    keys = tuple(column.key for column in table.columns)
    records = [keys, *(tuple(map(_harmless, row)) for row in table.rows)]
    return "\ufeff" + "".join(f"{separated(record, ';')}\r\n" for record in records)


def _harmless(cell: Cell) -> str:
    text = plain(cell)
    if isinstance(cell, Share):
        return text.replace(".", ",")
    return f"'{text}" if isinstance(cell, str | tuple) and text.startswith(_FORMULA) else text
