"""What a summary sums: the entries of a ledger, grouped by one dimension or two."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from skjonn.model.entries import Frame, Region
from skjonn.model.figure import StatedFigure
from skjonn.model.resolved import ResolvedRound
from skjonn.model.totals import RoundTotals, Totals, applications_known
from skjonn.reports.summary.dimensions import OF_ROUND, OF_TOTALS, Grouping, Key, Subject, subjects
from skjonn.reports.summary.order import order


@dataclass(slots=True)
class Line:
    """One row of a summary.

    Attributes:
        totals: Those of its itemised entries.
        applications: How many applications there were, itemised or not; `None` where that is not known.
        requested: What all of those requested, in kroner; `None` where that is not known.
    """

    totals: Totals = field(default_factory=Totals)
    applications: int | None = 0
    requested: int | None = 0

    def add(self, round_: RoundTotals, totals: Totals, statement: Frame | Region | None) -> None:
        """Add what one round has for the row; what is not known of a part is not known of the whole."""
        is_whole = round_.heading.itemised == "all" and "applications" not in round_.unread_tables
        requested = _exact(statement.requested) if statement else None
        if requested is None and is_whole and totals.requests == totals.applications:
            requested = totals.requested
        self.totals.add(totals)
        self.applications = _sum(self.applications, applications_known(round_, totals, statement))
        self.requested = _sum(self.requested, requested)


def lines_of_totals(rounds: Iterable[RoundTotals], grouping: Grouping) -> dict[Key, Line]:
    """The rows in their order, for a grouping that needs no entries."""
    return _lines(((round_, _by_county(round_, grouping)) for round_ in rounds), grouping)


def lines_of_entries(rounds: Iterable[ResolvedRound], grouping: Grouping) -> dict[Key, Line]:
    """The rows in their order, for any grouping."""
    if not grouping.needs_entries:
        return lines_of_totals((round_.totals for round_ in rounds), grouping)
    return _lines(((round_.totals, _by_entry(round_, grouping)) for round_ in rounds), grouping)


def whole(rounds: Iterable[RoundTotals]) -> Line:
    """The sum of all rounds."""
    line = Line()
    for round_ in rounds:
        line.add(round_, round_.total, round_.frame)
    return line


def _lines(rounds: Iterable[tuple[RoundTotals, Mapping[Key, Totals]]], grouping: Grouping) -> dict[Key, Line]:
    """The rows in their order; what is stated for a round or a region has a row although it has no entries."""
    found: defaultdict[Key, Line] = defaultdict(Line)
    for round_, by_key in rounds:
        statements = _statements(round_, grouping)
        for key, totals in {**{key: Totals() for key in statements}, **by_key}.items():
            found[key].add(round_, totals, statements.get(key))
    sizes = {key: line.totals.applications for key, line in found.items()}
    return {key: found[key] for key in sorted(found, key=order(sizes, grouping))}


def _statements(round_: RoundTotals, grouping: Grouping) -> Mapping[Key, Frame | Region]:
    """What states the figures of a row: the frame for a round, a region for its county on the round's date."""
    if OF_ROUND.issuperset(grouping.by):
        return dict.fromkeys(grouping.keys(Subject(round_)), round_.frame)
    if grouping.as_of is not None or not OF_TOTALS.issuperset(grouping.by):
        return {}
    found: dict[Key, Region] = {}
    for region in round_.regions:
        if region.county is not None:
            for key in grouping.keys(Subject(round_, county=region.county)):
                found.setdefault(key, region.entry)
    return found


def _by_county(round_: RoundTotals, grouping: Grouping) -> Mapping[Key, Totals]:
    """The totals of a round for each row, of those by county."""
    nowhere = grouping.keys(Subject(round_))
    if OF_ROUND.issuperset(grouping.by):
        return dict.fromkeys(nowhere, round_.total)
    found: dict[Key, Totals] = {}
    for county, totals in round_.by_county.items():
        found |= dict.fromkeys(grouping.keys(Subject(round_, county=county)), totals)
    rest = round_.total.less(round_.by_county.values())
    return found if rest == Totals() else found | dict.fromkeys(nowhere, rest)


def _by_entry(round_: ResolvedRound, grouping: Grouping) -> Mapping[Key, Totals]:
    """The totals of a round for each row, entry by entry."""
    found: defaultdict[Key, Totals] = defaultdict(Totals)
    for subject, application in subjects(round_):
        for key in grouping.keys(subject):
            found[key].apply(application.entry.requested)
            for award in application.awards:
                found[key].grant(award.entry.granted)
    for award in round_.unmatched_awards:
        for key in grouping.keys(Subject(round_.totals, county=award.county)):
            found[key].grant(award.entry.granted)
    return found


def _exact(figure: StatedFigure | None) -> int | None:
    return figure.value if figure is not None and figure.low == figure.high else None


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
