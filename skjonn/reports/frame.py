"""The frame: each control total as stated, what the entries come to, the verdict, and what cannot be verified."""

from collections.abc import Iterator, Sequence

from skjonn.controls.control_totals import Control, controls
from skjonn.language.words import Words
from skjonn.model.account import Account
from skjonn.model.check_result import VerdictLine
from skjonn.model.table import Column, Group, Row, Table
from skjonn.reports.heading import heading
from skjonn.reports.round_verdict import round_verdict


def frame(accounts: Sequence[Account], words: Words) -> Table:
    """Hold each round's control totals against its entries, a group a round."""
    several = len(accounts) > 1
    return Table(
        title=words.frame_title.format(title=heading(accounts, words)),
        columns=(
            Column("round", words.h_round, to="machines"),
            Column("region", words.h_region, to="machines"),
            Column("quantity", words.h_quantity, to="machines"),
            Column("scope", words.h_region, to="people"),
            Column("name", words.h_quantity, to="people"),
            Column("stated", words.h_stated, "figure"),
            Column("counted", words.h_counted, "count", rank=1),
            Column("off", words.h_off, "count", rank=2),
            Column("verdict", words.h_verdict, to="machines"),
            Column("round_verdict", words.h_verdict, to="people"),
        ),
        groups=tuple(
            Group(
                tuple(_row(account, control, words) for control in controls(account)),
                title=account.round.heading.title if several else "",
            )
            for account in accounts
        ),
        notes=tuple(note for account in accounts for note in _notes(account, words, several=several)),
    )


def _row(account: Account, control: Control, words: Words) -> Row:
    return (
        account.round.id,
        control.county or None,
        control.quantity,
        control.county or words.whole_round,
        getattr(words, f"q_{control.quantity}"),
        control.stated,
        control.counted,
        control.off if control.verdict in {"agrees", "differs"} else None,
        control.verdict,
        words.not_known if control.verdict == "unknown" else getattr(words, control.verdict),
    )


def _notes(account: Account, words: Words, *, several: bool) -> Iterator[str]:
    if not controls(account):
        yield f"{account.round.id}: {words.is_unstated}."
    said = round_verdict(account, words)
    for label, found in ((words.unverified, said.unverified), (words.in_work, said.in_progress)):
        if found:
            owner = f"{account.round.id}, " if several else ""
            yield f"{owner}{label}: {' · '.join(map(_sentence, found))}."


def _sentence(statement: VerdictLine) -> str:
    return f"{statement.region}: {statement.text}" if statement.region else statement.text
