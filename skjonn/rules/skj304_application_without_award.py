"""A round that lists only awarded applications lists one without an award.

What it finds: in a round with `itemised = "awarded"`, an application that has no award and is not refused, withdrawn or
transferred.

Why it matters: the award is missing, or the round lists more than it says.

Example with the fault:

    [round]
    itemised = "awarded"

    [[applications]]
    id = "2020-01"

Example without:

    [round]
    itemised = "awarded"

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to fix it: add the award or the event that answers it, remove the application, or write `itemised = "all"` when
all applications are listed.

Source: the ledger format: `itemised` says which applications are listed.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look for applications that no award names."""
    if round_.heading.itemised == "all":
        return
    # Its award may be one that could not be read or matched; that is reported already.
    for application in round_.without_outcome:
        id_ = application.entry.id
        yield RULE.finding(
            f"{id_} has no award, and the round lists only awarded applications.",
            at=application.at("id"),
            about=id_,
            hint='Add its award, or write `itemised = "all"` when all applications are listed.',
        )
