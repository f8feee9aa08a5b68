"""The rows of a summary: the entries of a ledger, grouped by one dimension or two."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from skjonn.model.entries import Frame, Region
from skjonn.model.figure import StatedFigure
from skjonn.model.place import NO_COUNTY, NO_MUNICIPALITY
from skjonn.model.resolved import ResolvedRound
from skjonn.model.table import Cell, Column
from skjonn.model.totals import RoundTotals, Totals, applications_known
from skjonn.places.counties import counties
from skjonn.places.regrouping import BETWEEN
from skjonn.reports.summary.dimensions import (
    OF_ROUND,
    OF_TOTALS,
    Dimension,
    Grouping,
    Key,
    Part,
    Subject,
    subjects,
)

# Comes after every number.
_LAST = "~"


@dataclass(slots=True)
class Line:
    """One row of a summary.

    Attributes:
        totals: The totals of its itemised entries.
        applications: How many applications there were, itemised or not; `None` where that is not known.
        requested: What all of those requested, in kroner; `None` where that is not known.
    """

    totals: Totals = field(default_factory=Totals)
    applications: int | None = 0
    requested: int | None = 0

    def add(self, round_: RoundTotals, totals: Totals, statement: Frame | Region | None) -> None:
        """Add the figures of one round; a figure that is not known for a round is not known for the row."""
        is_whole = round_.heading.itemised == "all" and "applications" not in round_.unread_tables
        requested = _exact(statement.requested) if statement else None
        if requested is None and is_whole and totals.requests == totals.applications:
            requested = totals.requested
        self.totals.add(totals)
        self.applications = _sum(self.applications, applications_known(round_, totals, statement))
        self.requested = _sum(self.requested, requested)


class SummaryRow(NamedTuple):
    """A row: what it is about, and its figures."""

    key: Key
    line: Line


Columns = tuple[Column[SummaryRow, Line], ...]


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
    """The rows in their order; a round or region with control totals has a row even without entries."""
    found: defaultdict[Key, Line] = defaultdict(Line)
    for round_, by_key in rounds:
        statements = _statements(round_, grouping)
        for key, totals in {**{key: Totals() for key in statements}, **by_key}.items():
            found[key].add(round_, totals, statements.get(key))
    sizes = {key: line.totals.applications for key, line in found.items()}
    return {key: found[key] for key in sorted(found, key=_order(sizes, grouping))}


def _statements(round_: RoundTotals, grouping: Grouping) -> Mapping[Key, Frame | Region]:
    """The control totals of each row: the frame for a round, a region for its county on the round's date."""
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
    """The totals of a round for each row, from its totals by county."""
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
            if application.history:
                found[key].amend(application.granted or 0, application.history.life)
    for award in round_.unmatched_awards:
        for key in grouping.keys(Subject(round_.totals, county=award.county)):
            found[key].grant(award.entry.granted)
    return found


def _order(sizes: Mapping[Key, int], grouping: Grouping) -> Callable[[Key], tuple[object, ...]]:
    """The sort key of rows.

    In each dimension, `None` (not known) comes last, after `NO_COUNTY` and `NO_MUNICIPALITY`. Municipalities are sorted
    by number, before other recipients; years by year; partners by how often they take part; the counties of another
    day's map by number; all else by first appearance in the ledger.

    Args:
        sizes: The number of applications of each row, in the order of the ledger.
        grouping: How the entries are grouped.
    """
    often: Counter[Part] = Counter()
    first: dict[tuple[int, Part], int] = {}
    for number, (key, size) in enumerate(sizes.items()):
        for at, part in enumerate(key):
            often[part] += size
            first.setdefault((at, part), number)
    on_the_map = {name: number for number, name in enumerate(counties(grouping.as_of) if grouping.as_of else ())}
    ranks: Mapping[Dimension, Callable[[Part], Cell]] = {
        "municipality": lambda part: part[1],
        "recipient": lambda part: part[1] or _LAST,
        "partner": lambda part: -often[part],
        "year": lambda part: part[0],
        "region": lambda part: on_the_map.get(str(part[0]).partition(BETWEEN)[0], 0),
    }

    def rank(at: int, dimension: Dimension, part: Part) -> tuple[object, ...]:
        is_last = 2 if part[0] is None else part[0] in {NO_COUNTY, NO_MUNICIPALITY}
        return (is_last, ranks[dimension](part) if dimension in ranks else 0, first[at, part])

    return lambda key: tuple(rank(at, *pair) for at, pair in enumerate(zip(grouping.by, key, strict=True)))


def _exact(figure: StatedFigure | None) -> int | None:
    return figure.value if figure is not None and figure.low == figure.high else None


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
