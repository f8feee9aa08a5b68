"""From the bytes of `skjonn.toml` to the settings: find all faults in one pass; a faulty setting is not set."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial
from typing import TypeVar, cast

from skjonn.codec import core_schema
from skjonn.codec.decode import fault_of_format
from skjonn.codec.exclude import patterns
from skjonn.codec.text import read_tables, read_text, table_of
from skjonn.codec.validation_errors import Faults, cut, fault_of, not_a_table, quote_value, unknown_table
from skjonn.model.characters import unfit
from skjonn.model.diagnostic import SEVERITIES, At, Finding, Severity
from skjonn.model.file_format import LedgerTable
from skjonn.model.place import UnresolvedMunicipality
from skjonn.model.settings import UNITS, Awards, Check, ImportRules, ImportTable, Limits, LimitsTable, Settings
from skjonn.model.source import SourceFile
from skjonn.places.counties import county_suggester, is_ever_a_county, like_county
from skjonn.places.lookup import look_up, municipality_suggester, records_named
from skjonn.places.spelling import Suggester
from skjonn.rules import skj107_wrong_type, skj108_wrong_value

_TABLES = ("check", "severity", "limits", "awards", "import")

Kind = TypeVar("Kind", bound=LedgerTable)


def decode_settings(file: SourceFile) -> Settings:
    """Read a ledger's settings; whether the names of rules in them exist is checked elsewhere."""
    text = read_text(file)
    if isinstance(text, Finding):
        return Settings(faults=(text,))
    tables = read_tables(file.name, text)
    if isinstance(tables, Finding):
        return Settings(faults=(tables,))
    if fault := fault_of_format(tables, file=file.name):
        return Settings(faults=(fault,))
    return _Reader(file.name, tables).read()


