"""An applicant lies in a county that the round has no region for.

What it finds: an application from a county that is not one of the round's `[[regions]]`. Nothing is reported in a round
without regions, nor for a recipient that counts in no county.

Why it matters: the application is in no region's total, so the regions can add up while the round is wrong; or the
municipality does not belong to the governor at all.

Example with the fault:

    [[regions]]
    county = "Oslo"

    [[applications]]
    id = "2020-01"
    municipality = "Bergen"

Example without:

    [[regions]]
    county = "Oslo"

    [[applications]]
    id = "2020-01"
    municipality = "Oslo"

How to fix it: correct the municipality, or add a `[[regions]]` for its county.

Source: real announcements, which give a table for each county.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.place import NO_COUNTY
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look for each application's county among the regions."""
    totals = round_.totals
    known = frozenset(totals.counties)
    # The missing region may be one that could not be read, or whose county does not exist.
    if not totals.regions or totals.unread_figures or len(totals.counties) < len(totals.regions):
        return
    if known.issuperset(totals.by_county.keys() - {NO_COUNTY}):
        return
    regions = ", ".join(region.entry.county for region in totals.regions)
    for application in round_.applications:
        county = application.county
        if county is not None and county not in known and county != NO_COUNTY:
            key = application.entry.applicant_key
            yield RULE.finding(
                f"{application.name} {'lies' if application.municipality else 'counts'} in {county} "
                f"{round_.heading.date.when}; the regions are {regions}.",
                at=application.at(key),
                about=application.entry.id,
                hint=f"Correct the {key}, or add a region for {county}.",
            )
