"""Read partial dates as the ledger writes them."""

import re
from datetime import date, datetime
from typing import NamedTuple

from skjonn.model.partial_date import FIRST_YEAR, PartialDate

FORMS = 'a day such as 2020-09-09, a month such as "2020-09" or a year such as 2020'
MONTH = r"^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])$"
"""A pattern of months that JSON Schema understands as well."""
LAST_YEAR = 9999


def partial_date_of(raw: object) -> PartialDate | None:
    """The partial date of a value; `None` if it is not one.

    Args:
        raw: The value that the TOML reader gave.
    """
    match raw:
        case bool() | datetime():
            return None
        case date():
            return PartialDate.of(raw)
        case int() if FIRST_YEAR <= raw <= LAST_YEAR:
            return PartialDate(raw)
        case str() if re.fullmatch(MONTH, raw):
            year, month = map(int, raw.split("-"))
            return PartialDate(year, month)
        case _:
            return None


class NoDate(NamedTuple):
    """Why a value is not a partial date.

    Attributes:
        why: What is wrong with it, to follow the value in a sentence; may be empty.
        hint: What to write instead; may be empty.
        is_type: Whether its type is wrong; otherwise it is out of bounds.
    """

    why: str = ""
    hint: str = ""
    is_type: bool = True


def why_no_date(raw: object) -> NoDate:
    """Why `partial_date_of` does not accept a value."""
    match raw:
        case datetime():
            return NoDate(", with a time of day", f"Write {raw.date()}.")
        case int() if not isinstance(raw, bool):
            return NoDate(f", a year before {FIRST_YEAR}" if 0 <= raw < FIRST_YEAR else "", is_type=False)
        case str() if re.fullmatch("[0-9]{4}", raw):
            return NoDate(", a year in quotes", f"Write {raw} without quotes.")
        case str() if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", raw):
            return NoDate(", a day in quotes", f"Write {raw} without quotes.")
        case str() if found := re.fullmatch("([0-9]{4})-([0-9]{1,2})", raw):
            return _why_no_month(int(found[1]), int(found[2]))
        case _:
            return NoDate()


def _why_no_month(year: int, month: int) -> NoDate:
    if not 1 <= month <= 12:  # noqa: PLR2004 - the months of a year
        return NoDate(f", and there is no month {month}", is_type=False)
    if year < FIRST_YEAR:
        return NoDate(f", in a year before {FIRST_YEAR}", is_type=False)
    return NoDate(", whose month has one digit", f'Write "{year}-{month:02}".', is_type=False)
