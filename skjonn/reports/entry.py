"""One application with its award, and where it stands."""

from skjonn.language.words import Words
from skjonn.model.table import Column, Group, Table
from skjonn.reports.cases import Case


def entry(case: Case, words: Words, *, file: str, line: int) -> Table:
    """All that is known of a case, in one row.

    Args:
        case: The case.
        words: The language.
        file: The file it stands in, as shown to the user.
        line: The line that the entry asked for begins on.
    """
    application, home, award = case.application, case.home, case.award
    fields = (
        (Column("round", words.h_round), case.account.round.id),
        (Column("id", words.h_id), case.id),
        (Column("municipality", words.h_municipality), case.municipality),
        (Column("number", words.h_number), home.number if home else None),
        (Column("region", words.h_region), home.county if home else None),
        (Column("project", words.h_project), application.project if application else None),
        (Column("partners", words.h_partners), application.partners if application else ()),
        (Column("cooperation", words.h_cooperation), application.cooperation if application else None),
        (Column("roles", words.h_roles), application.roles if application else ()),
        (Column("area", words.h_area), application.area if application else None),
        (Column("received", words.h_received, "date"), application.received if application else None),
        (Column("requested", words.h_requested, "kroner"), application.requested if application else None),
        (Column("cost", words.h_cost, "kroner"), application.cost if application else None),
        (Column("granted", words.h_granted, "kroner"), award.granted if award else None),
        (Column("decided", words.h_decided, "date"), award.decided if award else None),
        (Column("case", words.h_case), award.case if award else None),
        (Column("file", words.h_file), file),
        (Column("line", words.h_line, "count"), line),
    )
    columns, row = zip(*fields, strict=True)
    return Table(case.id, columns, (Group((row,)),))


def for_people(table: Table, words: Words) -> Table:
    """A table of one row with its cells under each other, without those that are empty."""
    (row,) = table.rows
    pairs = ((column.title, cell) for column, cell in zip(table.columns, row, strict=True) if cell not in (None, ()))
    return Table(table.title, (Column("key", words.h_key), Column("value", words.h_value)), (Group(tuple(pairs)),))
