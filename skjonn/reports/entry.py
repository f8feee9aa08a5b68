"""One application with its award, and where it stands."""

from skjonn.language.words import Words
from skjonn.model.table import Column, Group, Label, Section, Table
from skjonn.reports.listed import Listed


def entry(listed: Listed, words: Words, *, file: str, line: int) -> Table:
    """All that is known of an application or award, in one row.

    Args:
        listed: The application with its award.
        words: The language.
        file: The file it stands in, as shown to the user.
        line: The line that the entry begins on.
    """
    application, applicant, award = listed.application, listed.applicant, listed.award
    columns: tuple[Column[Listed, None], ...] = (
        Column("round", words.h_round, value=lambda each: each.round.id),
        Column("id", words.h_id, value=lambda each: each.id),
        Column("municipality", words.h_municipality, value=lambda each: each.municipality),
        Column("number", words.h_number, value=lambda _: applicant.number if applicant else None),
        Column("region", words.h_region, value=lambda each: each.county),
        Column("project", words.h_project, value=lambda _: application.project if application else None),
        Column("partners", words.h_partners, value=lambda _: application.partners if application else ()),
        Column("cooperation", words.h_cooperation, value=lambda _: application.cooperation if application else None),
        Column("roles", words.h_roles, value=lambda _: application.roles if application else ()),
        Column("area", words.h_area, value=lambda _: application.area if application else None),
        Column("received", words.h_received, "date", value=lambda _: application.received if application else None),
        Column("requested", words.h_requested, "kroner", value=lambda each: each.requested),
        Column("cost", words.h_cost, "kroner", value=lambda _: application.cost if application else None),
        Column("granted", words.h_granted, "kroner", value=lambda each: each.granted),
        Column("decided", words.h_decided, "date", value=lambda _: award.decided if award else None),
        Column("case", words.h_case, value=lambda _: award.case if award else None),
        Column("file", words.h_file, value=lambda _: file),
        Column("line", words.h_line, "count", value=lambda _: line),
    )
    return Table.of(listed.id, columns, [Section([listed])])


def for_people(table: Table, words: Words) -> Table:
    """A table of one row with its cells under each other, without those that are empty."""
    (row,) = table.rows
    pairs = ((column.title, cell) for column, cell in zip(table.columns, row, strict=True) if cell not in (None, ()))
    return Table(table.title, (Label("key", words.h_key), Label("value", words.h_value)), (Group(tuple(pairs)),))
