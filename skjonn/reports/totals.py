"""What a summary sums: the entries of a ledger, grouped by one dimension or two."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from skjonn.model.account import Account, Totals
from skjonn.model.entries import Frame, Region
from skjonn.model.figure import StatedFigure
from skjonn.reports.dimensions import OF_COUNTY, OF_ROUND, Grouping, Key, Subject, subjects
from skjonn.reports.order import order


@dataclass(slots=True)
class Line:
    """One row of a summary.

    Attributes:
        tally: What its itemised entries come to.
        applications: How many applications there were, itemised or not; `None` where that is not known.
        requested: What all of those asked for, in kroner; `None` where that is not known.
    """

    tally: Totals = field(default_factory=Totals)
    applications: int | None = 0
    requested: int | None = 0

    def add(self, account: Account, tally: Totals, statement: Frame | Region | None) -> None:
        """Count in what one round has for the row; what is not known of a part is not known of the whole."""
        is_whole = account.round.heading.itemised == "all" and "applications" not in account.unread_tables
        applications = _exact(statement.applications) if statement else None
        requested = _exact(statement.requested) if statement else None
        if applications is None and is_whole:
            applications = tally.applications
        if requested is None and is_whole and tally.requests == tally.applications:
            requested = tally.requested
        self.tally.add(tally)
        self.applications = _sum(self.applications, applications)
        self.requested = _sum(self.requested, requested)


def lines(accounts: Iterable[Account], grouping: Grouping) -> dict[Key, Line]:
    """The rows in their order; what is stated for a round or a region has a row although it has no entries."""
    found: defaultdict[Key, Line] = defaultdict(Line)
    for account in accounts:
        statements = _statements(account, grouping)
        tallies = {**{key: Totals() for key in statements}, **_tallies(account, grouping)}
        for key, tally in tallies.items():
            found[key].add(account, tally, statements.get(key))
    sizes = {key: line.tally.applications for key, line in found.items()}
    return {key: found[key] for key in sorted(found, key=order(sizes, grouping))}


def whole(accounts: Iterable[Account]) -> Line:
    """The sum of all rounds."""
    line = Line()
    for account in accounts:
        line.add(account, account.total, account.round.frame)
    return line


def _statements(account: Account, grouping: Grouping) -> Mapping[Key, Frame | Region]:
    """What states the figures of a row: the frame for a round, a region for its county on the round's date."""
    of_entries = [dimension for dimension in grouping.by if dimension not in OF_ROUND]
    if not of_entries:
        return dict.fromkeys(grouping.keys(Subject(account)), account.round.frame)
    if grouping.as_of is not None or not OF_COUNTY.issuperset(of_entries):
        return {}
    found: dict[Key, Region] = {}
    for region, county in zip(account.round.regions, account.regions, strict=True):
        if county is not None:
            for key in grouping.keys(Subject(account, county=county)):
                found.setdefault(key, region)
    return found


def _tallies(account: Account, grouping: Grouping) -> Mapping[Key, Totals]:
    nowhere = grouping.keys(Subject(account))
    # What the account has summed already need not be summed again, entry by entry.
    if OF_ROUND.issuperset(grouping.by):
        return dict.fromkeys(nowhere, account.total)
    if len(grouping.by) == 1 and OF_COUNTY.issuperset(grouping.by) and grouping.as_of is None:
        counties: dict[Key, Totals] = {((county,),): tally for county, tally in account.counties.items()}
        rest = account.total.less(account.counties.values())
        return counties if rest == Totals() else counties | dict.fromkeys(nowhere, rest)
    tallies: defaultdict[Key, Totals] = defaultdict(Totals)
    places: dict[str | None, tuple[Key, ...]] = {
        entry.application: grouping.keys(Subject(account, county=account.county_of.get(entry.application or "")))
        for entry in account.round.unread
        if entry.table == "applications"
    }
    for subject, application in subjects(account):
        keys = grouping.keys(subject)
        for key in keys:
            tallies[key].apply(application)
        # Of two applications under one id, it cannot be told which an award answers.
        places[application.id] = keys if places.get(application.id, keys) == keys else nowhere
    for award in account.round.awards:
        for key in places.get(award.application, nowhere):
            tallies[key].grant(award)
    return tallies


def _exact(figure: StatedFigure | None) -> int | None:
    return figure.value if figure is not None and figure.low == figure.high else None


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
