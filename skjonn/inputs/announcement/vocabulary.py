"""The words by which announcements are read."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pkgutil import get_data

_WORDS = "vocabulary.toml"


def entries(table: str, key: str) -> Sequence[str]:
    """The words of a list."""
    return _vocabulary()[table][key]


def keys(table: str) -> Sequence[str]:
    """The keys of a table."""
    return tuple(_vocabulary()[table])


@cache
def pattern(table: str, key: str) -> re.Pattern[str]:
    """A pattern that finds any word of a list in a folded text."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_as_pattern, entries(table, key)))})(?!\w)", re.IGNORECASE)


def _as_pattern(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")


@cache
def _vocabulary() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((get_data(__name__.rpartition(".")[0], _WORDS) or b"").decode())
