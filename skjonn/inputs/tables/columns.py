"""From the headings of a table to the meanings of its columns."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Literal
from unicodedata import is_normalized

from skjonn.inputs.tables.grid import Grid, column_name
from skjonn.inputs.tables.vocabulary import (
    fold,
    heading_words,
    keys,
    meanings_of_headings,
    unit_of_heading,
    unit_of_sentence,
    words,
)
from skjonn.model.draft import EVENT_FIELDS, FIELDS, Draft
from skjonn.model.entries import AWARD_FIELDS, Application
from skjonn.model.errors import UsageError
from skjonn.model.money import kroner, quoted
from skjonn.model.settings import ImportRules

As = Literal["applications", "awards", "decisions", "events"]
"""What the rows of a table are."""
AS: tuple[As, ...] = ("applications", "awards", "decisions", "events")

NUMBER, COUNTY, OUTCOME, NOTHING = "number", "county", "outcome", "none"
AMOUNTS = tuple(key for key, field in (*FIELDS.items(), *EVENT_FIELDS.items()) if field.kind in {"kroner", "change"})
OF_APPLICATION = ("application", "id", "project")
"""The columns that identify the application of an event, beside its applicant."""

_LETTERS = 2
"""The number of letters by which cells that may be headings are found."""
_FIRST = 100
"""The number of rows that are searched for the headings that the user named."""
_FEWEST = 2
"""The least number of headings in a row of headings."""
_SUBJECTS = frozenset({"municipality", "recipient", "weak applicant", NUMBER, "project", "application", "id"})
_BY_CASE = _SUBJECTS | {"case"}
_NAMES = frozenset({"municipality", "recipient", NUMBER, COUNTY, NOTHING, *OF_APPLICATION})
_OF_EVENTS = _NAMES | {*EVENT_FIELDS, "weak applicant", "weak amount", "weak number"}
_OF_AWARDS_ALONE = {field.key for field in AWARD_FIELDS.values()}
_OF_EVENTS_ALONE = EVENT_FIELDS.keys() - FIELDS.keys()
_BESIDE_RECIPIENT = {f"weak {key}": key for key in Application.beside_second if key != COUNTY}
_NUMBER_LENGTHS = frozenset({3, 4})
_MOST_NAMED = 12
_MOST_KNOWN = 10_000
_NOT_UNITS = "Write what the amounts count into the heading alone, or give `unit` in skjonn.toml."


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        index: Its number, from 0.
        heading: Its heading as written.
        meaning: What it is read as, one of `COLUMNS`; empty where it is left aside.
        unit: The kroner that its amounts count in, such as 1000.
        unit_said: Whether the heading, a title or a setting states the unit.
    """

    index: int
    heading: str
    meaning: str = ""
    unit: int = 1
    unit_said: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The rows under one row of headings.

    Attributes:
        columns: All columns with a heading or a value; one without a heading is named by its letters.
        first: The index of the first row under the headings.
        end: The index after the last row.
        repeated: The indices of rows that repeat the headings.
    """

    columns: tuple[Column, ...]
    first: int
    end: int
    repeated: tuple[int, ...] = ()

    @property
    def header(self) -> int:
        """The index of the row of headings."""
        return self.first - 1

    def column(self, meaning: str) -> Column | None:
        """The column with a meaning, if there is one."""
        return next((column for column in self.columns if column.meaning == meaning), None)


def sections_of(grid: Grid, rules: ImportRules, wanted: As | None) -> tuple[Section, ...]:
    """The sections of a grid, with the meanings of their columns.

    Raises:
        UsageError: Two columns mean the same, or two different units are stated.
    """
    # Fast path: there are many rows, and most have no two cells that begin like a heading.
    may_be = _beginnings(rules)
    meaning = _meanings(rules, wanted)
    subjects = _BY_CASE if wanted == "events" else _SUBJECTS
    headers = {
        index: found
        for index, row in enumerate(grid.rows)
        if len(likely := [cell for cell in row if cell[:_LETTERS] in may_be]) >= _FEWEST
        and any(map(meaning, likely))
        and (found := _recognised(row, meaning, subjects))
    }
    starts: list[int] = []
    repeated: list[list[int]] = []
    for index, found in headers.items():
        if starts and found == headers[starts[-1]]:
            repeated[-1].append(index)
        else:
            starts.append(index)
            repeated.append([])
    ends = [*starts[1:], len(grid.rows)] if starts else []
    return tuple(
        _section(grid, headers[start], start, end, tuple(again), rules, wanted)
        for start, end, again in zip(starts, ends, repeated, strict=True)
    )


def require_headings(grids: Sequence[Grid], sections: Sequence[Section], rules: ImportRules) -> None:
    """Require that there are headings, with all that the user named.

    Raises:
        UsageError: There are no headings, or one that the user named is missing.
    """
    first, *_ = grids
    cells = {fold(cell) for grid in grids for row in grid.rows[:_FIRST] for cell in row}
    for key, heading in rules.columns:
        if fold(heading) not in cells:
            raise UsageError(
                f"{first.file} has no column {quoted(heading)} for {key}. "
                f"The first row says: {_listed(first.rows[0])}.",
                now="Nothing was written.",
            )
    if not sections:
        raise UsageError(
            f"{first.place(0)}: no row has headings that are known. The first row says: {_listed(first.rows[0])}.",
            now="Say what columns are: --column municipality=HEADING --column project=HEADING, or in skjonn.toml. "
            "Nothing was written.",
        )


def of_applications(section: Section) -> Section:
    """The section without the meanings of columns that belong to awards."""
    columns = (replace(each, meaning="") if each.meaning in _OF_AWARDS_ALONE else each for each in section.columns)
    return replace(section, columns=tuple(columns))


def what_rows_are(sections: Sequence[Section]) -> As:
    """What the rows are if the user does not say: awards if there is a column for the amount granted."""
    return "awards" if any(section.column("granted") for section in sections) else "applications"


def missing(section: Section, wanted: As, rules: ImportRules, *, has_titles: bool) -> tuple[str, ...]:
    """The meanings that a section needs and no column has.

    Titles of projects are needed if other projects of the round have titles, or if a column that may hold them is left
    aside.
    """
    has = {column.meaning for column in section.columns}
    if has & {NUMBER, "recipient"}:
        has.add("municipality")
    if wanted == "events":
        names = () if has & {"id", "application", "case"} else ("municipality", *(["project"] if has_titles else []))
        return tuple(key for key in (*names, "type", "date") if key not in has)
    if wanted == "decisions" and has & {"id", "application"}:
        needed: tuple[str, ...] = ()
    else:
        applicant, *others = Draft({}).missing(award=wanted == "awards")
        titles = ["project"] if has_titles or _is_left_unsaid(section, rules) else []
        needed = (applicant, *titles, *others)
    if wanted == "decisions" and OUTCOME not in has:
        needed = (*needed, "granted")
    return tuple(key for key in needed if key not in has)


def _is_left_unsaid(section: Section, rules: ImportRules) -> bool:
    """Whether a column is left aside without a setting or option that says so."""
    said = {fold(heading) for key, heading in rules.columns if key == NOTHING}
    return any(not column.meaning and fold(column.heading) not in said for column in section.columns)


def require_columns(  # noqa: PLR0913 - a table, and what it must have
    grid: Grid, section: Section, wanted: As, rules: ImportRules, *, has_titles: bool, is_alone: bool
) -> None:
    """See that a table has all columns that it needs.

    Args:
        grid: The table.
        section: The rows, and what their columns are.
        wanted: What the rows are.
        rules: The settings by which columns are read.
        has_titles: Whether projects have titles in the round that the entries belong to.
        is_alone: Whether it is the only table: another sheet can be hidden, and is not read then.

    Raises:
        UsageError: A column is missing.
    """
    if lacks := missing(section, wanted, rules, has_titles=has_titles):
        headings = _listed([column.heading for column in section.columns])
        only_title = lacks == ("project",) and not has_titles
        other = " Or leave others aside: --column none=HEADING." if only_title else ""
        if grid.part and grid.kind != "html" and not is_alone:
            other += " Or hide the sheet: hidden sheets are not read."
        raise UsageError(
            f"{grid.place(section.header)}: no column is known to be {' or '.join(lacks)}. "
            f"The headings are {headings}.",
            now=f"Say which is: --column {lacks[0]}=HEADING.{other} Nothing was written.",
        )


def _beginnings(rules: ImportRules) -> frozenset[str]:
    """The first letters of all known headings, in every combination of case."""
    known = {word for table in ("headings", "weak", "events") for key in keys(table) for word in words(table, key)}
    first = {heading[:_LETTERS] for heading in (*known, *(heading.lower() for _, heading in rules.columns))}
    first |= {letters.replace(" ", "_") for letters in first}
    return frozenset("".join(case) for letters in first for case in product(*((x, x.upper()) for x in letters)))


Meanings = Callable[[str], str]
"""Gives the meaning of a heading; `weak …` for a possible meaning, and an empty text for none."""


def _recognised(row: Sequence[str], meaning: Meanings, subjects: AbstractSet[str]) -> Mapping[int, str]:
    """The meanings of the cells of a row of headings, by index; empty where the row is not one."""
    found = {index: means for index, cell in enumerate(row) if cell and (means := meaning(cell))}
    meant = {*found.values()}
    return found if len(meant) >= _FEWEST and meant & subjects else {}


def _meanings(rules: ImportRules, wanted: As | None) -> Meanings:
    """Make a function that gives the meanings of headings; those that rows of this kind do not have are left out."""

    def is_read(key: str) -> bool:
        return key in _OF_EVENTS if wanted == "events" else key not in _OF_EVENTS_ALONE

    said = {fold(heading): key if is_read(key) else NOTHING for key, heading in reversed(rules.columns)}
    named = {key for key, _ in rules.columns}
    known = {word: "" if key in named else key for word, key in meanings_of_headings().items() if is_read(key)}
    for key in filter(is_read, reversed(keys("events")) if wanted == "events" else ()):
        known |= dict.fromkeys(words("events", key), "" if key in named else key)
    first_word = re.compile(r"[^\W_]+").match
    firsts = {found[0] for word in (*known, *said) if (found := first_word(word))}

    @lru_cache(maxsize=_MOST_KNOWN)
    def meaning(cell: str) -> str:
        # Fast path: most cells do not begin with a word of a heading, and folding takes time.
        first = first_word(cell)
        if first and first[0].casefold() not in firsts and is_normalized("NFC", cell):
            return ""
        plain = fold(cell)
        return said[plain] if plain in said else known.get(heading_words(cell), "")

    return meaning


def _section(  # noqa: PLR0913, PLR0917 - a part of a grid, and how it is read
    grid: Grid,
    recognised: Mapping[int, str],
    start: int,
    end: int,
    repeated: tuple[int, ...],
    rules: ImportRules,
    wanted: As | None,
) -> Section:
    row = grid.rows[start]
    found = dict(recognised)
    place = grid.place(start)
    strong = [meaning for meaning in found.values() if not meaning.startswith("weak ")]
    has_others = "recipient" in strong or ("weak applicant" in found.values() and "municipality" in strong)
    for index, meaning in [*found.items()]:
        if meaning == "weak amount":
            found[index] = _amount(row[index], strong, wanted, place)
        elif meaning == "weak applicant":
            found[index] = "recipient" if "municipality" in strong else "municipality"
        elif meaning in _BESIDE_RECIPIENT:
            found[index] = _BESIDE_RECIPIENT[meaning] if has_others else ""
        elif meaning == "weak number":
            values = [grid.rows[line][index] for line in range(start + 1, end) if line not in repeated]
            found[index] = NUMBER if NUMBER not in strong and _are_numbers(values) else ""
        elif meaning == NOTHING:
            found[index] = ""
    _require_different(row, found, place)
    title = [*([grid.caption] if grid.caption else []), *_title(grid, start)]
    columns = [
        _with_unit(Column(index, cell or f"({column_name(index)})", found.get(index, "")), title, rules, place)
        for index, cell in enumerate(row)
        # A column without a heading is not read, but it is shown as left aside.
        if cell or any(line[index] for line in grid.rows[start + 1 : end])
    ]
    return Section(tuple(columns), start + 1, end, repeated)


def _amount(heading: str, strong: Sequence[str], wanted: As | None, place: str) -> str:
    """The meaning of a heading such as «Beløp», which depends on what the rows are."""
    if wanted == "events":
        return "" if "amount" in strong else "amount"
    if wanted is None and "granted" not in strong:
        raise UsageError(
            f"{place}: {quoted(heading)} may be the amount applied for, or the amount granted.",
            now="Say what the rows are: --as applications or --as awards. Nothing was written.",
        )
    meaning = "requested" if wanted == "applications" else "granted"
    return "" if meaning in strong or wanted is None else meaning


def _are_numbers(cells: Sequence[str]) -> bool:
    """Whether cells can be the numbers of municipalities."""
    full = [cell for cell in cells if cell]
    return bool(full) and all(cell.isdigit() and len(cell) in _NUMBER_LENGTHS for cell in full)


def _require_different(row: Sequence[str], found: Mapping[int, str], place: str) -> None:
    """Require that no two columns mean the same.

    Raises:
        UsageError: Two do.
    """
    of: dict[str, str] = {}
    for index, meaning in found.items():
        if meaning and meaning in of:
            raise UsageError(
                f"{place}: {quoted(of[meaning])} and {quoted(row[index])} both mean {meaning}.",
                now=f"Say which is meant: --column {meaning}=HEADING, and --column none=HEADING for the other. "
                "Nothing was written.",
            )
        of[meaning] = row[index]


def _title(grid: Grid, header: int) -> Iterator[str]:
    """The texts of the rows directly over the headings that have a single cell, from the nearest up."""
    for index in range(header - 1, -1, -1):
        texts = [cell for cell in grid.rows[index] if cell]
        if len(texts) != 1:
            return
        yield texts[0]


def title_of(grid: Grid, section: Section) -> tuple[str, ...]:
    """The texts over the headings: the caption, and the rows with a single cell, from the nearest up."""
    return (*([grid.caption] if grid.caption else []), *_title(grid, section.header))


def _with_unit(column: Column, title: Sequence[str], rules: ImportRules, place: str) -> Column:
    """The column with its unit.

    Raises:
        UsageError: Two different units are stated.
    """
    if column.meaning not in AMOUNTS:
        return column
    said = {
        f"the heading {quoted(column.heading)}": unit_of_heading(column.heading),
        **{f"the title {quoted(text)}": unit_of_sentence(text) for text in title},
        "`unit` in skjonn.toml": rules.unit,
    }
    units = {where: unit for where, unit in said.items() if unit is not None}
    if len({*units.values()}) > 1:
        (one, first), (other, second), *_ = units.items()
        raise UsageError(
            f"{place}: {one} counts amounts in {kroner(first)} kr, {other} in {kroner(second)} kr.",
            now=f"{_NOT_UNITS} Nothing was written.",
        )
    return replace(column, unit=next(iter(units.values()), 1), unit_said=bool(units))


def _listed(cells: Sequence[str]) -> str:
    """The texts of headings; of many, the first ones."""
    full = [quoted(cell) for cell in cells if cell]
    more = f" and {len(full) - _MOST_NAMED} more" if len(full) > _MOST_NAMED else ""
    return ", ".join(f'"{cell}"' for cell in full[:_MOST_NAMED]) + more
