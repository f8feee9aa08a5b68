"""What the rows of a table state of other rows: sums and counts, held against the rows."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from skjonn.inputs.tables.vocabulary import fold, words
from skjonn.model.settings import ImportRules

CountyNamed = Callable[[str], str | None]
"""The county that a text means, if it means one."""

_COUNT = r"(?<![\d.,])(\d{1,6})\s+(\w+)"
_LONGEST_NAME = 4
_OFFICES = r"fylkesm[ae]nn|statsforvalt|governor"


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a row states of others, and what these come to.

    Attributes:
        place: Where the row stands.
        text: How the row begins.
        county: The county it is about; `None` for all of the rows it closes.
        key: What it sums up: the key of an amount, or `entries` for a count.
        stated: The figure, in kroner or rows.
        counted: What the rows come to.
    """

    place: str
    text: str
    county: str | None
    key: str
    stated: int
    counted: int

    @property
    def agrees(self) -> bool:
        """Whether the rows meet it."""
        return self.stated == self.counted


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row states, before the rows are known that it is about.

    Attributes:
        place: Where it stands.
        text: How it begins.
        county: The county it names.
        figures: The figures, by the key of an amount or `entries`.
        row: The index of its row.
    """

    place: str
    text: str
    county: str | None
    figures: tuple[tuple[str, int], ...]
    row: int


@dataclass(frozen=True, slots=True)
class Summed:
    """What a row of the table adds to totals.

    Attributes:
        row: Its index.
        county: The county of its applicant.
        amounts: Its amounts, by key.
    """

    row: int
    county: str | None
    amounts: dict[str, int]


def is_total(cell: str, rules: ImportRules) -> bool:
    """Whether a row that begins with a cell sums up others, or is no entry by what is said of it."""
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
    """The one county that a text names; none where it names an office, or several."""
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
    """Each figure that rows state, with what the rows it is about come to.

    A row that names a county is about all rows of that. Another one is about the rows since the one that sums up before
    it, or about all rows so far, whichever meets it; one over all rows is about all of them.
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
