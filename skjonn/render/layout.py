"""The columns of a table that fit on a terminal, and their widths."""

from dataclasses import dataclass

from skjonn.model.table import TEXTS, Label, Table
from skjonn.render.terminal import cells, longest_word

# The least width of a column of text; and the longest word that is kept whole, at first and as a last resort.
_NARROW = 12
_LONG_WORDS = (24, _NARROW)
_AIRY, _TIGHT = 3, 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table fits.

    Attributes:
        columns: The columns that fit, in order.
        widths: Their widths, in cells.
        gap: The cells between two columns.
    """

    columns: tuple[Label, ...]
    widths: tuple[int, ...]
    gap: int

    @property
    def width(self) -> int:
        """The width of the table with its margins, in cells."""
        return sum(self.widths) + _margins(self.gap, len(self.widths))


@dataclass(frozen=True, slots=True)
class _Bounds:
    """A column with its least and its natural width, in cells."""

    column: Label
    floor: int
    natural: int


def fit(table: Table, width: int) -> Layout | None:
    """Fit a table in words (`in_words`) into a width in cells.

    First, columns of text are narrowed, the widest most; then columns are left out, the highest rank first, and of one
    rank the last; then long words are cut. Numbers and dates stay on one line.

    Returns:
        The layout; `None` if not even the columns of rank 0 fit.
    """
    texts = _texts(table)
    for long_word in _LONG_WORDS:
        bounds = [_bounds(column, said, long_word) for column, said in zip(table.columns, texts, strict=True)]
        if layout := _fit(bounds, width):
            return layout
    return None


def _texts(table: Table) -> list[list[str]]:
    """The texts of each column, totals included."""
    totals = [group.total for group in table.groups] + [table.total]
    rows = [*table.rows, *(total for total in totals if total is not None)]
    return [[str(row[index]) for row in rows] for index in range(len(table.columns))]


def _bounds(column: Label, texts: list[str], long_word: int) -> _Bounds:
    heading = min(longest_word(column.title), long_word)
    widest = max(map(cells, texts), default=0)
    least = widest
    if column.kind in TEXTS:
        least = min(widest, max(_NARROW, min(_longest(texts), long_word)))
    elif column.kind == "figure":
        least = _longest(texts)
    return _Bounds(column, floor=max(heading, least, 1), natural=max(cells(column.title), widest, 1))


def _longest(texts: list[str]) -> int:
    return max(map(longest_word, texts), default=0)


def _fit(bounds: list[_Bounds], width: int) -> Layout | None:
    while sum(each.floor for each in bounds) + _margins(_TIGHT, len(bounds)) > width:
        last = max(range(len(bounds)), key=lambda index: (bounds[index].column.rank, index))
        if bounds[last].column.rank == 0:
            return None
        del bounds[last]
    airy = sum(each.natural for each in bounds) + _margins(_AIRY, len(bounds)) <= width
    gap = _AIRY if airy else _TIGHT
    widths = _widths(bounds, width - _margins(gap, len(bounds)))
    return Layout(tuple(each.column for each in bounds), widths, gap)


def _widths(bounds: list[_Bounds], room: int) -> tuple[int, ...]:
    """Narrow the widest columns alike until all fit; `room` must be enough for their least widths."""
    caps = range(min(room, max((each.natural for each in bounds), default=0)), -1, -1)
    tried = (tuple(max(each.floor, min(each.natural, cap)) for each in bounds) for cap in caps)
    return next(widths for widths in tried if sum(widths) <= room)


def _margins(gap: int, columns: int) -> int:
    """The cells beside the columns: the gaps, a margin before the first and, if the gap is wide, one after the last."""
    return gap * columns - 1
