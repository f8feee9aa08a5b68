"""More is applied for than the project costs.

What it finds: an application whose `requested` is above its `cost`. Nothing is reported if either is unknown.

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

How to fix it: compare both amounts with the application. If it says so itself, waive the finding with the reason.

Source: the scheme: a grant is a contribution to a project of the municipality.
"""

from collections.abc import Iterator
from operator import attrgetter

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare each amount requested with the project's cost."""
    # Most announcements name no amount requested.
    if not round_.totals.total.requests or not any(map(attrgetter("cost"), round_.entries.applications)):
        return
    for application in round_.applications:
        requested, cost = application.entry.requested, application.entry.cost
        if requested is not None and cost is not None and requested > cost:
            yield RULE.finding(
                f"{kroner(requested)} kr is applied for; the project costs {kroner(cost)} kr: "
                f"{kroner(requested - cost)} kr too much.",
                at=application.at("requested"),
                about=application.entry.id,
                also=(application.at("cost"),),
                off=requested - cost,
            )
