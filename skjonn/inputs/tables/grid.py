"""A table as it stands in a foreign file: cells of text, and the place of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skjonn.inputs.tables.kinds import Kind

_LETTERS = 26


class Number(str):
    """A number that a workbook keeps as one: its digits, with a dot before decimals."""

    __slots__ = ()


class Day(str):
    """A day that a workbook keeps as one, as `2027-03-01`."""

    __slots__ = ()


class Text(str):
    """A text that is kept as one, although it begins as a formula does."""

    __slots__ = ()


def as_text(text: str) -> str:
    """A text of a file that keeps formulas apart from texts."""
    return Text(text) if text.startswith("=") else text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or sentence of an announcement.

    Attributes:
        place: Where it stands.
        text: What it says.
        why: Why it is not understood, where that can be said.
    """

    place: str
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a foreign file.

    Attributes:
        file: The file, as messages name it.
        kind: Its kind.
        rows: The rows that are not blank; each has as many cells as the widest.
        numbers: For each of them its line in a text, or its number in a sheet or table, from 1.
        part: The sheet's name or the table's number; empty in a text.
        caption: What stands over the table, where the file keeps that apart from the rows.
        merged: The cells that another one covers, by the indices of row and column, with the range or text of that.
        formulas: The cells with a formula whose value the file does not keep, likewise.
        hidden: The numbers of the rows that are hidden.
        is_headed: Whether the headings stand in the file; else they were made, and say what each column is.
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
        """Where a row or a cell stands, by their indices: `a.csv:12`, `a.xlsx, sheet Ark1, C12`."""
        number = self.numbers[row]
        if not self.part:
            return f"{self.file}:{number}"
        if self.kind == "html" or column is None:
            return f"{self.name}, row {number}"
        return f"{self.name}, {column_name(column)}{number}"


@dataclass(frozen=True, slots=True)
class TableFile:
    """What a foreign file gave.

    Attributes:
        file: The file, as messages name it.
        kind: Its kind.
        grids: Its tables.
        encoding: How its text was read; empty where the file says that itself.
        mark: What stands between two cells of a text.
        left_aside: The hidden sheets, which are not read.
        unseen: What its kind does not tell: `hidden rows`, or nothing.
        around: What stands around the tables of an announcement.
        joined: The places of titles that go on in the next paragraph, and were put together.
        half: A row that the text ends in.
        ends_in_table: Whether nothing stands behind the last row.
        no_table: Why nothing of it is read as a table; what to do is its `why`.
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
