"""One application with its award, and its place in the ledger."""

from collections.abc import Sequence
from typing import NamedTuple

from skjonn.language.frames import FRAME
from skjonn.language.headings import said
from skjonn.language.words import Words
from skjonn.model.table import Column, Group, Label, Section, Table
from skjonn.reports.field_columns import application_columns, award_columns
from skjonn.reports.figure_columns import figure_columns, outcome_columns
from skjonn.reports.listed import Listed


class Placed(NamedTuple):
    """An application with its award, its file as shown to the user, and the line that it begins on."""

    listed: Listed
    file: str
    line: int


def entry(found: Sequence[Placed], words: Words) -> Table:
    """Everything known of an application or award, in one row; of several with its id, a row each."""
    columns: tuple[Column[Placed, None], ...] = (
        Column("round", words.h_round, value=lambda each: each.listed.round.id),
        Column("frame", said(FRAME, words), value=lambda each: each.listed.round.frame.part_of),
        Column("id", words.h_id, value=lambda each: each.listed.id),
        Column("municipality", words.h_municipality, value=lambda each: each.listed.municipality),
        Column("number", words.h_number, value=lambda each: each.listed.number),
        Column("recipient", words.h_recipient, value=lambda each: each.listed.recipient),
        Column("region", words.h_region, value=lambda each: each.listed.county),
        *application_columns(words, lambda each: each.listed),
        Column("granted", words.h_granted, "kroner", value=lambda each: each.listed.granted),
        *award_columns(words, lambda each: each.listed),
        Column("file", words.h_file, value=lambda each: each.file),
        Column("line", words.h_line, "count", value=lambda each: each.line),
        *figure_columns(words, lambda each: each.listed.award_life, to="machines"),
        *outcome_columns(words, lambda each: each.listed.life, to="machines"),
    )
    return Table.of(found[0].listed.id, columns, [Section(found)])


def for_people(table: Table, words: Words) -> Table:
    """A table with the cells of each row under each other, without empty cells and columns for machines."""
    table = table.only(lambda column: column.to != "machines")
    titles = [column.title for column in table.columns]
    rows = ([pair for pair in zip(titles, row, strict=True) if pair[1] not in (None, ())] for row in table.rows)
    groups = tuple(Group(tuple(pairs)) for pairs in rows)
    return Table(table.title, (Label("key", words.h_key), Label("value", words.h_value)), groups)
