"""Where a municipality's land lies on another day: followed through every change between, and never guessed."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from skjonn.model.place import Municipality
from skjonn.places.division import division_of, index_of
from skjonn.places.history import counterparts

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


# A million awards go to the same few hundred municipalities.
@lru_cache(maxsize=8192)
def _counterparts(number: str, division: int, other: int) -> tuple[Municipality, ...]:
    # Records say from when on they hold, but before the facts it is not known what else there was.
    found = index_of(division).by_number.get(number, ()) if index_of(other).by_number else ()
    return tuple(each.place for record in found for each in counterparts(record, other))


@lru_cache(maxsize=8192)
def _counties(number: str, division: int, other: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.county for place in _counterparts(number, division, other)))
