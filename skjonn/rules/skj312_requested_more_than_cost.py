"""More is applied for than the project costs.

What it finds: an application whose `requested` is above its `cost`. Nothing is said where either is not known.

Why it matters: one of the amounts is wrong; a slipped zero looks like this.

Example with the fault:

    [[applications]]
    id = "2020-01"
    requested = 3_500_000
    cost = 500_000

Example without:

    [[applications]]
    id = "2020-01"
    requested = 350_000
    cost = 500_000

How to mend it: hold both amounts against the application. If it says so itself, waive the finding with the reason.

Source: the scheme: a grant is a contribution to a project of the municipality.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.money import kroner

RULE = Rule.of(__name__, __doc__, "warning")


def check(account: Account) -> Iterator[Finding]:
    """Hold each amount applied for against the project's cost."""
    entries = account.round
    # Most announcements name no amount applied for.
    if not account.total.requests:
        return
    for index, application in enumerate(entries.applications):
        requested, cost = application.requested, application.cost
        if requested is not None and cost is not None and requested > cost:
            position = entries.position("applications", index)
            yield RULE.finding(
                f"{kroner(requested)} kr is applied for; the project costs {kroner(cost)} kr: "
                f"{kroner(requested - cost)} kr too much.",
                at=At(entries.file, "applications", position, "requested"),
                about=application.id,
                also=(At(entries.file, "applications", position, "cost"),),
            )
