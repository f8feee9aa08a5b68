"""An award names an application that is not in its round.

What it finds: an `[[awards]]` whose `application` is not the id of any `[[applications]]` in the same file.

Why it matters: nobody can tell who got the money, what for, and in which county it counts.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-10"
    granted = 900_000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to fix it: correct the id, or add the application.

Source: the ledger format, «a reference to nothing: findings».
"""

from collections.abc import Iterator

from skjonn.model.characters import misleading
from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.spelling import Suggester

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each award whose application is not in the round."""
    if not round_.totals.unmatched.awards:
        return
    # An application whose id could not be read may be the one that is meant.
    if any(unread.table == "applications" and unread.application is None for unread in round_.entries.unread):
        return
    suggester = Suggester(round_.application_ids)
    for award in round_.unmatched_awards:
        id_ = award.entry.application
        if id_ not in round_.application_ids:
            close = suggester(id_)
            yield RULE.finding(
                f"There is no application {id_} in round {round_.id}.{misleading(id_)}",
                at=award.at("application"),
                about=id_,
                hint=f"Did you mean {close[0]}?" if close else "Add the application, or correct the id.",
            )
