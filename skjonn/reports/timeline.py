"""The life of an application and its award for people: its figures in a line, and its history day by day."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from skjonn.language.events import details, event_word, figures
from skjonn.language.headings import heading
from skjonn.language.words import Words
from skjonn.model.entries import AWARD_FIELDS, Application, Award
from skjonn.model.event_types import EventType
from skjonn.model.file_format import Field, texts_first
from skjonn.model.money import kroner
from skjonn.model.partial_date import PartialDate
from skjonn.model.place import with_county
from skjonn.model.resolved import ResolvedApplication
from skjonn.model.table import Cell, Column, Section, Table
from skjonn.reports.entry import Placed


class _Step(NamedTuple):
    """Something that happened, and when."""

    day: PartialDate
    what: str
    amount: int | None = None
    details: str = ""


def timeline(found: Placed, application: ResolvedApplication, words: Words) -> Table:
    """What happened to an application and its award, in the order in which it counts.

    Args:
        found: The application with its place.
        application: The application; it has events.
        words: The language.
    """
    steps = sorted(_steps(found, application, words), key=lambda step: step.day)
    columns: tuple[Column[_Step, None], ...] = (
        Column("date", heading("date", words), "date", value=lambda step: step.day),
        Column("type", heading("type", words), value=lambda step: step.what),
        Column("amount", heading("amount", words), "kroner", value=_amount),
        Column("details", words.h_details, value=lambda step: step.details),
    )
    return Table.of(
        " · ".join(_named(found, application, words)),
        columns,
        [Section(steps, _summary(application, words))],
        notes=tuple(_notes(found, application, words)),
    )


def _amount(step: _Step) -> Cell:
    """An amount, or an empty cell: that the step has none is known."""
    return "" if step.amount is None else step.amount


def _named(found: Placed, application: ResolvedApplication, words: Words) -> Iterator[str]:
    yield application.entry.id
    yield with_county(found.listed.applicant_name or application.name, application.county)
    yield application.entry.project or found.listed.round.heading.title
    if application.entry.partners:
        yield words.with_partners.format(partners=", ".join(application.entry.partners))


def _summary(application: ResolvedApplication, words: Words) -> str:
    life = application.life
    if application.granted is None:
        return event_word(life.outcome, words) if life.outcome else ""
    parts = [figures(application.granted, life, words)]
    ends: list[EventType] = [
        application.events[number].entry.type for number in (life.ended, life.closed) if number is not None
    ]
    parts += [event_word(type_, words) for type_ in ends]
    return " · ".join(parts)


def _steps(found: Placed, application: ResolvedApplication, words: Words) -> Iterator[_Step]:
    received = application.entry.received
    if received is not None:
        yield _Step(PartialDate.of(received), heading("received", words).lower())
    for award in application.awards:
        day = award.date_in(found.listed.round.heading.date)
        yield _Step(day, event_word("awarded", words), award.entry.granted, award.entry.case or "")
    for event in application.events:
        entry = event.entry
        yield _Step(PartialDate.of(entry.date), event_word(entry.type, words), entry.amount, details(entry, words))


def _notes(found: Placed, application: ResolvedApplication, words: Words) -> Iterator[str]:
    """The fields that are not shown yet, and the file and line."""
    shown = {"id", "municipality", "project", "partners", "received"}
    yield from _fields(application.entry, shown, words)
    for award in application.awards:
        yield from _fields(award.entry, {"application", "granted", "decided", "case"}, words)
    yield f"{words.h_file}: {found.file}:{found.line}."


def _fields(entry: Application | Award, shown: set[str], words: Words) -> Iterator[str]:
    called: Mapping[str, Field] = AWARD_FIELDS if isinstance(entry, Award) else {}
    for field in texts_first(type(entry)):
        value = getattr(entry, field.key)
        if field.key not in shown and value not in (None, ()):
            yield f"{heading(called.get(field.key, field).key, words)}: {_text(value)}."


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(cast("tuple[str, ...]", value))
    return kroner(value) if isinstance(value, int) else str(value)
