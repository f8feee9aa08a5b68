"""The figures of a summary, for each region, year and so on."""

from collections.abc import Callable, Sequence

from skjonn.language.words import Words
from skjonn.model.table import Audience, Cell, Column, Kind, Share
from skjonn.reports.figure_columns import figure_columns
from skjonn.reports.summary.lines import Columns, Line, SummaryRow


def columns_of_entries(rows: Sequence[SummaryRow], total: Line, words: Words) -> Columns:
    """The columns of applications and awards.

    Args:
        rows: The rows.
        total: The sum of all entries, each counted once.
        words: The language.
    """
    is_asked = any(line.requested for line in (*(row.line for row in rows), total))
    to_requested: Audience = "both" if is_asked else "machines"
    granted = total.totals.granted
    return (
        column_of("applications", words.h_applications, "count", lambda line: line.applications),
        column_of("itemised", words.h_itemised, "count", lambda line: line.totals.applications, rank=4),
        column_of("awards", words.h_awards, "count", lambda line: line.totals.awards),
        column_of("awarded", words.h_awarded, "share", _awarded, rank=2),
        column_of("requested", words.h_requested, "kroner", lambda line: line.requested, to=to_requested, rank=1),
        column_of("granted", words.h_granted, "kroner", lambda line: line.totals.granted),
        bar(rows, words),
        column_of("average", words.h_average, "kroner", _average, rank=3),
        column_of("share", words.h_share, "share", lambda line: _part(line.totals.granted, granted), rank=1),
    )


def columns_of_figures(words: Words, *, to: Audience) -> Columns:
    """What became of the money granted; `to` says who sees it."""
    return figure_columns(words, lambda row: row.line.totals, to=to, total=lambda line, key: getattr(line.totals, key))


def column_of(  # noqa: PLR0913 - what a column is made of
    key: str, title: str, kind: Kind, of: Callable[[Line], Cell], *, to: Audience = "both", rank: int = 0
) -> Column[SummaryRow, Line]:
    """A column of a figure that is worked out of a row as of the total; for the arguments see `Column`."""
    return Column(key, title, kind, to, rank, value=lambda row: of(row.line), total=of)


def _part(amount: int, of: int | None) -> Share | None:
    """A part of something; `None` where that is zero or not known."""
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
    return _part(line.totals.awards, line.applications)


def _average(line: Line) -> int | None:
    """The average award, half a krone rounded up."""
    totals = line.totals
    return (2 * totals.granted + totals.awards) // (2 * totals.awards) if totals.awards else None
