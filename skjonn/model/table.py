"""A table between a report and a format: raw values, columns with titles, groups with totals."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, NamedTuple, TypeVar

from skjonn.model.figure import StatedFigure
from skjonn.model.partial_date import PartialDate

Kind = Literal["text", "word", "count", "kroner", "share", "date", "figure", "bar"]
TEXTS: frozenset[Kind] = frozenset({"text", "word"})
"""The kinds whose cells are `str`, or several."""
Audience = Literal["both", "people", "machines"]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole that is above zero, as the two numbers: 6 of 48 is 12.5 % exactly, which floats are not.

    The part is below zero where it is what a whole has become less by.
    """

    part: int
    whole: int

    def __float__(self) -> float:
        """The part of 1."""
        return self.part / self.whole

    @property
    def percent(self) -> int:
        """The part in per cent, half of one rounded up."""
        return (200 * self.part + self.whole) // (2 * self.whole)


Cell = str | int | float | date | PartialDate | StatedFigure | Share | tuple[str, ...] | None
Row = tuple[Cell, ...]

Item = TypeVar("Item")
"""What a row is about."""
Sum = TypeVar("Sum")
"""What a total is about."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a column is called, and what its cells hold.

    Attributes:
        key: Its name in machine formats, unique in its table; English, never translated.
        title: Its heading for people.
        kind: What its cells hold: `text` a `str` or several; `word` the same, of the program's own words, which people
            read in their language; `count` and `kroner` an `int`; `share` a `Share`;
            `date` a `date` or `PartialDate`; `figure` a `StatedFigure`; `bar` a `float` of 1, drawn beside the amounts.
            `None` is «not known» in every kind; in a total, a text or date that is `None` is none to give.
        to: Who sees it: `people`, `machines` or both.
        rank: Which columns go first where there is no room: the highest rank; 0 always stays.
    """

    key: str
    title: str
    kind: Kind = "text"
    to: Audience = "both"
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Column(Label, Generic[Item, Sum]):
    """A column that knows its cells.

    Attributes:
        value: The cell of a row.
        total: The cell of a total; without it, there is none to give.
    """

    value: Callable[[Item], Cell] = field(kw_only=True, compare=False)
    total: Callable[[Sum], Cell] | None = field(default=None, kw_only=True, compare=False)


class Section(NamedTuple, Generic[Item, Sum]):
    """Items that belong together, with a heading for people and what their total is about."""

    items: Sequence[Item]
    title: str = ""
    total: Sum | None = None


class Group(NamedTuple):
    """Rows that belong together, with a heading and a total for people; machine formats run the groups together."""

    rows: tuple[Row, ...]
    title: str = ""
    total: Row | None = None


class Table(NamedTuple):
    """What a report says: every row and total has one cell a column.

    Attributes:
        title: What it is.
        columns: In the order shown.
        groups: At least one; empty groups are shown with their headings alone.
        total: The sum of all groups; absent where there is none to give.
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
            title: What it is.
            columns: In the order shown.
            sections: The items.
            total: What the total of all sections is about; absent where there is none to give.
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
        """The same table with those of its columns that are wanted."""
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
