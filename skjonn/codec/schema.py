"""The JSON Schemas of a ledger's files, for editors; made from the same declarations that the reader uses."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import get_args

from skjonn.codec.core_schema import Schema
from skjonn.codec.decode import FORMAT
from skjonn.codec.figures import FORMS
from skjonn.codec.partial_dates import LAST_YEAR, MONTH
from skjonn.model.characters import LONGEST, MOST_ITEMS, TEXT
from skjonn.model.diagnostic import Rule, Severity
from skjonn.model.draft import COLUMNS
from skjonn.model.entries import TABLES
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import MOST_KRONER, Field, LedgerTable, TableSpec, Variants, descriptions_of, fields_of
from skjonn.model.frames import FRAME_TABLES
from skjonn.model.partial_date import FIRST_YEAR, PartialDate
from skjonn.model.settings import UNITS, Awards, Check, ImportTable, LimitsTable, Settings

FILES = {"round": "round.schema.json", "settings": "settings.schema.json", "frames": "frames.schema.json"}
"""The names of the schemas in a ledger's folder."""
IMPORT_COLUMNS = "The headings of columns, by what they are read as; `none` leaves one aside."
DIRECTIVE = f"#:schema ./{FILES['round']}\n"
"""Names the schema of a round: editors look for it in the file's first line. An empty line follows."""
FRAMES_DIRECTIVE = f"#:schema ./{FILES['frames']}\n"
"""Names the schema of a new `frames.toml`."""

