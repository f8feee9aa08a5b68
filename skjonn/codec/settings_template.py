"""The settings of a new ledger: all keys, each commented out, with a description and an example."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from skjonn.codec.schema import FILES, IMPORT_COLUMNS
from skjonn.model.file_format import Field, Kind, LedgerTable, descriptions_of, fields_of
from skjonn.model.settings import Awards, Check, ImportTable, LimitsTable, Settings

_WIDTH = 100
_DIRECTIVE = f"#:schema ./{FILES['settings']}\n"
_TABLES: Mapping[str, type[LedgerTable]] = {"check": Check, "limits": LimitsTable, "awards": Awards}
_EXAMPLES: Mapping[str, str] = {
    "exclude": '["archive/**"]',
    "severity": 'machine-title-case = "warning"',
    "select": '["ALL"]',
    "ignore": '["machine-title-case"]',
    "applicants": '["Buskerud", "Akershus"]',
    "acceptance": "true",
    "columns": '{ project = "Tiltak", none = ["Merknad"] }',
    "unit": "1000",
    "skip": '["Herav*"]',
    "partners": '[",", " og "]',
    "dates": '"%d.%m.%Y"',
}
_BY_KIND: Mapping[Kind, str] = {"kroner": "100_000", "percent": "25"}


def settings_template() -> str:
    """The text of a `skjonn.toml` that sets nothing."""
    said = descriptions_of(Settings)
    parts = [
        f"{_DIRECTIVE}\n# The settings of this ledger. What a line sets holds once the # before its key is gone.\n",
        "".join((*_comment(said["exclude"]), f"#exclude = {_EXAMPLES['exclude']}\n")),
    ]
    for name, table in _TABLES.items():
        parts.append("".join(_table(name, table)))
    parts.append("".join((*_comment(said["severity"]), "#[severity]\n", f"#{_EXAMPLES['severity']}\n")))
    columns = (*_comment(IMPORT_COLUMNS), f"#columns = {_EXAMPLES['columns']}\n")
    header, *keys = _table("import.portal", ImportTable)
    parts.append("".join((*_comment(said["imports"]), header, *columns, *keys)))
    return "\n".join(parts)


def _table(name: str, table: type[LedgerTable]) -> Iterator[str]:
    said = descriptions_of(table)
    yield f"#[{name}]\n"
    for field in fields_of(table):
        yield from _comment(said[field.key])
        yield f"#{field.key} = {_example(field)}\n"


def _example(field: Field) -> str:
    return _EXAMPLES.get(field.key) or _BY_KIND[field.kind]


def _comment(text: str) -> Iterator[str]:
    return (f"# {line}\n" for line in wrap(text, _WIDTH - 2))
