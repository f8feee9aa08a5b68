"""An event is dated after today.

What it finds: an `[[events]]` whose `date` is still to come.

Why it matters: it counts already, whatever today is; the date is wrong, or the event is planned and has not happened. A
report that must come by a day is `report_due`, with that day as `due`.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2023-10-01 # read in 2022
    amount = 900_000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-01 # read in 2022
    amount = 900_000

How to fix it: correct the date, or take the event out until it has happened.

Source: the ledger format, «one dated after today is a warning».
"""

from collections.abc import Iterator
from datetime import date

from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")


def check_day(round_: ResolvedRound, today: date) -> Iterator[Finding]:
    """Compare each event with today."""
    for number, event in enumerate(round_.entries.events):
        if event.date > today:
            yield RULE.finding(
                f"{event.application} is {event.type} on {event.date}, which is after {today}; it counts already.",
                at=At(round_.file, "events", round_.entries.position("events", number), "date"),
                about=event.name,
                hint="Correct the date, or remove it until it has happened.",
            )
