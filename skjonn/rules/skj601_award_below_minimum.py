"""An award is smaller than the least amount that the county governor grants.

What it finds: an award below `minimum` in `[limits]` of `skjonn.toml`. Nothing is reported if that is not set.

Why it matters: the governor has said that smaller amounts are not granted; a lost zero also looks like this.

Example with the fault:

    # skjonn.toml
    [limits]
    minimum = 150_000

    # 2020.toml
    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 90_000

Example without:

    # skjonn.toml
    [limits]
    minimum = 150_000

    # 2020.toml
    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 150_000

How to fix it: correct the amount. If less was meant, waive the finding with the reason.

Source: rules that differ by county; one grants no less than 150 000 kr.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare each award with the minimum."""
    minimum = round_.totals.limits.minimum
    if minimum is None:
        return
    for award in round_.awards:
        granted = award.entry.granted
        if granted < minimum:
            yield RULE.finding(
                f"{kroner(granted)} kr is granted; the least amount is {kroner(minimum)} kr: "
                f"{kroner(minimum - granted)} kr too little.",
                at=award.at("granted"),
                about=award.entry.application,
                off=granted - minimum,
            )
