"""From the options of `add` to drafts of entries."""

from collections.abc import Mapping, Sequence
from typing import cast, get_args

from skjonn.cli.adding import read_json
from skjonn.cli.surroundings import read_day
from skjonn.model.draft import Draft
from skjonn.model.entries import Role
from skjonn.model.errors import AmountError, UsageError
from skjonn.model.money import read_amount

Given = Mapping[str, str | Sequence[str] | None]
"""What was typed, by the names of a draft's fields; `None` or nothing where it was not."""


def drafts(given: Given, *, from_json: str | None) -> tuple[Draft, ...]:
    """The drafts that the options describe, or that stand in a JSON file.

    Raises:
        UsageError: Both are given, or a value cannot be meant.
        AmountError: An amount cannot be read in exactly one way.
    """
    typed = {name: value for name, value in given.items() if value}
    if from_json is None:
        return (Draft(**{name: _value(name, value) for name, value in typed.items()}),)  # type: ignore[arg-type]  # names and types go together in _value
    if typed:
        raise UsageError(
            f"--from-json brings the whole entry; {', '.join(typed)} cannot be given beside it.",
            now="Write it into the JSON.",
        )
    return read_json(from_json)


def _value(name: str, value: str | Sequence[str]) -> object:
    if not isinstance(value, str):
        return tuple(_role(text) if name == "roles" else text.strip() for text in value)
    if name in {"requested", "granted"}:
        return _amount(value)
    if name in {"received", "decided"}:
        return read_day(value, f"--{name}")
    return value.strip()


def _amount(text: str) -> int:
    try:
        return read_amount(text)
    except AmountError as error:
        raise AmountError(error.what, now=f"{error.now} Nothing was written.".lstrip()) from None


def _role(text: str) -> Role:
    if text not in get_args(Role):
        raise UsageError(f"--role: {text} is no role.", now=f"Choose of {', '.join(get_args(Role))}.")
    return cast("Role", text)
