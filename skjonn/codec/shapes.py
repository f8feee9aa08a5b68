"""The tables of the format as pydantic checks them: one adapter a table, strict, no other keys."""

from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

Entry = TypeVar("Entry")

Problem = Mapping[str, Any]
"""One of pydantic's errors: `type`, `loc`, `input`, `ctx`."""


@cache
def _all_of(kind: Hashable) -> TypeAdapter[list[Any]]:
    return TypeAdapter(list[kind])  # type: ignore[valid-type]  # a type that is only known here


def read(kind: type[Entry], tables: Sequence[object]) -> tuple[list[Entry], list[Problem]]:
    """Read every table of one kind, in a single call while nothing is wrong.

    Returns:
        The entries, or none if any of them has a problem; and the problems, each with the table's index first in `loc`.
    """
    try:
        adapter: TypeAdapter[list[Entry]] = _all_of(kind)  # type: ignore[arg-type]  # a type is hashable
        return adapter.validate_python(tables), []
    except ValidationError as error:
        return [], list(error.errors(include_url=False))
