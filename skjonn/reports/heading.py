"""The line above a report: which round, by whom, when; or which rounds."""

from collections.abc import Sequence

from skjonn.language.counting import on_day
from skjonn.language.words import Words
from skjonn.model.account import Account


def heading(accounts: Sequence[Account], words: Words) -> str:
    """The title, grantor and date of the only round, or the ids of several."""
    if len(accounts) == 1:
        round_ = accounts[0].round.heading
        return words.summary_title.format(title=round_.title, grantor=round_.grantor, date=on_day(round_.date, words))
    return words.all_rounds.format(rounds=", ".join(account.round.id for account in accounts) or words.none)
