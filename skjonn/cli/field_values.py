"""Read the values of fields from what was typed."""

from collections.abc import Iterable
from typing import Any

from skjonn.cli.field_options import Given
from skjonn.inputs.field_values import value_of
from skjonn.model.file_format import Field


def typed_texts(given: Given) -> dict[str, str | tuple[str, ...]]:
    """What was typed for fields, by key, without surrounding spaces; without what is empty."""
    return {key: said for key, typed in given.items() if (said := _said(typed))}


def values_of(given: Given, fields: Iterable[Field]) -> dict[str, Any]:
    """The values that were typed for fields, by key.

    Raises:
        UsageError: A value is not valid for its field.
        AmountError: An amount or a figure cannot be read in exactly one way.
    """
    said = typed_texts(given)
    return {field.key: _value(field, said[field.key]) for field in fields if field.key in said}


def _said(typed: str | Iterable[str] | None) -> str | tuple[str, ...]:
    if typed is None or isinstance(typed, str):
        return (typed or "").strip()
    return tuple(said for each in typed if (said := each.strip()))


def _value(field: Field, said: str | tuple[str, ...]) -> object:
    if isinstance(said, str):
        return value_of(field, said, name=field.option_name)
    return tuple(value_of(field, each, name=field.option_name) for each in said)
