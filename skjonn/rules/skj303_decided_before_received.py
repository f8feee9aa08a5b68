"""An award is decided before its application came in.

What it finds: an award's `decided` on a day before its application's `received`.

Why it matters: one of the dates is wrong, often the year.

Example with the fault:

    [[applications]]
    id = "2020-01"
    received = 2020-03-01

    [[awards]]
    application = "2020-01"
    granted = 900_000
    decided = 2020-02-09

Example without:

    [[applications]]
    id = "2020-01"
    received = 2020-03-01

    [[awards]]
    application = "2020-01"
    granted = 900_000
    decided = 2020-09-02

How to fix it: correct the date.

Source: the life of a case: received, assessed, then awarded.
"""

from collections.abc import Iterator
from operator import attrgetter

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare each decision with the day its application came in."""
    if not any(map(attrgetter("received"), round_.entries.applications)):
        return
    for application in round_.applications:
        received = application.entry.received
        if received is None:
            continue
        for award in application.awards:
            decided = award.entry.decided
            if decided is not None and decided < received:
                yield RULE.finding(
                    f"Decided on {decided}; the application was received on {received}.",
                    at=award.at("decided"),
                    about=application.entry.id,
                    also=(application.at("received"),),
                )
