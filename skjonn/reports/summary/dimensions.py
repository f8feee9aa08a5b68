"""How entries are grouped: the part of each dimension that an entry belongs to, on its round's map or another day's."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal, NamedTuple, get_args

from skjonn.model.entries import ROLES
from skjonn.model.place import NO_MUNICIPALITY, Municipality, Recipient
from skjonn.model.resolved import ResolvedApplication, ResolvedRound
from skjonn.model.table import Cell
from skjonn.model.totals import RoundTotals
from skjonn.places.partners import partner_named
from skjonn.places.regrouping import counterparts_of, county_as_of, recipient_county_as_of, undivided
from skjonn.places.spelling import fold

Dimension = Literal["region", "municipality", "recipient", "partner", "round", "frame", "year", "role", "grantor"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

OF_ROUND: frozenset[Dimension] = frozenset({"round", "frame", "year", "grantor"})
"""The dimensions in which all entries of a round belong together."""
OF_TOTALS: frozenset[Dimension] = frozenset({*OF_ROUND, "region"})
"""The dimensions for which the totals of rounds are enough."""

OF_PLACE: frozenset[Dimension] = frozenset({"region", "municipality", "recipient"})
"""The dimensions that depend on the map of a day."""

UNKNOWN = "unknown"
"""The kind of a partner where it is not known whether there is one."""

Part = tuple[Cell, ...]
"""Where an entry belongs in one dimension: a name or names, then a number or title; `None` is not known."""
Key = tuple[Part, ...]
"""Where an entry belongs, by a part for each dimension."""


class Subject(NamedTuple):
    """What is known of an entry for grouping it.

    Attributes:
        round: The round it belongs to.
        application: The application, where it is known.
        county: The applicant's county on the round's date, where it is known.
    """

    round: RoundTotals
    application: ResolvedApplication | None = None
    county: str | None = None


def subjects(round_: ResolvedRound) -> Iterator[tuple[Subject, ResolvedApplication]]:
    """Each application of a round, with its subject."""
    for application in round_.applications:
        yield Subject(round_.totals, application, application.county), application


@dataclass(frozen=True, slots=True)
class Grouping:
    """How entries are grouped.

    Attributes:
        by: One dimension, or two for each pair of their values.
        as_of: The day whose municipalities and counties are used; without it, each round's date.
    """

    by: tuple[Dimension, ...]
    as_of: date | None = None

    @property
    def needs_entries(self) -> bool:
        """Whether the totals of rounds, in all and by county, are not enough."""
        return self.as_of is not None or not OF_TOTALS.issuperset(self.by)

    def keys(self, subject: Subject) -> tuple[Key, ...]:
        """The keys of an entry: one, or one for each of several partners."""
        return tuple(product(*(_PARTS[dimension](subject, self.as_of) for dimension in self.by)))

    def places(self, keys: Iterable[Key]) -> Iterator[str]:
        """The names of the counties and municipalities that rows are about."""
        parts = (pair for key in keys for pair in zip(self.by, key, strict=True))
        named = (part[0] for dimension, part in parts if dimension in OF_PLACE or part[-1] == "municipality")
        return (name for name in named if isinstance(name, str))


def _county(subject: Subject, as_of: date | None) -> tuple[Part, ...]:
    if as_of is None:
        return ((subject.county,),)
    on = subject.round.heading.date.last
    if recipient := _recipient_of(subject):
        return ((recipient_county_as_of(recipient, on, as_of=as_of),),)
    return ((county_as_of(_municipality_of(subject), on, as_of=as_of),),)


def _municipality(subject: Subject, as_of: date | None) -> tuple[Part, ...]:
    home = _municipality_of(subject)
    if home is None and _recipient_of(subject):
        return ((NO_MUNICIPALITY, None),)
    return _home(home, subject, as_of)


def _recipient(subject: Subject, as_of: date | None) -> tuple[Part, ...]:
    """The applicant by name, and by number if it is a municipality."""
    if recipient := _recipient_of(subject):
        return ((recipient.name, None),)
    return _home(_municipality_of(subject), subject, as_of)


def _home(home: Municipality | None, subject: Subject, as_of: date | None) -> tuple[Part, ...]:
    return ((None, None) if home is None else _place(home.name, home.number, subject, as_of),)


def _municipality_of(subject: Subject) -> Municipality | None:
    return subject.application.municipality if subject.application else None


def _recipient_of(subject: Subject) -> Recipient | None:
    return subject.application.recipient if subject.application else None


def _partners(subject: Subject, as_of: date | None) -> tuple[Part, ...]:
    if subject.application is None:
        return ((None, None, UNKNOWN),)
    return tuple(dict.fromkeys(_others(subject, as_of))) or ((None, None, None),)


def _others(subject: Subject, as_of: date | None) -> Iterator[Part]:
    """Each partner's name, number and kind, without the applicant itself."""
    (applicant,) = _recipient(subject, as_of)
    for text in subject.application.entry.partners if subject.application else ():
        partner = partner_named(text, subject.round.heading.date.last)
        if partner.kind != "municipality" or partner.number is None:
            if fold(partner.name) != fold(str(applicant[0])):
                yield (partner.name, partner.number, partner.kind)
        elif (place := _place(partner.name, partner.number, subject, as_of)) != applicant:
            yield (*place, partner.kind)


def _place(name: str, number: str, subject: Subject, as_of: date | None) -> Part:
    """A municipality, or those that its area belongs to on another day."""
    if as_of is None:
        return (name, number)
    found = counterparts_of(number, subject.round.heading.date.last, as_of=as_of)
    if not found:
        # It cannot be followed to that day.
        return (name, number)
    return (undivided(place.name for place in found), undivided(place.number for place in found))


def _roles(subject: Subject, _: date | None) -> tuple[Part, ...]:
    """All roles of a project as one part: under each role alone, its amount would count twice."""
    roles = set(subject.application.entry.roles if subject.application else ())
    return ((tuple(role for role in ROLES if role in roles) or None,),)


_PARTS: Mapping[Dimension, Callable[[Subject, date | None], tuple[Part, ...]]] = {
    "region": _county,
    "municipality": _municipality,
    "recipient": _recipient,
    "partner": _partners,
    "round": lambda subject, _: ((subject.round.id, subject.round.heading.title),),
    "frame": lambda subject, _: ((subject.round.frame.part_of,),),
    "year": lambda subject, _: ((subject.round.heading.date.year,),),
    "role": _roles,
    "grantor": lambda subject, _: ((subject.round.heading.grantor,),),
}
