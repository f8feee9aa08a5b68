"""From a file's bytes to a round: find all faults in one pass, and keep track of what could not be read."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, NamedTuple, cast

from skjonn.codec import core_schema
from skjonn.codec.chunked_reader import Pieces, read_pieces
from skjonn.codec.figures import figure_of
from skjonn.codec.partial_dates import partial_date_of
from skjonn.codec.text import LARGE, read_tables, read_text, table_of
from skjonn.codec.validation_errors import Faults, fault_of, not_a_table, quote_value, unknown_table
from skjonn.codec.visible import is_visible
from skjonn.model.diagnostic import At, Finding
from skjonn.model.entries import TABLES, Round, Unread
from skjonn.model.file_format import TableSpec, fields_of, is_id
from skjonn.model.source import SourceFile
from skjonn.rules import skj106_missing_key, skj107_wrong_type, skj111_unsupported_format

FORMAT = 1
"""The version of the format that skjonn reads and writes."""
AT_A_TIME = 1000
"""How many tables are read at once: if one of them is faulty, each of them is read again."""


class Reading(NamedTuple):
    """The round of a file, if its heading could be read, and all its faults."""

    round: Round | None
    faults: tuple[Finding, ...] = ()


def decode(file: SourceFile, *, large: int = LARGE) -> Reading:
    """Read one file of a ledger.

    Args:
        file: The file.
        large: How many characters make a file large enough for the fast reader.
    """
    text = read_text(file)
    if isinstance(text, Finding):
        return Reading(None, (text,))
    visible = is_visible(file.data)
    pieces = read_pieces(text, visible=visible) if len(text) >= large else None
    tables = pieces.head if pieces else read_tables(file.name, text)
    if isinstance(tables, Finding):
        return Reading(None, (tables,))
    if fault := fault_of_format(tables, file=file.name):
        return Reading(None, (fault,))
    # A file that is read in pieces has no strings of several lines.
    is_plain = visible and (pieces is not None or not ('"""' in text or "'''" in text))
    reader = TablesReader(file.name, tables, TABLES, "a round", pieces=pieces, is_plain=is_plain)
    found = reader.read()
    if "heading" not in found:
        return Reading(None, reader.faults.all())
    entries = Round(
        file=file.name,
        unread=tuple(reader.unread),
        unread_figures=reader.unread_figures,
        visible=visible,
        positions=reader.positions,
        **found,
    )
    return Reading(entries, reader.faults.all())


def fault_of_format(tables: Mapping[str, object], *, file: str) -> Finding | None:
    """The fault of a file that is written in another version of the format."""
    version = tables.get("format", FORMAT)
    if version == FORMAT and type(version) is int:
        return None
    message = f"This file is written in format {quote_value(version)}; this program reads format {FORMAT}."
    hint = f"A newer skjonn may read it. In format {FORMAT}, write `format = {FORMAT}` or leave it out."
    return skj111_unsupported_format.RULE.finding(message, at=At(file, "format"), about=file, hint=hint)


