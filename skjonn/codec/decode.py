"""From a file's bytes to a round: every fault is found in one go, and what could not be read is remembered as such."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar, cast

from skjonn.codec import shapes
from skjonn.codec.faults import NOUNS, fault_of, not_a_table, shown, unknown_table
from skjonn.codec.figures import figure_of
from skjonn.codec.text import read_tables, read_text, table_of
from skjonn.model.control import QUANTITIES
from skjonn.model.diagnostic import At, Finding
from skjonn.model.entries import ID, Application, Award, Frame, Heading, Region, Round, Unread, Waiver
from skjonn.model.source import SourceFile
from skjonn.rules import skj106_missing_key, skj107_wrong_type, skj111_unsupported_format

FORMAT = 1
"""The version of the format that is read and written."""

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave: its round, where the heading could be read, and every fault."""

    round: Round | None
    faults: tuple[Finding, ...] = ()


def decode(file: SourceFile) -> Reading:
    """Read one file of a ledger."""
    text = read_text(file)
    if isinstance(text, Finding):
        return Reading(None, (text,))
    tables = read_tables(file.name, text)
    if isinstance(tables, Finding):
        return Reading(None, (tables,))
    if fault := fault_of_format(tables, file=file.name):
        return Reading(None, (fault,))
    reader = _Reader(file.name, tables)
    entries = reader.read()
    return Reading(entries, tuple(reader.faults))


def fault_of_format(tables: Mapping[str, object], *, file: str) -> Finding | None:
    """What is wrong where a file says that it is written in another format than the one that is read."""
    version = tables.get("format", FORMAT)
    if version == FORMAT and type(version) is int:
        return None
    message = f"This file is written in format {shown(version)}; this program reads format {FORMAT}."
    hint = f"A newer skjonn may read it. In format {FORMAT}, write `format = {FORMAT}` or leave it out."
    return skj111_unsupported_format.RULE.finding(message, at=At(file, "format"), about=file, hint=hint)


@dataclass(slots=True)
class _Reader:
    """Reads the tables of one file and keeps what is wrong with them."""

    file: str
    tables: dict[str, object]
    faults: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    unread_figures: bool = False
    positions: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def read(self) -> Round | None:
        for name in (name for name in self.tables if name not in NOUNS and name != "format"):
            fault = unknown_table(name, of="a round", known=tuple(NOUNS), file=self.file, about=self.about({}))
            self.faults.append(fault)
        heading = self._one(Heading, "round")
        frame = self._one(Frame, "frame")
        regions = self._many(Region, "regions")
        applications = self._many(Application, "applications")
        awards = self._many(Award, "awards")
        waivers = self._many(Waiver, "waivers")
        if heading is None:
            return None
        return Round(
            file=self.file,
            heading=heading,
            frame=frame or Frame(),
            regions=regions,
            applications=applications,
            awards=awards,
            waivers=waivers,
            unread=tuple(self.unread),
            unread_figures=self.unread_figures,
            positions=self.positions,
        )

    def about(self, table: object) -> str:
        """What a finding on a table is about: the entry's id, else the county, else the round's id, else the file."""
        for source in (table_of(table) or {}, table_of(self.tables.get("round")) or {}):
            for key in ("id", "application", "county", "entry"):
                name = source.get(key)
                if isinstance(name, str):
                    return name
        return self.file

    def _one(self, kind: type[Entry], name: str) -> Entry | None:
        raw = self.tables.get(name)
        if raw is None:
            if kind is Heading:
                message = "This file has no `[round]`."
                hint = "A round begins with `[round]`, `id`, `title`, `grantor` and `date`."
                self.faults.append(
                    skj106_missing_key.RULE.finding(message, at=At(self.file), about=self.file, hint=hint)
                )
            return None
        if table_of(raw) is None:
            self._not_a_table(name, f"[{name}]", raw)
            return None
        entries = self._read(kind, name, [raw])
        return entries[0] if entries else None

    def _many(self, kind: type[Entry], name: str) -> tuple[Entry, ...]:
        raw = self.tables.get(name, [])
        if not isinstance(raw, list):
            self._not_a_table(name, f"[[{name}]]", raw)
            return ()
        return self._read(kind, name, cast("list[object]", raw))

    def _not_a_table(self, name: str, header: str, raw: object) -> None:
        self.faults.append(not_a_table(header, raw, at=At(self.file, name), about=self.about({})))
        self._remember(name, {})

    def _read(self, kind: type[Entry], name: str, tables: list[object]) -> tuple[Entry, ...]:
        if kind is Frame or kind is Region:
            tables = [self._with_figures(name, index, table) for index, table in enumerate(tables)]
        entries, problems = shapes.read(kind, tables)
        if not problems:
            return tuple(entries)
        keys = tuple(part.name for part in fields(kind))  # type: ignore[arg-type]  # every kind is a dataclass
        readable = dict(enumerate(tables))
        for problem in problems:
            index = problem["loc"][0]
            at = At(self.file, name, index)
            self.faults.append(fault_of(problem, at=at, about=self.about(tables[index]), keys=keys))
            self._mend(name, readable, problem)
        for index in range(len(tables)):
            if index not in readable:
                self._remember(name, tables[index])
        if len(readable) < len(tables):
            self.positions[name] = tuple(readable)
        return tuple(shapes.read(kind, tuple(readable.values()))[0])

    def _with_figures(self, name: str, index: int, raw: object) -> object:
        """A frame or region with its stated figures read; a faulty one is reported and left out."""
        table = table_of(raw)
        if table is None:
            return raw
        read = {key: figure_of(value) if key in QUANTITIES else value for key, value in table.items()}
        for key in QUANTITIES:
            if isinstance(fault := read.get(key), str):
                del read[key]
                self.unread_figures = True
                message = f"`{key}` {fault}; here stands {shown(table[key])}."
                at = At(self.file, name, index, key)
                self.faults.append(skj107_wrong_type.RULE.finding(message, at=at, about=self.about(table)))
        return read

    def _remember(self, name: str, table: object) -> None:
        """Keep in mind that an entry or a figure stands in the file and could not be read."""
        if name in {"frame", "regions"}:
            self.unread_figures = True
        elif name in {"applications", "awards"}:
            known = table_of(table) or {}
            id_, application, municipality = (known.get(key) for key in ("id", "application", "municipality"))
            if name == "applications":
                application = id_ if isinstance(id_, str) and re.fullmatch(ID, id_) else None
            self.unread.append(
                Unread(
                    name,
                    application if isinstance(application, str) else None,
                    municipality if isinstance(municipality, str) else None,
                )
            )

    def _mend(self, name: str, readable: dict[int, Any], problem: shapes.Problem) -> None:
        """Take out what a problem is about: an unknown key, the frame's limit, else the whole table."""
        index, *path = problem["loc"]
        if index not in readable:
            return
        is_unknown = problem["type"] == "unexpected_keyword_argument"
        if path and (is_unknown or (name, path[0]) == ("frame", "limit")):
            readable[index] = {key: value for key, value in readable[index].items() if key != path[0]}
            self.unread_figures |= not is_unknown
        else:
            del readable[index]
