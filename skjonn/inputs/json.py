"""Entries as JSON: one object, an array of them, or one a line (JSON Lines)."""

from dataclasses import make_dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from skjonn.model.draft import FIELDS, Draft
from skjonn.model.errors import UsageError
from skjonn.model.file_format import LedgerTable


@cache
def _entries() -> TypeAdapter[tuple[Any, ...]]:
    """What reads entries: objects with any of a draft's fields, and no other."""
    fields = [
        (key, field.annotation | None, None) if field.is_required else (key, field.annotation, field.default)
        for key, field in FIELDS.items()
    ]
    entry = make_dataclass("Entry", fields, bases=(LedgerTable,))
    return TypeAdapter(tuple[entry, ...])  # type: ignore[valid-type]  # it is made of the fields


def read_drafts(text: str, *, source: str) -> tuple[Draft, ...]:
    """Read what is to be added; amounts are whole kroner, dates ISO texts.

    Args:
        text: The JSON.
        source: Where it comes from, as messages name it.

    Raises:
        UsageError: It is no JSON, or an entry is not as it must be; every fault is named.
    """
    try:
        entries = _entries().validate_json(_array(text.removeprefix("\ufeff")))
    except ValidationError as error:
        faults = [f"{source}, {_place(fault['loc'])}: {fault['msg']}." for fault in error.errors(include_url=False)]
        keys = ", ".join(FIELDS)
        raise UsageError("\n".join(faults), now=f"Nothing was written. An entry's keys are {keys}.") from None
    if not entries:
        raise UsageError("There is no entry in the JSON.", now="Nothing was written.")
    return tuple(Draft(_given(entry), f"{source}, {_place((number,))}") for number, entry in enumerate(entries))


def _given(entry: object) -> dict[str, Any]:
    values = {key: getattr(entry, key) for key in FIELDS}
    return {key: value for key, value in values.items() if value not in (None, ())}


def _place(loc: tuple[int | str, ...]) -> str:
    """Which entry, key and item, counted from 1."""
    return "entry " + ", ".join(str(part + 1) if isinstance(part, int) else part for part in loc)


def _array(text: str) -> str:
    """The text as one array of entries."""
    whole = _fault(text)
    if not whole:
        return text if text.lstrip().startswith("[") else f"[{text}]"
    if text.lstrip().startswith("{"):
        # A line feed cannot stand in a JSON text as it is; other characters that break lines elsewhere can.
        lines = {number: line for number, line in enumerate(text.split("\n"), 1) if line.strip()}
        faults = {number: fault for number, line in lines.items() if (fault := _fault(line))}
        if not faults:
            return f"[{','.join(lines.values())}]"
        # Where no line is an object of its own, the text was meant as one.
        if any(line.lstrip().startswith("{") and number not in faults for number, line in lines.items()):
            what = "\n".join(f"Line {number}: {fault.replace(' line 1', '')}." for number, fault in faults.items())
            raise UsageError(what, now="Nothing was written.")
    raise UsageError(f"This is not valid JSON: {whole}.", now="Nothing was written.")


def _fault(text: str) -> str:
    """What keeps a text from being JSON; empty where nothing does."""
    try:
        from_json(text)
    except ValueError as error:
        return str(error)
    return ""
