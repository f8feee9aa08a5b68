"""Lists of applications and awards as in an announcement: a group for each county, with its count and sum."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from skjonn.language.counting import counted
from skjonn.language.frames import FRAME
from skjonn.language.headings import said
from skjonn.language.words import Words
from skjonn.model.entries import Application
from skjonn.model.file_format import fields_of
from skjonn.model.money import kroner
from skjonn.model.place import NO_COUNTY
from skjonn.model.resolved import ResolvedRound
from skjonn.model.table import Audience, Cell, Column, Section, Table
from skjonn.model.totals import RoundTotals, unmatched_awards
from skjonn.places.counties import counties
from skjonn.reports.field_columns import application_columns, award_columns
from skjonn.reports.figure_columns import Figure, figure_columns, outcome_columns, to_whom
from skjonn.reports.heading import heading, left_undivided
from skjonn.reports.listed import (
    SORTS,
    Criteria,
    Entries,
    Listed,
    Sort,
    column_key,
    listed_applications,
    listed_awards,
    of_application,
    sort_key,
)

_OTHERS = {field.key for field in fields_of(Application)} - {
    *("id", "municipality", "recipient", "partners", "cooperation", "project", "requested"),
}
"""The fields of an application that have no column of their own in a list."""
_UNKNOWN = (None, ())
"""The cells of what is not known."""


class _Sum(NamedTuple):
    """The entries that a total sums, and whether they are all of the table."""

    listed: Sequence[Listed]
    is_grand: bool = False


_Columns = tuple[Column[Listed, _Sum], ...]


def listing(  # noqa: PLR0913 - what is listed, and in what order
    rounds: Sequence[ResolvedRound],
    words: Words,
    *,
    entries: Entries,
    criteria: Criteria,
    sort: str = "id",
    reverse: bool = False,
) -> Table:
    """List applications or awards.

    Args:
        rounds: The rounds.
        words: The language.
        entries: What a row is: an application, with the amounts requested and granted, or an award.
        criteria: Which entries are wanted; bounds are on the amount requested (applications) or granted (awards).
        sort: The order within a county: one of `SORTS`, or the key of a column.
        reverse: Whether the order is reversed; what is not known stays last.
    """
    of_awards, as_of = entries == "awards", criteria.as_of
    amount = _granted if of_awards else _requested
    listed = (listed_awards if of_awards else listed_applications)(rounds, as_of=as_of)
    met = [each for each in listed if criteria.meet(each, amount(each))]
    totals = [round_.totals for round_ in rounds]
    columns = _columns(words, met, of_awards=of_awards, several=len(rounds) > 1, figures_to=to_whom(totals))
    wanted = _in_order(met, sort, columns, amount, reverse=reverse)
    title = words.awards_title if of_awards else words.applications_title
    by_county = _by_county(wanted, _counties_first(rounds, as_of))
    sections: list[Section[Listed, _Sum]] = [
        Section(found, _heading(county, words), _Sum(found, is_grand=len(by_county) == 1))
        for county, found in by_county.items()
    ]
    return Table.of(
        title.format(title=heading(totals, words, as_of=as_of)),
        columns,
        sections,
        total=_Sum(wanted, is_grand=True) if by_county else None,
        notes=(*(() if of_awards else _left_out(totals, words)), *left_undivided(by_county, words, as_of=as_of)),
    )


def sorts(words: Words, *, entries: Entries) -> tuple[str, ...]:
    """What a list can be sorted by: `SORTS`, and the keys of its columns."""
    columns = _columns(words, (), of_awards=entries == "awards", several=True, figures_to="both")
    return tuple(dict.fromkeys([*SORTS, *(column.key for column in columns if column.to != "people")]))


def _in_order(
    listed: Sequence[Listed], sort: str, columns: _Columns, amount: Callable[[Listed], int | None], *, reverse: bool
) -> list[Listed]:
    """Entries sorted by a column: texts and dates from the least, amounts from the greatest, unknown ones last."""
    names: Mapping[str, Sort] = {name: name for name in SORTS}
    if by_name := names.get(sort):
        value: Callable[[Listed], Cell] = amount if by_name == "amount" else lambda listed: listed.id
        key = sort_key(by_name, amount)
    else:
        column = next(column for column in columns if column.key == sort)
        value = column.value
        key = column_key(value)
    known, unknown = (
        [each for each in listed if (value(each) in _UNKNOWN) is is_unknown] for is_unknown in (False, True)
    )
    return [*sorted(known, key=key, reverse=reverse), *sorted(unknown, key=sort_key("id", amount))]


def _heading(county: str | None, words: Words) -> str:
    """The heading over the entries of a county, of none (`NO_COUNTY`), or of one that is not known (`None`)."""
    if county is None:
        return words.unknown_region
    return f"{words.no_county[0].upper()}{words.no_county[1:]}" if county == NO_COUNTY else county


def _left_out(rounds: Iterable[RoundTotals], words: Words) -> tuple[str, ...]:
    """A note on the unmatched awards, if there are such."""
    unmatched = unmatched_awards(rounds)
    if not unmatched.awards:
        return ()
    awards = counted(unmatched.awards, words.award)
    return (words.not_in_table.format(awards=awards, granted=kroner(unmatched.granted)),)


def _counties_first(rounds: Sequence[ResolvedRound], as_of: date | None) -> Sequence[str]:
    """The counties of the map of `as_of`, or else those that the rounds state."""
    return counties(as_of) if as_of else [name for round_ in rounds for name in round_.totals.counties]


def _by_county(listed: Iterable[Listed], first: Iterable[str]) -> dict[str | None, list[Listed]]:
    """The entries of each county: the counties of `first` in their order, then others as they come.

    Entries of no county come after these, and entries whose county is not known last.
    """
    found: dict[str | None, list[Listed]] = {county: [] for county in first}
    for each in listed:
        found.setdefault(each.county, []).append(each)
    return {county: found[county] for county in sorted(found, key=_is_last) if found[county]}


def _is_last(county: str | None) -> int:
    return 2 if county is None else county == NO_COUNTY


def _columns(
    words: Words, listed: Sequence[Listed], *, of_awards: bool, several: bool, figures_to: Audience
) -> _Columns:
    has_others = any(each.recipient for each in listed)
    is_asked = not of_awards or any(each.requested is not None for each in listed)
    noun = words.award if of_awards else words.application
    to_round: Audience = "both" if several else "machines"
    to_requested: Audience = "both" if is_asked else "machines"
    return (
        Column("region", words.h_region, to="machines", value=lambda each: each.county),
        Column("round", words.h_round, to=to_round, rank=5, value=lambda each: each.round.id),
        Column(
            "id",
            words.h_id,
            rank=1,
            value=lambda each: each.id,
            total=lambda total: words.total if total.is_grand else None,
        ),
        Column("municipality", words.h_municipality, to="machines", value=lambda each: each.municipality),
        Column(
            "applicant",
            words.h_applicant if has_others else words.h_municipality,
            to="people",
            value=lambda each: each.applicant_name,
            total=lambda total: counted(len(total.listed), noun),
        ),
        Column("number", words.h_number, to="machines", value=lambda each: each.number),
        Column("recipient", words.h_recipient, to="machines", value=lambda each: each.recipient),
        Column("partners_or_cooperation", words.h_partners, to="people", rank=4, value=_partners_or_cooperation),
        *application_columns(words, lambda each: each, keys=("partners", "cooperation"), to="machines"),
        Column("project", words.h_project, to="machines", value=lambda each: of_application(each, "project")),
        Column("project_or_round", words.h_project, to="people", rank=2, value=lambda each: each.project),
        *application_columns(words, lambda each: each, keys=_OTHERS, to="machines"),
        Column(
            "requested",
            words.h_requested,
            "kroner",
            to_requested,
            rank=3 if of_awards else 0,
            value=_requested,
            total=_sum_requested,
        ),
        Column("granted", words.h_granted, "kroner", value=_granted, total=_sum_granted),
        *award_columns(words, lambda each: each, to="machines"),
        *figure_columns(words, lambda each: each.award_life, to=figures_to, total=_sum_of),
        *outcome_columns(words, lambda each: each.life, to="machines" if of_awards else figures_to),
        Column("frame", said(FRAME, words), to="machines", value=lambda each: each.round.frame.part_of),
    )


def _sum_of(total: _Sum, key: Figure) -> int | None:
    """The sum of a figure; `None` where a part of it is not known."""
    lives = [each.life for each in total.listed if each.awards]
    return None if None in lives else sum(map(attrgetter(key), lives))


def _partners_or_cooperation(listed: Listed) -> Cell:
    application = listed.application
    return (application.partners or application.cooperation or "") if application else ""


def _requested(listed: Listed) -> int | None:
    return listed.requested


def _granted(listed: Listed) -> int | None:
    return listed.granted


def _sum_requested(total: _Sum) -> int | None:
    """The sum of the amounts requested; `None` where one of them is not known."""
    amounts = [each.requested for each in total.listed]
    return None if None in amounts else sum(amount or 0 for amount in amounts)


def _sum_granted(total: _Sum) -> int:
    """The sum of the amounts granted."""
    return sum(each.granted or 0 for each in total.listed)
