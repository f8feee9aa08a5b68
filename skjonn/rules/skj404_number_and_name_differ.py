"""An applicant's number and name mean two municipalities.

What it finds: a `municipality` written as number and name that do not belong together.

Why it matters: one of them is wrong, and nothing is guessed; the county's totals are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "3006 Drammen"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "3006 Kongsberg"

How to mend it: correct the number or the name.

Source: Statistics Norway, classification 131 (KLASS).
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.place import UnresolvedMunicipality

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Report each application whose municipality is named and numbered differently."""
    entries = account.round
    for index, (application, home) in enumerate(zip(entries.applications, account.applicants, strict=True)):
        if isinstance(home, UnresolvedMunicipality) and home.why == "mismatch":
            at = At(entries.file, "applications", entries.position("applications", index), "municipality")
            yield RULE.finding(home.message, at=at, about=application.id, hint=home.hint)
