"""The applicant is among its own partners.

What it finds: a partner whose name is that of the applying municipality.

Why it matters: a part of the municipality or a club was meant, or a comma inside a name cut it in two.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "Drammen"
    partners = ["Blå Kors", "Drammen"]

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "Drammen"
    partners = ["Blå Kors"]

How to mend it: correct the list. If the source itself has it so, keep it as printed and waive the finding with the
reason.

Source: the announcement of 2020, which lists Drammen among Drammen's partners.
"""

from collections import defaultdict
from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.place import Municipality
from skjonn.places.spelling import fold

RULE = Rule.of(__name__, __doc__, "warning")


def check(account: Account) -> Iterator[Finding]:
    """Compare each partner with the applicant."""
    entries = account.round
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for name in account.partner_names:
        spellings[fold(name).removesuffix(" kommune")].append(name)
    own: dict[str, set[str]] = {}
    for index, (application, home) in enumerate(zip(entries.applications, account.applicants, strict=True)):
        names = own.get(application.municipality)
        if names is None:
            called = {fold(application.municipality), fold(home.name) if isinstance(home, Municipality) else ""}
            names = own[application.municipality] = {name for each in called for name in spellings.get(each, ())}
        if names.isdisjoint(application.partners):
            continue
        for item, partner in enumerate(application.partners):
            if partner in names:
                yield RULE.finding(
                    f"{partner} is the applicant and stands among its own partners.",
                    at=At(entries.file, "applications", entries.position("applications", index), "partners", item),
                    about=application.id,
                    hint="If the source has it so, keep it and waive the finding.",
                )
