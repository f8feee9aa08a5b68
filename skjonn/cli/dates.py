"""Days as options take them."""

import re
from datetime import date

from skjonn.cli.environment import read_day


def first_day(text: str, option: str) -> date:
    """A day as people type it, or the first of a year: `2024-01-01`, or `2024`.

    Raises:
        UsageError: It is neither.
    """
    day = text.strip()
    return read_day(f"{day}-01-01" if re.fullmatch("[0-9]{4}", day) else day, option)
