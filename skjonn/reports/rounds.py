"""The rounds of a ledger: what each is, what it has granted, and what is left of its frame."""

from collections.abc import Sequence

from skjonn.controls.control_totals import remaining_funds
from skjonn.language.words import Words
from skjonn.model.account import Account
from skjonn.model.table import Column, Group, Row, Table


def rounds(accounts: Sequence[Account], words: Words) -> Table:
    """List the rounds by date."""
    return Table(
        title=words.rounds_title,
        columns=(
            Column("round", words.h_round),
            Column("title", words.h_title, rank=4),
            Column("grantor", words.h_grantor, rank=5),
            Column("date", words.h_date, "date", rank=1),
            Column("state", words.h_state, to="machines"),
            Column("state_in_words", words.h_state, to="people", rank=2),
            Column("applications", words.h_applications, "count", rank=3),
            Column("awards", words.h_awards, "count"),
            Column("granted", words.h_granted, "kroner"),
            Column("limit", words.h_limit, "kroner", rank=2),
            Column("left", words.h_left, "kroner", rank=1),
            Column("file", words.h_file, to="machines"),
        ),
        groups=(Group(tuple(_row(account, words) for account in accounts)),),
    )


def _row(account: Account, words: Words) -> Row:
    heading = account.round.heading
    limit = account.round.frame.limit
    left = remaining_funds(account) if limit is not None or heading.state == "open" else None
    return (
        account.round.id,
        heading.title,
        heading.grantor,
        heading.date,
        heading.state,
        words.state_open if heading.state == "open" else words.state_decided,
        account.total.applications,
        account.total.awards,
        account.total.granted,
        limit,
        left.left if left else None,
        account.round.file,
    )
