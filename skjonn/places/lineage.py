"""A municipality over time: its numbers and names, as long as it is the same one."""

from collections.abc import Callable
from datetime import date

from skjonn.model.errors import UnknownNameError
from skjonn.model.place import UnresolvedMunicipality
from skjonn.places.counties import COUNCIL, is_ever_a_county
from skjonn.places.division import division_of, index_of
from skjonn.places.explanation import ambiguous, unknown
from skjonn.places.history import Record, predecessors, successors
from skjonn.places.lookup import look_up, records_named
from skjonn.places.spelling import fold


def lineage_asked_for(text: str, on: date, *, ever: bool) -> tuple[Record, ...]:
    """The municipality over time that somebody means who asks for it: its records, the first first.

    Args:
        text: A name, a number or both, as in `look_up`.
        on: The day on which it is meant.
        ever: Whether what is none on that day may be one that is no more, or is not yet.

    Raises:
        UnknownNameError: The text does not mean exactly one.
    """
    home = look_up(text, on)
    if not isinstance(home, UnresolvedMunicipality):
        return lineage(index_of(division_of(on)).by_number[home.number][0])
    if ever and home.why == "invalid":
        found = dict.fromkeys(lineage(record) for record in records_named(text))
        if len(found) == 1:
            return next(iter(found))
        home = ambiguous(text, [records[-1] for records in found])
    if home.why == "unknown" and is_ever_a_county(fold(text).removesuffix(COUNCIL)):
        raise UnknownNameError(unknown(text, ()).message, now="It is the name of a county.")
    raise UnknownNameError(home.message, now=home.hint)


def lineage(record: Record) -> tuple[Record, ...]:
    """The records of the municipality that a record is about, the first first.

    Through a change it stays the same one where its number or one of its names goes on, and where it changes alone: it
    becomes one that came from nothing else. Merged into another, it ends; divided, it goes on in none or one.
    """
    before = _further(record, predecessors, lambda now, then: _is_same(then, now))
    after = _further(record, successors, _is_same)
    return (*reversed(before), record, *after)


def _further(
    record: Record, step: Callable[[Record], tuple[Record, ...]], is_same: Callable[[Record, Record], bool]
) -> list[Record]:
    found: list[Record] = []
    while others := [other for other in step(record) if is_same(record, other)]:
        (record,) = others
        found.append(record)
    return found


def _is_same(earlier: Record, later: Record) -> bool:
    return (
        earlier.place.number == later.place.number
        or not set(earlier.names).isdisjoint(later.names)
        or (len(earlier.became) == 1 and len(predecessors(later)) == 1)
    )
