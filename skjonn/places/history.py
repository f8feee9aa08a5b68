"""The facts as values: when a municipality was valid, what it became, and what it came from."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from skjonn.model.place import Municipality
from skjonn.places.facts import FACTS

FOR_GOOD = 9999
"""The last year of a municipality without a known end."""


class Record(NamedTuple):
    """A municipality while it had one number and one official name.

    Attributes:
        place: Its number, official name and county.
        counties: The county's names, the Norwegian one first.
        first: It is valid from 1 January of this year.
        last: It is valid to 31 December of this year; `FOR_GOOD` if no end is known.
        became: The numbers of what it became on the day after; empty if no end is known.
    """

    place: Municipality
    counties: tuple[str, ...]
    first: int
    last: int
    became: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that people use: each part of a parallel name, without the county that distinguishes namesakes."""
        return tuple(self.place.name.partition(" (")[0].split(" - "))


@cache
def records() -> tuple[Record, ...]:
    """Every record of the facts, by number, then by year."""
    return tuple(record for county in FACTS.strip().split("\n\n") for record in _of_county(county))


def _of_county(section: str) -> Iterator[Record]:
    heading, *lines = section.split("\n")
    counties = tuple(heading.partition(" ")[2].split(" - "))
    for line in lines:
        who, _, became = line.partition(" > ")
        number, _, rest = who.partition(" ")
        name, _, years = rest.rpartition(" ")
        first, _, last = years.partition("-")
        place = Municipality(number, name, counties[0])
        yield Record(place, counties, int(first), int(last or FOR_GOOD), tuple(became.split()))


def label(record: Record) -> str:
    """Its number, its official name and, unless the name has it, its county: `3006 Kongsberg (Viken)`."""
    place = record.place
    return f"{place.number} {place.name}" + ("" if "(" in place.name else f" ({place.county})")


@cache
def successors(record: Record) -> tuple[Record, ...]:
    """What it became on the day after its last, by number: several if it was divided, none if it still exists."""
    return tuple(other for other in records() if other.first == record.last + 1 and other.place.number in record.became)


@cache
def predecessors(record: Record) -> tuple[Record, ...]:
    """What it was, in whole or in part, on the day before its first, by number; none if that is before the facts."""
    return tuple(other for other in records() if other.last + 1 == record.first and record.place.number in other.became)


def counterparts(record: Record, year: int) -> tuple[Record, ...]:
    """All municipalities that its land can belong to in another year, by number, earlier or later.

    There are several if it is divided or merged on the way, and none if the facts do not cover that year.
    """
    if record.first <= year <= record.last:
        return (record,)
    step = successors if record.last < year else predecessors
    found = {other for neighbour in step(record) for other in counterparts(neighbour, year)}
    return tuple(sorted(found, key=lambda other: other.place.number))
