"""Rows that may be wrong: missing, counted twice, with a slip in an amount, or in the wrong county."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from skjonn.controls.mismatch.explanation import Misplaced, Missing, Miswritten, Repeated, Sum
from skjonn.controls.mismatch.miswriting import meant
from skjonn.controls.mismatch.slack import FAR, NOWHERE, Reach, Slack, both, holds
from skjonn.model.account import Account, Totals

_COUNTS: tuple[Literal["applications", "awards"], ...] = ("applications", "awards")

Standing = tuple[int, str | None, Totals]
"""A row, the county that it counts in, and what it adds there."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of one county that come to the same, so that no total tells them apart."""

    county: str | None
    tally: Totals
    rows: tuple[int, ...]

    @classmethod
    def of(cls, standings: Iterable[Standing]) -> "Iterator[_Group]":
        found: dict[tuple[str | None, int, int, int, int], tuple[Totals, list[int]]] = {}
        for row, county, tally in standings:
            key = county, tally.applications, tally.requested, tally.awards, tally.granted
            found.setdefault(key, (tally, []))[1].append(row)
        return (cls(key[0], tally, tuple(rows)) for key, (tally, rows) in found.items())

    @property
    def amount(self) -> int:
        return self.tally.granted or self.tally.requested

    @property
    def taken_out(self) -> Totals:
        return Totals().less([self.tally])


def missing(account: Account, slack: Slack) -> Iterator[Missing]:
    """A row that would fill what is short.

    Where no count is short with the sum, any sum could be a row; then it is one only if it is as large as others are.
    """
    counties = sorted(slack.failing) or [county for county in account.regions if county] or [""]
    for county in counties if len(slack.failing) <= 1 else ():
        short: Sum = "requested" if holds(slack.reach(county, "granted"), 0) else "granted"
        counts_hold = all(holds(slack.reach(county, count), 0) for count in _COUNTS)
        least = _smallest(account, short) if counts_hold else 1
        for row in (Totals(awards=1), Totals(applications=1, awards=1), Totals(applications=1)):
            low, high = _size(slack, county, row, short=short)
            if least <= low <= high:
                lacking = () if row.applications else _without_award(account, county)
                yield Missing(county if slack.failing else "", lacking, low, high)
                return


def repeated(account: Account, slack: Slack) -> Iterator[Repeated]:
    """Applications with their awards, and awards beside another, without which every total holds."""
    for group in _Group.of(_cases(account)):
        if slack.takes({group.county: group.taken_out}):
            yield Repeated("applications", group.rows, group.amount)
    for group in _Group.of(_awards_beside_another(account)):
        if slack.takes({group.county: group.taken_out}):
            yield Repeated("awards", group.rows, group.amount)


def miswritten(account: Account, slack: Slack) -> Iterator[Miswritten]:
    """Amounts that one slip makes what every total needs."""
    sums: tuple[tuple[Sum, Iterator[Standing]], ...] = (
        ("granted", _granted(account)),
        ("requested", _requested(account)),
    )
    for quantity, amounts in sums:
        for group in _Group.of(amounts):
            reach = slack.alone(group.county, quantity)
            for slip, number in meant(group.amount):
                if holds(reach, number - group.amount):
                    yield Miswritten(slip, quantity, group.rows, group.amount, number)


def misplaced(account: Account, slack: Slack) -> Iterator[Misplaced]:
    """Applications with their awards that another county's totals lack."""
    others = {county for county in account.regions if county}
    for group in _Group.of(_cases(account)):
        # A total that fails is of the county that a row leaves or comes to.
        for county in sorted(slack.failing - {group.county} or others - {group.county}):
            if group.county and slack.takes({group.county: group.taken_out, county: group.tally}):
                yield Misplaced(group.rows, group.amount, group.county, county)


def _cases(account: Account) -> Iterator[Standing]:
    """Every application with its awards, but those of which the id stands twice: whose the awards are is not known."""
    times = Counter(application.id for application in account.round.applications)
    awards: defaultdict[str, Totals] = defaultdict(Totals)
    for award in account.round.awards:
        awards[award.application].grant(award)
    for row, application in enumerate(account.round.applications):
        if times[application.id] == 1:
            tally = Totals()
            tally.apply(application)
            tally.add(awards.get(application.id, Totals()))
            yield row, account.county_of[application.id], tally


def _awards_beside_another(account: Account) -> Iterator[Standing]:
    """Every award of an application that has several."""
    answers = Counter(award.application for award in account.round.awards)
    for row, award in enumerate(account.round.awards):
        if answers[award.application] > 1:
            yield row, account.county_of.get(award.application), Totals(awards=1, granted=award.granted)


def _granted(account: Account) -> Iterator[Standing]:
    """Every amount granted, by its award."""
    for row, award in enumerate(account.round.awards):
        yield row, account.county_of.get(award.application), Totals(granted=award.granted)


def _requested(account: Account) -> Iterator[Standing]:
    """Every amount applied for, by its application."""
    for row, application in enumerate(account.round.applications):
        if application.requested is not None:
            yield row, account.county_of[application.id], Totals(requested=application.requested)


def _without_award(account: Account, county: str) -> tuple[int, ...]:
    """The applications of a county, or of any, that should have an award and have none."""
    awarded = {award.application for award in account.round.awards}
    return tuple(
        index
        for index, application in enumerate(account.round.applications)
        if account.round.heading.itemised == "awarded"
        and application.id not in awarded
        and county in {"", account.county_of[application.id]}
    )


def _size(slack: Slack, county: str, row: Totals, *, short: Sum) -> Reach:
    """What a new row must come to for the sum that is short."""
    of_award = (1, FAR) if row.awards else (0, 0)
    of_application = (0, FAR) if row.applications else (0, 0)
    sizes = {
        "granted": both(slack.reach(county, "granted"), of_award),
        "requested": both(slack.reach(county, "requested"), of_application),
    }
    counts_take_it = all(holds(slack.reach(county, count), getattr(row, count)) for count in _COUNTS)
    return sizes[short] if counts_take_it and all(low <= high for low, high in sizes.values()) else NOWHERE


def _smallest(account: Account, quantity: Sum) -> int:
    """The smallest amount of the round that is granted or applied for."""
    rows = _granted(account) if quantity == "granted" else _requested(account)
    return min((tally.granted or tally.requested for _, _, tally in rows), default=FAR)
