"""The same project stands in two applications.

What it finds: two applications in the ledger whose titles are the same but for case, punctuation and years. A pair is
reported once, at the later application.

Why it matters: a project may be paid for twice, by two municipalities, in two rounds or year after year.

Example with the fault: «VIS - Veiledning, integrering» and «VIS - Veiledning, Integrering 2021». Without: titles that
differ.

How to mend it: hold the applications against each other. If both are meant, waive the finding with the reason.

Source: the announcement of 2020, which lists VIS for Øvre Eiker and for Lunner.
"""

import re
from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Claim, Finding, Rule
from skjonn.places.spelling import fold

RULE = Rule.of(__name__, __doc__, "warning")

_YEAR_OR_MARK = re.compile(r"\b(?:19|20)\d\d\b|[\W_]+")


def claims(account: Account) -> Iterator[Claim]:
    """Every project's title, without case, punctuation and years."""
    entries = account.round
    for index, application in enumerate(entries.applications):
        key = " ".join(_YEAR_OR_MARK.sub(" ", fold(application.project)).split())
        if key:
            at = At(entries.file, "applications", entries.position("applications", index), "project")
            yield Claim(key, application.id, at, entries.heading.date)


def clash(first: Claim, later: Claim) -> Finding:
    """Two of one title."""
    return RULE.finding(
        f"{later.about} has the same project as {first.about}.",
        at=later.at,
        about=later.about,
        also=(first.at,),
        hint="If both are meant, waive the finding with the reason.",
    )
