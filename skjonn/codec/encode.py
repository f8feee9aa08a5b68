"""From entries to TOML text as a person would write it: grouped amounts, short lists on one line.

Text is appended to a file with the file's own line breaks; the old bytes stay as they are.
"""

from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import MISSING
from datetime import date
from functools import lru_cache
from typing import cast

import tomli_w

from skjonn.codec.locate import Positions
from skjonn.model.diagnostic import At
from skjonn.model.entries import ENTRIES
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import LedgerTable, fields_of
from skjonn.model.frames import ALL_TABLES
from skjonn.model.partial_date import PartialDate

_LONGEST_LINE = 100
_HEADERS: dict[type[LedgerTable], str] = {spec.table: spec.header for spec in ALL_TABLES.values()}


class _Grouped(int):
    """A number that is written in groups of three."""

    def __str__(self) -> str:
        return f"{int(self):_}"


def encode(tables: Sequence[LedgerTable]) -> str:
    """The tables as TOML, each under its header, with an empty line between two."""
    return "\n".join(_table(table) for table in tables)


def append(data: bytes, tables: Sequence[LedgerTable]) -> bytes:
    """The bytes of a file with tables appended."""
    line_break = b"\r\n" if b"\r\n" in data else b"\n"
    # An import writes very many tables: as one text they would take twice the memory.
    text = b"\n".join([_table(table).encode() for table in tables])
    if line_break != b"\n":
        text = text.replace(b"\n", line_break)
    gap = b"" if data in {b"", BOM_UTF8} else line_break
    end = b"" if data.endswith(b"\n") or not gap else line_break
    return b"".join((data, end, gap, text))


def obstacle(text: str, tables: Iterable[str] = ENTRIES) -> str:
    """Why tables of some names cannot be appended to a valid file, with the line; empty if they can."""
    positions = Positions(text)
    for table in tables:
        if positions.is_inline(table):
            line = positions.find(At("", table, part="key")).line
            return f"`{table}` is written as one value in line {line}, but TOML does not allow `[[{table}]]` after that"
    return ""


def _table(table: LedgerTable) -> str:
    kind = type(table)
    lines = [_HEADERS[kind]]
    # An import writes very many tables, and each has few of the possible keys.
    values = vars(table)
    for key, attribute, default in _written(kind, tuple(values)):  # type: ignore[arg-type]  # a type is hashable
        value = values.get(attribute, default)
        # Most values are amounts, days, and texts that need no escape.
        if type(value) is str and value.isprintable() and '"' not in value and "\\" not in value:
            lines.append(f'{key} = "{value}"')
        elif type(value) is int:
            lines.append(f"{key} = {value:_}")
        elif type(value) is date:
            lines.append(f"{key} = {value}")
        elif value is not None and value != ():
            lines.append(f"{key} = {value_text(key, value)}")
    lines.append("")
    return "\n".join(lines)


@lru_cache(maxsize=1000)
def _written(kind: type[LedgerTable], attributes: tuple[str, ...]) -> Sequence[tuple[str, str, object]]:
    """The key, the attribute and the default of each field to write, of a table that has some attributes."""
    return [
        (field.key, field.attribute, field.default)
        for field in fields_of(kind)
        if field.attribute in attributes or field.default not in {MISSING, None, ()}
    ]


def value_text(name: str, value: object) -> str:
    """A field's value as it is written after its key; a long list takes several lines."""
    if type(value) is int:
        return f"{value:_}"
    if isinstance(value, tuple):
        return _list(name, cast("tuple[str, ...]", value))
    if type(value) is date:
        return value.isoformat()
    if isinstance(value, StatedFigure):
        return _figure(value)
    if isinstance(value, PartialDate):
        return f'"{value}"' if value.month and not value.day else str(value)
    return plain_text(value)


def _list(name: str, items: tuple[str, ...]) -> str:
    texts = [_item(item) for item in items]
    line = f"[{', '.join(texts)}]"
    if len(name) + len(line) + 3 <= _LONGEST_LINE:
        return line
    return "[\n{}]".format("".join(f"    {text},\n" for text in texts))


@lru_cache(maxsize=10_000)
def _item(text: str) -> str:
    """A text of a list; very many lists have the same few texts."""
    return plain_text(text)


def plain_text(value: object) -> str:
    """A text, a number, a date or a list as TOML."""
    # Most texts need no escape, and an import writes very many.
    if isinstance(value, str) and value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    written = _Grouped(value) if isinstance(value, int) else value
    return tomli_w.dumps({"x": written}).removeprefix("x = ").removesuffix("\n")


def _figure(figure: StatedFigure) -> str:
    match figure.kind:
        case "exact":
            return plain_text(figure.value)
        case kind if figure.within is None:
            return f"{{ {kind} = {plain_text(figure.value)} }}"
        case _:
            return f"{{ {figure.kind} = {plain_text(figure.value)}, within = {plain_text(figure.within)} }}"
