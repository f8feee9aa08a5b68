"""A decided round has an application without an outcome.

What it finds: in a round with `state = "decided"` that lists all its applications (`itemised = "all"`), one without an
award and without an event `refused`, `withdrawn` or `transferred`.

Why it matters: the applicant waits for an answer, or the answer is not in the ledger.

Example with the fault:

    [round]
    state = "decided"

    [[applications]]
    id = "2020-01"

Example without:

    [round]
    state = "open"

    [[applications]]
    id = "2020-01"

How to fix it: add the award, or what became of the application. `skjonn application refuse --rest` refuses all that
are left.

Source: the ledger format, «In a decided round one without any is a warning».
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each application without an outcome."""
    if round_.heading.state == "open" or round_.heading.itemised == "awarded":
        return
    for application in round_.without_outcome:
        id_ = application.entry.id
        yield RULE.finding(
            f"{id_} has neither an award nor another outcome, and round {round_.id} is decided.",
            at=application.at("id"),
            about=id_,
            hint="Add its award, or refuse it: `skjonn application refuse --rest` refuses all that are left.",
        )