class TablesReader:
    """Reads the tables of one file and collects their faults.

    Attributes:
        file: The file's name.
        tables: Its plain tables.
        specs: The tables that it can have, by their names.
        of: What messages call the file.
        pieces: Its lists, if it was read in pieces.
        is_plain: Whether it is certain that no text in it holds a control character.
        faults: The faults so far.
        unread: The entries that could not be read.
        unread_figures: Whether a stated figure could not be read.
        positions: See `Round`.
    """

    def __init__(  # noqa: PLR0913 - what is read, and what is known of it
        self,
        file: str,
        tables: dict[str, object],
        specs: Mapping[str, TableSpec],
        of: str,
        *,
        pieces: Pieces | None = None,
        is_plain: bool = False,
    ) -> None:
        """Take the tables; nothing is read yet."""
        self.file, self.tables, self.specs, self.of = file, tables, specs, of
        self.pieces, self.is_plain = pieces, is_plain
        self.faults = Faults()
        self.unread: list[Unread] = []
        self.unread_figures = False
        self.positions: dict[str, tuple[int, ...]] = {}

    def read(self) -> dict[str, Any]:
        """The tables as dataclasses, by the attribute that holds them."""
        known = tuple(self.specs)
        for name in (name for name in self.tables if name not in known and name != "format"):
            about = self.about()
            self.faults.add(partial(unknown_table, name, of=self.of, known=known, file=self.file, about=about))
        found: dict[str, Any] = {}
        for name, spec in self.specs.items():
            if self.pieces and name in self.pieces.lists:
                found[spec.attribute] = self.pieces.lists[name]
            elif spec.is_list:
                found[spec.attribute] = self._many(spec)
            elif (table := self._one(spec)) is not None:
                found[spec.attribute] = table
        return found

    def about(self, spec: TableSpec | None = None, raw: object = None) -> str:
        """What a finding on a table is about: the value of its own key, else the round's id, else the file."""
        own = ((spec.about, raw),) if spec and spec.about else ()
        for key, source in (*own, (TABLES["round"].about, self.tables.get("round"))):
            about = (table_of(source) or {}).get(key)
            if isinstance(about, str):
                return about
        return self.file

    def _one(self, spec: TableSpec) -> object:
        raw = self.tables.get(spec.name)
        if raw is None:
            if spec.is_required:
                self.faults.add(partial(self._missing, spec))
            return None
        if table_of(raw) is None:
            self._not_a_table(spec, raw)
            return None
        entries = self._read(spec, [raw])
        return entries[0] if entries else None

    def _many(self, spec: TableSpec) -> tuple[Any, ...]:
        raw = self.tables.get(spec.name, [])
        if not isinstance(raw, list):
            self._not_a_table(spec, raw)
            return ()
        return self._read(spec, cast("list[object]", raw))

    def _missing(self, spec: TableSpec) -> Finding:
        *keys, last = (f"`{field.key}`" for field in fields_of(spec.table) if field.is_required)
        message = f"This file has no `{spec.header}`."
        hint = f"A {spec.noun} begins with `{spec.header}`, {', '.join(keys)} and {last}."
        return skj106_missing_key.RULE.finding(message, at=At(self.file), about=self.file, hint=hint)

    def _not_a_table(self, spec: TableSpec, raw: object) -> None:
        about = self.about()
        self.faults.add(partial(not_a_table, spec.header, raw, at=At(self.file, spec.name), about=about))
        self._remember(spec, {})

    def _read(self, spec: TableSpec, tables: list[object]) -> tuple[Any, ...]:
        if spec.figures:
            tables = [self._with_figures(spec, index, table) for index, table in enumerate(tables)]
        if dates := spec.partial_dates:
            tables = [_with_dates(dates, table) for table in tables]
        entries: list[Any] = []
        positions: list[int] = []
        for start in range(0, len(tables), AT_A_TIME):
            some = dict(enumerate(tables[start : start + AT_A_TIME], start))
            entries += self._read_some(spec, some)
            positions += some
        if len(positions) < len(tables):
            self.positions[spec.name] = tuple(positions)
        return tuple(entries)

    def _read_some(self, spec: TableSpec, tables: dict[int, Any]) -> list[Any]:
        """Read tables by their numbers; faulty ones are reported and removed from `tables`."""
        if not core_schema.any_is_vast(tables.values()):
            entries: list[Any] | None = core_schema.entries_of(
                spec.table, tuple(tables.values()), visible=self.is_plain
            )
            if entries is not None:
                return entries
        written: Mapping[int, object] = dict(tables)
        numbers = tuple(tables)
        if self.faults.is_full:
            # Totals with them are unknown already, and reading each one separately would take minutes.
            self.faults.found += len(tables)
            tables.clear()
        for problem in core_schema.problems_of(spec.table, tuple(tables.values())):
            number: int = problem["loc"][0]
            at = At(self.file, spec.name, numbers[number])
            about = self.about(spec, written[at.number])
            self.faults.add(partial(fault_of, problem, at=at, about=about, table=spec.table))
            self._leave_out(spec, tables, at.number, problem)
        for index in numbers:
            if index not in tables:
                self._remember(spec, written[index], index)
        return core_schema.entries_of(spec.table, tuple(tables.values()), visible=self.is_plain) or []

    def _with_figures(self, spec: TableSpec, index: int, raw: object) -> object:
        """A table with its stated figures read; faulty figures are reported and left out."""
        table = table_of(raw)
        if table is None:
            return raw
        figures = spec.figures
        read = {key: figure_of(value) if key in figures else value for key, value in table.items()}
        for key in figures:
            if isinstance(fault := read.get(key), str):
                del read[key]
                self.unread_figures = True
                message = f"`{key}` {fault}; found {quote_value(table[key])}."
                at, about = At(self.file, spec.name, index, key), self.about(spec, table)
                self.faults.add(partial(skj107_wrong_type.RULE.finding, message, at=at, about=about))
        return read

    def _remember(self, spec: TableSpec, table: object, number: int | None = None) -> None:
        """Keep track of an entry or a figure that could not be read."""
        if spec.figures:
            self.unread_figures = True
        elif spec.is_entry:
            known = table_of(table) or {}
            id_, municipality = (_text(known.get(key)) for key in (spec.about, "municipality"))
            if id_ is not None and spec.about == "id" and not is_id(id_):
                id_ = None
            self.unread.append(Unread(spec.name, id_, municipality, number))

    def _leave_out(self, spec: TableSpec, tables: dict[int, Any], index: int, problem: core_schema.Problem) -> None:
        """Leave out what has a problem: an unknown key, an optional key beside figures, otherwise the whole table."""
        path, table = problem["loc"][1:], tables.get(index)
        keys = {field.key: field.is_required for field in fields_of(spec.table)}
        if problem["type"] in {"unexpected_keyword_argument", core_schema.WITHOUT}:
            known: Collection[str] = {*core_schema.keys_of(spec.table, table or {})} - {path[0]}
        elif spec.figures and path and not keys[path[0]]:
            known = keys.keys() - {path[0]}
            self.unread_figures = True
        else:
            known = ()
        if table is not None and known:
            tables[index] = {key: value for key, value in table.items() if key in known}
        else:
            tables.pop(index, None)


def _with_dates(keys: Collection[str], raw: object) -> object:
    """A table with its partial dates read; other values stay, for pydantic to report."""
    return {
        key: (partial_date_of(value) or value) if key in keys else value for key, value in (table_of(raw) or {}).items()
    }


def _text(raw: object) -> str | None:
    return raw if isinstance(raw, str) else None
