"""Rows as somebody else's table has them: awards of the shipped round, and what others are drawn of."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from hypothesis import strategies as st

from skjonn.inputs.tables.rows import Places
from skjonn.inputs.tables.vocabulary import words
from skjonn.model.money import kroner
from skjonn.places.counties import county_named
from skjonn.places.lookup import look_up, municipalities
from skjonn.places.misspelling import is_place
from skjonn.places.recipients import recipient_of
from support.ledgers import SHIPPED, ledger

DAY = date(2020, 9, 9)
PLACES = Places(partial(look_up, on=DAY), partial(county_named, on=DAY), is_place, partial(recipient_of, on=DAY))
NAMES = [place.name for place in municipalities(DAY) if look_up(place.name, DAY) == place][::9]
COUNTED = words("totals", "words") | words("cells", "ditto") | words("cells", "empty")
WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=9)
PROJECTS = (
    st.lists(WORDS, min_size=1, max_size=5)
    .map(" ".join)
    .filter(lambda text: text[0] not in "='+-@" and text.casefold() not in COUNTED)
)


def shipped_rows(county: str | None = None) -> list[list[str]]:
    """The awards of the shipped round, or of one of its counties, as an announcement has them."""
    (round_,) = ledger(SHIPPED).rounds
    return [
        [
            each.entry.applicant,
            ", ".join(each.entry.partners) or (each.entry.cooperation or ""),
            each.entry.project or "",
            kroner(award.entry.granted).replace("\u00a0", " "),
            f"{award.entry.decided:%d.%m.%Y}",
        ]
        for each in round_.applications
        for award in each.awards
        if county in {None, each.county}
    ]


def with_dots(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def in_millions(amount: int) -> str:
    whole, rest = divmod(amount, 10**6)
    return f"{whole},{rest:06}".rstrip("0").rstrip(",")


SPELLINGS: Mapping[str, Callable[[int], str]] = {
    "digits": str,
    "spaces": lambda amount: f"{amount:,}".replace(",", " "),
    "no-break spaces": kroner,
    "narrow spaces": lambda amount: f"{amount:,}".replace(",", "\u202f"),
    "thin spaces": lambda amount: f"{amount:,}".replace(",", "\u2009"),
    "underscores": lambda amount: f"{amount:_}",
    "kr before": lambda amount: f"kr {kroner(amount)}",
    "kr. before": lambda amount: f"kr. {with_dots(amount)}",
    "kr after": lambda amount: f"{kroner(amount)} kr",
    "kroner": lambda amount: f"{with_dots(amount)} kroner",
    "NOK": lambda amount: f"NOK {amount}",
    "dash": lambda amount: f"{with_dots(amount)},-",
    "decimals": lambda amount: f"{kroner(amount)},00",
    "dots": with_dots,
    "commas": lambda amount: f"{amount:,}",
    "millions": lambda amount: f"{in_millions(amount)} mill. kroner",
    "dotted millions": lambda amount: f"{in_millions(amount).replace(',', '.')} mill",
    "MNOK": lambda amount: f"{in_millions(amount)} MNOK",
}
