"""An application stands after one with a higher number.

What it finds: two applications with ids that differ only in the number they end in, of which the later in the file has
the lower number.

Why it matters: entries are appended and numbered in that order; one out of order was put in between, moved, or
numbered by hand, and is easily overlooked or numbered twice.

Example with the fault:

    [[applications]]
    id = "2020-02"

    [[applications]]
    id = "2020-01"

Example without:

    [[applications]]
    id = "2020-01"

    [[applications]]
    id = "2020-02"

How to mend it: correct the id, or move the application with its award. If the order is meant, waive the finding with
the reason.

Source: the ledger format, «Entries are appended».
"""

import re
from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "note")

_NUMBERED = re.compile(r"(.*?)([0-9]+)")


def check(account: Account) -> Iterator[Finding]:
    """Hold each id against the one before it that begins alike."""
    entries = account.round
    before: dict[str, tuple[int, int]] = {}
    for index, application in enumerate(entries.applications):
        match = _NUMBERED.fullmatch(application.id)
        if match is None:
            continue
        stem, number = match[1], int(match[2])
        number_before, earlier = before.get(stem, (number, index))
        before[stem] = number, index
        if number < number_before:
            at, also = (
                At(entries.file, "applications", entries.position("applications", each), "id")
                for each in (index, earlier)
            )
            yield RULE.finding(
                f"{application.id} stands after {entries.applications[earlier].id}.",
                at=at,
                about=application.id,
                also=(also,),
                hint="Correct the id, or move the application to its place.",
            )
