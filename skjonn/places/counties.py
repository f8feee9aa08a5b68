"""The counties of a day, and the one that a name means."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from skjonn.model.errors import UnknownNameError
from skjonn.places.division import change_years, division_of, valid_in
from skjonn.places.facts import EARLIER_COUNTIES, FIRST_YEAR, FIRST_YEAR_OF_COUNTIES
from skjonn.places.history import FOR_GOOD
from skjonn.places.spelling import LIKENESS, Suggester, fold, with_norwegian_letters

COUNCIL = " fylkeskommune"
"""What follows a county's name in the name of its council."""


class _County(NamedTuple):
    """A county: its two digits, and its names, the official one first."""

    number: str
    names: tuple[str, ...]


def counties(on: date) -> tuple[str, ...]:
    """The names of the counties of a day, by county number; none before 1900."""
    return tuple(county.names[0] for county in _counties_in(division_of(on)))


def county_number(name: str, on: date) -> str | None:
    """The two digits of a county by its official name; `None` if there is no such county on the day."""
    return next((county.number for county in _counties_in(division_of(on)) if county.names[0] == name), None)


def county_numbered(digits: str, division: int) -> str | None:
    """The county that two digits mean in a division; `None` if they mean none."""
    return next((county.names[0] for county in _counties_in(division) if county.number == digits), None)


def county_named(text: str, on: date) -> str | None:
    """The county that a name means on a day: in any case, with «fylke», in Norwegian, Sámi, Kven or several."""
    known = _spellings(division_of(on))
    meant = {known.get(part) for part in fold(text).removesuffix(" fylke").split(" - ")}
    return meant.pop() if len(meant) == 1 else None


def county_suggester(on: date) -> Suggester:
    """A suggester of folded names of the counties of a day."""
    return Suggester(_spellings(division_of(on)), likeness=LIKENESS)


def like_county(text: str, on: date, *, suggester: Suggester | None = None) -> str | None:
    """The county of a day that a name means or, if it means none, is most like.

    Args:
        text: The name.
        on: The day.
        suggester: The suggester of the day, if many names are looked up.
    """
    if county := county_named(text, on):
        return county
    suggested = (suggester or county_suggester(on))(with_norwegian_letters(fold(text)))
    return _spellings(division_of(on))[suggested[0]] if suggested else None


def require_county(text: str, on: date) -> str:
    """The county of a day that a user names.

    Raises:
        UnknownNameError: The name means none on that day; the error says on which days it does, or what was probably
            meant.
    """
    if county := county_named(text, on):
        return county
    if is_ever_a_county(text):
        raise UnknownNameError(no_county(text, on, f"on {on}"), now="Choose a day in that period.")
    raise UnknownNameError(no_county(text, on, f"on {on}"), now=_county_suggested(text, on))


def _county_suggested(text: str, on: date, *, suggester: Suggester | None = None) -> str:
    """What to write instead of a name that means no county: the most similar one of the day, otherwise any of them."""
    if like := like_county(text, on, suggester=suggester):
        return f"Did you mean {like}?"
    names = ", ".join(counties(on))
    return f"There are {names}." if names else f"The facts on counties begin on {FIRST_YEAR_OF_COUNTIES}-01-01."


def unknown_county(text: str, on: date, when: str, *, suggester: Suggester | None = None) -> tuple[str, str]:
    """What is wrong with a name that means no county at a time, and how to fix it; for arguments see `no_county`."""
    of_another_day = "Correct the name, or the round's date."
    hint = of_another_day if is_ever_a_county(text) else _county_suggested(text, on, suggester=suggester)
    return no_county(text, on, when), hint


def is_ever_a_county(text: str) -> bool:
    """Whether a name means a county on any day since 2013."""
    return bool(_spans(text, FIRST_YEAR))


def no_county(text: str, on: date, when: str) -> str:
    """A sentence on a name that means no county at a time: when it means one, if it ever does.

    Args:
        text: The name.
        on: A day of that time.
        when: The time as part of a sentence: «on 2020-09-09», «in 2020».
    """
    if spans := _spans(text, FIRST_YEAR if on.year >= FIRST_YEAR else FIRST_YEAR_OF_COUNTIES):
        return f"{text} is a county {' and '.join(_in_words(*span) for span in spans)}, not {when}."
    return f"{text} is not a county {when}."


def _spans(text: str, since: int) -> list[tuple[int, int]]:
    """The first and the last year of each period, since a year, in which a name means a county."""
    years = sorted({since, *(_county_years() if since < FIRST_YEAR else ()), *change_years(), FOR_GOOD + 1})
    found: list[tuple[int, int]] = []
    for first, after in pairwise(years):
        if county_named(text, date(first, 1, 1)):
            begin = found.pop()[0] if found and found[-1][1] == first - 1 else first
            found.append((begin, after - 1))
    return found


def _in_words(first: int, last: int) -> str:
    begins = f"from {first}-01-01" if first not in {FIRST_YEAR, FIRST_YEAR_OF_COUNTIES} else ""
    ends = f"to {last}-12-31" if last < FOR_GOOD else ""
    return f"{begins} {ends}".strip()


@cache
def _county_years() -> tuple[int, ...]:
    """The first year of each division into counties before the facts on municipalities."""
    return tuple(sorted({first for _, first, _ in _earlier()}))


@cache
def _earlier() -> tuple[tuple[_County, int, int], ...]:
    """The counties before the facts on municipalities, each with its first and last year."""
    found: list[tuple[_County, int, int]] = []
    for line in EARLIER_COUNTIES.strip().split("\n"):
        number, _, rest = line.partition(" ")
        names, _, years = rest.rpartition(" ")
        first, _, last = years.partition("-")
        found.append((_County(number, tuple(names.split(" - "))), int(first), int(last or FIRST_YEAR - 1)))
    return tuple(found)


@lru_cache(maxsize=256)
def _counties_in(division: int) -> tuple[_County, ...]:
    """The counties of a division, by number; before the facts on municipalities, those of a year."""
    if division < FIRST_YEAR:
        return tuple(county for county, first, last in _earlier() if first <= division <= last)
    found = dict.fromkeys(_County(record.place.number[:2], record.counties) for record in valid_in(division))
    return tuple(found)


@lru_cache(maxsize=256)
def _spellings(division: int) -> Mapping[str, str]:
    """The official name of each county of a division, by every folded name that it has."""
    return {fold(name): county.names[0] for county in _counties_in(division) for name in county.names}
