"""What entries are grouped by: where each belongs in each dimension, on its round's map or on that of another day."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal, NamedTuple, get_args

from skjonn.model.account import Account
from skjonn.model.entries import ROLES, Application
from skjonn.model.place import Municipality
from skjonn.model.table import Cell
from skjonn.places.partners import partner_named
from skjonn.places.regrouping import counterparts_of, counties_as_of

Dimension = Literal["region", "county", "municipality", "partner", "round", "year", "role", "grantor"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

OF_ROUND: frozenset[Dimension] = frozenset({"round", "year", "grantor"})
"""What is the same for all entries of a round."""
OF_COUNTY: frozenset[Dimension] = frozenset({"region", "county"})
"""What a round may state control totals for."""

OF_PLACE: frozenset[Dimension] = frozenset({*OF_COUNTY, "municipality"})
"""What lies elsewhere on the map of another day."""

BETWEEN = " / "
"""Stands between the names of what is divided."""

Part = tuple[Cell, ...]
"""Where an entry belongs in one dimension: its name or names, then its number or title; `None` is not known."""
Key = tuple[Part, ...]
"""Where an entry belongs: a part for each dimension."""


class Subject(NamedTuple):
    """What an entry is about, so far as that is known.

    Attributes:
        account: The round it stands in.
        application: The application.
        home: The applicant.
        county: The applicant's county on the round's date.
    """

    account: Account
    application: Application | None = None
    home: Municipality | None = None
    county: str | None = None


def subjects(account: Account) -> Iterator[tuple[Subject, Application]]:
    """What each application of a round is about, beside the application."""
    for application, home in zip(account.round.applications, account.applicants, strict=True):
        known = home if isinstance(home, Municipality) else None
        yield Subject(account, application, known, known.county if known else None), application


@dataclass(frozen=True, slots=True)
class Grouping:
    """How entries are grouped.

    Attributes:
        by: One dimension, or two for each pair of their values.
        as_of: The day whose municipalities and counties are meant; that of each round where there is none.
    """

    by: tuple[Dimension, ...]
    as_of: date | None = None

    @property
    def needs_entries(self) -> bool:
        """Whether rounds' sums, in all and by county, are not enough."""
        return self.as_of is not None or not (OF_ROUND.issuperset(self.by) or self.by in (("region",), ("county",)))

    def keys(self, subject: Subject) -> tuple[Key, ...]:
        """Where an entry belongs: in one place, or in one for each of several partners."""
        return tuple(product(*(_PARTS[dimension](subject, self.as_of) for dimension in self.by)))

    def places(self, keys: Iterable[Key]) -> Iterator[str]:
        """The names of the counties and municipalities that rows are about."""
        parts = (pair for key in keys for pair in zip(self.by, key, strict=True))
        named = (part[0] for dimension, part in parts if dimension in OF_PLACE or part[-1] == "municipality")
        return (name for name in named if isinstance(name, str))


def county_as_of(home: Municipality | None, on: date, *, as_of: date) -> str | None:
    """The county of a municipality of one day on the map of another, or all that it is divided between.

    Args:
        home: The municipality.
        on: The day on which it is that.
        as_of: The day of the map.
    """
    return _undivided(counties_as_of(home.number, on, as_of=as_of)) if home else None


def _county(subject: Subject, as_of: date | None) -> tuple[Part, ...]:
    if as_of is None:
        return ((subject.county,),)
    return ((county_as_of(subject.home, subject.account.round.heading.date, as_of=as_of),),)


def _municipality(subject: Subject, as_of: date | None) -> tuple[Part, ...]:
    if subject.home is None:
        return ((None, None),)
    return (_place(subject.home.name, subject.home.number, subject, as_of),)


def _partners(subject: Subject, as_of: date | None) -> tuple[Part, ...]:
    return tuple(dict.fromkeys(_others(subject, as_of))) or ((None, None, None),)


def _others(subject: Subject, as_of: date | None) -> Iterator[Part]:
    """Each partner's name, number and kind, without the applicant itself."""
    (applicant,) = _municipality(subject, as_of)
    for text in subject.application.partners if subject.application else ():
        partner = partner_named(text, subject.account.round.heading.date)
        if partner.kind != "municipality" or partner.number is None:
            yield (partner.name, partner.number, partner.kind)
        elif (place := _place(partner.name, partner.number, subject, as_of)) != applicant:
            yield (*place, partner.kind)


def _place(name: str, number: str, subject: Subject, as_of: date | None) -> Part:
    """A municipality, or what its land belongs to on another day."""
    if as_of is None:
        return (name, number)
    found = counterparts_of(number, subject.account.round.heading.date, as_of=as_of)
    return (_undivided(place.name for place in found), _undivided(place.number for place in found))


def _undivided(names: Iterable[str]) -> str:
    """One name, or those of all that it is divided between: nobody can say which of them is meant."""
    return BETWEEN.join(names)


def _roles(subject: Subject, _: date | None) -> tuple[Part, ...]:
    """All roles of a project together: counted under each, its amount would be counted twice."""
    roles = set(subject.application.roles if subject.application else ())
    return ((tuple(role for role in ROLES if role in roles) or None,),)


_PARTS: Mapping[Dimension, Callable[[Subject, date | None], tuple[Part, ...]]] = {
    "region": _county,
    "county": _county,
    "municipality": _municipality,
    "partner": _partners,
    "round": lambda subject, _: ((subject.account.round.id, subject.account.round.heading.title),),
    "year": lambda subject, _: ((subject.account.round.heading.date.year,),),
    "role": _roles,
    "grantor": lambda subject, _: ((subject.account.round.heading.grantor,),),
}
