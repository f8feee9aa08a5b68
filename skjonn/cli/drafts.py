"""From the options of `add`, or from JSON, to drafts of entries."""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from skjonn.actions.add_round import ID_IN_WORDS
from skjonn.cli.choice import one_of
from skjonn.cli.environment import read_day
from skjonn.disk.reason import reason
from skjonn.inputs.amounts import read_amount
from skjonn.model.draft import Draft
from skjonn.model.entries import ROLES
from skjonn.model.errors import UsageError
from skjonn.model.file_format import ID

Given = Mapping[str, str | Sequence[str] | None]
"""What was typed, by the names of a draft's fields; `None`, or nothing but spaces, where it was not."""


def typed(given: Given) -> Draft:
    """The draft that the options describe, of what of it was typed.

    Raises:
        UsageError: A value cannot be meant.
        AmountError: An amount cannot be read in exactly one way.
    """
    said = {name: _value(name, value) for name, value in _what_was_said(given).items()}
    return Draft(**said)  # type: ignore[arg-type]  # names and types go together in _value


def read(file: str, *, beside: Given) -> tuple[Draft, ...]:
    """Read drafts from a JSON file, or from standard input where it is `-`.

    Raises:
        UsageError: It cannot be read, or something was typed beside it.
    """
    from skjonn.inputs.json import read_drafts

    if also := ", ".join(_what_was_said(beside)):
        raise UsageError(
            f"--from-json brings the whole entry; {also} cannot be given beside it.",
            now="Write that into the JSON. Nothing was written.",
        )
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {reason(error)}.", now="Nothing was written.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8.", now="Save it as UTF-8. Nothing was written.") from error
    return read_drafts(text)


def _what_was_said(given: Given) -> dict[str, str | tuple[str, ...]]:
    return {name: said for name, value in given.items() if (said := _said(value))}


def _said(value: str | Sequence[str] | None) -> str | tuple[str, ...]:
    if value is None or isinstance(value, str):
        return (value or "").strip()
    return tuple(said for each in value if (said := each.strip()))


def _value(name: str, value: str | tuple[str, ...]) -> object:
    if not isinstance(value, str):
        return tuple(one_of(role, ROLES, "--role") for role in value) if name == "roles" else value
    if name in {"requested", "cost", "granted"}:
        return read_amount(value)
    if name == "id" and not re.fullmatch(ID, value):
        raise UsageError(f'--id: "{value}" cannot be an id.', now=ID_IN_WORDS)
    if name in {"received", "decided"}:
        return read_day(value, f"--{name}")
    return value
