"""Read the tables of foreign files: what they are, what their columns mean, and which entries they have."""

from collections.abc import Sequence
from dataclasses import dataclass

from skjonn.inputs.tables.columns import (
    As,
    Section,
    of_applications,
    require_columns,
    require_headings,
    sections_of,
    what_rows_are,
)
from skjonn.inputs.tables.grid import Grid, TableFile
from skjonn.inputs.tables.rows import NO_ANSWERS, Answers, Fault, LeftAside, Places, ReadRow, read_section
from skjonn.inputs.tables.totals import Stated
from skjonn.model.draft import Draft
from skjonn.model.settings import ImportRules


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table that was read.

    Attributes:
        grid: The table.
        sections: Its sections.
        rows: The number of its entries.
        padded: The number of municipality numbers that had lost their leading zero.
    """

    grid: Grid
    sections: tuple[Section, ...]
    rows: int
    padded: int


@dataclass(frozen=True, slots=True)
class Understood:
    """Foreign files, and what was read of them.

    Attributes:
        files: The files.
        wanted: What their rows are.
        tables: The tables that have headings.
        rows: The entries, in order.
        left_aside: The sheets, tables and rows that are not read.
        stated: The totals that rows state, compared with the rows.
        faults: What the user has to decide or correct first.
    """

    files: tuple[TableFile, ...]
    wanted: As
    tables: tuple[TableRead, ...] = ()
    rows: tuple[ReadRow, ...] = ()
    left_aside: tuple[LeftAside, ...] = ()
    stated: tuple[Stated, ...] = ()
    faults: tuple[Fault, ...] = ()


def understand(  # noqa: PLR0913 - the files, and how they are read
    files: Sequence[TableFile],
    *,
    wanted: As | None,
    rules: ImportRules,
    places: Places,
    trusting: bool = False,
    has_titles: bool = False,
    answers: Answers = NO_ANSWERS,
) -> Understood:
    """Read the tables of files.

    Args:
        files: The files.
        wanted: What the rows are; `None` where the user does not say.
        rules: The settings by which tables are read.
        places: The places on the round's date.
        trusting: Whether unknown applicants are kept as written.
        has_titles: Whether projects have titles in the round that the entries belong to.
        answers: The user's choices for rows with an ambiguous applicant.

    Raises:
        UsageError: The meaning of a column is not clear, or a column is missing.
    """
    grids = [grid for file in files for grid in file.grids]
    found = [(grid, sections_of(grid, rules, wanted)) for grid in grids]
    every = [section for _, sections in found for section in sections]
    require_headings(grids, every, rules)
    are = wanted or what_rows_are(every)
    if are == "applications":
        found = [(grid, tuple(map(of_applications, sections))) for grid, sections in found]
    tables: list[TableRead] = []
    rows: list[ReadRow] = []
    left_aside = [LeftAside(f"{file.file}, sheet {name}", "") for file in files for name in file.left_aside]
    stated: list[Stated] = []
    faults: list[Fault] = []
    for grid, sections in found:
        if not sections:
            left_aside.append(LeftAside(grid.name, " · ".join(filter(None, grid.rows[0]))))
            continue
        left_aside += _before(grid, sections[0])
        count, padded = len(rows), 0
        for section in sections:
            require_columns(grid, section, are, rules, has_titles=has_titles, is_alone=len(grids) == 1)
            read = read_section(
                grid, section, wanted=are, rules=rules, places=places, trusting=trusting, answers=answers
            )
            rows += read.rows
            left_aside += read.left_aside
            stated += read.stated
            faults += read.faults
            padded += read.padded
        tables.append(TableRead(grid, sections, len(rows) - count, padded))
    return Understood(tuple(files), are, tuple(tables), tuple(rows), tuple(left_aside), tuple(stated), tuple(faults))


def understood_json(file: TableFile, drafts: Sequence[Draft], *, wanted: As | None) -> Understood:
    """The entries of a JSON file, whose keys say what they are."""
    are: As = wanted or ("awards" if any("granted" in draft.values for draft in drafts) else "applications")
    return Understood((file,), are, rows=tuple(ReadRow(draft, None) for draft in drafts))


def _before(grid: Grid, section: Section) -> list[LeftAside]:
    """The rows over the first headings."""
    return [LeftAside(grid.place(index), " · ".join(filter(None, grid.rows[index]))) for index in range(section.header)]
