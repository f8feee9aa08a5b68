"""Find where a municipality's land is on another day, through every change in between."""

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
"""Separates the names of places that something is divided between."""


def county_as_of(municipality: Municipality | None, on: date, *, as_of: date) -> str | None:
    """The county, on the map of another day, of a municipality; or all counties that it is divided between.

    If the municipality cannot be followed, this is what became of its county.

    Args:
        municipality: The municipality.
        on: The day on which it is this municipality.
        as_of: The day of the map.
    """
    if municipality is None:
        return None
    found = counties_as_of(municipality.number, on, as_of=as_of)
    return undivided(found) or _what_became_of(municipality.county, on, as_of=as_of)


def recipient_county_as_of(recipient: Recipient, on: date, *, as_of: date) -> str | None:
    """The county that another recipient counts in on the map of another day; see `county_as_of`.

    If the county follows from the recipient's members on its own day, it does on the other day as well.

    Args:
        recipient: The recipient.
        on: The day on which it is this recipient.
        as_of: The day of the map.
    """
    county, members = recipient.county, [each for each in recipient.members if isinstance(each, Municipality)]
    if county is None:
        return None
    is_of_members = recipient.stated_county is None and (county == NO_COUNTY or county == _only_county(members))
    if not members or not is_of_members:
        return _what_became_of(county, on, as_of=as_of)
    found = dict.fromkeys(county_as_of(member, on, as_of=as_of) or "" for member in members)
    return NO_COUNTY if county == NO_COUNTY and len(found) > 1 else undivided(found)


def _only_county(members: Sequence[Municipality]) -> str | None:
    counties = {member.county for member in members}
    return counties.pop() if len(counties) == 1 else None


def _what_became_of(county: str, on: date, *, as_of: date) -> str:
    """What a county is on the map of another day, or all that its land is divided between; itself if that is unknown.

    Args:
        county: Its official name.
        on: The day on which it has that name.
        as_of: The day of the map.
    """
    return undivided(_of_county(county, division_of(on), division_of(as_of))) or county


def undivided(names: Iterable[str]) -> str:
    """One name, or the names of all that something is divided between: nobody can say which of them is meant."""
    return BETWEEN.join(names)


def numbers_meant(text: str, on: date) -> frozenset[str]:
    """The numbers of the municipalities of a day that a name or number means then, or on another day.

    It means at most one on that day; for other days see `once_named`.
    """
    return _numbers_meant(text, division_of(on))


def once_named(text: str, on: date) -> tuple[Municipality, ...]:
    """The municipalities of a day, by number, for a name or number that means one on other days only.

    They are the municipality that it became part of as a whole, or those that were merged into it; municipalities that
    are divided between it and others are left out.
    """
    return _once_named(text, division_of(on))


def counterparts_of(number: str, on: date, *, as_of: date) -> tuple[Municipality, ...]:
    """The municipalities that a municipality's land can belong to on another day, by number.

    There are several if it is divided by then, or was merged since; none if no municipality has the number on its own
    day, or if one of the days is before the facts.

    Args:
        number: The municipality's number.
        on: The day on which it has that number.
        as_of: The other day, before or after.
    """
    return _counterparts(number, division_of(on), division_of(as_of))


def counties_as_of(number: str, on: date, *, as_of: date) -> tuple[str, ...]:
    """The counties that a municipality's land can be in on another day, by number: several if it is divided.

    Args:
        number: The municipality's number.
        on: The day on which it has that number.
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
    # Before the facts begin, some records are known to be valid, but not all.
    found = known_in(division) if index_of(other).by_number else ()
    there = (record for record in found if record.place.number == number)
    return tuple(each.place for record in there for each in counterparts(record, other))


@lru_cache(maxsize=8192)
def _of_county(county: str, division: int, other: int) -> tuple[str, ...]:
    """The counties of another division that a county's land is in, by number."""
    number = county_number(county, date(division, 1, 1))
    of_county = (record for record in known_in(division) if record.place.number[:2] == number)
    found = {place for record in of_county for place in _counterparts(record.place.number, division, other)}
    return tuple(dict.fromkeys(place.county for place in sorted(found, key=attrgetter("number"))))


@lru_cache(maxsize=8192)
def _counties(number: str, division: int, other: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.county for place in _counterparts(number, division, other)))
