"""A region is not a county on the round's date.

What it finds: a `county` of `[[regions]]` that is not a county on the round's date. If it is one on other days, the
message says when.

Why it matters: no municipality lies in it, so its figures are compared with nothing.

Example with the fault:

    [[regions]]
    county = "Akershus"

Example without:

    [[regions]]
    county = "Viken"

How to fix it: correct the name, or the round's date.

Source: Statistics Norway, classification 131 (KLASS): 11 counties in 2020, 15 since 2024.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.counties import county_suggester, unknown_county

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each region whose county does not exist."""
    on = round_.heading.date.last
    suggester = county_suggester(on)
    for region in round_.totals.regions:
        if region.county is None:
            name = region.entry.county
            message, hint = unknown_county(name, on, round_.heading.date.when, suggester=suggester)
            yield RULE.finding(message, at=region.at("county"), about=name, hint=hint)
