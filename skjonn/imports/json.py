"""Entries as JSON: one object, an array of them, or one a line (JSON Lines)."""

from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from skjonn.model.draft import Draft
from skjonn.model.errors import UsageError

_KEYS = (
    "application, id, municipality, project, partners, cooperation, requested, received, roles, area, "
    "granted, decided, case"
)


@cache
def _drafts() -> TypeAdapter[tuple[Draft, ...]]:
    return TypeAdapter(tuple[Draft, ...])


def read_drafts(text: str) -> tuple[Draft, ...]:
    """Read what is to be added; amounts are whole kroner, dates ISO texts.

    Args:
        text: The JSON.

    Raises:
        UsageError: It is no JSON, or an entry is not as it must be; every fault is named.
    """
    try:
        drafts = _drafts().validate_json(_array(text.removeprefix("\ufeff").strip()))
    except ValidationError as error:
        faults = [
            f"Entry {int(fault['loc'][0]) + 1}{''.join(f', {part}' for part in fault['loc'][1:])}: {fault['msg']}."
            for fault in error.errors(include_url=False)
        ]
        raise UsageError("\n".join(faults), now=f"Nothing was written. An entry's keys are {_KEYS}.") from None
    if not drafts:
        raise UsageError("There is no entry in the JSON.", now="Nothing was written.")
    return drafts


def _array(text: str) -> str:
    """The text as one array of entries."""
    lines = [line for line in text.splitlines() if line.strip()]
    whole = _fault(text)
    if not whole:
        return text if text.startswith("[") else f"[{text}]"
    if len(lines) > 1 and text.startswith("{"):
        faults = [f"Line {number}: {fault}." for number, line in enumerate(lines, 1) if (fault := _fault(line))]
        # Where no line is an object of its own, the text was meant as one.
        if len(faults) < len(lines):
            if faults:
                raise UsageError("\n".join(faults), now="Nothing was written.")
            return f"[{','.join(lines)}]"
    raise UsageError(f"This is not valid JSON: {whole}.", now="Nothing was written.")


def _fault(text: str) -> str:
    """What keeps a text from being JSON; empty where nothing does."""
    try:
        from_json(text)
    except ValueError as error:
        return str(error)
    return ""
