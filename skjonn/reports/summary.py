"""The summary: applications, awards and amounts, one row a region, municipality or round, and the total."""

from collections.abc import Sequence

from skjonn.language.words import Words
from skjonn.model.account import Account
from skjonn.model.table import Cell, Column, Group, Table
from skjonn.reports.heading import heading
from skjonn.reports.judgement import requested_statement
from skjonn.reports.totals import By, Line, lines, whole


def summary(accounts: Sequence[Account], words: Words, *, by: By = "region", chart: bool = False) -> Table:
    """Sum the rounds.

    Args:
        accounts: The rounds.
        words: The language.
        by: What a row is about.
        chart: Whether to draw a bar beside each amount.
    """
    found = lines(accounts, by)
    total = whole(accounts)
    most = max((line.tally.granted for line in found.values()), default=0) if chart else 0
    keys = _keys(by, words)
    is_asked = any(line.requested for line in (*found.values(), total))
    table = Table(
        title=heading(accounts, words),
        columns=(*keys, *_columns(words, is_asked=is_asked)),
        groups=(Group(tuple((*key, *_figures(line, total, most)) for key, line in found.items())),),
        total=(words.total, *(None for _ in keys[1:]), *_figures(total, total, 0)),
        notes=tuple(note for account in accounts if (note := requested_statement(account, words))),
    )
    return table if chart else table.only(lambda column: column.kind != "bar")


def _keys(by: By, words: Words) -> tuple[Column, ...]:
    match by:
        case "region":
            return (Column("region", words.h_region),)
        case "municipality":
            return (Column("municipality", words.h_municipality), Column("number", words.h_number, rank=5))
        case "round":
            return (Column("round", words.h_round), Column("title", words.h_title, rank=5))


def _columns(words: Words, *, is_asked: bool) -> tuple[Column, ...]:
    return (
        Column("applications", words.h_applications, "count"),
        Column("itemised", words.h_itemised, "count", rank=4),
        Column("awards", words.h_awards, "count"),
        Column("awarded", words.h_awarded, "share", rank=2),
        Column("requested", words.h_requested, "kroner", to="both" if is_asked else "machines", rank=1),
        Column("granted", words.h_granted, "kroner"),
        Column("bar", words.h_chart, "bar", to="people", rank=1),
        Column("average", words.h_average, "kroner", rank=3),
        Column("share", words.h_share, "share", rank=1),
    )


def _figures(line: Line, total: Line, most: int) -> tuple[Cell, ...]:
    tally = line.tally
    return (
        line.applications,
        tally.applications,
        tally.awards,
        _part(tally.awards, line.applications),
        line.requested,
        tally.granted,
        _part(tally.granted, most),
        # Half a krone is rounded up.
        (2 * tally.granted + tally.awards) // (2 * tally.awards) if tally.awards else None,
        _part(tally.granted, total.tally.granted),
    )


def _part(part: int, of: int | None) -> float | None:
    return part / of if of else None
