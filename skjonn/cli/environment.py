"""The surroundings of a command: its folder, the language, the day, the terminal's width and colour."""

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TextIO

from skjonn.disk.reason import reason
from skjonn.inputs.choice import one_of
from skjonn.language import LANGUAGES, words
from skjonn.language.words import Words
from skjonn.model.errors import NoLedgerError, UsageError


def here() -> Path:
    """The folder that the command runs in.

    Raises:
        NoLedgerError: It was removed, or there is no permission to read it.
    """
    try:
        return Path.cwd()
    except OSError as error:
        raise NoLedgerError(
            f"The folder this runs in cannot be reached: {reason(error)}.", now="Go to another one."
        ) from error


def ledger_root(ledger: str | None, *, new: bool = False) -> tuple[Path, str]:
    """The ledger's folder, and its path as shown to the user.

    Args:
        ledger: What the option says.
        new: Whether the folder may be missing.

    Raises:
        NoLedgerError: There is no ledger.
    """
    from skjonn.disk.find import find_ledger, shown

    cwd = here()
    root = find_ledger(ledger, environment=os.environ, cwd=cwd, new=new)
    return root, shown(root, cwd)


def language(explicit: str | None, environment: Mapping[str, str]) -> Words:
    """The words of `--lang`, else of `SKJONN_LANG`, else of the locale, else English."""
    for option, named in (("--lang", explicit), ("SKJONN_LANG", environment.get("SKJONN_LANG"))):
        if named:
            return words(one_of(named, LANGUAGES, option))
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    code = locale.partition("_")[0].partition(".")[0]
    return words({"no": "nb"}.get(code, code if code in LANGUAGES else "en"))


def width(environment: Mapping[str, str], stream: TextIO) -> int | None:
    """The width in cells: `COLUMNS`, else that of the terminal of a stream, else `None`: as wide as needed."""
    columns = environment.get("COLUMNS", "")
    if re.fullmatch("[1-9][0-9]{0,5}", columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


def is_coloured(environment: Mapping[str, str], stream: TextIO, *, no_color: bool) -> bool:
    """Whether to colour a stream: by `--no-color` and `NO_COLOR`, by `FORCE_COLOR`, else if it is a terminal."""
    if no_color or environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def today(explicit: str | None, environment: Mapping[str, str]) -> date:
    """The day of `--today`, else of `SKJONN_TODAY`, else of the clock."""
    for option, named in (("--today", explicit), ("SKJONN_TODAY", environment.get("SKJONN_TODAY"))):
        if named:
            return read_day(named, option)
    return datetime.now(UTC).astimezone().date()


def read_day(text: str, option: str) -> date:
    """A day as people type it; see `skjonn.inputs.dates`.

    Raises:
        UsageError: It is not a day. The message names `option`.
    """
    from skjonn.inputs import dates

    try:
        return dates.read_day(text)
    except UsageError as error:
        raise UsageError(f"{option}: {error.what}", now=error.now) from None


def days_after(day: date, days: int) -> date:
    """The day some days after another one, but at most `date.max`."""
    return day + timedelta(days=min(days, (date.max - day).days))


def first_day(text: str, option: str) -> date:
    """A day as people type it, or the first of a year: `1.1.2024`, or `2024`.

    Raises:
        UsageError: It is neither.
    """
    day = text.strip()
    return read_day(f"{day}-01-01" if re.fullmatch("[0-9]{4}", day) else day, option)


def map_day(as_of: str | None) -> date | None:
    """The day whose municipalities and counties `--as-of` means; `None` without the option.

    Raises:
        UsageError: It is not a day, or is before the first that is covered.
    """
    from skjonn.places.division import covered

    return covered(first_day(as_of, "--as-of")) if as_of else None
