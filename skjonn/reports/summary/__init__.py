"""The summary: applications, awards and amounts by region, municipality, year and so on, with the total."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skjonn.language.words import Words
from skjonn.model.resolved import ResolvedRound
from skjonn.model.table import Section, Table
from skjonn.model.totals import RoundTotals
from skjonn.reports.figure_columns import to_whom
from skjonn.reports.heading import heading, left_undivided
from skjonn.reports.round_verdict import requested_statement
from skjonn.reports.summary.columns import columns_of_entries, columns_of_figures
from skjonn.reports.summary.dimensions import Grouping, Key
from skjonn.reports.summary.lines import Columns, Line, SummaryRow, lines_of_entries, lines_of_totals, whole
from skjonn.reports.summary.names import columns_of
from skjonn.reports.summary.partners import (
    applicants,
    columns_of_joined,
    columns_of_partners,
    is_about_municipalities,
    joined,
)

__all__ = ["BY_REGION", "summary_of_entries", "summary_of_totals"]

BY_REGION = Grouping(("region",))


def summary_of_totals(
    rounds: Sequence[RoundTotals], words: Words, *, grouping: Grouping = BY_REGION, chart: bool = False
) -> Table:
    """Sum rounds by their totals alone.

    Args:
        rounds: The rounds.
        words: The language.
        grouping: What a row is about; it must not need entries (`Grouping.needs_entries`).
        chart: Whether to draw a bar beside each amount.
    """
    rows = _rows(lines_of_totals(rounds, grouping))
    total = whole(rounds)
    columns = (*columns_of_entries(rows, total, words), *columns_of_figures(words, to=to_whom(rounds)))
    content = _Content(rows, columns, total, _requested_notes(rounds, words))
    return _table(rounds, words, content, grouping=grouping, chart=chart)


def summary_of_entries(
    rounds: Sequence[ResolvedRound],
    words: Words,
    *,
    grouping: Grouping = BY_REGION,
    chart: bool = False,
    only: Sequence[str] = (),
) -> Table:
    """Sum rounds by their entries, in any grouping; for the other arguments see `summary_of_totals`.

    `only` has the names of the regions and municipalities that the rounds are narrowed to.
    """
    totals = [round_.totals for round_ in rounds]
    rows = _rows(lines_of_entries(rounds, grouping))
    total = whole(totals)
    if "partner" in grouping.by:
        columns, notes = columns_of_partners(rows, applicants(rounds, grouping), words), [words.counted_for_each]
    else:
        columns = columns_of_entries(rows, total, words)
        # The amount requested is stated for whole rounds only.
        notes = [] if only else _requested_notes(totals, words)
        if is_about_municipalities(grouping):
            together = joined(rounds, grouping)
            columns = (*columns, *columns_of_joined(rows, together, words))
            notes += [words.as_partner] if any(row.key in together for row in rows) else []
        columns = (*columns, *columns_of_figures(words, to=to_whom(totals)))
    return _table(totals, words, _Content(rows, columns, total, notes, only), grouping=grouping, chart=chart)


class _Content(NamedTuple):
    """The content of a summary, without the columns that name the rows."""

    rows: Sequence[SummaryRow]
    columns: Columns
    total: Line
    notes: Sequence[str]
    only: Sequence[str] = ()


def _rows(lines: Mapping[Key, Line]) -> list[SummaryRow]:
    return [SummaryRow(key, line) for key, line in lines.items()]


def _requested_notes(rounds: Sequence[RoundTotals], words: Words) -> list[str]:
    return list(dict.fromkeys(note for round_ in rounds if (note := requested_statement(round_, words))))


def _table(rounds: Sequence[RoundTotals], words: Words, content: _Content, *, grouping: Grouping, chart: bool) -> Table:
    places = grouping.places(row.key for row in content.rows)
    table = Table.of(
        heading(rounds, words, as_of=grouping.as_of, only=content.only),
        (*columns_of(grouping, words), *content.columns),
        [Section(content.rows)],
        total=content.total,
        notes=(*content.notes, *left_undivided(places, words, as_of=grouping.as_of)),
    )
    return table if chart else table.only(lambda column: column.kind != "bar")
