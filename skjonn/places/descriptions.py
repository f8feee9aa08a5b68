"""Partners that are described and not named: «Alle kommuner i Vestfold», «9 kommunar», «Etater i kommunen»."""

from functools import lru_cache

from skjonn.places.spelling import fold

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


# The same partners come back in round after round.
@lru_cache(maxsize=8192)
def is_description(name: str) -> bool:
    """Whether a partner's name describes some or all of a kind, and names nobody."""
    name = fold(name)
    first, *others = name.split()
    if f" {first} " in _HOW_MANY or first.isdigit():
        return any(map(_are_many, others[:3]))
    second = f" {others[0]} " if others else ""
    if first == "samarbeid":
        return bool(second) and second in _HOW
    return (_are_many(first) and second in _WHERE) or f" {name}".endswith(_AND_OTHERS)


def _are_many(word: str) -> bool:
    """Whether a word means several of a kind, and so names nobody; «Kommunenes Sentralforbund» is a name."""
    return f" {word} " in _MANY or word.endswith(_MUNICIPALITIES)
