"""A partner is described and not named.

What it finds: among the partners, words that stand for some or all of a kind, such as «Alle kommuner i Vestfold»,
«øvrige kommuner», «flere kommuner», «fem nabokommuner», «kommunene i Hallingdal», «Etater i kommunen», «Samarbeid
internt i kommunen»; and a name with «m.fl.» or «med flere» after it.

Why it matters: who takes part cannot be told, and partners cannot be counted.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Bergen", "Øvrige kommuner i Vestland"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Bergen"]
    cooperation = "Øvrige kommuner i Vestland"

How to fix it: name the partners; where the source does not, write what it says under `cooperation`, as printed.

Source: real announcements: «Samarbeid internt i kommunen», «Etater i kommunen», «Alle kommuner i …»; the ledger format
on `cooperation`.
"""

from collections.abc import Iterator
from functools import lru_cache

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.spelling import fold

RULE = Rule.of(__name__, __doc__, "warning")

# Words between spaces, for `in` to find.
_HOW_MANY = (
    " alle samtlige samtlege øvrige resten resterende andre flere fleire noen nokre enkelte ulike diverse en ei de dei "
    "omliggende omkringliggende nærliggende to tre fire fem seks sju syv åtte ni ti elleve tolv "
)
_MANY = (
    " etater etatar etatene etatane bydeler bydelar bydelene bydelane enheter enhetene einingar einingane avdelinger "
    "avdelingar avdelingene avdelingane virksomheter virksomhetene verksemder verksemdene partnere partnerne partnarar "
    "partnarane aktører aktørar aktørene aktørane organisasjoner organisasjonar organisasjonene organisasjonane skoler "
    "skolar skolene skolane barnehager barnehagar barnehagene barnehagane "
)
_WHERE = " i på fra frå rundt langs innen "
_HOW = " internt med mellom på "
_MUNICIPALITIES = ("kommuner", "kommunar", "kommunene", "kommunane")
_AND_OTHERS = (
    " m.fl.",
    " m.fl",
    " m. fl.",
    " mfl.",
    " mfl",
    " med flere",
    " med fleire",
    " osv.",
    " osv",
    " etc.",
    " etc",
)


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look for names that are descriptions."""
    descriptions = {name for name in round_.partner_names if _is_description(name)}
    for partner, id_, at in round_.partners_named(descriptions):
        yield RULE.finding(
            f'"{partner}" describes partners and names none.',
            at=at,
            about=id_,
            hint="Name them, or write under `cooperation` what the source says.",
        )


# The same partners come back in one round after the other.
@lru_cache(maxsize=8192)
def _is_description(name: str) -> bool:
    name = fold(name)
    first, *others = name.split()
    if f" {first} " in _HOW_MANY or first.isdigit():
        return any(map(_are_many, others[:3]))
    second = f" {others[0]} " if others else ""
    if first == "samarbeid":
        return bool(second) and second in _HOW
    return (_are_many(first) and second in _WHERE) or f" {name}".endswith(_AND_OTHERS)


def _are_many(word: str) -> bool:
    """Whether a word means many of a kind, and so nobody; «Kommunenes Sentralforbund» is a name."""
    return f" {word} " in _MANY or word.endswith(_MUNICIPALITIES)
