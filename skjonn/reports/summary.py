"""The summary: applications, awards and amounts, one row a region, municipality, year and so on, and the total."""

from collections.abc import Sequence

from skjonn.language.words import Words
from skjonn.model.account import Account
from skjonn.model.table import Group, Table
from skjonn.reports.dimensions import Grouping
from skjonn.reports.figures import of_entries, of_partners
from skjonn.reports.heading import heading, left_undivided
from skjonn.reports.naming import cells_of, columns_of

BY_REGION = Grouping(("region",))


def summary(accounts: Sequence[Account], words: Words, *, grouping: Grouping = BY_REGION, chart: bool = False) -> Table:
    """Sum the rounds.

    Args:
        accounts: The rounds.
        words: The language.
        grouping: What a row is about.
        chart: Whether to draw a bar beside each amount.
    """
    figures = (of_partners if "partner" in grouping.by else of_entries)(accounts, grouping, words)
    names = columns_of(grouping, words)
    table = Table(
        title=heading(accounts, words, as_of=grouping.as_of),
        columns=(*names, *figures.columns),
        groups=(Group(tuple((*cells_of(key, grouping, words), *row) for key, row in figures.rows.items())),),
        total=(None, words.total, *(None for _ in names[2:]), *figures.total),
        notes=(*figures.notes, *left_undivided(grouping.places(figures.rows), words, as_of=grouping.as_of)),
    )
    return table if chart else table.only(lambda column: column.kind != "bar")
