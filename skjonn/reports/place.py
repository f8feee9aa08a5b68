"""A municipality over time: its numbers, names and counties, its neighbours in history, and what the ledger holds."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from skjonn.language.counting import on_day
from skjonn.language.words import Words
from skjonn.model.table import Column, Group, Row, Table
from skjonn.places.history import FOR_GOOD, Record, label, predecessors, successors


class Held(NamedTuple):
    """What the ledger holds for a municipality: applications itemised, awards, and kroner granted."""

    itemised: int
    awards: int
    granted: int


def place(records: Sequence[Record], words: Words, *, on: date, held: Sequence[Held] = (), note: str = "") -> Table:
    """Show a municipality, a row for as long as it had one number, name and county.

    Args:
        records: Its records, the first first.
        words: The language.
        on: The day it was asked for; where it is valid on that day, the title says so.
        held: What the ledger holds for each record; empty where that was not asked for.
        note: A sentence to put under it.
    """
    now = next((record for record in records if record.first <= on.year <= record.last), None)
    rows = tuple((*_row(record), *(figures or ())) for record, figures in zip_longest(records, held))
    return Table(
        title=words.place_title.format(place=label(now), date=on_day(on, words)) if now else label(records[-1]),
        columns=(*_columns(words), *(_columns_of_ledger(words) if held else ())),
        groups=(Group(rows),),
        total=(words.total, *(None,) * 9, *map(sum, zip(*held, strict=True))) if held else None,
        notes=(note,) if note else (),
    )


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column("years", words.h_years, to="people"),
        Column("number", words.h_number),
        Column("name", words.h_name),
        Column("county", words.h_county),
        Column("first_day", words.h_years, "date", to="machines"),
        Column("last_day", words.h_years, "date", to="machines"),
        Column("came_from", words.h_came_from, to="machines"),
        Column("became", words.h_became, to="machines"),
        Column("neighbours_before", words.h_came_from, to="people", rank=1),
        Column("neighbours_after", words.h_became, to="people", rank=1),
    )


def _columns_of_ledger(words: Words) -> tuple[Column, ...]:
    return (
        Column("itemised", words.h_applications, "count", rank=2),
        Column("awards", words.h_awards, "count"),
        Column("granted", words.h_granted, "kroner"),
    )


def _row(record: Record) -> Row:
    place, before, after = record.place, predecessors(record), successors(record)
    is_over = record.last != FOR_GOOD
    return (
        f"{record.first}\u2013{record.last if is_over else ''}",
        place.number,
        place.name,
        place.county,
        date(record.first, 1, 1),
        date(record.last, 12, 31) if is_over else None,
        tuple(other.place.number for other in before),
        tuple(other.place.number for other in after),
        tuple(f"{other.place.number}\u00a0{other.place.name}" for other in before),
        tuple(f"{other.place.number}\u00a0{other.place.name}" for other in after),
    )
