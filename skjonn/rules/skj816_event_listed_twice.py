"""An event is listed twice.

What it finds: an `[[events]]` that is the same as an earlier one in every key.

Why it matters: a payment that is listed twice is counted twice.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-01
    amount = 300_000

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-01
    amount = 300_000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-01
    amount = 300_000

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-01
    amount = 400_000

How to fix it: take one of the two out. If both are meant, say in a `note` how they differ, or waive the finding.

Source: the ledger format, «Two identical events are a warning».
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.entries import Event
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each event that equals an earlier one."""
    events = round_.entries.events
    # In most rounds not even these keys occur twice.
    if len({(event.application, event.type, event.date) for event in events}) == len(events):
        return
    first: dict[Event, int] = {}
    for number, event in enumerate(events):
        earlier = first.setdefault(event, number)
        if earlier != number:
            yield RULE.finding(
                f"{event.application} is {event.type} on {event.date} twice, with the same keys.",
                at=_at(round_, number),
                about=event.name,
                also=(_at(round_, earlier),),
                hint="Take one of the two out.",
            )


def _at(round_: ResolvedRound, number: int) -> At:
    return At(round_.file, "events", round_.entries.position("events", number), "type")
