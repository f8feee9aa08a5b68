"""A summary across rounds or years: the amount granted in each in a column of its own, and the change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, get_args

from skjonn.language.words import Words
from skjonn.model.resolved import ResolvedRound
from skjonn.model.table import Cell, Column, Section, Share, Table
from skjonn.model.totals import RoundTotals
from skjonn.reports.heading import heading, left_undivided
from skjonn.reports.summary.dimensions import Grouping, Key
from skjonn.reports.summary.lines import Line, SummaryRow, lines_of_entries, lines_of_totals, whole
from skjonn.reports.summary.names import columns_of

Across = Literal["round", "year"]
ACROSS: tuple[Across, ...] = get_args(Across)

Granted = Mapping[Cell, int]
"""The kroner granted in each round or year, by its id or number."""


class _Row(NamedTuple):
    """A row, or the total (`row` is `None`), and the amounts granted."""

    row: SummaryRow | None
    granted: Granted


def summary_across(
    rounds: Sequence[ResolvedRound] | Sequence[RoundTotals],
    words: Words,
    *,
    grouping: Grouping,
    across: Across,
    only: Sequence[str] = (),
) -> Table:
    """Compare what was granted in rounds or years.

    Args:
        rounds: The rounds, by date; with entries where the grouping needs them.
        words: The language.
        grouping: What a row is about.
        across: What a column is about.
        only: The names of the regions and municipalities that they are narrowed to.
    """
    totals = [each.totals if isinstance(each, ResolvedRound) else each for each in rounds]
    with_column = replace(grouping, by=(*grouping.by, across))
    if isinstance(rounds and rounds[0], ResolvedRound):
        found = lines_of_entries([each for each in rounds if isinstance(each, ResolvedRound)], with_column)
    else:
        found = lines_of_totals(totals, with_column)
    names = dict.fromkeys(_name(each, across) for each in totals)
    rows: dict[Key, dict[Cell, int]] = {}
    for key, line in found.items():
        rows.setdefault(key[:-1], dict.fromkeys(names, 0))[key[-1][0]] += line.totals.granted
    of_names = {name: [each for each in totals if _name(each, across) == name] for name in names}
    total = _Row(None, {name: whole(some).totals.granted for name, some in of_names.items()})
    places = grouping.places(rows)
    return Table.of(
        heading(totals, words, as_of=grouping.as_of, only=only),
        (*_names(grouping, words), *_columns(list(names), words)),
        [Section([_Row(SummaryRow(key, Line()), granted) for key, granted in rows.items()])],
        total=total,
        notes=(*_notes(list(names), words), *left_undivided(places, words, as_of=grouping.as_of)),
    )


def _name(round_: RoundTotals, across: Across) -> Cell:
    return round_.heading.date.year if across == "year" else round_.id


def _names(grouping: Grouping, words: Words) -> tuple[Column[_Row, _Row], ...]:
    """The columns that name a row, as in any summary."""

    def of_row(column: Column[SummaryRow, Line]) -> Column[_Row, _Row]:
        return Column(
            column.key,
            column.title,
            column.kind,
            column.to,
            column.rank,
            value=lambda row: column.value(row.row) if row.row else None,
            total=(lambda _: column.total(Line()) if column.total else None) if column.total else None,
        )

    return tuple(map(of_row, columns_of(grouping, words)))


def _columns(names: Sequence[Cell], words: Words) -> tuple[Column[_Row, _Row], ...]:
    def of_name(number: int, name: Cell) -> Column[_Row, _Row]:
        def granted(row: _Row) -> int:
            return row.granted[name]

        # Where there is no room for many, those in the middle are hidden first.
        rank = 0 if number in {0, len(names) - 1} else 4
        return Column(f"granted_{name}", f"{name} kr", "kroner", rank=rank, value=granted, total=granted)

    def difference(row: _Row) -> int | None:
        return row.granted[names[-1]] - row.granted[names[0]] if len(names) > 1 else None

    def percent(row: _Row) -> Cell:
        more = difference(row)
        return Share(more, row.granted[names[0]]) if more is not None and row.granted[names[0]] else None

    return (
        *(of_name(number, name) for number, name in enumerate(names)),
        Column("difference", words.h_difference, "kroner", rank=1, value=difference, total=difference),
        Column("percent", words.h_change, "share", rank=2, value=percent, total=percent),
    )


def _notes(names: Sequence[Cell], words: Words) -> tuple[str, ...]:
    return (words.change_from_to.format(first=names[0], last=names[-1]),) if len(names) > 1 else ()
