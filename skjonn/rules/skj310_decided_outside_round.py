"""An award is decided on a day that does not fit its round.

What it finds: an award's `decided` more than a year before the round's date; or after that date, where the round is
decided; or more than a year after it, where the round is open.

Why it matters: one of the dates is wrong, often the year; or the award belongs to another round. What is announced has
been decided by then; and the money is voted year by year.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000
    decided = 2021-09-09

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000
    decided = 2020-09-09

How to mend it: correct the date, or enter the award in the round it was decided in. If an award was held back and
decided later, waive the finding with the reason.

Source: the scheme: funds of the state budget's chapter 571 post 64, set aside every year; an announcement tells what
has been decided.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "warning")

_YEAR = 366


def check(account: Account) -> Iterator[Finding]:
    """Hold every decision against the day of the announcement."""
    entries = account.round
    announced = entries.heading.date
    latest = 0 if entries.heading.state == "decided" else _YEAR
    for index, award in enumerate(entries.awards):
        if award.decided is not None and not -_YEAR <= (award.decided - announced).days <= latest:
            yield RULE.finding(
                f"Decided on {award.decided}; the {entries.heading.state} round is of {announced}.",
                at=At(entries.file, "awards", entries.position("awards", index), "decided"),
                about=award.application,
                also=(At(entries.file, "round", key="date"),),
                hint="Correct the date, or enter the award in the round it belongs to.",
            )
