"""Look up the municipality that a text means on a day, or why it means none."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Self

from skjonn.model.place import LookupResult, Municipality, UnresolvedMunicipality
from skjonn.places.counties import COUNCIL, county_named, county_numbered, is_ever_a_county
from skjonn.places.division import (
    Index,
    division_of,
    index_of,
    is_before_the_facts,
    known_in,
    valid_in,
    whole_index,
)
from skjonn.places.explanation import ambiguous, before_the_facts, county, invalid, mismatch, unknown
from skjonn.places.history import Record
from skjonn.places.spelling import LIKENESS, Suggester, fold, with_norwegian_letters

NO_SUGGESTIONS = Suggester(())
_MOST = 3


def look_up(text: str, on: date, *, suggester: Suggester | None = None) -> LookupResult:
    """The municipality that a text means on a day, or why it does not mean exactly one.

    The text is a number, a name, or both (`3006 Kongsberg`), with «kommune» or «herad», with the county in parentheses
    or after «i» (`Våler (Viken)`, `Våler i Viken`), any part of a parallel name or several (`Gáivuotna - Kåfjord`), in
    any case and any Unicode form. After the newest facts, the latest division holds.

    A number with a name is taken on trust if the facts have neither, or if the day is before the facts, unless the
    number is known to have been another municipality's on that day; the county follows from the first two digits.

    Args:
        text: The text.
        on: The day.
        suggester: The suggester of the day, if many texts are looked up; `NO_SUGGESTIONS` if nobody reads hints.
    """
    division = division_of(on)
    found = look_up_in(text, division)
    if isinstance(found, Municipality) or found.why != "unknown" or found.hint or is_before_the_facts(division):
        return found
    query, today = _Query.of(text), index_of(division)
    name = with_norwegian_letters(query.name)
    names = _likely(name, division) if suggester is None else suggester(name, _MOST)
    alike = dict.fromkeys(record for each in names for record in today.by_name[each])
    return unknown(text, tuple(alike) or today.by_number.get(query.number.zfill(4), ()))


def municipality_suggester(on: date) -> Suggester:
    """A suggester of folded names of the municipalities of a day."""
    return Suggester(index_of(division_of(on)).by_name, likeness=LIKENESS)


# One text may be looked up in many rounds.
@lru_cache(maxsize=64)
def _likely(name: str, division: int) -> tuple[str, ...]:
    return Suggester(index_of(division).by_name, likeness=LIKENESS)(name, _MOST)


def municipalities(on: date) -> tuple[Municipality, ...]:
    """The municipalities that are valid on a day, by number; none before the facts begin."""
    return tuple(record.place for record in valid_in(division_of(on)))


def records_named(text: str) -> tuple[Record, ...]:
    """All records that a text means at any time, written as in `look_up`; by number, then by year."""
    return tuple(_Query.of(text).found_in(whole_index()))


class _Query(NamedTuple):
    """The parts of a text, folded; a part that it does not have is empty."""

    number: str
    name: str
    county: str

    @classmethod
    def of(cls, text: str) -> Self:
        folded = fold(text)
        number, _, rest = folded.partition(" ")
        if not (number.isascii() and number.isdigit()):
            number, rest = "", folded
        rest = _bare(rest)
        name, _, county = rest.removesuffix(")").partition("(" if "(" in rest else " i ")
        return cls(number, _bare(name.strip()), county.removesuffix(" fylke"))

    def found_in(self, index: Index) -> Sequence[Record]:
        found = index.named(self.name) if self.name else index.by_number.get(self.number, ())
        return [
            record
            for record in found
            if self.number in {"", record.place.number} and self.county in {"", *map(fold, record.counties)}
        ]


def _bare(name: str) -> str:
    return name.removesuffix(" kommune").removesuffix(" herad")


# A million applications name the same few hundred municipalities, and a misspelling is slowest to look up.
@lru_cache(maxsize=8192)
def look_up_in(text: str, division: int) -> LookupResult:
    """The same as `look_up` for a division (see `division_of`), without suggestions."""
    query = _Query.of(text)
    if is_before_the_facts(division):
        return _before_the_facts(text, query, division)
    found = query.found_in(index_of(division))
    if len(found) == 1:
        return found[0].place
    return ambiguous(text, found) if found else _missing(text, query, division)


def _before_the_facts(text: str, query: _Query, year: int) -> LookupResult:
    then = Index.of(known_in(year))
    if query.number and query.name and (known := then.by_number.get(query.number)) and not query.found_in(then):
        return mismatch(text, [*known, *then.named(query.name)], division=year)
    return _county(text, query, year) or _on_trust(text, query, year) or before_the_facts(text)


def _missing(text: str, query: _Query, division: int) -> LookupResult:
    today, ever = index_of(division), whole_index()
    if known := query.found_in(ever):
        return invalid(text, known, division=division)
    numbered = today.by_number.get(query.number) or ever.by_number.get(query.number, ())[-1:]
    if meant := [*numbered, *today.named(query.name)]:
        return mismatch(text, meant, division=division)
    return _county(text, query, division) or _on_trust(text, query, division) or unknown(text, ())


def _county(text: str, query: _Query, division: int) -> UnresolvedMunicipality | None:
    """What is wrong with a text that names a county: a name that no municipality has, alone or with `0100`."""
    if query.county or (query.number and query.number[2:] != "00"):
        return None
    name, on = query.name.removesuffix(COUNCIL), date(division, 1, 1)
    if not name or whole_index().named(name) or not (county_named(name, on) or is_ever_a_county(name)):
        return None
    return county(text, recipient=" ".join(text.split()[bool(query.number) :]))


def _on_trust(text: str, query: _Query, division: int) -> Municipality | None:
    """The municipality of a number and a name that are not in the facts, if its county is known."""
    is_number = len(query.number) == len("0301") and not query.number.endswith("00")
    if not is_number or not query.name or query.county:
        return None
    home = county_numbered(query.number[:2], division)
    return Municipality(query.number, " ".join(text.split()[1:]), home, is_verified=False) if home else None