_FORMAT: Schema = {
    "description": "The version of the format; above the first table, or left out.",
    "type": "integer",
    "const": FORMAT,
}
_BOUNDS = {"gt": "exclusiveMinimum", "ge": "minimum", "le": "maximum", "pattern": "pattern", "max_length": "maxLength"}
_TYPES: dict[type, Schema] = {
    int: {"type": "integer"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date"},
    bool: {"type": "boolean"},
    PartialDate: {
        "anyOf": [
            {"type": "string", "format": "date"},
            {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            {"type": "string", "pattern": MONTH},
        ]
    },
}


def round_schema(rules: Sequence[Rule]) -> Schema:
    """The schema of a round.

    Args:
        rules: The rules that can be waived; editors suggest them.
    """
    return _file_schema("A round of a ledger that skjonn reads.", TABLES, rules)


def frames_schema(rules: Sequence[Rule]) -> Schema:
    """The schema of `frames.toml`.

    Args:
        rules: The rules that can be waived; editors suggest them.
    """
    schema = _file_schema("The frames above a ledger's rounds that skjonn reads: `frames.toml`.", FRAME_TABLES, rules)
    frame = schema["properties"]["frames"]["items"]
    frame["oneOf"] = [{"required": ["amount"]}, {"required": ["share", "part_of"]}]
    return schema


def _file_schema(description: str, specs: Mapping[str, TableSpec], rules: Sequence[Rule]) -> Schema:
    tables = {name: _table(spec.table) for name, spec in specs.items()}
    tables["waivers"]["properties"]["rule"]["examples"] = [rule.name for rule in rules]
    properties = {name: _tables(table) if specs[name].is_list else table for name, table in tables.items()}
    required = [name for name, spec in specs.items() if spec.is_required]
    schema = _object({"format": _FORMAT} | properties, required=required)
    return _document(description, schema) | {"$defs": {"figure": _figure()}}


def settings_schema(rules: Sequence[Rule], *, of_reading: Sequence[Rule]) -> Schema:
    """The schema of `skjonn.toml`.

    Args:
        rules: The rules that can be left out, and whose severity can be set.
        of_reading: The rules that find read errors, which cannot.
    """
    severity = {"type": "string", "enum": list(get_args(Severity))}
    names: Schema = {rule.name: {"description": _first_paragraph(rule.manual)} | severity for rule in rules}
    codes: Schema = {rule.code: {"description": f"The same as `{rule.name}`."} | severity for rule in rules}
    settings = descriptions_of(Settings)
    check = _table(Check)
    for key, chosen in (("select", [*rules, *of_reading]), ("ignore", rules)):
        check["properties"][key]["items"] = {"type": "string", "enum": list(_choices(chosen))}
    properties: Schema = {
        "format": _FORMAT,
        "exclude": {"description": settings["exclude"], "type": "array", "items": {"type": "string", "pattern": r"\S"}},
        "check": check,
        "severity": {"description": settings["severity"]} | _object(names | codes),
        "limits": _table(LimitsTable),
        "awards": _table(Awards),
        "import": {
            "description": settings["imports"],
            "type": "object",
            "properties": {},
            "additionalProperties": _import_table(),
        },
    }
    return _document("The settings of a ledger that skjonn reads: `skjonn.toml`.", _object(properties))


def _import_table() -> Schema:
    """One of the `[import.NAME]` tables."""
    table = _table(ImportTable)
    heading: Schema = {"type": "string", "pattern": TEXT, "maxLength": LONGEST}
    table["properties"]["unit"] |= {"enum": list(UNITS)}
    headings: Schema = {"anyOf": [heading, {"type": "array", "items": heading}]}
    columns = _object(
        {key: {"description": f"The heading of what is read as `{key}`, or several."} | headings for key in COLUMNS}
    )
    described = {"description": IMPORT_COLUMNS}
    return table | {"properties": {"columns": described | columns} | table["properties"]}


def _choices(rules: Sequence[Rule]) -> dict[str, None]:
    """The choices that fit some rules, each once: names, then `ALL`, beginnings of codes, and codes."""
    beginnings = sorted({rule.code[:length] for rule in rules for length in range(3, len(rule.code))})
    return dict.fromkeys([*(rule.name for rule in rules), "ALL", *beginnings, *(rule.code for rule in rules)])


def _document(description: str, schema: Schema) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "x-tombi-toml-version": "v1.0.0",  # tombi's own key: Python 3.11 reads no later version of TOML
        "description": description,
    } | schema


def _object(properties: Schema, *, required: Sequence[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _tables(table: Schema) -> Schema:
    return {"description": table["description"], "type": "array", "items": table}


def _table(kind: type[LedgerTable]) -> Schema:
    fields = fields_of(kind)
    descriptions = descriptions_of(kind)
    properties = {field.key: {"description": descriptions[field.key]} | _field(field) for field in fields}
    required = [field.key for field in fields if field.is_required]
    table: Schema = {"description": _first_paragraph(kind.__doc__ or "")} | _object(properties, required=required)
    if kind.variants is not None:
        table["allOf"] = list(_variants(kind, kind.variants))
    return table | (_one_of(kind) if kind.one_of else {})


def _one_of(kind: type[LedgerTable]) -> Schema:
    """Require exactly one of two keys, and some others only beside the second."""
    return {
        "oneOf": [{"required": [key]} for key in kind.one_of],
        "dependentSchemas": {
            field.key: {"anyOf": [{"required": [kind.one_of[1]]}, {"properties": {field.key: {"maxItems": 0}}}]}
            if field.is_list
            else {"required": [kind.one_of[1]]}
            for field in fields_of(kind)
            if field.key in kind.beside_second
        },
    }


def _variants(kind: type[LedgerTable], variants: Variants) -> Iterator[Schema]:
    """Require for each word at the key that decides the variant what its other keys can be."""
    changes = [field.key for field in fields_of(kind) if field.kind == "change"]
    for word, variant in variants.by_word.items():
        others = [field.key for field in fields_of(kind) if field.key not in variant.keys]
        properties: Schema = dict.fromkeys(others, False)
        for key in variant.keys:
            if key in changes and not variant.is_signed:
                properties[key] = {"exclusiveMinimum": 0}
        then: Schema = {"description": variant.means, "required": list(variant.needs), "properties": properties}
        if variant.any_of:
            then["anyOf"] = [{"required": [key]} for key in variant.any_of]
        yield {"if": {"properties": {variants.key: {"const": word}}, "required": [variants.key]}, "then": then}


def _field(field: Field) -> Schema:
    """A field as JSON Schema; TOML has no null."""
    schema = _value(field)
    if field.is_list:
        schema = {"type": "array", "items": schema, "maxItems": MOST_ITEMS}
    return schema | ({} if field.is_required or not field.default else {"default": field.default})


def _value(field: Field) -> Schema:
    if field.words:
        return {"type": "string", "enum": list(field.words)}
    if field.is_figure:
        return {"$ref": "#/$defs/figure"}
    if field.kind == "change":
        return _whole(-MOST_KRONER) | {"not": {"const": 0}}
    return _TYPES[field.type] | {_BOUNDS[name]: bound for name, bound in field.bounds.items()}


def _figure() -> Schema:
    """The values that `figures.figure_of` accepts; a bound of 1 excludes those that allow no figure at all."""
    descriptions = descriptions_of(StatedFigure)

    def number(attribute: str, *, least: int = 0) -> Schema:
        return {"description": descriptions[attribute]} | _whole(least)

    forms: tuple[Schema, ...] = (
        {"about": number("value"), "within": number("within")},
        {"over": number("value"), "within": number("within", least=1)},
        {"under": number("value", least=1), "within": number("within", least=1)},
        {"over": number("value")},
        {"under": number("value", least=1)},
        {"at_least": number("value")},
        {"at_most": number("value")},
    )
    return {
        "description": f"A stated figure: {FORMS}.",
        "oneOf": [_whole(0), *(_object(form, required=list(form)) for form in forms)],
    }


def _whole(least: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": MOST_KRONER}


def _first_paragraph(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())
