"""The county of a recipient is not a county on the round's date.

What it finds: a `county` of an application that is not a county on the round's date. If it is one on other days, the
message says when.

Why it matters: the money would count in no region, and the county's totals are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    recipient = "Regionrådet for Indre Østfold"
    county = "Østfold"

Example without:

    [[applications]]
    id = "2020-01"
    recipient = "Regionrådet for Indre Østfold"
    county = "Viken"

How to fix it: correct the name, or the round's date; leave the county out if the recipient counts in none.

Source: Statistics Norway, classification 131 (KLASS): 11 counties in 2020, 15 since 2024.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.counties import unknown_county

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each county that does not exist."""
    on = round_.heading.date.last
    for application, recipient in round_.recipients:
        name = application.entry.county
        if name is not None and recipient.stated_county is None:
            message, hint = unknown_county(name, on, round_.heading.date.when)
            yield RULE.finding(message, at=application.at("county"), about=application.entry.id, hint=hint)
