"""Validate the tables of the format with pydantic: strictly, without unknown keys, all tables of a file in one call.

pydantic's core gets the schema that pydantic itself would make of these dataclasses, which a test compares. Importing
the rest of pydantic would take as long as everything else that a command does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar, cast

from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator, ValidationError

from skjonn.model.characters import MOST_ITEMS, NOT_BLANK, TEXT
from skjonn.model.file_format import Field, LedgerTable, Variant, Variants, fields_of

Table = TypeVar("Table", bound=LedgerTable)
Schema = dict[str, Any]

Problem = Mapping[str, Any]
"""One of pydantic's errors: `type`, `loc`, `input`, `ctx`."""

BOTH, NEITHER, WITHOUT = "both", "neither", "without"
"""The problems of a table that has both or neither of two keys, or that has a key which needs the second of them."""

MUCH = 1000
"""How many keys, or items of a list, are checked for all faults: pydantic needs a thousand bytes for each."""

_MOST_VALIDATORS = 128

NONE_OF_ANY = "none_of_any"
"""The problem of a table that has none of several keys, but must have at least one."""


def read(kind: type[Table], tables: Sequence[object]) -> tuple[list[Table], list[Problem]]:
    """Read all tables of one kind, in a single call if nothing is wrong.

    Returns:
        The entries, or none if any table has a problem; and the problems, each with the table's index first in `loc`.
    """
    entries = entries_of(kind, tables)
    return (entries, []) if entries is not None else ([], list(problems_of(kind, tables)))


def entries_of(kind: type[Table], tables: Sequence[object], *, visible: bool = False) -> list[Table] | None:
    """The entries of tables of one kind, or `None` if any table has a problem.

    Args:
        kind: Their dataclass.
        tables: The tables.
        visible: Whether it is known that no text in them holds a control character.
    """
    keys = _keys_in(kind, tables)
    try:
        found: list[Table] = _all_of(kind, keys=keys, hasty=True, visible=visible).validate_python(tables)  # type: ignore[arg-type]  # a type is hashable
    except ValidationError:
        return None
    return found if not kind.one_of or _have_one(kind, found, keys) else None


def _keys_in(kind: type[LedgerTable], tables: Iterable[object]) -> frozenset[str]:
    """The keys of a kind that some tables use; all of its keys if one of them is not a table."""
    known = _known_keys(kind)  # type: ignore[arg-type]  # a type is hashable
    try:
        return known.intersection(set[str]().union(*cast("Iterable[Iterable[str]]", tables)))
    except TypeError:
        return known


@cache
def _known_keys(kind: type[LedgerTable]) -> frozenset[str]:
    return frozenset(field.key for field in fields_of(kind))


def _have_one(kind: type[LedgerTable], found: Sequence[object], keys: frozenset[str]) -> bool:
    """Whether every entry has exactly one of two keys, and keys that need the second only beside it."""
    first, second = kind.one_of
    others = (second, *kind.beside_second)
    if keys.isdisjoint(others):
        # Most are like this, and `map` looks up attributes without a line of Python for each.
        return None not in map(attrgetter(first), found)
    return all(
        (values[0] is None) != (values[1] is None) and (values[1] is not None or not any(values[2:]))
        for values in ((getattr(entry, first), *map(partial(getattr, entry), others)) for entry in found)
    )


def any_is_vast(tables: Iterable[object]) -> bool:
    """Whether one of some tables has so many keys that most of them must be unknown."""
    return any(isinstance(raw, dict) and len(cast("dict[str, object]", raw)) > 2 * MUCH for raw in tables)


def problems_of(kind: type[LedgerTable], tables: Sequence[object]) -> Iterator[Problem]:
    """All problems with tables of one kind; only some of them for a very large table."""
    for index, raw in enumerate(tables):
        table, is_vast = _cut(kind, raw)
        try:
            _all_of(kind, hasty=is_vast).validate_python([table])  # type: ignore[arg-type]  # a type is hashable
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                yield (
                    {**problem, "loc": (index, *problem["loc"][1:])}
                    if kind.variants is None
                    else (_of_variant(problem, index, kind.variants))
                )
        for kind_of_problem, key in _misfits(kind, raw):
            yield {"type": kind_of_problem, "loc": (index, key), "input": raw}


