"""A grant covers too large a share of its project's cost.

What it finds: an award that covers so much of its application's `cost` that less than `own_share` per cent, set in
`[limits]` of `skjonn.toml`, is left. Nothing is reported if the cost is unknown, or no share is set.

Why it matters: the governor has said that a municipality pays part of its project itself.

Example with the fault:

    # skjonn.toml
    [limits]
    own_share = 50

    # 2020.toml
    [[applications]]
    id = "2020-01"
    cost = 500_000

    [[awards]]
    application = "2020-01"
    granted = 350_000

Example without:

    # skjonn.toml
    [limits]
    own_share = 50

    # 2020.toml
    [[applications]]
    id = "2020-01"
    cost = 500_000

    [[awards]]
    application = "2020-01"
    granted = 250_000

How to fix it: lower the award, or correct the cost. If more was meant, waive the finding with the reason.

Source: rules that differ by county; two require an own share of 50 %.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare each award with its project's cost."""
    share = round_.totals.limits.own_share
    if share is None:
        return
    for application in round_.applications:
        cost = application.entry.cost
        if cost is None:
            continue
        most = cost * (100 - share) // 100
        for award in application.awards:
            granted = award.entry.granted
            if granted > most:
                yield RULE.finding(
                    f"{kroner(granted)} kr of a cost of {kroner(cost)} kr is granted; at most {kroner(most)} kr "
                    f"leaves an own share of {share} %: {kroner(granted - most)} kr too much.",
                    at=award.at("granted"),
                    about=application.entry.id,
                    also=(application.at("cost"),),
                    off=granted - most,
                )
