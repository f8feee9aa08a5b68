"""The tables of the format as pydantic checks them: strict, with no other keys, a whole file's tables in one call.

pydantic's core is given the schema that pydantic itself would make of these dataclasses (a test holds the two against
each other): to import the rest of pydantic takes as long as everything else that a command does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from pydantic_core import CoreSchema, SchemaValidator, ValidationError

from skjonn.model.figure import Figure

Entry = TypeVar("Entry")
Schema = dict[str, Any]

Problem = Mapping[str, Any]
"""One of pydantic's errors: `type`, `loc`, `input`, `ctx`."""


def read(kind: type[Entry], tables: Sequence[object]) -> tuple[list[Entry], list[Problem]]:
    """Read every table of one kind, in a single call while nothing is wrong.

    Returns:
        The entries, or none if any of them has a problem; and the problems, each with the table's index first in `loc`.
    """
    try:
        return _all_of(kind).validate_python(tables), []  # type: ignore[arg-type]  # a type is hashable
    except ValidationError as error:
        return [], list(error.errors(include_url=False))


@cache
def _all_of(kind: type) -> SchemaValidator:
    return SchemaValidator(cast("CoreSchema", {"type": "list", "items_schema": shape_of(kind)}))


def shape_of(kind: type) -> Schema:
    """What pydantic's core is told of one table of a kind."""
    hints = get_type_hints(kind, include_extras=True)
    parts = fields(kind)
    return {
        "type": "dataclass",
        "cls": kind,
        "config": {"extra_fields_behavior": "forbid"},
        "fields": [part.name for part in parts],
        "slots": True,
        "schema": {
            "type": "dataclass-args",
            "dataclass_name": kind.__name__,
            "fields": [_field(part, hints[part.name]) for part in parts],
        },
    }


def _field(part: Field[Any], hint: object) -> Schema:
    value = _value(hint)
    if part.default is not MISSING:
        value = {"type": "default", "schema": value, "default": part.default}
    return {"type": "dataclass-field", "name": part.name, "schema": value}


def _value(hint: object) -> Schema:
    arguments = get_args(hint)
    origin = get_origin(hint)
    if origin is Annotated:
        kind, strict = arguments
        return {"type": kind.__name__, "strict": True, **strict.bounds}
    if origin is Literal:
        return {"type": "literal", "expected": list(arguments)}
    if origin is tuple:
        return {"type": "tuple", "items_schema": [_value(arguments[0])], "variadic_item_index": 0}
    if hint is Figure:
        return {"type": "is-instance", "cls": Figure}
    # What is left is `… | None`.
    return {"type": "nullable", "schema": _value(arguments[0])}
