"""From the text of an announcement to its tables and paragraphs: the one entry to the readers of all layouts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skjonn.inputs.announcement.cell_tables import CellTables
from skjonn.inputs.announcement.lines import Line, TableRows, lines_of
from skjonn.inputs.announcement.no_table import why_no_table
from skjonn.inputs.announcement.row_tables import RowTables
from skjonn.inputs.announcement.shapes import IsName, Shapes, begins_as_total, is_sentence, states_unit
from skjonn.inputs.tables.grid import Grid, Paragraph, TableFile, as_text
from skjonn.inputs.tables.vocabulary import fold

_LONG = 45
"""From this length on, a line probably continues in the next one."""
_ENDS = ".:!?"


class KnownNames(NamedTuple):
    """Recognises the names of municipalities and counties of any day.

    Attributes:
        is_place: Whether a text is the name of a municipality or a county.
        is_municipality: Whether a text is the name of a municipality.
    """

    is_place: IsName
    is_municipality: IsName


class AnnouncementText(NamedTuple):
    """The text of an announcement.

    Attributes:
        file: The name of the file in messages.
        text: The text.
        encoding: The encoding it was read in.
        is_page: Whether it is the text of a web page.
    """

    file: str
    text: str
    encoding: str
    is_page: bool = False


def read_announcement(source: AnnouncementText, *, names: KnownNames, headings: Mapping[str, str]) -> TableFile:
    """Read the tables of an announcement, and the paragraphs around them.

    Args:
        source: Its text.
        names: The known names.
        headings: The headings that the user named, and what they mean.

    Raises:
        UsageError: The layout of a table can be read in several ways, or in none.
    """
    file, text, encoding, _ = source
    lines = lines_of(text)
    shapes = Shapes(*names, {fold(heading): key for heading, key in headings.items()}, file)
    tables = list(_tables(lines, shapes))
    ends = [0, *(table.end for table in tables)]
    over = [
        table.start > end and _is_title(lines[table.start - 1].text, shapes)
        for table, end in zip(tables, ends, strict=False)
    ]
    inside = {index for table in tables for index in range(table.start, table.end)}
    unit = next((line.text for line in lines if states_unit(line.text)), "")
    half = next((table.half for table in tables if table.half), None)
    return TableFile(
        file,
        "text",
        tuple(
            _grid(table, lines[table.start - is_over : table.start], unit, file)
            for table, is_over in zip(tables, over, strict=True)
        ),
        encoding=encoding,
        around=tuple(_paragraphs([line for index, line in enumerate(lines) if index not in inside], file)),
        joined=tuple(f"{file}:{number}" for table in tables for number in table.joined),
        half=Paragraph(f"{file}:{half[0]}", half[1]) if half else None,
        ends_in_table=bool(tables) and tables[-1].end >= len(lines),
        no_table=None if tables else why_no_table(lines, shapes),
    )


def _tables(lines: Sequence[Line], shapes: Shapes) -> Iterator[TableRows]:
    """The tables among lines, in order."""
    of_cells = CellTables(lines, shapes)
    of_rows = RowTables(lines, shapes)
    at = 0
    while at < len(lines):
        table = of_rows.table_at(at) or (of_cells.table_at(at) if of_cells.is_header(at) else None)
        if table is not None:
            yield table
        at = table.end if table is not None else at + 1


def _is_title(text: str, shapes: Shapes) -> bool:
    """Whether the line over a table is its title, which may name a county."""
    return shapes.is_name(text.rstrip(":")) or not (
        is_sentence(text) or begins_as_total(text) or any(map(str.isdigit, text))
    )


def _grid(table: TableRows, over: Sequence[Line], unit: str, file: str) -> Grid:
    """A table as a grid, with its title."""
    width = max(map(len, table.rows))
    rows = [*([line.text] for line in over), *table.rows]
    return Grid(
        file,
        "text",
        [[*map(as_text, row), *[""] * (width - len(row))] for row in rows],
        [*(line.number for line in over), *table.numbers],
        caption=unit,
        is_headed=table.is_headed,
    )


def _paragraphs(lines: Sequence[Line], file: str) -> Iterator[Paragraph]:
    """Join wrapped lines into paragraphs."""
    number = 0
    texts: list[str] = []
    for line in lines:
        last = texts[-1] if texts else ""
        if last and not line.blanks and last[-1] not in _ENDS and (len(last) >= _LONG or line.text[0].islower()):
            texts.append(line.text)
            continue
        if texts:
            yield Paragraph(f"{file}:{number}", " ".join(texts))
        number, texts = line.number, [line.text]
    if texts:
        yield Paragraph(f"{file}:{number}", " ".join(texts))
