"""An applicant is no municipality on the round's date.

What it finds: a `municipality` that was abolished, renumbered or renamed before the round's date, or came to be after
it.

Why it matters: it cannot have applied; the county's totals are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "Askim"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "Indre Østfold"

How to mend it: write the municipality that it became, or correct the round's date.

Source: Statistics Norway, classification 131 (KLASS): Askim and Hobøl in a real announcement of 2020.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.place import UnresolvedMunicipality

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Report each application whose municipality is not valid on the round's date."""
    entries = account.round
    for index, (application, home) in enumerate(zip(entries.applications, account.applicants, strict=True)):
        if isinstance(home, UnresolvedMunicipality) and home.why == "invalid":
            at = At(entries.file, "applications", entries.position("applications", index), "municipality")
            yield RULE.finding(home.message, at=at, about=application.id, hint=home.hint)
