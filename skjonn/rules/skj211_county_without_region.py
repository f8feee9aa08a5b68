"""A municipality lies in a county that the round has no region for.

What it finds: an application from a county that is none of the round's `[[regions]]`. A round without regions is left
alone.

Why it matters: the application is in no region's total, so the regions can add up while the round is wrong; or the
municipality is not the governor's at all.

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

How to mend it: correct the municipality, or add a `[[regions]]` for its county.

Source: real announcements, which give a table for each county.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.place import Municipality

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Look for each application's county among the regions."""
    # A region that could not be read, or whose county does not exist, may be the one that is missing.
    if not account.round.regions or account.round.unread_figures or None in account.regions:
        return
    known = frozenset(account.regions)
    for index, (application, home) in enumerate(zip(account.round.applications, account.applicants, strict=True)):
        if isinstance(home, Municipality) and home.county not in known:
            regions = ", ".join(region.county for region in account.round.regions)
            message = f"{home.name} lies in {home.county} on {account.round.heading.date}; the regions are {regions}."
            position = account.round.position("applications", index)
            at = At(account.round.file, "applications", position, "municipality")
            yield RULE.finding(
                message,
                at=at,
                about=application.id,
                hint=f"Correct the municipality, or add a region for {home.county}.",
            )
