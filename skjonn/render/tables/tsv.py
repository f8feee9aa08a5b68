r"""Tab-separated values without quotes: a tab, line break or backslash in a text is `\t`, `\n`, `\r` or `\\`.

A row of column keys, then one record a line, as in `csv`.
"""

from skjonn.language.words import Words
from skjonn.model.table import Table
from skjonn.render.records import records

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def render(table: Table, *, words: Words, width: int | None, color: bool) -> str:
    """The table as TSV."""
    return "".join("\t".join(cell.translate(_ESCAPES) for cell in record) + "\n" for record in records(table))
