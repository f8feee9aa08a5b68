"""The figures of a summary: what each region, year and so on has."""

from collections.abc import Sequence

from skjonn.language.words import Words
from skjonn.model.table import Audience, Column, Share
from skjonn.model.totals import Totals
from skjonn.reports.figure_columns import Figure, figure_columns
from skjonn.reports.summary.lines import Columns, Line, SummaryRow


def columns_of_entries(rows: Sequence[SummaryRow], total: Line, words: Words) -> Columns:
    """What applicants requested and got.

    Args:
        rows: The rows.
        total: All entries, each counted once.
        words: The language.
    """
    is_asked = any(line.requested for line in (*(row.line for row in rows), total))
    to_requested: Audience = "both" if is_asked else "machines"
    granted = total.totals.granted
    return (
        Column(
            "applications",
            words.h_applications,
            "count",
            value=lambda row: row.line.applications,
            total=lambda line: line.applications,
        ),
        Column(
            "itemised",
            words.h_itemised,
            "count",
            rank=4,
            value=lambda row: row.line.totals.applications,
            total=lambda line: line.totals.applications,
        ),
        Column(
            "awards",
            words.h_awards,
            "count",
            value=lambda row: row.line.totals.awards,
            total=lambda line: line.totals.awards,
        ),
        Column("awarded", words.h_awarded, "share", rank=2, value=lambda row: _awarded(row.line), total=_awarded),
        Column(
            "requested",
            words.h_requested,
            "kroner",
            to_requested,
            rank=1,
            value=lambda row: row.line.requested,
            total=lambda line: line.requested,
        ),
        Column(
            "granted",
            words.h_granted,
            "kroner",
            value=lambda row: row.line.totals.granted,
            total=lambda line: line.totals.granted,
        ),
        bar(rows, words),
        Column("average", words.h_average, "kroner", rank=3, value=lambda row: _average(row.line), total=_average),
        Column(
            "share",
            words.h_share,
            "share",
            rank=1,
            value=lambda row: part(row.line.totals.granted, granted),
            total=lambda line: part(line.totals.granted, granted),
        ),
    )


def columns_of_figures(words: Words, *, to: Audience) -> Columns:
    """What became of what applicants got; `to` says who sees it."""
    return figure_columns(words, _totals, to=to, total=_figure)


def _totals(row: SummaryRow) -> Totals:
    return row.line.totals


def _figure(line: Line, key: Figure) -> int | None:
    found: int = getattr(line.totals, key)
    return found


def part(amount: int, of: int | None) -> Share | None:
    """A part of something; `None` where that is nothing or not known."""
    return Share(amount, of) if of else None


def bar(rows: Sequence[SummaryRow], words: Words) -> Column[SummaryRow, Line]:
    """A bar for each amount granted, in parts of the greatest."""
    most = max((row.line.totals.granted for row in rows), default=0)
    return Column(
        "bar",
        words.h_chart,
        "bar",
        to="people",
        rank=1,
        value=lambda row: row.line.totals.granted / most if most else None,
    )


def _awarded(line: Line) -> Share | None:
    return part(line.totals.awards, line.applications)


def _average(line: Line) -> int | None:
    """The average award, half a krone rounded up."""
    totals = line.totals
    return (2 * totals.granted + totals.awards) // (2 * totals.awards) if totals.awards else None
