"""Tables for people: their columns, with every cell a text in their language that is safe for a terminal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from skjonn.language.counting import on_day, stated
from skjonn.language.words import Words
from skjonn.model.money import kroner
from skjonn.model.partial_date import PartialDate
from skjonn.model.table import TEXTS, Cell, Group, Label, Row, Share, Table
from skjonn.render.visible import visible

UNKNOWN = "\u2013"
BAR_WIDTH = 20

_EIGHTHS = " ▏▎▍▌▋▊▉"
# Kinds that are never summed: the cell of a total is empty there, and not unknown.
_UNSUMMED = TEXTS | {"date"}


def in_words(table: Table, words: Words) -> Table:
    """The table as people read it: the columns for people, with every cell a `str`.

    What is not known is `UNKNOWN`; bars, and the texts and dates of totals, are empty instead. If there is only one
    group, it gets the total of all groups.
    """
    table = table.only(lambda column: column.to != "machines")
    columns = table.columns

    def row(cells: Row) -> Row:
        return tuple(_said(cell, column, words) for cell, column in zip(cells, columns, strict=True))

    def total(cells: Row | None) -> Row | None:
        if cells is None:
            return None
        pairs = zip(cells, columns, strict=True)
        return row(tuple("" if cell is None and column.kind in _UNSUMMED else cell for cell, column in pairs))

    groups = tuple(
        Group(rows=tuple(map(row, group.rows)), title=visible(group.title), total=total(group.total))
        for group in table.groups or (Group(()),)
    )
    grand = total(table.total)
    if len(groups) == 1:
        groups, grand = (groups[0]._replace(total=groups[0].total or grand),), None
    return Table(
        title=visible(table.title),
        columns=tuple(replace(column, title=visible(column.title)) for column in columns),
        groups=groups,
        total=grand,
        notes=tuple(map(visible, table.notes)),
    )


def _said(cell: Cell, column: Label, words: Words) -> str:
    match cell:
        case None:
            text = "" if column.kind == "bar" else UNKNOWN
        case str() | tuple():
            texts = (cell,) if isinstance(cell, str) else cell
            text = ", ".join(map(_in_language(words) if column.kind == "word" else visible, texts))
        case int():
            text = kroner(cell)
        case float():
            text = _bar(cell)
        case Share():
            text = _percent(cell)
        case date() | PartialDate():
            text = on_day(cell, words)
        case _:
            text = stated(cell, words)
    return text


def _in_language(words: Words) -> Callable[[str], str]:
    """The translation of the program's own words; an empty one stays empty."""
    from skjonn.language.terms import term  # noqa: PLC0415 - few tables have such words, and start-up is most of a command

    return lambda word: word and term(word, words)


def _percent(share: Share) -> str:
    """A share in per cent; one that rounds to 0 is shown as less than 1 %."""
    percent = Share(abs(share.part), share.whole).percent
    if share.part and not percent:
        return "<\u00a01\u00a0%" if share.part > 0 else ">\u00a0\u22121\u00a0%"
    return f"{kroner(percent if share.part > 0 else -percent)}\u00a0%"


def _bar(share: float) -> str:
    """A bar of at most `BAR_WIDTH` cells, in steps of an eighth; a share above 0 has at least one step."""
    eighths = min(round(share * BAR_WIDTH * 8), BAR_WIDTH * 8)
    whole, rest = divmod(max(eighths, 1 if share > 0 else 0), 8)
    return ("█" * whole + _EIGHTHS[rest]).rstrip()
