r"""Comma-separated values as RFC 4180 quotes them, but with lines that end in `\n`, for the tools of a shell.

A row of column keys, then a record for each row: raw integers, ISO dates, shares as decimal fractions, several texts
joined by `; `, a stated figure that is not exact as `low..high` or, with one bound, as `over 15000000`; a value that is
not known is empty. There is no total row.
"""

from skjonn.language.words import Words
from skjonn.model.table import Table
from skjonn.render.records import records, separated


def render(table: Table, *, words: Words, width: int | None, color: bool) -> str:
    """The table as CSV."""
    return "".join(f"{separated(record, ',')}\n" for record in records(table))
