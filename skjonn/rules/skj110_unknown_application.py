"""An award names an application that is not in its round.

What it finds: an `[[awards]]` whose `application` is the id of no `[[applications]]` in the same file.

Why it matters: nobody can tell who got the money and for what, nor in which county it counts.

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

How to mend it: correct the id, or add the application.

Source: the ledger format, «a reference to nothing: findings».
"""

from collections.abc import Iterator
from difflib import get_close_matches

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Look each award's application up."""
    entries = account.round
    # An application whose id could not be read may be the one that is meant.
    if any(unread.table == "applications" and unread.application is None for unread in entries.unread):
        return
    for index, award in enumerate(entries.awards):
        if award.application not in account.county_of:
            close = get_close_matches(award.application, account.county_of, 1)
            at = At(entries.file, "awards", entries.position("awards", index), "application")
            yield RULE.finding(
                f"There is no application {award.application} in round {entries.id}.",
                at=at,
                about=award.application,
                hint=f"Did you mean {close[0]}?" if close else "Add the application, or correct the id.",
            )
