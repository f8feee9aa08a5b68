"""A partner is listed twice.

What it finds: two names among an application's `partners` that differ in nothing but case and spaces.

Why it matters: one of them should be another partner, or partners are counted wrongly.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Bodø", "Stavanger", "Bodø"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Bodø", "Stavanger"]

How to fix it: correct the list. If the source itself lists the partner twice, keep it as printed and waive the finding
with the reason.

Source: the announcement of 2020, which lists Bodø twice.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.spelling import fold

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each partner that an application lists again."""
    folded = {name: fold(name) for name in round_.partner_names}
    has_spellings = len(set(folded.values())) < len(folded)
    for number, partners in enumerate(round_.entries.partner_lists):
        names = map(folded.get, partners) if has_spellings else partners
        if len(set(names)) == len(partners):
            continue
        application = round_.applications[number]
        first: dict[str, int] = {}
        for item, partner in enumerate(partners):
            earlier = first.setdefault(folded[partner], item)
            if earlier != item:
                yield RULE.finding(
                    f"{partner} is listed twice among the partners.",
                    at=application.at("partners", item),
                    about=application.entry.id,
                    also=(application.at("partners", earlier),),
                    hint="If the source has it twice, keep it and waive the finding.",
                )
