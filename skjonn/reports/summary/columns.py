"""The figures of a summary: what each region, year and so on has, and what each partner takes part in."""

from collections.abc import Mapping, Sequence

from skjonn.language.words import Words
from skjonn.model.table import Audience, Column, Share
from skjonn.model.totals import Totals
from skjonn.reports.summary.dimensions import Key, Part
from skjonn.reports.summary.lines import Line
from skjonn.reports.summary.row import Columns, SummaryRow


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
        _bar(rows, words),
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


def columns_of_joined(rows: Sequence[SummaryRow], together: Mapping[Key, Totals], words: Words) -> Columns:
    """What others got for projects that a municipality is a partner in, shown to people where there are such."""
    to: Audience = "both" if any(row.key in together for row in rows) else "machines"

    def joined(row: SummaryRow) -> Totals:
        return together.get(row.key, Totals())

    return (
        Column("joined_awards", words.h_joined_awards, "count", to, rank=6, value=lambda row: joined(row).awards),
        Column("joined_granted", words.h_joined_granted, "kroner", to, rank=6, value=lambda row: joined(row).granted),
    )


def columns_of_partners(rows: Sequence[SummaryRow], applicants: Mapping[Key, Sequence[Part]], words: Words) -> Columns:
    """What partners take part in: how often, how much those projects got, and with whom."""
    return (
        Column(
            "joined_applications",
            words.h_itemised,
            "count",
            value=lambda row: row.line.totals.applications,
            total=lambda line: line.totals.applications,
        ),
        Column(
            "joined_awards",
            words.h_awards,
            "count",
            value=lambda row: row.line.totals.awards,
            total=lambda line: line.totals.awards,
        ),
        Column(
            "joined_granted",
            words.h_granted,
            "kroner",
            value=lambda row: row.line.totals.granted,
            total=lambda line: line.totals.granted,
        ),
        _bar(rows, words, rank=1),
        Column(
            "applicants",
            words.h_applicants,
            to="machines",
            value=lambda row: tuple(str(number) for _, number in applicants.get(row.key, ()) if number is not None),
        ),
        Column(
            "applicant_names",
            words.h_applicants,
            to="people",
            rank=3,
            value=lambda row: _names(applicants.get(row.key, ()), words),
        ),
    )


def part(amount: int, of: int | None) -> Share | None:
    """A part of something; `None` where that is nothing or not known."""
    return Share(amount, of) if of else None


def _bar(rows: Sequence[SummaryRow], words: Words, *, rank: int = 1) -> Column[SummaryRow, Line]:
    most = max((row.line.totals.granted for row in rows), default=0)
    return Column(
        "bar",
        words.h_chart,
        "bar",
        to="people",
        rank=rank,
        value=lambda row: row.line.totals.granted / most if most else None,
    )


def _awarded(line: Line) -> Share | None:
    return part(line.totals.awards, line.applications)


def _average(line: Line) -> int | None:
    """The average award, half a krone rounded up."""
    totals = line.totals
    return (2 * totals.granted + totals.awards) // (2 * totals.awards) if totals.awards else None


def _names(applicants: Sequence[Part], words: Words) -> tuple[str, ...]:
    """Applicants by name; what is not known is said in words."""
    return tuple(dict.fromkeys(words.not_known if name is None else str(name) for name, _ in applicants))
