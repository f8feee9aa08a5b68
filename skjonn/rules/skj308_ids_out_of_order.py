"""An application stands after one with a higher number.

What it finds: two applications with ids that differ only in the number they end in, of which the later in the file has
the lower number. An id that stands twice is left to `duplicate-id`.

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

from collections import Counter
from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "note")

_DIGITS = "0123456789"


def check(account: Account) -> Iterator[Finding]:
    """Hold each id against the one before it that begins alike."""
    entries = account.round
    ids = [application.id for application in entries.applications]
    # Of as many characters each, they are in the order of their numbers if they are in that of the alphabet.
    if len(set(map(len, ids))) == 1 and ids == sorted(ids):
        return
    before: dict[str, tuple[tuple[int, str], int]] = {}
    times = Counter(ids)
    for index, application in enumerate(entries.applications):
        stem = application.id.rstrip(_DIGITS)
        # Of an id that stands twice it cannot be told which of the two is right.
        if stem == application.id or times[application.id] > 1:
            continue
        # As numbers compare, whatever their length.
        digits = application.id[len(stem) :].lstrip("0")
        number = len(digits), digits
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
