"""A round that lists only awarded applications lists one without an award.

What it finds: in a round with `itemised = "awarded"`, an application that no award answers.

Why it matters: the award is missing, or the round lists more than it says.

Example with the fault:

    [round]
    itemised = "awarded"

    [[applications]]
    id = "2020-01"

Example without:

    [round]
    itemised = "awarded"

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to mend it: add the award, take out the application, or write `itemised = "all"` when all applications are listed.

Source: the ledger format: `itemised` says which applications are listed.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "warning")


def check(account: Account) -> Iterator[Finding]:
    """Look each application's award up."""
    entries = account.round
    # An award that could not be read may be the one that is missing.
    if entries.heading.itemised == "all" or "awards" in account.unread_tables:
        return
    awarded = {award.application for award in entries.awards}
    for index, application in enumerate(entries.applications):
        if application.id not in awarded:
            yield RULE.finding(
                f"{application.id} has no award, and the round lists only awarded applications.",
                at=At(entries.file, "applications", entries.position("applications", index), "id"),
                about=application.id,
                hint='Add its award, or write `itemised = "all"` when all applications are listed.',
            )
