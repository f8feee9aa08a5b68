"""What a command finds around it: the ledger, the language, the day, the terminal's width and colour."""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime

from skjonn.language import LANGUAGES, words
from skjonn.language.words import Words
from skjonn.model.errors import UsageError


def language(explicit: str | None, environment: Mapping[str, str]) -> Words:
    """The words of `--lang`, else of `SKJONN_LANG`, else of the locale, else English."""
    named = explicit or environment.get("SKJONN_LANG")
    if named:
        return words(named)
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    code = locale.partition("_")[0].partition(".")[0]
    return words({"no": "nb"}.get(code, code if code in LANGUAGES else "en"))


def width(environment: Mapping[str, str]) -> int | None:
    """The width of the terminal, or what `COLUMNS` says; where neither is there, as wide as it takes."""
    columns = environment.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None


def is_coloured(environment: Mapping[str, str], *, no_color: bool) -> bool:
    """Whether to colour: never with `--no-color` or `NO_COLOR`, always with `FORCE_COLOR`, else on a terminal."""
    if no_color or environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and environment.get("TERM") != "dumb"


def today(explicit: str | None, environment: Mapping[str, str]) -> date:
    """The day of `--today`, else of `SKJONN_TODAY`, else of the clock."""
    named = explicit or environment.get("SKJONN_TODAY")
    return read_day(named, "--today") if named else datetime.now(UTC).astimezone().date()


def read_day(text: str, option: str) -> date:
    """A day as people type it: `2027-03-01`.

    Raises:
        UsageError: It is no such day.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f"{option}: {text} is no date.", now="Write year, month and day: 2027-03-01.") from None
