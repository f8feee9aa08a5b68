"""The events of some rounds, by day."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from skjonn.language.events import details, event_word
from skjonn.language.headings import heading
from skjonn.language.words import Words
from skjonn.model.entries import Event
from skjonn.model.file_format import Kind, fields_of
from skjonn.model.resolved import ResolvedApplication, ResolvedRound
from skjonn.model.table import Cell, Column, Section, Table
from skjonn.model.table import Kind as CellKind
from skjonn.reports.applicant_columns import applicant_columns

_KINDS: dict[Kind, CellKind] = {"kroner": "kroner", "change": "kroner", "date": "date"}


class _Row(NamedTuple):
    """An event, its round, and its application, where that is known."""

    round: str
    event: Event
    application: ResolvedApplication | None


def events(
    rounds: Sequence[ResolvedRound], words: Words, *, ids: Collection[str] = (), types: Collection[str] = ()
) -> Table:
    """List events by day, those of one day in the order of the file.

    Args:
        rounds: The rounds.
        words: The language.
        ids: The applications; all where none is named.
        types: The types of events; all where none is named.
    """
    rows = sorted(
        (
            row
            for row in _rows(rounds)
            if (not ids or row.event.application in ids) and (not types or row.event.type in types)
        ),
        key=lambda row: row.event.date,
    )
    columns: tuple[Column[_Row, None], ...] = (
        Column(
            "round", words.h_round, to="both" if len(rounds) > 1 else "machines", rank=3, value=lambda row: row.round
        ),
        *(
            Column(
                field.key,
                heading(field.key, words),
                _KINDS.get(field.kind, "text"),
                "both" if field.key in {"application", "date"} else "machines",
                value=partial(_value, field.key),
            )
            for field in fields_of(Event)
        ),
        *applicant_columns(words, lambda row: row.application, rank=2),
        Column(
            "type_in_words", heading("type", words), to="people", value=lambda row: event_word(row.event.type, words)
        ),
        Column("amount_for_people", heading("amount", words), "kroner", to="people", value=_amount),
        Column("details", words.h_details, to="people", rank=1, value=lambda row: details(row.event, words)),
    )
    return Table.of(words.events_title, columns, [Section(rows)])


def _rows(rounds: Sequence[ResolvedRound]) -> Iterator[_Row]:
    for round_ in rounds:
        of_id = {application.entry.id: application for application in round_.applications if application.history}
        for event in round_.entries.events:
            yield _Row(round_.id, event, of_id.get(event.application))


def _value(key: str, row: _Row) -> Cell:
    found: Cell = getattr(row.event, key)
    return found


def _amount(row: _Row) -> Cell:
    """An amount, or an empty cell: that the event has none is known."""
    return "" if row.event.amount is None else row.event.amount
