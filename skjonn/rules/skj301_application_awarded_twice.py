"""An application has more than one award.

What it finds: a second `[[awards]]` with the same `application`.

Why it matters: the money is counted twice, or two decisions are listed although only one is in force.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[awards]]
    application = "2020-01"
    granted = 900_000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to fix it: remove the award that is not in force, or correct its `application`.

Source: the scheme: one award answers an application.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedAward, ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each award whose application has an earlier award."""
    ids = round_.entries.awarded
    if len(set(ids)) == len(ids):
        return
    first: dict[str, ResolvedAward] = {}
    for award in round_.awards:
        id_ = award.entry.application
        earlier = first.setdefault(id_, award)
        # Several applications with one id may each have an award; `duplicate-id` reports them.
        if earlier is not award and round_.application_ids.get(id_, 0) < 2:  # noqa: PLR2004 - more than one
            yield RULE.finding(
                f"Application {id_} has an award already.",
                at=award.at("application"),
                about=id_,
                also=(earlier.at("application"),),
                hint="Remove the award that is not in force.",
            )
