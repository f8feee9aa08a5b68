"""An applicant's name means several municipalities.

What it finds: a `municipality` whose name more than one municipality bears on the round's date.

Why it matters: they lie in different counties, and nothing is guessed; the county's totals are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "Våler"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "3018"

How to mend it: write the number.

Source: Statistics Norway, classification 131 (KLASS): Våler and Herøy in 2020, more before.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.place import UnresolvedMunicipality

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Report each application whose municipality may be one of several."""
    entries = account.round
    for index, (application, home) in enumerate(zip(entries.applications, account.applicants, strict=True)):
        if isinstance(home, UnresolvedMunicipality) and home.why == "ambiguous":
            at = At(entries.file, "applications", entries.position("applications", index), "municipality")
            yield RULE.finding(home.message, at=at, about=application.id, hint=home.hint)