def _misfits(kind: type[LedgerTable], raw: object) -> Iterator[tuple[str, str]]:
    """The problems with a table that must have one of two keys: their kind, and the key they are about."""
    if not kind.one_of or not isinstance(raw, dict):
        return
    first, second = kind.one_of
    has_first, has_second = first in raw, second in raw
    if has_first and has_second:
        yield BOTH, second
    elif not has_first and not has_second:
        yield NEITHER, first
    if not has_second:
        yield from ((WITHOUT, key) for key in kind.beside_second if key in raw)


def keys_of(kind: type[LedgerTable], table: Mapping[str, object]) -> tuple[str, ...]:
    """The keys that a table can have: those of its variant, where it has one."""
    variant = kind.variants and kind.variants.by_word.get(str(table.get(kind.variants.key)))
    return variant.keys if variant else tuple(field.key for field in fields_of(kind))


def _of_variant(problem: Problem, index: int, variants: Variants) -> Problem:
    """A problem with a table that has variants, in the form of a problem with any other table.

    Its `variant` is the word of the variant; if that word is wrong or missing, the problem is with its key.
    """
    _, *rest = problem["loc"]
    raw = problem["input"]
    match problem["type"]:
        case "union_tag_invalid":
            *words, last = (f"'{word}'" for word in variants.by_word)
            expected = f"{', '.join(words)} or {last}"
            other = {"type": "literal_error", "input": raw[variants.key], "ctx": {"expected": expected}}
            return {**problem, **other, "loc": (index, variants.key)}
        case "union_tag_not_found":
            return {**problem, "type": "missing", "loc": (index, variants.key)}
        case "model_attributes_type":
            return {**problem, "type": "dataclass_type", "loc": (index,)}
        case _:
            word, *path = rest
            return {**problem, "loc": (index, *path), "variant": word}


def _cut(kind: type[LedgerTable], raw: object) -> tuple[object, bool]:
    """A table with no more unknown keys than are reported, and whether it has a very long list."""
    if not isinstance(raw, dict):
        return raw, False
    table = cast("dict[str, object]", raw)
    lists = (cast("list[object]", value) for value in table.values() if isinstance(value, list))
    is_vast = any(len(items) > MUCH for items in lists)
    if len(table) > 2 * MUCH:
        known = {field.key for field in fields_of(kind)}
        some = set(islice(table, 2 * MUCH))
        table = {name: value for name, value in table.items() if name in some or name in known}
    return table, is_vast


@lru_cache(maxsize=_MOST_VALIDATORS)
def _all_of(
    kind: type[LedgerTable], *, hasty: bool, keys: frozenset[str] | None = None, visible: bool = False
) -> SchemaValidator:
    if kind.variants is None:
        table = shape_of(kind, hasty=hasty, keys=keys)
    else:
        table = _shape_of_variants(kind, kind.variants, keys)
    shape = {"type": "list", "items_schema": replaced(table, _quick) if visible else table, "fail_fast": hasty}
    return SchemaValidator(cast("CoreSchema", shape))


def _quick(part: Schema) -> Schema:
    """A part of a schema whose texts are not searched for control characters."""
    return part | {"pattern": NOT_BLANK} if part.get("pattern") == TEXT else part


def replaced(schema: Any, replacement: Callable[[Schema], Schema]) -> Any:  # noqa: ANN401 - a schema holds anything
    """A schema with every part replaced, the outermost first."""
    match schema:
        case dict():
            return {name: replaced(part, replacement) for name, part in replacement(cast("Schema", schema)).items()}
        case list():
            return [replaced(part, replacement) for part in cast("list[object]", schema)]
        case _:
            return schema


def json_reader(schema: Schema) -> Callable[[bytes], Any]:
    """A function that reads JSON by a schema; it raises a `ValueError` if the JSON is not valid."""
    return SchemaValidator(cast("CoreSchema", schema)).validate_json


