"""Where a municipality's land lies on another day: followed through every change between, and never guessed."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from operator import attrgetter

from skjonn.model.place import Municipality
from skjonn.places.division import division_of, index_of
from skjonn.places.history import counterparts
from skjonn.places.lookup import look_up_in, records_named

BETWEEN = " / "
"""Stands between the names of what is divided."""


def county_as_of(municipality: Municipality | None, on: date, *, as_of: date) -> str | None:
    """The county of a municipality of one day on the map of another, or all that it is divided between.

    Args:
        municipality: The municipality.
        on: The day on which it is that.
        as_of: The day of the map.
    """
    return undivided(counties_as_of(municipality.number, on, as_of=as_of)) if municipality else None


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
    found = index_of(division).by_number.get(number, ()) if index_of(other).by_number else ()
    return tuple(each.place for record in found for each in counterparts(record, other))


@lru_cache(maxsize=8192)
def _counties(number: str, division: int, other: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.county for place in _counterparts(number, division, other)))
