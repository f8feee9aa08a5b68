"""A municipality over time: its numbers, names and counties, what it came from and became, and its entries."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from skjonn.language.counting import on_day
from skjonn.language.words import Words
from skjonn.model.table import Column, Kind, Section, Table
from skjonn.model.totals import Totals
from skjonn.places.history import FOR_GOOD, Record, label, predecessors, successors


class _Item(NamedTuple):
    """A record, and the totals of its entries; `None` where no ledger was read."""

    record: Record
    totals: Totals | None


_Columns = tuple[Column[_Item, Totals], ...]


def place(records: Sequence[Record], words: Words, *, on: date, totals: Sequence[Totals] = (), note: str = "") -> Table:
    """Show a municipality, with a row for each time in which it had one number, name and county.

    Args:
        records: Its records, the oldest first.
        words: The language.
        on: The day; the title names the record that is valid on it, if there is one.
        totals: The ledger's totals for each record; empty where they are not shown.
        note: A sentence under the table.
    """
    now = next((record for record in records if record.first <= on.year <= record.last), None)
    total = Totals()
    for each in totals:
        total.add(each)
    return Table.of(
        words.place_title.format(place=label(now), date=on_day(on, words)) if now else label(records[-1]),
        (*_columns(words), *(_columns_of_ledger(words) if totals else ())),
        [Section([_Item(*pair) for pair in zip_longest(records, totals)])],
        total=total if totals else None,
        notes=(note,) if note else (),
    )


def _columns(words: Words) -> _Columns:
    return (
        Column("years", words.h_years, to="people", value=_years, total=lambda _: words.total),
        Column("number", words.h_number, value=lambda item: item.record.place.number),
        Column("name", words.h_name, value=lambda item: item.record.place.name),
        Column("region", words.h_region, value=lambda item: item.record.place.county),
        Column("first_day", words.h_first_day, "date", "machines", value=lambda item: date(item.record.first, 1, 1)),
        Column("last_day", words.h_last_day, "date", "machines", value=_last_day),
        Column("came_from", words.h_came_from, to="machines", value=lambda item: _numbers(predecessors(item.record))),
        Column("became", words.h_became, to="machines", value=lambda item: _numbers(successors(item.record))),
        Column(
            "neighbours_before",
            words.h_came_from,
            to="people",
            rank=1,
            value=lambda item: _numbers_and_names(predecessors(item.record)),
        ),
        Column(
            "neighbours_after",
            words.h_became,
            to="people",
            rank=1,
            value=lambda item: _numbers_and_names(successors(item.record)),
        ),
    )


def _columns_of_ledger(words: Words) -> _Columns:
    return (
        _column_of("itemised", words.h_itemised, "count", lambda totals: totals.applications, rank=2),
        _column_of("awards", words.h_awards, "count", lambda totals: totals.awards),
        _column_of("granted", words.h_granted, "kroner", lambda totals: totals.granted),
    )


def _column_of(
    key: str, title: str, kind: Kind, of: Callable[[Totals], int], *, rank: int = 0
) -> Column[_Item, Totals]:
    return Column(
        key, title, kind, rank=rank, value=lambda item: None if item.totals is None else of(item.totals), total=of
    )


def _years(item: _Item) -> str:
    record = item.record
    return f"{record.first}\u2013{record.last if record.last != FOR_GOOD else ''}"


def _last_day(item: _Item) -> date | None:
    return date(item.record.last, 12, 31) if item.record.last != FOR_GOOD else None


def _numbers(records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(record.place.number for record in records)


def _numbers_and_names(records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(f"{record.place.number}\u00a0{record.place.name}" for record in records)
