"""A round narrowed to some regions, municipalities or recipients, for a summary of these alone."""

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import Any

from skjonn.model.entries import TABLES, Frame
from skjonn.model.figure import StatedFigure
from skjonn.model.resolved import Joined, ResolvedRound
from skjonn.model.totals import ResolvedRegion, Totals
from skjonn.reports.listed import Criteria, Listed


def narrowed(round_: ResolvedRound, criteria: Criteria) -> ResolvedRound:
    """A round with only the entries that meet criteria, and the control totals that apply to them.

    Control totals are of whole counties on the round's date: narrowed to municipalities or recipients, or on another
    day's map, the round has none.
    """
    applications = tuple(
        each
        for each in round_.applications
        if criteria.meet(Listed(round_.totals, each, each, each.awards, each.granted, each.life, criteria.as_of), None)
    )
    unmatched = tuple(
        each
        for each in round_.unmatched_awards
        if criteria.meet(Listed(round_.totals, each, None, (each,), each.entry.granted, None, criteria.as_of), None)
    )
    awards = (*(award for each in applications for award in each.awards), *unmatched)
    by_county: defaultdict[str, Totals] = defaultdict(Totals)
    total = Totals()
    parts = [(each.county, each.totals) for each in applications]
    parts += [(each.county, Totals.of([], [each.entry.granted])) for each in unmatched]
    for county, part in parts:
        total.add(part)
        if county is not None:
            by_county[county].add(part)
    is_of_regions = not (criteria.municipalities or criteria.recipients) and criteria.as_of is None
    regions = tuple(each for each in round_.totals.regions if is_of_regions and each.county in criteria.counties)
    totals = round_.totals._replace(
        frame=_frame(regions, len(criteria.counties)),
        regions=regions,
        total=total,
        by_county=dict(by_county),
        unmatched=Totals.of([], [award.entry.granted for award in unmatched]),
    )
    entries = replace(
        round_.entries,
        applications=tuple(each.entry for each in applications),
        awards=tuple(each.entry for each in awards),
        positions={},
    )
    applicants = [each.applicant for each in applications]
    return ResolvedRound(totals, entries, applicants, partial(Joined, applications, awards, unmatched))


def _frame(regions: tuple[ResolvedRegion, ...], wanted: int) -> Frame:
    """The control totals of one region, or of several together: the sum of a figure that each states exactly."""
    if not regions or len(regions) != wanted:
        return Frame()
    figures: dict[str, Any] = {}
    for key in TABLES["regions"].figures:
        stated: list[StatedFigure | None] = [getattr(region.entry, key) for region in regions]
        exact = [each.value for each in stated if each and each.low == each.high]
        if len(exact) == len(regions):
            figures[key] = StatedFigure("exact", sum(exact))
        elif len(regions) == 1:
            figures[key] = stated[0]
    return Frame(**figures)
