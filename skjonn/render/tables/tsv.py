r"""Tab-separated values without quotes: a tab, line break or backslash in a text is `\t`, `\n`, `\r` or `\\`.

A row of column keys, then a record on each line, as in `csv`; other control characters are shown as signs.
"""

from skjonn.language.words import Words
from skjonn.model.table import Table
from skjonn.render.records import records
from skjonn.render.visible import without_controls

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def render(table: Table, *, words: Words, width: int | None, color: bool) -> str:
    """The table as TSV."""
    lines = ("\t".join(without_controls(cell.translate(_ESCAPES)) for cell in record) for record in records(table))
    return "".join(f"{line}\n" for line in lines)
