"""From the bytes of a foreign file to its tables: the one entry to the readers of tables and announcements."""

from collections.abc import Mapping

from skjonn.inputs.announcement.read import AnnouncementText, KnownNames, read_announcement
from skjonn.inputs.tables.grid import TableFile
from skjonn.inputs.tables.kinds import MOST_BYTES, binary_kind
from skjonn.inputs.tables.read import ForeignText, IsSound, read_table_file, tables_of_text, text_of
from skjonn.inputs.tables.vocabulary import fold, meaning_of_heading
from skjonn.model.draft import Draft
from skjonn.model.errors import UsageError

_TWO = 2
_FIRST = 100
"""The number of lines that are looked at to tell a table from an announcement."""


def read_foreign_file(  # noqa: PLR0913 - a file, and how it is read
    data: bytes,
    *,
    file: str,
    names: KnownNames,
    delimiter: str | None = None,
    headings: Mapping[str, str] | None = None,
    is_sound: IsSound = lambda _: True,
) -> tuple[TableFile, tuple[Draft, ...]]:
    """Read the tables of a file; and the entries, where it is JSON.

    Args:
        data: The file's bytes.
        file: The name of the file in messages.
        names: The known names, by which the tables of an announcement are found.
        delimiter: The character between two cells, where it is given; the file is a table then.
        headings: The headings that the user named, and what they mean.
        is_sound: Called before an older workbook is read: see `IsSound`.

    Raises:
        UsageError: The file is of an unknown kind, is damaged, or can be read in two ways.
    """
    if len(data) > MOST_BYTES or binary_kind(data, file=file) is not None:
        return read_table_file(data, file=file, is_sound=is_sound)
    written = text_of(data, file=file)
    try:
        found = tables_of_text(written, delimiter=delimiter)
    except UsageError:
        text = None if delimiter is not None else _text_of_announcement(written)
        if text is None or not text.text.strip():
            raise
        announcement = read_announcement(text, names=names, headings=headings or {})
        if text.is_page and not announcement.grids:
            raise
        return announcement, ()
    table, _ = found
    if table.kind != "csv" or delimiter is not None or _has_headings(table, headings or {}):
        return found
    text = AnnouncementText(file, written.text, written.encoding)
    announcement = read_announcement(text, names=names, headings=headings or {})
    return (announcement, ()) if announcement.grids else found


def _text_of_announcement(found: ForeignText) -> AnnouncementText | None:
    """The text of what may be an announcement; `None` where the file is something else."""
    file, text, encoding, kind = found
    match kind:
        case "csv":
            return AnnouncementText(file, text, encoding) if _may_be_announcement(text) else None
        case "html":
            try:
                from skjonn.inputs.tables.html import lines_of_page  # noqa: PLC0415 - only a page needs the library
            except ModuleNotFoundError:
                # The error on the page's tables says that the library is missing.
                return None
            lines = lines_of_page(text)
            return AnnouncementText(f"{file}, text", "\n\n".join(lines), encoding, is_page=True)
        case _:
            return None


def _may_be_announcement(text: str) -> bool:
    """Whether a text may be an announcement with tables in it, rather than one table with a line that does not fit."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return False
    first = lines[0]
    if any(len([*filter(meaning_of_heading, first.split(mark))]) > 1 for mark in ";,"):
        return False
    # A table between sentences: its lines have the same number of marks, and the sentences have none.
    widths = ({line.count(mark) for line in lines} for mark in "\t|")
    return any(0 in some and len(some) == _TWO for some in widths) or not any(
        all(mark in line for line in lines[:_FIRST]) for mark in ";\t|"
    )


def _has_headings(table: TableFile, headings: Mapping[str, str]) -> bool:
    """Whether one of the first rows of a table has headings that are known, or that the user named."""
    (grid,) = table.grids
    named = {*map(fold, headings)}
    return any(
        len([cell for cell in row if cell and (meaning_of_heading(cell) or fold(cell) in named)]) > 1
        for row in grid.rows[:_FIRST]
    )
