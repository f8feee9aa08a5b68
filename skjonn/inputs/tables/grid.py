"""A table of a foreign file as it is written: cells of text, and the place of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skjonn.inputs.tables.kinds import Kind

_LETTERS = 26


class Number(str):
    """A number of a workbook that is stored as one: its digits, with a dot before decimals."""

    __slots__ = ()


class Day(str):
    """A day of a workbook that is stored as one, as `2027-03-01`."""

    __slots__ = ()


class Text(str):
    """A text that begins like a formula, in a file that stores formulas apart from texts."""

    __slots__ = ()


def as_text(text: str) -> str:
    """A text of a file that stores formulas apart from texts."""
    return Text(text) if text.startswith("=") else text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or sentence of an announcement.

    Attributes:
        place: Its place, as messages name it.
        text: The text.
        why: Why it is not understood, or what to do; may be empty.
    """

    place: str
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a foreign file.

    Attributes:
        file: The name of the file in messages.
        kind: Its kind.
        rows: The rows that are not blank; each has as many cells as the widest.
        numbers: The line of each row in a text, or its number in a sheet or table, from 1.
        part: The sheet's name or the table's number; empty in a text.
        caption: The text over the table, where the file stores it apart from the rows.
        merged: The cells that a merged cell covers, by the indices of row and column, with that cell's range or text.
        formulas: The cells with a formula without a value, or with an error, by the indices of row and column.
        hidden: The numbers of the hidden rows.
        is_headed: Whether the file has the headings; else they were made.
    """

    file: str
    kind: Kind
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    part: str = ""
    caption: str = ""
    merged: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    formulas: frozenset[tuple[int, int]] = frozenset()
    hidden: tuple[int, ...] = ()
    is_headed: bool = True

    @property
    def name(self) -> str:
        """The file, with the sheet or table."""
        if not self.part:
            return self.file
        return f"{self.file}, table {self.part}" if self.kind == "html" else f"{self.file}, sheet {self.part}"

    def place(self, row: int, column: int | None = None) -> str:
        """The place of a row or a cell, by its indices: `a.csv:12`, `a.xlsx, sheet Ark1, C12`."""
        number = self.numbers[row]
        if not self.part:
            return f"{self.file}:{number}"
        if self.kind == "html" or column is None:
            return f"{self.name}, row {number}"
        return f"{self.name}, {column_name(column)}{number}"


@dataclass(frozen=True, slots=True)
class TableFile:
    """The content of a foreign file.

    Attributes:
        file: The name of the file in messages.
        kind: Its kind.
        grids: Its tables.
        encoding: The encoding its text was read in; empty where the format determines it.
        mark: The mark between two cells of a text.
        left_aside: The names of the hidden sheets, which are not read.
        unseen: What the format does not say: `hidden rows`, or empty.
        around: The paragraphs around the tables of an announcement.
        joined: The places of titles that continue in the next paragraph, and were joined.
        half: An incomplete row at the end of the text.
        ends_in_table: Whether there is no text after the last row.
        no_table: Why no table was found; its `why` says what to do.
    """

    file: str
    kind: Kind
    grids: tuple[Grid, ...]
    encoding: str = ""
    mark: str = ""
    left_aside: tuple[str, ...] = ()
    unseen: str = ""
    around: tuple[Paragraph, ...] = ()
    joined: tuple[str, ...] = ()
    half: Paragraph | None = None
    ends_in_table: bool = False
    no_table: Paragraph | None = None


def column_name(column: int) -> str:
    """The letters of a column by its number from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters
