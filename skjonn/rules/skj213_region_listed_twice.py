"""A county has two regions in one round.

What it finds: a second `[[regions]]` for the same county, in whatever spelling.

Why it matters: a county has one total of each kind, so one of the statements is wrong; and the figures of the regions
are not added up while a county has two.

Example with the fault:

    [[regions]]
    county = "Oslo"
    awards = 0

    [[regions]]
    county = "Oslo"
    granted = 0

Example without:

    [[regions]]
    county = "Oslo"
    awards = 0
    granted = 0

How to fix it: put all that is stated for the county into one `[[regions]]`; if a source has two tables for it, state
the sums of both.

Source: the ledger format, «control totals of a county».
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.model.totals import ResolvedRegion

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each region whose county has an earlier region."""
    first: dict[str, ResolvedRegion] = {}
    for region in round_.totals.regions:
        if region.county is None:
            continue
        earlier = first.setdefault(region.county, region)
        if earlier is not region:
            yield RULE.finding(
                f"{region.county} has a region already.",
                at=region.at("county"),
                about=region.entry.county,
                also=(earlier.at("county"),),
                hint="Put all that is stated for a county into one region.",
            )
