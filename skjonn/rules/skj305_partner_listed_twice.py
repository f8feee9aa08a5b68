"""A partner is listed twice.

What it finds: two names among an application's `partners` that are the same but for case and spaces.

Why it matters: another partner was meant by one of them, or partners are counted wrongly.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Bodø", "Stavanger", "Bodø"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Bodø", "Stavanger"]

How to mend it: correct the list. If the source itself has it twice, keep it as printed and waive the finding with the
reason.

Source: the announcement of 2020, which lists Bodø twice.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.places.spelling import fold

RULE = Rule.of(__name__, __doc__, "warning")


def check(account: Account) -> Iterator[Finding]:
    """Remember each partner of an application."""
    entries = account.round
    folded = {name: fold(name) for name in account.partner_names}
    has_spellings = len(set(folded.values())) < len(folded)
    for index, application in enumerate(entries.applications):
        names = map(folded.get, application.partners) if has_spellings else application.partners
        if len(set(names)) == len(application.partners):
            continue
        position = entries.position("applications", index)
        first: dict[str, int] = {}
        for item, partner in enumerate(application.partners):
            earlier = first.setdefault(folded[partner], item)
            if earlier != item:
                yield RULE.finding(
                    f"{partner} is listed twice among the partners.",
                    at=At(entries.file, "applications", position, "partners", item),
                    about=application.id,
                    also=(At(entries.file, "applications", position, "partners", earlier),),
                    hint="If the source has it twice, keep it and waive the finding.",
                )
