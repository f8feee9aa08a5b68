"""An event names an application that is not in its round, or more than one.

What it finds: an `[[events]]` whose `application` is not the id of any `[[applications]]` in the same file, or is the
id of several.

Why it matters: nobody can tell whose money it is, so it is not in any figure.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[events]]
    application = "2020-10"
    type = "refused"
    date = 2020-09-09

Example without:

    [[applications]]
    id = "2020-01"

    [[events]]
    application = "2020-01"
    type = "refused"
    date = 2020-09-09

How to fix it: correct the id, or add the application. If two applications have one id, give the later another one.

Source: the ledger format, «a reference to nothing: findings».
"""

from collections.abc import Iterator

from skjonn.model.characters import misleading
from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.spelling import Suggester

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each event whose application is missing or not unique."""
    if not round_.totals.unmatched_events:
        return
    suggester = Suggester(round_.application_ids)
    # An application whose id could not be read may be the one that is meant.
    is_whole = not any(each.table == "applications" and each.application is None for each in round_.entries.unread)
    for event in round_.unmatched_events:
        id_ = event.entry.application
        times = round_.application_ids.get(id_, 0)
        if times > 1:
            message = f"{times} applications have the id {id_}: nobody can tell whose event this is."
            yield RULE.finding(
                message, at=event.at("application"), about=event.entry.name, hint="Give each its own id."
            )
        elif not times and is_whole:
            close = suggester(id_)
            yield RULE.finding(
                f"There is no application {id_} in round {round_.id}.{misleading(id_)}",
                at=event.at("application"),
                about=event.entry.name,
                hint=f"Did you mean {close[0]}?" if close else "Add the application, or correct the id.",
            )
