"""A region is no county on the round's date.

What it finds: a `county` of `[[regions]]` that is no county on the round's date.

Why it matters: no municipality lies in it, so its figures are held against nothing.

Example with the fault:

    [[regions]]
    county = "Akershus"

Example without:

    [[regions]]
    county = "Viken"

How to mend it: correct the name, or the round's date.

Source: Statistics Norway, classification 131 (KLASS): 11 counties in 2020, 15 since 2024.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.places import counties, like_county

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Report each region whose county does not exist."""
    entries = account.round
    on = entries.heading.date
    for index, (region, county) in enumerate(zip(entries.regions, account.regions, strict=True)):
        if county is None:
            close = like_county(region.county, on)
            yield RULE.finding(
                f"{region.county} is no county on {on}.",
                at=At(entries.file, "regions", entries.position("regions", index), "county"),
                about=region.county,
                hint=f"Did you mean {close}?" if close else f"There are {', '.join(counties(on))}.",
            )
