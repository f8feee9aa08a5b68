"""An application has more than one award.

What it finds: a second `[[awards]]` with the same `application`.

Why it matters: the money is counted twice, or two decisions stand where one is in force.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[awards]]
    application = "2020-01"
    granted = 900_000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to mend it: take out the award that is not in force, or correct its `application`.

Source: the scheme: an application is answered by one award.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Remember which application each award answers."""
    entries = account.round
    first: dict[str, int] = {}
    for index, award in enumerate(entries.awards):
        earlier = first.setdefault(award.application, index)
        if earlier != index:
            at, also = (
                At(entries.file, "awards", entries.position("awards", number), "application")
                for number in (index, earlier)
            )
            yield RULE.finding(
                f"Application {award.application} has an award already.",
                at=at,
                about=award.application,
                also=(also,),
                hint="Take out the award that is not in force.",
            )
