"""From a file's bytes to a round: every fault is found in one go, and what could not be read is remembered as such."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, TypeVar, cast

from skjonn.codec import core_schema
from skjonn.codec.chunked_reader import Pieces, read_pieces
from skjonn.codec.figures import figure_of
from skjonn.codec.text import LARGE, read_tables, read_text, table_of
from skjonn.codec.validation_errors import NOUNS, Faults, fault_of, not_a_table, shown, unknown_table
from skjonn.controls.control_totals import QUANTITIES
from skjonn.model.diagnostic import At, Finding
from skjonn.model.entries import ID, Application, Award, Frame, Heading, Region, Round, Unread, Waiver
from skjonn.model.source import SourceFile
from skjonn.rules import skj106_missing_key, skj107_wrong_type, skj111_unsupported_format

FORMAT = 1
"""The version of the format that is read and written."""
AT_A_TIME = 1000
"""How many tables are read at once: where one of them is faulty, each is read again."""

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave: its round, where the heading could be read, and every fault."""

    round: Round | None
    faults: tuple[Finding, ...] = ()


def decode(file: SourceFile, *, large: int = LARGE) -> Reading:
    """Read one file of a ledger.

    Args:
        file: The file.
        large: From how many characters on the fast reader is asked first.
    """
    text = read_text(file)
    if isinstance(text, Finding):
        return Reading(None, (text,))
    pieces = read_pieces(text) if len(text) >= large else None
    tables = pieces.head if pieces else read_tables(file.name, text)
    if isinstance(tables, Finding):
        return Reading(None, (tables,))
    if fault := fault_of_format(tables, file=file.name):
        return Reading(None, (fault,))
    reader = _Reader(file.name, tables, pieces)
    entries = reader.read()
    return Reading(entries, reader.faults.all())


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
    pieces: Pieces | None
    faults: Faults = field(default_factory=Faults)
    unread: list[Unread] = field(default_factory=list)
    unread_figures: bool = False
    positions: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def read(self) -> Round | None:
        for name in (name for name in self.tables if name not in NOUNS and name != "format"):
            about = self.about({})
            self.faults.add(partial(unknown_table, name, of="a round", known=tuple(NOUNS), file=self.file, about=about))
        heading = self._one(Heading, "round")
        frame = self._one(Frame, "frame")
        regions = self._many(Region, "regions")
        if self.pieces:
            _, applications, awards, waivers = self.pieces
        else:
            applications, awards = self._many(Application, "applications"), self._many(Award, "awards")
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
                at = At(self.file)
                self.faults.add(partial(skj106_missing_key.RULE.finding, message, at=at, about=self.file, hint=hint))
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
        self.faults.add(partial(not_a_table, header, raw, at=At(self.file, name), about=self.about({})))
        self._remember(name, {})

    def _read(self, kind: type[Entry], name: str, tables: list[object]) -> tuple[Entry, ...]:
        if kind is Frame or kind is Region:
            tables = [self._with_figures(name, index, table) for index, table in enumerate(tables)]
        entries: list[Entry] = []
        positions: list[int] = []
        for start in range(0, len(tables), AT_A_TIME):
            some = dict(enumerate(tables[start : start + AT_A_TIME], start))
            entries += self._read_some(kind, name, some)
            positions += some
        if len(positions) < len(tables):
            self.positions[name] = tuple(positions)
        return tuple(entries)

    def _read_some(self, kind: type[Entry], name: str, tables: dict[int, Any]) -> list[Entry]:
        """Read tables by their numbers; what cannot be read is reported and taken out of them."""
        entries = core_schema.entries_of(kind, tuple(tables.values()))
        if entries is not None:
            return entries
        written: Mapping[int, object] = dict(tables)
        numbers = tuple(tables)
        if self.faults.is_full:
            # What is counted with them is unknown already, and to read each by itself would take minutes.
            self.faults.found += len(tables)
            tables.clear()
        keys = tuple(part.name for part in fields(kind))  # type: ignore[arg-type]  # every kind is a dataclass
        for problem in core_schema.problems_of(kind, tuple(tables.values())):
            number: int = problem["loc"][0]
            at = At(self.file, name, numbers[number])
            about = self.about(written[at.index])
            self.faults.add(partial(fault_of, problem, at=at, about=about, keys=keys))
            self._mend(tables, at, problem, keys=keys)
        for index in numbers:
            if index not in tables:
                self._remember(name, written[index], index)
        return core_schema.entries_of(kind, tuple(tables.values())) or []

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
                self.faults.add(partial(skj107_wrong_type.RULE.finding, message, at=at, about=self.about(table)))
        return read

    def _remember(self, name: str, table: object, number: int | None = None) -> None:
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
                    number,
                )
            )

    def _mend(self, tables: dict[int, Any], at: At, problem: core_schema.Problem, *, keys: Collection[str]) -> None:
        """Take out what a problem is about: the unknown keys, the frame's limit, else the whole table."""
        path, table = problem["loc"][1:], tables.get(at.index)
        if problem["type"] == "unexpected_keyword_argument":
            keys = {*keys}
        elif path and (at.table, path[0]) == ("frame", "limit"):
            keys = {*keys} - {"limit"}
            self.unread_figures = True
        else:
            keys = ()
        if table is not None and keys:
            tables[at.index] = {key: value for key, value in table.items() if key in keys}
        else:
            tables.pop(at.index, None)
