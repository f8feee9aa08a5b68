"""The municipalities that are valid at one time, and those that a name or a number can mean then."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple, Self

from skjonn.model.errors import UsageError
from skjonn.places.facts import FIRST_YEAR
from skjonn.places.history import Record, records
from skjonn.places.spelling import fold


class Index(NamedTuple):
    """Records by number and by each name that people write, folded."""

    by_number: Mapping[str, Sequence[Record]]
    by_name: Mapping[str, Sequence[Record]]

    @classmethod
    def of(cls, found: Iterable[Record]) -> Self:
        """Index the records."""
        by_number: defaultdict[str, list[Record]] = defaultdict(list)
        by_name: defaultdict[str, list[Record]] = defaultdict(list)
        for record in found:
            by_number[record.place.number].append(record)
            for name in record.names:
                by_name[fold(name)].append(record)
        return cls(dict(by_number), dict(by_name))

    def named(self, name: str) -> Sequence[Record]:
        """The records that a folded name can mean; of a parallel name (`a - b`), those that every part can mean."""
        first, *others = (self.by_name.get(part, ()) for part in name.split(" - "))
        return [record for record in first if all(record in other for other in others)]


@cache
def change_years() -> tuple[int, ...]:
    """The first year of each division."""
    return tuple(sorted({max(record.first, FIRST_YEAR) for record in records()}))


@lru_cache(maxsize=4096)
def division_of(on: date) -> int:
    """The division that holds on a day, named after its first year; the latest one has no end.

    Before the facts begin, each year is a division of its own.
    """
    years = change_years()
    position = bisect(years, on.year)
    return years[position - 1] if position else on.year


def is_before_the_facts(division: int) -> bool:
    """Whether the facts begin after a division."""
    return division < FIRST_YEAR


def covered(on: date) -> date:
    """The same day, if the facts cover it.

    Raises:
        UsageError: The day is before the facts begin.
    """
    if is_before_the_facts(division_of(on)):
        raise UsageError(
            f"Municipalities and counties of {on} are not known: the facts begin on {FIRST_YEAR}-01-01.",
            now="Choose that day or a later one.",
        )
    return on


@lru_cache(maxsize=32)
def valid_in(division: int) -> tuple[Record, ...]:
    """The records of a division, by number."""
    return tuple(record for record in records() if division >= FIRST_YEAR and record.first <= division <= record.last)


@lru_cache(maxsize=256)
def known_in(year: int) -> tuple[Record, ...]:
    """The records that are valid in a year, by number; before the facts begin, those that are known to be."""
    return tuple(record for record in records() if record.first <= year <= record.last)


@lru_cache(maxsize=32)
def index_of(division: int) -> Index:
    """The index of a division."""
    return Index.of(valid_in(division))


@cache
def whole_index() -> Index:
    """The index of everything that was ever valid."""
    return Index.of(records())
