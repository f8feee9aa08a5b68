"""Rows that may be wrong: missing, counted twice, with a slip in an amount, or in the wrong county."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from skjonn.controls.mismatch.explanation import Misplaced, Missing, Miswritten, Repeated, Row, Sum
from skjonn.controls.mismatch.miswriting import meant
from skjonn.controls.mismatch.slack import FAR, NOWHERE, Reach, Slack, both, holds
from skjonn.model.resolved import ResolvedApplication, ResolvedRound
from skjonn.model.totals import Totals

_COUNTS: tuple[Literal["applications", "awards"], ...] = ("applications", "awards")

Standing = tuple[Row, str | None, Totals]
"""A row, the county that it counts in, and what it adds there."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of one county with equal totals, so that no control total distinguishes them."""

    county: str | None
    totals: Totals
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, standings: Iterable[Standing]) -> "Iterator[_Group]":
        found: dict[tuple[str | None, int, int, int, int], tuple[Totals, list[Row]]] = {}
        for row, county, totals in standings:
            key = county, totals.applications, totals.requested, totals.awards, totals.granted
            found.setdefault(key, (totals, []))[1].append(row)
        return (cls(key[0], totals, tuple(rows)) for key, (totals, rows) in found.items())

    @property
    def amount(self) -> int:
        return self.totals.granted or self.totals.requested

    @property
    def taken_out(self) -> Totals:
        return Totals().less([self.totals])


def missing(round_: ResolvedRound, slack: Slack) -> Iterator[Missing]:
    """The row that would fill what is missing, if one can.

    If no count is too low as well, any sum could be a row; then it must be as large as the smallest of the others.
    """
    counties = sorted(slack.failing) or list(round_.totals.counties) or [""]
    for county in counties if len(slack.failing) <= 1 else ():
        short: Sum = "requested" if holds(slack.reach(county, "granted"), 0) else "granted"
        counts_hold = all(holds(slack.reach(county, count), 0) for count in _COUNTS)
        least = _smallest(round_, short) if counts_hold else 1
        for row in (Totals(awards=1), Totals(applications=1, awards=1), Totals(applications=1)):
            low, high = _size(slack, county, row, short=short)
            if least <= low <= high:
                lacking = () if row.applications else _without_award(round_, county)
                yield Missing(county if slack.failing else "", lacking, low, high if high < FAR else None)
                return


def repeated(round_: ResolvedRound, slack: Slack) -> Iterator[Repeated]:
    """Applications with their awards, and awards beside another, without which every total would agree."""
    for group in _Group.of(_applications(round_)):
        if slack.takes({group.county: group.taken_out}):
            yield Repeated(group.rows, group.amount)
    for group in _Group.of(_awards_beside_another(round_)):
        if slack.takes({group.county: group.taken_out}):
            yield Repeated(group.rows, group.amount)


def miswritten(round_: ResolvedRound, slack: Slack) -> Iterator[Miswritten]:
    """Amounts with one slip, without which every total would agree."""
    sums: tuple[tuple[Sum, Iterator[Standing]], ...] = (
        ("granted", _granted(round_)),
        ("requested", _requested(round_)),
    )
    for quantity, amounts in sums:
        for group in _Group.of(amounts):
            reach = slack.alone(group.county, quantity)
            for slip, number in meant(group.amount):
                if holds(reach, number - group.amount):
                    yield Miswritten(slip, quantity, group.rows, group.amount, number)


def misplaced(round_: ResolvedRound, slack: Slack) -> Iterator[Misplaced]:
    """Applications that would, with their awards, make every total agree if they were in another county."""
    others = set(round_.totals.counties)
    for group in _Group.of(_applications(round_)):
        # A total that differs belongs to the county that the row leaves, or to the one it moves to.
        for county in sorted(slack.failing - {group.county} or others - {group.county}):
            if group.county and slack.takes({group.county: group.taken_out, county: group.totals}):
                yield Misplaced(group.rows, group.amount, group.county, county)


def _applications(round_: ResolvedRound) -> Iterator[Standing]:
    """Every application with its awards, except those whose id occurs twice: their awards are unmatched."""
    for application in round_.applications:
        if round_.application_ids[application.entry.id] == 1:
            yield application, application.county, application.totals


def _awards_beside_another(round_: ResolvedRound) -> Iterator[Standing]:
    """Every award of an application that has several."""
    times = Counter(award.entry.application for award in round_.awards)
    for award in round_.awards:
        if times[award.entry.application] > 1:
            yield award, award.county, Totals(awards=1, granted=award.entry.granted)


def _granted(round_: ResolvedRound) -> Iterator[Standing]:
    """Every amount granted, by its award."""
    for award in round_.awards:
        yield award, award.county, Totals(granted=award.entry.granted)


def _requested(round_: ResolvedRound) -> Iterator[Standing]:
    """Every amount applied for, by its application."""
    for application in round_.applications:
        if application.entry.requested is not None:
            yield application, application.county, Totals(requested=application.entry.requested)


def _without_award(round_: ResolvedRound, county: str) -> tuple[ResolvedApplication, ...]:
    """The applications of a county, or of any, that should have an award and have none."""
    awarded = {award.entry.application for award in round_.awards}
    return tuple(
        application
        for application in round_.applications
        if round_.heading.itemised == "awarded"
        and application.entry.id not in awarded
        and county in {"", application.county}
    )


def _size(slack: Slack, county: str, row: Totals, *, short: Sum) -> Reach:
    """The least and the largest amount of a new row for the sum that is too low."""
    of_award = (1, FAR) if row.awards else (0, 0)
    of_application = (0, FAR) if row.applications else (0, 0)
    sizes = {
        "granted": both(slack.reach(county, "granted"), of_award),
        "requested": both(slack.reach(county, "requested"), of_application),
    }
    counts_take_it = all(holds(slack.reach(county, count), getattr(row, count)) for count in _COUNTS)
    return sizes[short] if counts_take_it and all(low <= high for low, high in sizes.values()) else NOWHERE


def _smallest(round_: ResolvedRound, quantity: Sum) -> int:
    """The smallest amount of the round that is granted or applied for."""
    rows = _granted(round_) if quantity == "granted" else _requested(round_)
    return min((totals.granted or totals.requested for _, _, totals in rows), default=FAR)
