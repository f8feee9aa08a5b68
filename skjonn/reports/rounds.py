"""The rounds of a ledger: what each is, what it has granted, and what is left of its frame."""

from collections.abc import Sequence

from skjonn.controls.control_totals import remaining_funds
from skjonn.language.words import Words
from skjonn.model.table import Column, Section, Table
from skjonn.model.totals import RoundTotals, applications_known


def rounds(found: Sequence[RoundTotals], words: Words) -> Table:
    """List the rounds by date."""
    columns: tuple[Column[RoundTotals, None], ...] = (
        Column("round", words.h_round, value=lambda each: each.id),
        Column("title", words.h_title, rank=4, value=lambda each: each.heading.title),
        Column("grantor", words.h_grantor, rank=5, value=lambda each: each.heading.grantor),
        Column("date", words.h_date, "date", rank=1, value=lambda each: each.heading.date),
        Column("state", words.h_state, to="machines", value=lambda each: each.heading.state),
        Column(
            "state_in_words",
            words.h_state,
            to="people",
            rank=2,
            value=lambda each: words.state_open if each.heading.state == "open" else words.state_decided,
        ),
        Column("applications", words.h_applications, "count", rank=3, value=_applications),
        Column("itemised", words.h_itemised, "count", rank=4, value=lambda each: each.total.applications),
        Column("awards", words.h_awards, "count", value=lambda each: each.total.awards),
        Column("granted", words.h_granted, "kroner", value=lambda each: each.total.granted),
        Column("limit", words.h_limit, "kroner", rank=2, value=lambda each: each.frame.limit),
        Column("left", words.h_left, "kroner", rank=1, value=_left),
        Column("file", words.h_file, to="machines", value=lambda each: each.file),
    )
    return Table.of(words.rounds_title, columns, [Section(found)])


def _applications(round_: RoundTotals) -> int | None:
    return applications_known(round_, round_.total, round_.frame)


def _left(round_: RoundTotals) -> int | None:
    funds = remaining_funds(round_)
    return funds.left if funds else None
