"""What is typed for fields of the format, as their values."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from skjonn.actions.add_round import ID_IN_WORDS
from skjonn.cli.choice import one_of
from skjonn.cli.environment import read_day
from skjonn.cli.field_options import Given
from skjonn.inputs.amounts import read_amount
from skjonn.model.errors import UsageError
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import ID, Field, Kind


def what_was_said(given: Given) -> dict[str, str | tuple[str, ...]]:
    """What was typed, without spaces around it; what was not, or only spaces, is left out."""
    return {key: said for key, typed in given.items() if (said := _said(typed))}


def values_of(given: Given, fields: Iterable[Field]) -> dict[str, Any]:
    """The values of fields, by key, as far as something was typed for them.

    Raises:
        UsageError: A value cannot be meant.
        AmountError: An amount or a figure cannot be read in exactly one way.
    """
    said = what_was_said(given)
    return {field.key: _value(field, said[field.key]) for field in fields if field.key in said}


def value_of(field: Field, text: str, *, name: str) -> object:
    """The value that a text is for a field, or for one of a field's values.

    Args:
        field: The field.
        text: The text.
        name: What an error calls it.

    Raises:
        UsageError: It cannot be meant.
        AmountError: An amount or a figure cannot be read in exactly one way.
    """
    return _READERS[field.kind](text, field, name)


def _said(typed: str | Iterable[str] | None) -> str | tuple[str, ...]:
    if typed is None or isinstance(typed, str):
        return (typed or "").strip()
    return tuple(said for each in typed if (said := each.strip()))


def _value(field: Field, said: str | tuple[str, ...]) -> object:
    if isinstance(said, str):
        return value_of(field, said, name=field.option_name)
    return tuple(value_of(field, each, name=field.option_name) for each in said)


def _id(text: str, _: Field, name: str) -> str:
    if not re.fullmatch(ID, text):
        raise UsageError(f'{name}: "{text}" cannot be an id.', now=ID_IN_WORDS)
    return text


def _figure(text: str, *, unit: Literal["count", "kroner"]) -> StatedFigure:
    from skjonn.inputs.figures import read_figure

    return read_figure(text, unit=unit)


_READERS: Mapping[Kind, Callable[[str, Field, str], object]] = {
    "text": lambda text, _, __: text,
    "id": _id,
    "choice": lambda text, field, name: one_of(text, field.words, name),
    "kroner": lambda text, _, __: read_amount(text),
    "date": lambda text, _, name: read_day(text, name),
    "stated count": lambda text, _, __: _figure(text, unit="count"),
    "stated kroner": lambda text, _, __: _figure(text, unit="kroner"),
}
