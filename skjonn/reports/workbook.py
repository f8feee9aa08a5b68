"""The sheets of a workbook: reports on some rounds, and on the ledger they are made from."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from skjonn.language.events import EVENT_WORDS
from skjonn.language.headings import said
from skjonn.language.words import Words
from skjonn.model.place import NO_COUNTY
from skjonn.model.resolved import ResolvedRound
from skjonn.model.table import Cell, Column, Section, Table
from skjonn.model.totals import RoundTotals
from skjonn.reports.events import events
from skjonn.reports.frame import frame
from skjonn.reports.heading import heading
from skjonn.reports.listed import Criteria, Entries
from skjonn.reports.listing import listing
from skjonn.reports.narrowed import narrowed
from skjonn.reports.payments import Payments, payments
from skjonn.reports.round_verdict import round_verdict
from skjonn.reports.rounds import rounds as list_of_rounds
from skjonn.reports.summary import summary_of_entries

_LISTS: Sequence[tuple[str, Entries]] = (("h_awards", "awards"), ("h_applications", "applications"))


class Sheet(NamedTuple):
    """A sheet: one table that can be filtered, or several under each other with their titles."""

    name: str
    tables: tuple[Table, ...]


class Made(NamedTuple):
    """What a workbook is made from, and when: the ledger's folder, the day, and skjonn's version."""

    ledger: str
    day: date
    version: str


def sheets(rounds: Sequence[ResolvedRound], words: Words, *, criteria: Criteria, made: Made) -> Iterator[Sheet]:
    """Make the sheets on some rounds one by one, since a table of many rows takes much memory.

    Args:
        rounds: The rounds.
        words: The language.
        criteria: The regions that the lists and the summary are narrowed to.
        made: What it is made from, and when.
    """
    only = criteria.counties
    shown = [narrowed(round_, criteria) for round_ in rounds] if only else rounds
    totals = [round_.totals for round_ in rounds]
    yield Sheet(words.sheet_summary, (summary_of_entries(shown, words, only=only),))
    for name, entries in _LISTS:
        table = listing(rounds, words, entries=entries, criteria=criteria)
        yield Sheet(getattr(words, name), (_in_words(table, words),))
    if any(round_.events for round_ in totals):
        # Narrowed rounds have the events of their applications; others have unmatched events as well.
        ids = {each.entry.id for round_ in shown for each in round_.applications}
        table = events(rounds, words, ids=ids if only else ())
        if any(table.rows):
            yield Sheet(words.events_title, (table,))
    yield payments_sheet(payments(rounds, words, criteria=criteria), words)
    yield Sheet(
        words.sheet_ledger,
        (
            _origin(rounds, words, criteria, made),
            list_of_rounds(totals, words),
            frame(totals, words),
            _verdicts(totals, words),
        ),
    )


def _in_words(table: Table, words: Words) -> Table:
    """A list in which the English words of columns for machines are translated: outcomes, and `no county`."""
    said_for: dict[str, dict[Cell, str]] = {
        "region": {NO_COUNTY: words.no_county},
        "outcome": {type_: said(word, words) for type_, word in EVENT_WORDS.items()},
    }
    of_column = [said_for.get(column.key, {}) for column in table.columns]
    groups = tuple(
        group._replace(
            rows=tuple(
                tuple(found.get(cell, cell) if found else cell for found, cell in zip(of_column, row, strict=True))
                for row in group.rows
            ),
        )
        for group in table.groups
    )
    return table._replace(groups=groups)


def payments_sheet(found: Payments, words: Words) -> Sheet:
    """The list of payments; under it, its title and what is not in it."""
    notes = (found.table.title, *found.table.notes, *found.apart)
    return Sheet(words.sheet_payments, (found.table._replace(notes=notes),))


class _Fact(NamedTuple):
    name: str
    value: Cell


def _origin(rounds: Sequence[ResolvedRound], words: Words, criteria: Criteria, made: Made) -> Table:
    facts = (
        _Fact(words.made_from, made.ledger),
        _Fact(words.made_on, made.day),
        _Fact(words.made_by, made.version),
        *((_Fact(words.h_region, criteria.counties),) if criteria.counties else ()),
    )
    columns: tuple[Column[_Fact, None], ...] = (
        Column("key", words.h_key, value=lambda fact: fact.name),
        Column("value", words.h_value, value=lambda fact: fact.value),
    )
    return Table.of(heading([round_.totals for round_ in rounds], words), columns, [Section(facts)])


def _verdicts(rounds: Sequence[RoundTotals], words: Words) -> Table:
    """The verdict on each round."""
    found = [round_verdict(round_, words) for round_ in rounds]
    columns: tuple[Column[tuple[str, str], None], ...] = (
        Column("round", words.h_round, value=lambda row: row[0]),
        Column("verdict", words.h_verdict, value=lambda row: row[1]),
    )
    return Table.of(words.h_verdict, columns, [Section([(each.round, each.headline) for each in found])])
