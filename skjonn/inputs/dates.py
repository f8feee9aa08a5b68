"""Days as people write them: `1.2.2027`, `1. februar 2027`, `1 Feb 2027`, `2027-02-01`."""

import re
from datetime import date

from skjonn.model.errors import UsageError
from skjonn.model.money import quoted
from skjonn.model.partial_date import FIRST_YEAR, PartialDate

# In Bokmål and Nynorsk, which agree, and in English where that differs.
_MONTHS = (
    ("januar", "january"),
    ("februar", "february"),
    ("mars", "march"),
    ("april",),
    ("mai", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("desember", "december"),
)
_SHORTEST_MONTH = 3
_WEEK = 7
_WRITE = "Write 1.2.2027, 1. februar 2027 or 2027-02-01."
_WRITE_PARTIAL = f"{_WRITE} Where no more is known, 2027-02 or 2027 will do."
# Patterns are strings, which `re` compiles on first use.
_YEAR_FIRST = "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_DAY_FIRST = r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})"
_MONTH_NAMED = r"([0-9]{1,2})(?:\. ?| )([^\W\d_]+)(?:\. ?| )([0-9]{4})"
_YEAR_AND_MONTH = "([0-9]{4})-([0-9]{1,2})"
_NAMED_MONTH = r"([^\W\d_]+)(?:\. ?| )([0-9]{4})"
_EITHER_FIRST = "[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}"
_YEAR = "(?<![0-9])[0-9]{4}(?![0-9])"


def read_day(text: str) -> date:
    """Read a day, with its year in four digits.

    The month is a number, or a name in Bokmål, Nynorsk or English, in full or shortened to at least three letters.

    Raises:
        UsageError: It is not a day, or could be one of two.
    """
    plain = " ".join(text.split())
    if found := re.fullmatch(_YEAR_FIRST, plain):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(_DAY_FIRST, plain):
        day, month, year = map(int, found.groups())
    elif (found := re.fullmatch(_MONTH_NAMED, plain)) and (month := _month(found[2])):
        day, year = int(found[1]), int(found[3])
    else:
        raise UsageError(f"{quoted(text)} {_why_not(plain)}.", now=_WRITE)
    try:
        return date(year, month, day)
    except ValueError:
        raise UsageError(f"{quoted(text)} is not a date: {_impossible(year, month)}.", now=_WRITE) from None


def read_days(text: str, option: str) -> int:
    """Read a number of days, `60d` or `60`, or of weeks, `8w`.

    Args:
        text: The text.
        option: The option that it was given to.

    Raises:
        UsageError: It is neither.
    """
    found = re.fullmatch("([0-9]{1,6})([dw]?)", text.strip())
    if found is None:
        raise UsageError(f"{option}: {quoted(text)} is not a time.", now="Write 60d for 60 days, or 8w for 8 weeks.")
    return int(found[1]) * (_WEEK if found[2] == "w" else 1)


def read_partial_date(text: str) -> PartialDate:
    """Read a day as `read_day` does, or a month or year: `2020-09`, `september 2020`, `2020`.

    Raises:
        UsageError: It is none of these, could be one of two, or is before 1900.
    """
    plain = " ".join(text.split())
    if re.fullmatch("[0-9]{4}", plain):
        year, month = int(plain), 0
    elif found := re.fullmatch(_YEAR_AND_MONTH, plain):
        year, month = int(found[1]), int(found[2])
        if not 1 <= month <= len(_MONTHS):
            raise UsageError(f"{quoted(text)} is not a date: {_impossible(year, month)}.", now=_WRITE_PARTIAL)
    elif (found := re.fullmatch(_NAMED_MONTH, plain)) and (month := _month(found[1])):
        year = int(found[2])
    else:
        try:
            return PartialDate.of(read_day(text))
        except UsageError as error:
            raise UsageError(error.what, now=_WRITE_PARTIAL) from None
    if year < FIRST_YEAR:
        raise UsageError(f"{quoted(text)} is before {FIRST_YEAR}.", now=_WRITE_PARTIAL)
    return PartialDate(year, month)


def _month(name: str) -> int:
    """The number of a month; 0 where there is none of that name."""
    name = name.casefold()
    if len(name) < _SHORTEST_MONTH:
        return 0
    return next((number for number, names in enumerate(_MONTHS, 1) if any(n.startswith(name) for n in names)), 0)


def _why_not(plain: str) -> str:
    if re.fullmatch(_EITHER_FIRST, plain):
        return "does not say whether the day or the month comes first"
    if re.match("[0-9]{1,2}[^0-9]", plain) and not re.search(_YEAR, plain):
        return "has no year of four digits"
    return "is not a date"


def _impossible(year: int, month: int) -> str:
    from calendar import monthrange  # noqa: PLC0415 - only an error needs it

    if not year:
        return "there is no year 0"
    if not 1 <= month <= len(_MONTHS):
        return f"there is no month {month}"
    return f"that month has the days 1 to {monthrange(year, month)[1]}"
