"""The applicant is among its own partners.

What it finds: a partner with the same name as the applying municipality or recipient.

Why it matters: a part of the municipality or a club was meant, or a name was cut in two at a comma.

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

How to fix it: correct the list. If the source itself lists it so, keep it as printed and waive the finding with the
reason.

Source: the announcement of 2020, which lists Drammen among Drammen's partners.
"""

from collections import defaultdict
from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound, name_of
from skjonn.places.spelling import fold

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare each partner with the applicant."""
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for name in round_.partner_names:
        spellings[fold(name).removesuffix(" kommune")].append(name)
    own: dict[str, set[str]] = {}
    entries = round_.entries
    applications = zip(entries.applications, round_.applicants, entries.partner_lists, strict=True)
    for number, (entry, applicant, partners) in enumerate(applications):
        written = entry.municipality or entry.applicant
        names = own.get(written)
        if names is None:
            called = {fold(written), fold(name_of(entry, applicant))}
            names = own[written] = {name for each in called for name in spellings.get(each, ())}
        if names.isdisjoint(partners):
            continue
        application = round_.applications[number]
        for item, partner in enumerate(partners):
            if partner in names:
                yield RULE.finding(
                    f"{partner} is the applicant and is listed among its own partners.",
                    at=application.at("partners", item),
                    about=entry.id,
                    hint="If the source has it so, keep it and waive the finding.",
                )
