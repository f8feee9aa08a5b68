"""The table that a report hands to a format: raw values, columns with titles, groups with totals."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, NamedTuple, TypeVar

from skjonn.model.figure import StatedFigure
from skjonn.model.partial_date import PartialDate

Kind = Literal["text", "word", "count", "kroner", "share", "date", "figure", "bar"]
TEXTS: frozenset[Kind] = frozenset({"text", "word"})
"""The kinds whose cells are a `str`, or several."""
Audience = Literal["both", "people", "machines"]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole above zero, kept as two numbers: 6 of 48 is exactly 12.5 %, which a float is not.

    The part is below zero if the whole has become less.
    """

    part: int
    whole: int

    def __float__(self) -> float:
        """The share as a part of 1."""
        return self.part / self.whole

    @property
    def percent(self) -> int:
        """The share in per cent, half of one rounded up."""
        return (200 * self.part + self.whole) // (2 * self.whole)


Cell = str | int | float | date | PartialDate | StatedFigure | Share | tuple[str, ...] | None
Row = tuple[Cell, ...]

Item = TypeVar("Item")
"""The item that a row is about."""
Sum = TypeVar("Sum")
"""The sum that a total is about."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a column, and the kind of its cells.

    Attributes:
        key: Its name in machine formats, unique in its table; English, never translated.
        title: Its heading for people.
        kind: The kind of its cells: `text` a `str` or several; `word` the same, but words of the program, which people
            read in their language; `count` and `kroner` an `int`; `share` a `Share`; `date` a `date` or `PartialDate`;
            `figure` a `StatedFigure`; `bar` a `float` from 0 to 1, drawn beside the amounts. `None` means «not known»
            in every kind; in a total, a text or date that is `None` is left empty.
        to: Who sees it: `people`, `machines` or both.
        rank: The columns with the highest rank are hidden first if there is no room; 0 always stays.
    """

    key: str
    title: str
    kind: Kind = "text"
    to: Audience = "both"
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Column(Label, Generic[Item, Sum]):
    """A column that makes its cells.

    Attributes:
        value: Makes the cell of a row.
        total: Makes the cell of a total; without it, a total has none.
    """

    value: Callable[[Item], Cell] = field(kw_only=True, compare=False)
    total: Callable[[Sum], Cell] | None = field(default=None, kw_only=True, compare=False)


class Section(NamedTuple, Generic[Item, Sum]):
    """Items that belong together, with a heading for people and the sum that their total is about."""

    items: Sequence[Item]
    title: str = ""
    total: Sum | None = None


class Group(NamedTuple):
    """Rows that belong together, with a heading and a total for people; machine formats run the groups together."""

    rows: tuple[Row, ...]
    title: str = ""
    total: Row | None = None


class Table(NamedTuple):
    """The table of a report; every row and every total has one cell for each column.

    Attributes:
        title: Its title.
        columns: Its columns, in the order shown.
        groups: At least one; empty groups are shown with their headings alone.
        total: The total of all groups, if there is one.
        notes: Sentences under the table, for people.
    """

    title: str
    columns: tuple[Label, ...]
    groups: tuple[Group, ...]
    total: Row | None = None
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        title: str,
        columns: Sequence[Column[Item, Sum]],
        sections: Iterable[Section[Item, Sum]],
        *,
        total: Sum | None = None,
        notes: Sequence[str] = (),
    ) -> "Table":
        """The table of some items.

        Args:
            title: Its title.
            columns: Its columns, in the order shown.
            sections: The items.
            total: The sum that the total of all sections is about, if there is one.
            notes: Sentences under the table.
        """

        def summed(about: Sum | None) -> Row | None:
            if about is None:
                return None
            return tuple(None if column.total is None else column.total(about) for column in columns)

        values = [column.value for column in columns]
        groups = tuple(
            Group(
                tuple(tuple([value(item) for value in values]) for item in section.items),
                section.title,
                summed(section.total),
            )
            for section in sections
        )
        return cls(title, tuple(columns), groups, summed(total), tuple(notes))

    @property
    def rows(self) -> Iterator[Row]:
        """The rows of all groups, in order."""
        return (row for group in self.groups for row in group.rows)

    def only(self, wanted: Callable[[Label], bool]) -> "Table":
        """The same table with only the columns that are wanted."""
        kept = [index for index, column in enumerate(self.columns) if wanted(column)]

        def cut(row: Row) -> Row:
            return tuple(row[index] for index in kept)

        return self._replace(
            columns=tuple(self.columns[index] for index in kept),
            groups=tuple(
                group._replace(rows=tuple(map(cut, group.rows)), total=group.total and cut(group.total))
                for group in self.groups
            ),
            total=self.total and cut(self.total),
        )
