"""An award is decided before its application came in.

What it finds: an award's `decided` on a day before its application's `received`.

Why it matters: one of the dates is wrong; often the year is.

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

How to mend it: correct the date.

Source: the life of a case: received, assessed, then awarded.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "warning")


def check(account: Account) -> Iterator[Finding]:
    """Hold each decision against the day of its application."""
    entries = account.round
    received = {
        application.id: (index, application.received)
        for index, application in enumerate(entries.applications)
        if application.received is not None
    }
    for index, award in enumerate(entries.awards):
        if award.decided is None or award.application not in received:
            continue
        number, day = received[award.application]
        if award.decided < day:
            yield RULE.finding(
                f"Decided on {award.decided}; the application was received on {day}.",
                at=At(entries.file, "awards", entries.position("awards", index), "decided"),
                about=award.application,
                also=(At(entries.file, "applications", entries.position("applications", number), "received"),),
            )
