"""Where a municipality's land lies on another day: followed through every change between, and never guessed."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter

from skjonn.model.place import NO_COUNTY, Municipality, Recipient
from skjonn.places.counties import county_number
from skjonn.places.division import division_of, index_of, known_in
from skjonn.places.history import counterparts
from skjonn.places.lookup import look_up_in, records_named

BETWEEN = " / "
"""Stands between the names of what is divided."""


def county_as_of(municipality: Municipality | None, on: date, *, as_of: date) -> str | None:
    """The county of a municipality of one day on the map of another, or all that it is divided between.

    Of a municipality that cannot be followed it is what became of its county.

    Args:
        municipality: The municipality.
        on: The day on which it is that.
        as_of: The day of the map.
    """
    if municipality is None:
        return None
    found = counties_as_of(municipality.number, on, as_of=as_of)
    return undivided(found) or what_became_of(municipality.county, on, as_of=as_of)


def recipient_county_as_of(recipient: Recipient, on: date, *, as_of: date) -> str | None:
    """The county that another recipient counts in on the map of another day, as `county_as_of`.

    Where its members tell it on its own day, they tell it on the other.

    Args:
        recipient: The recipient.
        on: The day on which it is that.
        as_of: The day of the map.
    """
    county, members = recipient.county, [each for each in recipient.members if isinstance(each, Municipality)]
    if county is None:
        return None
    is_of_members = recipient.stated_county is None and (county == NO_COUNTY or county == _only_county(members))
    if not members or not is_of_members:
        return what_became_of(county, on, as_of=as_of)
    found = dict.fromkeys(county_as_of(member, on, as_of=as_of) or "" for member in members)
    return NO_COUNTY if county == NO_COUNTY and len(found) > 1 else undivided(found)


def _only_county(members: Sequence[Municipality]) -> str | None:
    counties = {member.county for member in members}
    return counties.pop() if len(counties) == 1 else None


def what_became_of(county: str, on: date, *, as_of: date) -> str:
    """The county of one day on the map of another, or all that its land is divided between; itself where unknown.

    Args:
        county: Its official name.
        on: The day on which it is that.
        as_of: The day of the map.
    """
    return undivided(_of_county(county, division_of(on), division_of(as_of))) or county


def undivided(names: Iterable[str]) -> str:
    """One name, or those of all that it is divided between: nobody can say which of them is meant."""
    return BETWEEN.join(names)


def numbers_meant(text: str, on: date) -> frozenset[str]:
    """The numbers of the municipalities of a day that a name or number means then, or meant on another day.

    There is one or none that it means then; see `once_named` for those of another day.
    """
    return _numbers_meant(text, division_of(on))


def once_named(text: str, on: date) -> tuple[Municipality, ...]:
    """The municipalities of a day that a name or number means which means none then, but did before or does later.

    They are what that municipality became part of as a whole, or what was put together to it, by number; what is
    divided between it and others is none of them.
    """
    return _once_named(text, division_of(on))


def counterparts_of(number: str, on: date, *, as_of: date) -> tuple[Municipality, ...]:
    """The municipalities that another's land can belong to on another day, by number.

    Several where it is divided by then, or was put together since; none where no municipality bears the number on its
    own day, or one of the days is before the facts.

    Args:
        number: The municipality's number.
        on: The day on which it bears that number.
        as_of: The other day, before or after.
    """
    return _counterparts(number, division_of(on), division_of(as_of))


def counties_as_of(number: str, on: date, *, as_of: date) -> tuple[str, ...]:
    """The counties that a municipality's land can lie in on another day, by number: several where it is divided.

    Args:
        number: The municipality's number.
        on: The day on which it bears that number.
        as_of: The other day, before or after.
    """
    return _counties(number, division_of(on), division_of(as_of))


@lru_cache(maxsize=8192)
def _numbers_meant(text: str, division: int) -> frozenset[str]:
    home = look_up_in(text, division)
    found = (home,) if isinstance(home, Municipality) else _once_named(text, division)
    return frozenset(place.number for place in found)


@lru_cache(maxsize=8192)
def _once_named(text: str, division: int) -> tuple[Municipality, ...]:
    home = look_up_in(text, division)
    if isinstance(home, Municipality) or home.why != "invalid":
        return ()
    found: set[Municipality] = set()
    for record in records_named(text):
        year = min(record.last, max(record.first, division))
        parts = counterparts(record, division)
        found.update(part.place for part in parts if len(parts) == 1 or counterparts(part, year) == (record,))
    return tuple(sorted(found, key=attrgetter("number")))


# A million awards go to the same few hundred municipalities.
@lru_cache(maxsize=8192)
def _counterparts(number: str, division: int, other: int) -> tuple[Municipality, ...]:
    # Records say from when on they hold, but before the facts it is not known what else there was.
    found = known_in(division) if index_of(other).by_number else ()
    there = (record for record in found if record.place.number == number)
    return tuple(each.place for record in there for each in counterparts(record, other))


@lru_cache(maxsize=8192)
def _of_county(county: str, division: int, other: int) -> tuple[str, ...]:
    """The counties of another division in which the land of one lies, by number."""
    number = county_number(county, date(division, 1, 1))
    of_county = (record for record in known_in(division) if record.place.number[:2] == number)
    found = {place for record in of_county for place in _counterparts(record.place.number, division, other)}
    return tuple(dict.fromkeys(place.county for place in sorted(found, key=attrgetter("number"))))


@lru_cache(maxsize=8192)
def _counties(number: str, division: int, other: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.county for place in _counterparts(number, division, other)))
