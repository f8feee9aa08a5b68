"""Sums and counts that rows of a table state about other rows, compared with those rows."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from skjonn.inputs.tables.vocabulary import fold, words
from skjonn.model.settings import ImportRules

CountyNamed = Callable[[str], str | None]
"""Finds the county that a text means; `None` where it means none."""

_COUNT = r"(?<![\d.,])(\d{1,6})\s+(\w+)"
_LONGEST_NAME = 4
_OFFICES = r"fylkesm[ae]nn|statsforvalt|governor"


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a row states about others, and their actual sum or count.

    Attributes:
        place: The place of the row.
        text: The first cell of the row.
        county: The county it is about; `None` for all of the rows it closes.
        key: What it sums up: the key of an amount, or `entries` for a count.
        stated: The figure, in kroner or rows.
        counted: The sum or count of the rows.
    """

    place: str
    text: str
    county: str | None
    key: str
    stated: int
    counted: int

    @property
    def agrees(self) -> bool:
        """Whether the rows agree with it."""
        return self.stated == self.counted


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row states, before it is compared with other rows.

    Attributes:
        place: The place of the row.
        text: The first cell of the row.
        county: The county it names, if any.
        figures: The figures, by the key of an amount or `entries`.
        row: The index of the row.
    """

    place: str
    text: str
    county: str | None
    figures: tuple[tuple[str, int], ...]
    row: int


@dataclass(frozen=True, slots=True)
class Summed:
    """What a row adds to totals.

    Attributes:
        row: The index of the row.
        county: The county of its applicant, where it is known.
        amounts: Its amounts in kroner, by key.
    """

    row: int
    county: str | None
    amounts: dict[str, int]


def is_total(cell: str, rules: ImportRules) -> bool:
    """Whether a row that begins with this cell sums up others, or is to be skipped by the rules."""
    if rules.skip and any(fnmatchcase(fold(cell), fold(pattern)) for pattern in rules.skip):
        return True
    return _first_words().match(cell) is not None


@cache
def _first_words() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, words('totals', 'words')))})(?!\w)", re.IGNORECASE)


def counts_in(text: str) -> Iterator[int]:
    """The counts of entries that a text states: «totalt 11 søknader»."""
    for number, noun in re.findall(_COUNT, fold(text)):
        if noun in words("totals", "counted"):
            yield int(number)


def county_in(text: str, county_named: CountyNamed) -> str | None:
    """The only county that a text names; `None` where it names an office, or several counties."""
    if re.search(_OFFICES, fold(text)):
        return None
    parts = re.findall(r"[^\s,;:()]+", text)
    found: dict[str, None] = {}
    for length in range(min(_LONGEST_NAME, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            if county := county_named(" ".join(parts[start : start + length]).rstrip(".-\u2013")):
                found[county] = None
    return next(iter(found)) if len(found) == 1 else None


def held(claims: Sequence[Claim], rows: Sequence[Summed]) -> Iterator[Stated]:
    """Each figure that rows state, with the actual sum or count of the rows it is about.

    A row that names a county is about all rows of that county. Any other is about the rows since the previous total, or
    all rows above it, whichever agrees; a total above all rows is about all of them.
    """
    before = -1
    for claim in claims:
        if claim.county is not None:
            ways = [[row for row in rows if row.county == claim.county]]
        else:
            so_far = [row for row in rows if row.row < claim.row] or list(rows)
            ways = [[row for row in so_far if row.row > before], so_far]
        for key, stated in claim.figures:
            sums = [_sum(way, key) for way in ways]
            counted = stated if stated in sums else sums[-1]
            yield Stated(claim.place, claim.text, claim.county, key, stated, counted)
        before = claim.row


def _sum(rows: Sequence[Summed], key: str) -> int:
    return len(rows) if key == "entries" else sum(row.amounts.get(key, 0) for row in rows)