def shape_of(kind: type[LedgerTable], *, hasty: bool = False, keys: frozenset[str] | None = None) -> Schema:
    """The schema of pydantic's core for a table of one kind.

    Args:
        kind: Its dataclass.
        hasty: Whether a list is read only up to its first fault.
        keys: The optional keys to read; other optional keys are refused like unknown ones. `None` reads all of them.
    """
    fields = _fields_read(kind, keys)
    return {
        "type": "dataclass",
        "cls": kind,
        "config": {"extra_fields_behavior": "forbid"},
        "fields": [field.attribute for field in fields],
        "slots": False,
        "schema": {
            "type": "dataclass-args",
            "dataclass_name": kind.__name__,
            "fields": [_field(field, hasty=hasty) for field in fields],
        },
    }


def _fields_read(kind: type[LedgerTable], keys: frozenset[str] | None) -> Sequence[Field]:
    return [field for field in fields_of(kind) if keys is None or field.is_required or field.key in keys]


def _shape_of_variants(kind: type[LedgerTable], variants: Variants, keys: frozenset[str] | None) -> Schema:
    """The schema of a table whose word at one key decides which other keys it has."""
    choices = {word: _shape_of_variant(kind, variants.key, word, each, keys) for word, each in variants.by_word.items()}
    return {"type": "tagged-union", "discriminator": variants.key, "choices": choices}


def _shape_of_variant(
    kind: type[LedgerTable], key: str, word: str, variant: Variant, keys: frozenset[str] | None
) -> Schema:
    if keys is not None:
        keys = keys.intersection(variant.keys).union(variant.needs)
    shape = shape_of(kind, keys=keys)
    for field, schema in zip(_fields_read(kind, keys), shape["schema"]["fields"], strict=True):
        if field.key == key:
            schema["schema"] = {"type": "literal", "expected": [word]}
        elif field.key not in variant.keys:
            # pydantic refuses a key for a field with `init=False` as an unknown one.
            schema |= {"init": False, "schema": {"type": "default", "schema": {"type": "none"}, "default": None}}
        elif field.kind == "change" or field.key in variant.needs:
            schema["schema"] = _of_the_variant(field, variant)
    if not variant.any_of:
        return shape
    return {"type": "function-after", "function": {"type": "no-info", "function": _having(variant.any_of)}} | {
        "schema": shape
    }


def _of_the_variant(field: Field, variant: Variant) -> Schema:
    value = _value(field)
    if field.kind == "change" and variant.is_signed:
        value = _signed(value)
    elif field.kind == "change":
        value = {name: bound for name, bound in value.items() if name != "ge"} | {"gt": 0}
    if field.key in variant.needs:
        return value
    return {"type": "default", "schema": {"type": "nullable", "schema": value}, "default": None}


def _signed(value: Schema) -> Schema:
    """A number below or above zero."""
    return {"type": "function-after", "function": {"type": "no-info", "function": _not_zero}, "schema": value}


def _not_zero(amount: int) -> int:
    if not amount:
        raise PydanticCustomError("zero", "must not be zero")
    return amount


def _having(any_of: Sequence[str]) -> Callable[[Table], Table]:
    def check(table: Table) -> Table:
        if all(getattr(table, key) is None for key in any_of):
            raise PydanticCustomError(NONE_OF_ANY, "has none of some keys")
        return table

    return check


def _field(field: Field, *, hasty: bool) -> Schema:
    schema = _signed(_value(field)) if field.kind == "change" else _value(field)
    if field.is_list:
        schema = {"type": "tuple", "items_schema": [schema], "variadic_item_index": 0, "fail_fast": hasty}
        schema["max_length"] = MOST_ITEMS
    if field.default is None:  # as of `… | None = None`
        schema = {"type": "nullable", "schema": schema}
    if not field.is_required:
        schema = {"type": "default", "schema": schema, "default": field.default}
    alias = {} if field.attribute == field.key else {"validation_alias": field.key}
    return {"type": "dataclass-field", "name": field.attribute, "schema": schema} | alias


def _value(field: Field) -> Schema:
    if field.words:
        return {"type": "literal", "expected": list(field.words)}
    if field.is_figure or field.is_partial_date:
        # `figures.py` or `partial_dates.py` has read it already.
        return {"type": "is-instance", "cls": field.type}
    return {"type": field.type.__name__, "strict": True, **field.bounds}
