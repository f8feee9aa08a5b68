"""A municipality over time: its numbers and names while it is the same one."""

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


def require_lineage(text: str, on: date, *, ever: bool) -> tuple[Record, ...]:
    """The records, in order of time, of the municipality that a user names.

    Args:
        text: A name, a number or both, as in `look_up`.
        on: The day on which it is looked up.
        ever: Whether a text that means none on that day may mean a past or future one.

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
    """The records of the municipality that a record belongs to, in order of time.

    It remains the same municipality if it keeps its number or one of its names, or if it becomes one that came from
    nothing else. If it is merged into another one, it ends; if it is divided, at most one of the parts continues it.
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