@dataclass(slots=True)
class _Reader:
    """Reads the tables of the file and collects their faults."""

    file: str
    tables: dict[str, object]
    faults: Faults = field(default_factory=Faults)

    def read(self) -> Settings:
        for name in (name for name in self.tables if name not in {*_TABLES, "exclude", "format"}):
            known = ("exclude", *_TABLES)
            fault = partial(unknown_table, name, of="the settings", known=known, file=self.file, about=self.file)
            self.faults.add(fault)
        return Settings(
            check=self._table(Check, "check"),
            severity=tuple(self._severities()),
            limits=self._limits(),
            exclude=self._exclude(),
            imports=tuple(self._imports()),
            faults=self.faults.all(),
        )

    def _raw(self, name: str) -> dict[str, object]:
        raw = self.tables.get(name, {})
        table = table_of(raw)
        if table is None:
            self.faults.add(partial(not_a_table, f"[{name}]", raw, at=At(self.file, name), about=self.file))
        return table or {}

    def _table(self, kind: type[Kind], name: str) -> Kind:
        raw = self._raw(name)
        entries, problems = core_schema.read(kind, [raw])
        if problems:
            at = At(self.file, name)
            faulty = {problem["loc"][1] for problem in problems}
            for problem in problems:
                self.faults.add(partial(self._fault, problem, kind, at))
            entries, _ = core_schema.read(kind, [{key: value for key, value in raw.items() if key not in faulty}])
        return entries[0]

    def _fault(self, problem: core_schema.Problem, kind: type[LedgerTable], at: At) -> Finding:
        """The finding on a problem with a table."""
        fault = fault_of(problem, at=at, about=self.file, table=kind)
        # A key after a table's header belongs to that table.
        return fault._replace(hint="Write it above the first table.") if problem["loc"][1] == "exclude" else fault

    def _severities(self) -> Iterator[tuple[str, Severity]]:
        for rule, raw in self._raw("severity").items():
            severity: Severity | None = next((each for each in SEVERITIES if each == raw), None)
            if severity is not None:
                yield rule, severity
                continue
            message = f'`{cut(rule)}` must be "error", "warning" or "note"; found {quote_value(raw)}.'
            at = At(self.file, "severity", key=rule)
            self.faults.add(partial(skj108_wrong_value.RULE.finding, message, at=at, about=self.file))

    def _exclude(self) -> tuple[str, ...]:
        raw = self.tables.get("exclude", [])
        if not isinstance(raw, list):
            message = f'`exclude` must be a list of texts, such as ["archive/**"]; found {quote_value(raw)}.'
            self.faults.add(
                partial(skj107_wrong_type.RULE.finding, message, at=At(self.file, "exclude"), about=self.file)
            )
            return ()
        for item, pattern in enumerate(cast("list[object]", raw)):
            at, name = At(self.file, "exclude", item), f"Item {item + 1} of `exclude`"
            if not isinstance(pattern, str):
                message = f"{name} must be a text in quotes; found {quote_value(pattern)}."
                self.faults.add(partial(skj107_wrong_type.RULE.finding, message, at=at, about=self.file))
            elif not pattern.strip():
                message = f"{name} must not be empty; found {quote_value(pattern)}."
                self.faults.add(partial(skj108_wrong_value.RULE.finding, message, at=at, about=self.file))
        return patterns(cast("object", raw)) or ()

    def _imports(self) -> Iterator[tuple[str, ImportRules]]:
        for name, raw in self._raw("import").items():
            at, table = At(self.file, "import", key=name), table_of(raw)
            if table is None:
                message = f"`{cut(name)}` must be written as `[import.{cut(name)}]`; found {quote_value(raw)}."
                self.faults.add(partial(skj107_wrong_type.RULE.finding, message, at=at, about=self.file))
                continue
            known = self.faults.found
            columns = tuple(self._columns(table.pop("columns", {}), at))
            entries, problems = core_schema.read(ImportTable, [table])
            for problem in problems:
                self.faults.add(partial(fault_of, problem, at=at, about=self.file, table=ImportTable))
            rules = entries[0] if entries else ImportTable()
            if rules.unit not in {None, *UNITS}:
                message = f"`unit` must be 1, 1000 or 1000000; found {rules.unit}."
                self.faults.add(partial(skj108_wrong_value.RULE.finding, message, at=at, about=self.file))
            if self.faults.found == known:
                yield name, ImportRules(columns, rules.unit, rules.skip, rules.partners, rules.dates)

    def _columns(self, raw: object, at: At) -> Iterator[tuple[str, str]]:
        """The fields that columns are read as, each with a heading; a field may have several."""
        columns = table_of(raw)
        if columns is None:
            message = f'`columns` must be a table, such as {{ project = "Tittel" }}; found {quote_value(raw)}.'
            self.faults.add(partial(skj107_wrong_type.RULE.finding, message, at=at, about=self.file))
        if not columns:
            return
        from skjonn.model.draft import COLUMNS  # noqa: PLC0415 - few settings have any

        for key, heading in columns.items():
            if key not in COLUMNS:
                message = f"`{cut(key)}` is not what a column can be read as: {', '.join(COLUMNS)}."
                self.faults.add(partial(skj108_wrong_value.RULE.finding, message, at=at, about=self.file))
            headings = cast("list[object]", heading) if isinstance(heading, list) else [heading]
            for each in headings:
                if isinstance(each, str) and not unfit(each):
                    yield key, each
                    continue
                message = f"The heading for `{cut(key)}` must be a text in quotes; found {quote_value(each)}."
                self.faults.add(partial(skj107_wrong_type.RULE.finding, message, at=at, about=self.file))

    def _limits(self) -> Limits:
        table = self._table(LimitsTable, "limits")
        acceptance = self._table(Awards, "awards").acceptance
        limits = Limits(**{field.name: getattr(table, field.name) for field in fields(table)}, acceptance=acceptance)
        unplaced = [
            (item, name)
            for item, name in enumerate(limits.applicants)
            if not (is_ever_a_county(name) or records_named(name))
        ]
        if not unplaced:
            return limits
        suggesters = county_suggester(date.max), municipality_suggester(date.max)
        for item, name in unplaced:
            self.faults.add(partial(self._unplaced, item, name, *suggesters))
        return replace(limits, applicants=())

    def _unplaced(self, item: int, name: str, counties: Suggester, municipalities: Suggester) -> Finding:
        """The finding on an applicant that was never a county or a municipality; the hint is the most similar one."""
        like = like_county(name, date.max, suggester=counties)
        home = look_up(name, date.max, suggester=municipalities)
        hint = f"Did you mean {like}?" if like else home.hint if isinstance(home, UnresolvedMunicipality) else ""
        message = f"Item {item + 1} of `applicants` is neither a county nor a municipality; found {quote_value(name)}."
        at = At(self.file, "limits", key="applicants", item=item)
        return skj108_wrong_value.RULE.finding(message, at=at, about=self.file, hint=hint)
