"""A table for the terminal: thin rules, numbers aligned on the right, and no line wider than the terminal.

Headings and totals are bold, and what is not known is dim; both can be recognised without styles.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from rich.box import SIMPLE
from rich.color import ColorSystem
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.segment import Segment
from rich.table import Table as Grid
from rich.text import Text

from skjonn.language.words import Words
from skjonn.model.table import TEXTS, Kind, Row, Table
from skjonn.render.cells import UNKNOWN, in_words
from skjonn.render.layout import Layout, fit
from skjonn.render.terminal import longest_word, wrap

# The other kinds are numbers, aligned on the right.
_ALIGNED: Mapping[Kind, JustifyMethod] = {"text": "left", "word": "left", "date": "left", "bar": "left"}
# Rich gets no limit, since it breaks amounts at no-break spaces: all texts are wrapped before.
_ENDLESS = 10**9


def render(table: Table, *, words: Words, width: int | None, color: bool) -> str:
    """The table in lines of at most `width` cells, or as wide as it needs; the environment does not matter.

    If not even the columns of rank 0 fit, each row is a list of its cells instead. Only a number or a bar can be wider
    than `width`.
    """
    table = in_words(table, words)
    width = width or _ENDLESS
    layout = fit(table, width)
    notes = list(table.notes) if any(table.rows) else [words.nothing, *table.notes]
    if layout is None:
        body = _stacked(table, width)
    else:
        body = _ruled(table, layout, width)
        left_out = [column.title for column in table.columns if column.title and column not in layout.columns]
        notes += [words.left_out.format(columns=", ".join(left_out))] if left_out else []
    margin = 0 if layout is None else 1
    foot = [Text(), *(_paragraph(note, width, margin=margin) for note in notes)] if notes else []
    return _drawn([_paragraph(table.title, width, style="bold"), *body, *foot], color=color)


def _ruled(table: Table, layout: Layout, width: int) -> Iterator[RenderableType]:
    """Each group in columns, with rules above its rows and its total; the widths are the same in all groups."""
    table = table.only(layout.columns.__contains__)
    for group in table.groups:
        yield Text()
        if group.title:
            yield _paragraph(group.title, width, style="bold", margin=1)
        yield _grid(layout, group.rows, total=group.total)
    if table.total is not None:
        rule = Text("─" * layout.width)
        yield from (Text(), rule, _grid(layout, (), total=table.total, headed=False), rule)


def _grid(layout: Layout, rows: Sequence[Row], *, total: Row | None, headed: bool = True) -> Grid:
    grid = Grid(
        box=SIMPLE,
        padding=(0, layout.gap - 2, 0, 1),
        show_edge=False,
        show_header=headed,
        show_footer=bool(rows) and total is not None,
        header_style="bold",
        footer_style="bold",
    )
    heads = _cells([column.title for column in layout.columns], layout)
    feet = _cells([""] * len(layout.columns) if total is None else total, layout)
    for column, width, head, foot in zip(layout.columns, layout.widths, heads, feet, strict=True):
        grid.add_column(head, foot, width=width, no_wrap=True, justify=_ALIGNED.get(column.kind, "right"))
    for row in rows:
        grid.add_row(*_cells(row, layout))
    if not rows and total is not None:
        grid.add_row(*_cells(total, layout), style="bold")
    return grid


def _cells(texts: Iterable[object], layout: Layout) -> Iterator[Text]:
    for text, width in zip(texts, layout.widths, strict=True):
        yield Text("\n".join(wrap(str(text), width, cut=True)), style="dim" if text == UNKNOWN else "")


def _stacked(table: Table, width: int) -> Iterator[RenderableType]:
    """Each row as a list of its cells, with one or more lines for a cell."""
    for group in table.groups:
        if group.title:
            yield from (Text(), _paragraph(group.title, width, style="bold"))
        for row in group.rows:
            yield from (Text(), *_record(table, row, width=width))
        if group.total is not None:
            yield from (Text(), *_record(table, group.total, width=width, style="bold"))
    if table.total is not None:
        yield from (Text(), *_record(table, table.total, width=width, style="bold"))


def _record(table: Table, row: Row, *, width: int, style: str = "") -> Iterator[Text]:
    for column, cell in zip(table.columns, map(str, row), strict=True):
        unbroken = 1 if column.kind in TEXTS else longest_word(cell)
        if cell:
            named = f"{column.title}: {cell}" if column.title else cell
            yield _paragraph(named, max(width, unbroken), style=style)


def _paragraph(text: str, width: int, *, style: str = "", margin: int = 0) -> Text:
    lines = wrap(text, max(width - margin, 1), cut=True)
    return Text("\n".join(f"{' ' * margin}{line}" for line in lines), style=style)


def _drawn(parts: Iterable[RenderableType], *, color: bool) -> str:
    console = Console(
        file=StringIO(),
        width=_ENDLESS,
        height=1,
        force_terminal=color,
        force_jupyter=False,
        force_interactive=False,
        color_system="standard",
        no_color=not color,
        legacy_windows=False,
        _environ={},
    )
    lines = console.render_lines(Group(*parts), pad=False)
    return "".join(f"{_line(line, color=color)}\n" for line in lines)


def _line(segments: Sequence[Segment], *, color: bool) -> str:
    """One line, styled if `color` is set, without the trailing spaces that Rich adds."""
    left = len("".join(segment.text for segment in segments).rstrip())
    line = ""
    for segment in segments:
        text = segment.text[:left]
        left -= len(text)
        line += segment.style.render(text, color_system=ColorSystem.STANDARD) if color and segment.style else text
    return line
