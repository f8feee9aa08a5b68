"""A partner is described but not named.

What it finds: among the partners, words that stand for some or all of a kind, such as «Alle kommuner i Vestfold»,
«øvrige kommuner», «flere kommuner», «fem nabokommuner», «kommunene i Hallingdal», «Etater i kommunen», «Samarbeid
internt i kommunen»; and a name with «m.fl.» or «med flere» after it.

Why it matters: nobody can tell who takes part, and partners cannot be counted.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Bergen", "Øvrige kommuner i Vestland"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Bergen"]
    cooperation = "Øvrige kommuner i Vestland"

How to fix it: name the partners; if the source does not, write its words under `cooperation`, as printed.

Source: real announcements: «Samarbeid internt i kommunen», «Etater i kommunen», «Alle kommuner i …»; the ledger format
on `cooperation`.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.descriptions import is_description

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look for names that are descriptions."""
    descriptions = {name for name in round_.partner_names if is_description(name)}
    for partner, id_, at in round_.partners_named(descriptions):
        yield RULE.finding(
            f'"{partner}" describes partners but does not name them.',
            at=at,
            about=id_,
            hint="Name them, or write under `cooperation` what the source says.",
        )
