"""A table between a report and a format: raw values, columns with titles, groups with totals."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from skjonn.model.figure import StatedFigure

Kind = Literal["text", "count", "kroner", "share", "date", "figure", "bar"]
Cell = str | int | float | date | StatedFigure | tuple[str, ...] | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: Its name in machine formats, one of its own; English, never translated.
        title: Its heading for people.
        kind: What its cells hold: `text` a `str` or several; `count` and `kroner` an `int`; `share` a `float` of 1;
            `date` a `date`; `figure` a `StatedFigure`; `bar` a `float` of 1, drawn beside the amounts. `None` is «not
            known» in every kind; in a total, a text or date that is `None` is none to give.
        to: Who is shown it: `people`, `machines` or both.
        rank: Which columns go first where there is no room: the highest rank; 0 always stays.
    """

    key: str
    title: str
    kind: Kind = "text"
    to: Literal["both", "people", "machines"] = "both"
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, with a heading and a sum for people; machine formats run the groups together."""

    rows: tuple[Row, ...]
    title: str = ""
    total: Row | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """What a report says: every row and total has one cell a column.

    Attributes:
        title: What it is.
        columns: In the order shown.
        groups: At least one; empty groups are shown with their headings alone.
        total: The sum of all groups; absent where there is none to give.
        notes: Sentences under the table, for people.
    """

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    total: Row | None = None
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> Iterator[Row]:
        """The rows of all groups, in order."""
        return (row for group in self.groups for row in group.rows)

    def only(self, wanted: Callable[[Column], bool]) -> "Table":
        """The same table with those of its columns that are wanted."""
        kept = [index for index, column in enumerate(self.columns) if wanted(column)]

        def cut(row: Row) -> Row:
            return tuple(row[index] for index in kept)

        return replace(
            self,
            columns=tuple(self.columns[index] for index in kept),
            groups=tuple(
                replace(group, rows=tuple(map(cut, group.rows)), total=group.total and cut(group.total))
                for group in self.groups
            ),
            total=self.total and cut(self.total),
        )
