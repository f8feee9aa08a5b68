"""An applicant is no municipality.

What it finds: a `municipality` that is no name and no number of any municipality there has been since 2013.

Why it matters: only municipalities can apply, and the county follows from the municipality; its totals are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "Rakkstad"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "Rakkestad"

How to mend it: correct the spelling, or write the number.

Source: Statistics Norway, classification 131 (KLASS); misspelt names in real announcements.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.place import UnresolvedMunicipality

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Report each application whose municipality is not known."""
    entries = account.round
    for index, (application, home) in enumerate(zip(entries.applications, account.applicants, strict=True)):
        if isinstance(home, UnresolvedMunicipality) and home.why == "unknown":
            at = At(entries.file, "applications", entries.position("applications", index), "municipality")
            yield RULE.finding(home.message, at=at, about=application.id, hint=home.hint)
