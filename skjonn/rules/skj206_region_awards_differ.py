"""A county's awards are not as many as its region states.

What it finds: more awards in a county than `awards` of its `[[regions]]` states; or fewer, where the round is
decided.

Why it matters: an award is missing, stands twice or stands in the wrong county, or the statement is wrong.

Example with the fault:

    [[regions]]
    county = "Oslo"
    awards = 2

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

Example without:

    [[regions]]
    county = "Oslo"
    awards = 1

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to mend it: hold the list against the source; a county follows from the municipality at the round's date.

Source: real announcements, which state a count under each county's table.
"""

from collections.abc import Iterator

from skjonn.controls.control_totals import controls
from skjonn.controls.differences import count_difference, explained
from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Hold the total against its statement."""
    for control in controls(account):
        if control.quantity == "awards" and control.region is not None and control.verdict == "differs":
            at = At(account.round.file, "regions", account.round.position("regions", control.region), "awards")
            hint, also = explained(account, control)
            yield RULE.finding(count_difference(control), at=at, about=control.county, hint=hint, also=also)
