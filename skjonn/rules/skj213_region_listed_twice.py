"""A county has two regions in one round.

What it finds: a second `[[regions]]` whose county is that of one before, in whatever spelling.

Why it matters: a county has one total of each kind, so one of the statements is wrong; and what the regions state is
not added up while one of them stands twice.

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

How to mend it: put what is stated of the county into one `[[regions]]`; where a source has two tables for it, the sums
of both.

Source: the ledger format, «control totals of a county».
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Look for each region's county among those before."""
    entries = account.round
    first: dict[str, At] = {}
    for index, (region, county) in enumerate(zip(entries.regions, account.regions, strict=True)):
        if county is None:
            continue
        at = At(entries.file, "regions", entries.position("regions", index), "county")
        earlier = first.setdefault(county, at)
        if earlier is not at:
            yield RULE.finding(
                f"{county} has a region already.",
                at=at,
                about=region.county,
                also=(earlier,),
                hint="Put what is stated of a county into one region.",
            )
