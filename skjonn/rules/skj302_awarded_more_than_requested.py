"""More is granted than was applied for.

What it finds: an award above its application's `requested`.

Why it matters: one of the amounts is wrong; a slipped zero looks like this.

Example with the fault:

    [[applications]]
    id = "2020-01"
    requested = 350_000

    [[awards]]
    application = "2020-01"
    granted = 3_500_000

Example without:

    [[applications]]
    id = "2020-01"
    requested = 350_000

    [[awards]]
    application = "2020-01"
    granted = 350_000

How to mend it: hold both amounts against the case. If more was meant, waive the finding with the reason.

Source: the scheme: a grant answers an application.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.money import kroner

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Hold each award against its application."""
    entries = account.round
    requested = {
        application.id: (index, application.requested)
        for index, application in enumerate(entries.applications)
        if application.requested is not None
    }
    for index, award in enumerate(entries.awards):
        number, amount = requested.get(award.application, (0, award.granted))
        if award.granted > amount:
            yield RULE.finding(
                f"{kroner(award.granted)} kr is granted; {kroner(amount)} kr was applied for: "
                f"{kroner(award.granted - amount)} kr too much.",
                at=At(entries.file, "awards", entries.position("awards", index), "granted"),
                about=award.application,
                also=(At(entries.file, "applications", entries.position("applications", number), "requested"),),
            )
