"""From the rows of a table to entries: each row is an entry, states totals of others, or is shown as left aside."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, NamedTuple

from skjonn.inputs.field_values import value_of
from skjonn.inputs.tables import cells
from skjonn.inputs.tables.columns import AMOUNTS, COUNTY, NUMBER, OF_APPLICATION, OUTCOME, As, Column, Section, title_of
from skjonn.inputs.tables.grid import Grid
from skjonn.inputs.tables.totals import Claim, CountyNamed, Stated, Summed, counts_in, county_in, held, is_total
from skjonn.inputs.tables.vocabulary import fold, words
from skjonn.model.draft import AWARD_KEYS, EVENT_FIELDS, FIELDS, Draft
from skjonn.model.entries import Application
from skjonn.model.errors import SkjonnError, UsageError
from skjonn.model.file_format import Field
from skjonn.model.money import quoted
from skjonn.model.place import NO_COUNTY, LookupResult, Municipality, Recipient
from skjonn.model.settings import ImportRules

Outcome = Literal["awarded", "refused", "withdrawn", "not_applied"]
"""How a list of decisions decides on an application."""
OUTCOMES: tuple[Outcome, ...] = ("awarded", "refused", "withdrawn", "not_applied")

_LONGEST_SHOWN = 200
_OF_APPLICANT = ("municipality", NUMBER, "recipient")
"""The columns that identify an applicant."""
_DIGITS = 4
_OF_EVENTS: Mapping[str, Field] = {**{key: FIELDS[key] for key in OF_APPLICATION}, **EVENT_FIELDS}
_WORDS: Mapping[str, str] = {"type": "event_types", "report": "reports"}
"""The fields whose cells are read by a table of the vocabulary, and that table."""


class Places(NamedTuple):
    """Looks up municipalities, counties and recipients on the round's date.

    Attributes:
        look_up: Finds the municipality that a text means, or says why there is none.
        county_named: Finds the county that a text means.
        is_name: Whether a text is the name of a municipality or a county of any day.
        recipient_of: Resolves the recipient of an application.
    """

    look_up: Callable[[str], LookupResult]
    county_named: CountyNamed
    is_name: Callable[[str], bool]
    recipient_of: Callable[[Application], Recipient]


class Choice(NamedTuple):
    """An ambiguous applicant, for the user to choose.

    Attributes:
        row: The place of the row.
        text: The applicant as written.
        of: The municipalities that it may be.
    """

    row: str
    text: str
    of: tuple[Municipality, ...]


Answers = Mapping[str, Municipality | None]
"""The municipality chosen for each row, by the row's place; `None` where the user leaves the row out."""
NO_ANSWERS: Answers = {}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that the user has to decide or correct before the import can be written.

    Attributes:
        place: Its place in the file.
        what: What is wrong.
        now: What to do; may be empty.
        choice: What the user can be asked instead, if anything.
    """

    place: str
    what: str
    now: str = ""
    choice: Choice | None = None

    def __str__(self) -> str:
        """The fault in one line."""
        return f"{self.place}: {self.what}{f' {self.now}' if self.now else ''}"


@dataclass(frozen=True, slots=True)
class LeftAside:
    """A row, a sheet or a table that is not read.

    Attributes:
        place: Its place in the file.
        text: Its text; empty for a hidden sheet.
    """

    place: str
    text: str


class ReadRow(NamedTuple):
    """An entry that was read from a row.

    Attributes:
        draft: The entry; its origin is the row's place.
        county: The county of its applicant, where that is known.
        outcome: The decision, in a list of decisions.
    """

    draft: Draft
    county: str | None
    outcome: Outcome | None = None


@dataclass(slots=True)
class SectionRead:
    """What was read from a section of a table.

    Attributes:
        rows: The entries.
        stated: The totals that rows state, compared with the rows.
        left_aside: The rows that are neither.
        faults: What cannot be read in exactly one way.
        padded: The number of municipality numbers that had lost their leading zero.
    """

    rows: list[ReadRow] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    left_aside: list[LeftAside] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    padded: int = 0


def read_section(  # noqa: PLR0913 - a table, what of it is read, and how
    grid: Grid,
    section: Section,
    *,
    wanted: As,
    rules: ImportRules,
    places: Places,
    trusting: bool,
    answers: Answers = NO_ANSWERS,
) -> SectionRead:
    """Read the rows under one row of headings.

    Args:
        grid: The table.
        section: The rows, and the meanings of their columns.
        wanted: What the rows are.
        rules: The settings by which cells are read.
        places: The places on the round's date.
        trusting: Whether unknown applicants are kept as written.
        answers: The user's choices for rows with an ambiguous applicant.
    """
    reader = _Reader(grid, section, wanted, rules, places, trusting, answers)
    reader.read()
    return reader.found


@dataclass(slots=True)
class _Applicant:
    """What an applicant's cells mean: its name for the ledger and its county; or why they are refused.

    Attributes:
        name: Its name for the ledger.
        county: Its county, where that is known.
        fault: Why the cells are refused; empty where they are not.
        now: What to do then.
        key: The key of its name.
        states_county: Whether the county must be written, since nothing else determines it.
        choices: The municipalities that it may be, where it is ambiguous.
    """

    name: str = ""
    county: str | None = None
    fault: str = ""
    now: str = ""
    key: str = "municipality"
    states_county: bool = False
    choices: tuple[Municipality, ...] = ()


class _FieldColumn(NamedTuple):
    """A column of a field, what reads its cells, and the values read before: many cells are the same.

    If `is_plain` is true, its cells are texts that need not be looked at one by one, but for the shortest ones.
    """

    column: Column
    at: int
    of: Field
    value_of: Callable[[str], tuple[str, Any]]
    is_plain: bool
    # By type: a number of a workbook is read differently from a text with the same digits.
    known: defaultdict[type[str], dict[str, tuple[str, Any]]]


_MOST_KNOWN = 10_000


@dataclass(slots=True)
class _Reader:
    grid: Grid
    section: Section
    wanted: As
    rules: ImportRules
    places: Places
    trusting: bool
    answers: Answers
    found: SectionRead = field(default_factory=SectionRead)
    claims: list[Claim] = field(default_factory=list)
    entries: list[tuple[int, str | None, dict[str, Any]]] = field(default_factory=list)
    county: str | None = None
    county_said: str = ""
    _applicants: dict[tuple[str, str, str, str | None], _Applicant] = field(default_factory=dict)
    _columns: dict[str, Column] = field(default_factory=dict)
    _fields: list[_FieldColumn] = field(default_factory=list)
    _applicant_at: Sequence[int | None] = ()
    _not_beside: Sequence[Column] = ()
    _needed: Mapping[str, None] = field(default_factory=dict[str, None])
    _pads: bool = False
    _has_holes: bool = False
    _faulty: int = -1
    _no_totals: set[str] = field(default_factory=set)

    def read(self) -> None:
        self._columns = {column.meaning: column for column in self.section.columns if column.meaning}
        self._has_holes = bool(self.grid.formulas or self.grid.merged)
        fields = _OF_EVENTS if self.wanted == "events" else FIELDS
        self._fields = [
            self._field_column(fields[key], column)
            for key, column in self._columns.items()
            if key in fields and key not in {*Application.one_of, COUNTY} and self._is_wanted(key)
        ]
        self._applicant_at = [column.index if (column := self._columns.get(key)) else None for key in _OF_APPLICANT]
        others = [key for key in Application.beside_second if key != COUNTY]
        self._not_beside = [self._columns[key] for key in others if key in self._columns]
        needed = [key for key in Draft({}).missing(award=self.wanted == "awards") if key != "municipality"]
        if self.wanted == "events":
            needed = ["type", "date"]
        elif self._has_titles():
            needed.insert(0, "project")
        self._needed = dict.fromkeys(needed)
        self._pads = self._can_pad()
        for text in reversed(title_of(self.grid, self.section)):
            if county := county_in(text, self.places.county_named):
                self.county, self.county_said = county, f"the title {quoted(text)}"
        last = self._last_entry()
        for index in range(self.section.first, self.section.end):
            self._row(index, is_behind=index > last)
        if self.claims:
            self.found.stated += held(self.claims, list(self._summed()))

    def _field_column(self, field_: Field, column: Column) -> _FieldColumn:
        is_text = field_.kind == "text" and not field_.is_list and field_.key not in _WORDS
        is_plain = is_text and not self._has_holes and cells.are_plain(self._cells(column))
        return _FieldColumn(
            column, column.index, field_, self._reader_of(field_, column), is_plain, known=defaultdict(dict)
        )

    def _cells(self, column: Column) -> Sequence[str]:
        """The cells of a column."""
        return [row[column.index] for row in self.grid.rows[self.section.first : self.section.end]]

    def _has_titles(self) -> bool:
        """Whether any row has a title in the column for them."""
        column = self._columns.get("project")
        return column is not None and any(self._cells(column))

    def _summed(self) -> Iterator[Summed]:
        for index, county, values in self.entries:
            yield Summed(index, county, {key: values[key] for key in AMOUNTS if key in values})

    def _is_wanted(self, key: str) -> bool:
        """Whether a column is read: columns of awards are not, where the rows are applications."""
        return self.wanted != "applications" or key not in AWARD_KEYS

    def _last_entry(self) -> int:
        """The index of the last row with more than one cell; single cells after it are notes."""
        rows = self.grid.rows
        return next(
            (
                index
                for index in range(self.section.end - 1, self.section.first - 1, -1)
                if sum(map(bool, rows[index])) > 1
            ),
            -1,
        )

    def _row(self, index: int, *, is_behind: bool) -> None:
        row = self.grid.rows[index]
        if index in self.section.repeated or (self.answers and self.answers.get(self.grid.place(index), index) is None):
            self._leave_aside(index)
            return
        name, number, other = self._named(row)
        applicant = name or number or other
        if applicant in self._no_totals and row.count("") < len(row) - 1:
            self._entry(index, row, (name, number, other))
            return
        full = [cell for cell in row if cell]
        first = full[0] if full else ""
        if (not applicant or applicant == first) and is_total(first, self.rules):
            self._claim(index, first)
        elif len(full) <= 1:
            self._single(index, first, is_behind=is_behind)
        elif self._is_county_with_sum(row, applicant):
            self._claim(index, first)
        else:
            if applicant and self.places.county_named(applicant) is None:
                self._no_totals.add(applicant)
            self._entry(index, row, (name, number, other))

    def _single(self, index: int, text: str, *, is_behind: bool) -> None:
        """Read a row with a single cell: a county over its rows, a note, or an incomplete entry."""
        county = self.places.county_named(text) or self.places.county_named(text.rpartition(":")[2])
        if county is not None:
            self.county, self.county_said = county, f"the heading in {self.grid.place(index)}"
            self._leave_aside(index)
            return
        if self._lacks_values(index):
            self._entry(index, self.grid.rows[index], self._named(self.grid.rows[index]))
        elif is_behind and not isinstance(self.places.look_up(text), Municipality):
            self._leave_aside(index)
        else:
            self._fault(
                index,
                None,
                f"this row has only {quoted(text)}, which is not a county.",
                "Complete the row, or remove it.",
            )

    def _lacks_values(self, index: int) -> bool:
        """Whether a row has a formula without a value, or a merged cell for its applicant."""
        if any((index, column.index) in self.grid.formulas for column in self._columns.values()):
            return True
        applicant = self._applicant_column
        return applicant is not None and (index, applicant.index) in self.grid.merged

    def _is_county_with_sum(self, row: Sequence[str], applicant: str) -> bool:
        """Whether a row has a county instead of an applicant, and else only amounts: the sum of the county."""
        is_of_others = "recipient" in self._columns and "municipality" not in self._columns
        if not applicant or is_of_others or self.places.county_named(applicant) is None:
            return False
        others = [
            cell
            for column in self.section.columns
            if column.meaning not in {*AMOUNTS, *_OF_APPLICANT}
            if (cell := row[column.index])
        ]
        return not others and not isinstance(self.places.look_up(applicant), Municipality)

    def _leave_aside(self, index: int) -> None:
        text = " · ".join(cell for cell in self.grid.rows[index] if cell)
        self.found.left_aside.append(LeftAside(self.grid.place(index), text[:_LONGEST_SHOWN]))

    def _claim(self, index: int, first: str) -> None:
        """Read a row that states totals of others; without figures, it is left aside."""
        row = self.grid.rows[index]
        figures: list[tuple[str, int]] = []
        texts: list[str] = []
        for column in self.section.columns:
            cell = row[column.index]
            if not cell or cell == first:
                continue
            if column.meaning in AMOUNTS:
                try:
                    figures.append((column.meaning, cells.amount_of(cell, column.unit, zero=True)))
                except SkjonnError as error:
                    self._fault(index, column, error.what, error.now)
            else:
                texts.append(cell)
        counts = [*counts_in(first), *(int(text) for text in texts if text.isdigit() and len(text) <= _DIGITS)]
        counts += (count for text in texts for count in counts_in(text))
        figures += (("entries", count) for count in dict.fromkeys(counts))
        if not figures:
            self._leave_aside(index)
            return
        county = county_in(first, self.places.county_named)
        self.claims.append(Claim(self.grid.place(index), first[:_LONGEST_SHOWN], county, tuple(figures), index))

    # Entries

    def _entry(self, index: int, row: Sequence[str], named: Sequence[str]) -> None:
        before = len(self.found.faults)
        values: dict[str, Any] = {}
        county = self._applicant(index, row, named, values)
        outcome: Outcome | None = None
        has_holes = self._has_holes
        for each in self._fields:
            cell = row[each.at]
            if each.is_plain and len(cell) > cells.LONGEST_MARK:
                values[each.of.key] = cell
                continue
            if not (cell or has_holes):
                continue
            if not has_holes and (read := each.known[type(cell)].get(cell)):
                key, values[key] = read
            else:
                outcome = self._read_cell(index, each, cell, values) or outcome
        if self.wanted == "decisions":
            outcome = self._outcome(index, row, outcome)
        if self.wanted == "decisions" or not values.keys() >= self._needed.keys():
            self._require_all(index, values, outcome)
        self.entries.append((index, county, values))
        if len(self.found.faults) == before:
            self.found.rows.append(ReadRow(Draft(values, self.grid.place(index)), county, outcome))

    def _read_cell(self, index: int, each: _FieldColumn, cell: str, values: dict[str, Any]) -> Outcome | None:
        """Add the value of a cell to `values`; return the decision, if the cell states one."""
        if not self._is_read(index, each.column, cell):
            return None
        try:
            if each.of.key == "granted" and self.wanted == "decisions":
                return self._granted(cell, each.column, values)
            key, value = each.value_of(cell)
        except SkjonnError as error:
            self._fault(index, each.column, error.what, error.now)
            return None
        values[key] = value
        known = each.known[type(cell)]
        if len(known) < _MOST_KNOWN:
            known[cell] = key, value
        return None

    def _is_read(self, index: int, column: Column, cell: str) -> bool:
        """Whether a cell has a value; a cell that cannot be read is a fault."""
        if self._has_holes and self._is_hole(index, column, cell):
            return False
        if len(cell) > cells.LONGEST_MARK:
            return True
        if cell and cells.is_ditto(cell):
            self._fault(index, column, f"{quoted(cell)} refers to another cell.", "Write what it stands for.")
            return False
        return not cells.is_empty(cell)

    def _is_hole(self, index: int, column: Column, cell: str) -> bool:
        """Whether a cell has a formula without a value, or is covered by a merged cell; both are faults."""
        place = (index, column.index)
        if place in self.grid.formulas:
            now = "Open the workbook, let it calculate, and save it."
            self._fault(index, column, "the formula has no value, or an error.", now)
            return True
        if not cell and place in self.grid.merged:
            range_ = self.grid.merged[place]
            of = f", {range_}" if range_ else ""
            self._fault(
                index, column, f"the cell is merged with another one{of}.", "Unmerge it, and fill in each cell."
            )
            return True
        return False

    def _reader_of(self, field_: Field, column: Column) -> Callable[[str], tuple[str, Any]]:
        """The function that reads the key and value of a cell; a cell for partners may be a kind of co-operation."""
        key, kind = field_.key, field_.kind
        if kind in {"kroner", "change"}:
            amount_of = cells.amount_of if kind == "kroner" else cells.change_of
            return lambda cell: (key, amount_of(cell, column.unit))
        if key in _WORDS:
            return lambda cell: (key, cells.word_of(cell, _WORDS[key]))
        if kind == "date":
            return lambda cell: (key, cells.day_of(cell, self.rules.dates))
        if field_.is_list:
            return partial(self._list, field_)
        if kind == "text":
            return lambda cell: (key, cells.text_of(cell))
        return lambda cell: (key, value_of(field_, text := cells.text_of(cell), name=quoted(text)))

    def _list(self, field_: Field, cell: str) -> tuple[str, Any]:
        if field_.key == "partners" and "cooperation" not in self._columns and cells.is_cooperation(cell):
            return "cooperation", cells.text_of(cell)
        return field_.key, cells.listed(cell, field_, self.rules, self.places.is_name)

    def _require_all(self, index: int, values: dict[str, Any], outcome: Outcome | None) -> None:
        """Report the cells that are empty and must not be."""
        if self.wanted == "decisions":
            if outcome is None and not self._has_fault(index):
                self._fault(index, self._columns.get("granted") or self._columns.get(OUTCOME), "there is no decision.")
            return
        if not self._has_fault(index):
            now = "Fill it in, or use --as decisions, which reads refusals as well."
            for key in (key for key in self._needed if key not in values):
                self._fault(
                    index, self._columns.get(key), "the cell is empty.", now if key == "granted" else "Fill it in."
                )

    def _has_fault(self, index: int) -> bool:
        return self._faulty == index

    def _granted(self, cell: str, column: Column, values: dict[str, Any]) -> Outcome:
        """The decision that the cell of an amount states; the amount is added to `values`."""
        if outcome := outcome_in(cell):
            return outcome
        amount = cells.amount_of(cell, column.unit, zero=True)
        if not amount:
            return "refused"
        values["granted"] = amount
        return "awarded"

    def _outcome(self, index: int, row: Sequence[str], by_amount: Outcome | None) -> Outcome | None:
        """The decision by the amount and by its own column, which must agree."""
        column = self._columns.get(OUTCOME)
        if column is None or not self._is_read(index, column, cell := row[column.index]):
            return by_amount
        said = outcome_in(cell)
        if said is None:
            self._fault(index, column, f"{quoted(cell)} is not understood.", "Write innvilget, avslag or trukket.")
        elif by_amount not in {None, said} or (said == "awarded" and by_amount is None):
            amount = "no amount" if by_amount is None else "the amount"
            self._fault(index, column, f"{quoted(cell)} and {amount} contradict each other.", "Correct one of them.")
        return said

    # Applicants

    def _applicant(self, index: int, row: Sequence[str], named: Sequence[str], values: dict[str, Any]) -> str | None:
        """Add the applicant to `values`, and return its county."""
        name, number, other = named
        county = self._county(index, row) if COUNTY in self._columns else self.county
        known = None if self._has_holes else self._applicants.get((name, number, other, county))
        if known is None:
            name, number, other = (self._said(index, row, key) for key in _OF_APPLICANT)
            if not (name or number or other):
                self._require_named(index, row)
                return None
            known = self._applicants.get((name, number, other, county))
            known = known or self._applicant_named(name, number, other, county)
            self._applicants[name, number, other, county] = known
        if self._pads and len(number or name) == _DIGITS - 1 and (number or name).isdigit():
            self.found.padded += 1
        if known.choices:
            known = self._chosen(index, known, name or number or other)
        elif known.fault:
            self._fault(index, self._applicant_column, known.fault, known.now)
        values[known.key] = known.name
        if known.states_county and not self._cell(row, "members"):
            values["county"] = known.county
        if known.key == "municipality" and self._not_beside:
            self._require_none_beside(index, row)
        return known.county

    def _require_named(self, index: int, row: Sequence[str]) -> None:
        """Require an applicant, unless the row names an application of the ledger."""
        if not self._has_fault(index) and not self._names_application(row):
            self._fault(index, self._applicant_column, "the cell is empty.", "Fill it in.")

    def _chosen(self, index: int, ambiguous: _Applicant, text: str) -> _Applicant:
        """The applicant that the user chose for a row; without a choice, the row is a fault."""
        place = self.grid.place(index)
        if (answer := self.answers.get(place)) is not None:
            return _Applicant(f"{answer.number} {answer.name}", answer.county)
        choice = Choice(place, text, ambiguous.choices)
        self._fault(index, self._applicant_column, ambiguous.fault, ambiguous.now, choice)
        return ambiguous

    def _named(self, row: Sequence[str]) -> Sequence[str]:
        """The cells of the columns that identify an applicant."""
        return [row[at] if at is not None else "" for at in self._applicant_at]

    def _require_none_beside(self, index: int, row: Sequence[str]) -> None:
        """Require that a municipality has no values that only other recipients can have."""
        for column in self._not_beside:
            if not cells.is_empty(row[column.index]):
                self._fault(
                    index,
                    column,
                    f"a municipality has no {column.meaning} of its own.",
                    "Remove it, or leave the column aside: --column none=HEADING.",
                )

    @property
    def _applicant_column(self) -> Column | None:
        return next((self._columns[key] for key in _OF_APPLICANT if key in self._columns), None)

    def _said(self, index: int, row: Sequence[str], meaning: str) -> str:
        """The text of a cell; empty where it has none, or cannot be read."""
        column = self._columns.get(meaning)
        return row[column.index] if column and self._is_read(index, column, row[column.index]) else ""

    def _names_application(self, row: Sequence[str]) -> bool:
        """Whether a row names an application of the ledger, so that it needs no applicant."""
        names: Mapping[As, Sequence[str]] = {
            "decisions": ("application", "id"),
            "events": ("application", "id", "case"),
        }
        return any(self._cell(row, key) for key in names.get(self.wanted, ()))

    def _county(self, index: int, row: Sequence[str]) -> str | None:
        """The county that is stated in a column, or by a heading or title over the row."""
        column = self._columns[COUNTY]
        cell = row[column.index]
        if not self._is_read(index, column, cell):
            return self.county
        county = self.places.county_named(cell)
        if county is None and fold(cell) in words("cells", "no_county"):
            return None
        if county is None:
            self._fault(index, column, f"{quoted(cell)} is not a county on the round's date.", "Correct it.")
        return county

    def _applicant_named(self, name: str, number: str, other: str, county: str | None) -> _Applicant:
        """The applicant that cells name: a municipality, or a recipient in a column for these."""
        if not other:
            return self._looked_up(name, number, county)
        if name or number:
            what = f"{quoted(name or number)} and {quoted(other)} cannot both be the applicant."
            return _Applicant(fault=what, now="Remove one of them.")
        place = self.places.look_up(other)
        if isinstance(place, Municipality) or place.why == "ambiguous":
            return self._looked_up(other, "", county)
        try:
            return self._recipient(cells.text_of(other), county)
        except UsageError as error:
            return _Applicant(fault=error.what, now=error.now)

    def _recipient(self, written: str, county: str | None) -> _Applicant:
        """A recipient that is not a municipality; its county is written where its name does not determine it."""
        found = self.places.recipient_of(Application("", recipient=written))
        if found.fault and not self.trusting:
            return _Applicant(fault=found.fault.message, now="Correct it, or keep it as written: --anyway.")
        is_told = found.county not in {None, NO_COUNTY}
        if county is not None and is_told and found.county != county:
            return _Applicant(fault=f"{written} counts in {found.county}, not in {county}.", now="Correct one of them.")
        return _Applicant(
            written, county or found.county, key="recipient", states_county=county is not None and not is_told
        )

    def _as_recipient(self, name: str) -> str:
        """A hint where a text in a column of municipalities may be another recipient; else empty."""
        column = self._columns.get("municipality")
        if column is None or not name or self.places.recipient_of(Application("", recipient=name)).fault:
            return ""
        return f" If it is not a municipality, read the column as --column recipient={quoted(column.heading)}."

    def _looked_up(self, name: str, number: str, county: str | None) -> _Applicant:
        if name.isdigit() and not number:
            name, number = "", name
        try:
            written = f"{self._number(number)} {cells.text_of(name) if name else ''}".strip()
        except UsageError as error:
            return _Applicant(fault=error.what, now=error.now)
        place = self.places.look_up(written)
        if not isinstance(place, Municipality) and place.why == "ambiguous" and county is not None:
            written = f"{written} ({county})"
            place = self.places.look_up(written)
        if not isinstance(place, Municipality):
            now = f"{place.hint}{self._as_recipient(name)}".lstrip()
            if self.trusting:
                return _Applicant(written)
            return _Applicant(fault=place.message, now=now, choices=place.meant)
        if county is not None and place.county != county:
            over = f", which {self.county_said} says" if self.county_said and COUNTY not in self._columns else ""
            what = f"{place.name} lies in {place.county}, not in {county}{over}."
            return _Applicant(fault=what, now="Correct one of them.")
        return _Applicant(written, place.county)

    def _number(self, number: str) -> str:
        """A municipality's number, with the leading zero that it may have lost.

        Raises:
            UsageError: It is not such a number.
        """
        if number and not (
            number.isdigit() and (len(number) == _DIGITS or (self._pads and len(number) == _DIGITS - 1))
        ):
            raise UsageError(
                f"{quoted(number)} is not a municipality's number of four digits.",
                now="Write 0301, not 301, or leave the column aside: --column none=HEADING.",
            )
        return f"{number:0>{_DIGITS}}" if number else ""

    def _can_pad(self) -> bool:
        """Whether all numbers of municipalities have three or four digits: those of three have lost a zero then."""
        column = self._columns.get(NUMBER) or self._columns.get("municipality")
        if column is None:
            return False
        numbers = [
            cell
            for index in range(self.section.first, self.section.end)
            if index not in self.section.repeated and (cell := self.grid.rows[index][column.index]).isdigit()
        ]
        return all(len(number) in {_DIGITS - 1, _DIGITS} for number in numbers)

    def _cell(self, row: Sequence[str], meaning: str) -> str:
        column = self._columns.get(meaning)
        return row[column.index] if column else ""

    def _fault(self, index: int, column: Column | None, what: str, now: str = "", choice: Choice | None = None) -> None:
        if column is None:
            place = self.grid.place(index)
        elif self.grid.part and self.grid.kind != "html":
            place = f"{self.grid.place(index, column.index)} ({quoted(column.heading)})"
        else:
            place = f"{self.grid.place(index)}, {quoted(column.heading)}"
        self._faulty = index
        self.found.faults.append(Fault(place, what, now.removesuffix("Nothing was written.").rstrip(), choice))


def outcome_in(cell: str) -> Outcome | None:
    """The decision that a word states; `None` where it states none."""
    text = fold(cell).rstrip(".*")
    return next((outcome for outcome in OUTCOMES if text in words("outcomes", outcome)), None)
