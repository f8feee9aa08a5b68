"""What stands in the ledger, for the shell to complete."""

import os
from datetime import date

from skjonn.cli.reading import read
from skjonn.cli.surroundings import today
from skjonn.model.account import Account
from skjonn.model.errors import SkjonnError


def accounts(ledger: str | None) -> tuple[Account, ...]:
    """The rounds of the ledger that is named or found; none where it cannot be read: completion never fails."""
    try:
        # The shell has not put the home folder in the place of a tilde yet.
        return read(ledger and os.path.expanduser(ledger)).accounts  # noqa: PTH111 - the other way fails where there is no home
    except SkjonnError:
        return ()


def day_of_round(ledger: str | None, round_id: str | None) -> date:
    """The date of the round that is named, else of the only open one, else today."""
    headings = [account.round.heading for account in accounts(ledger)]
    found = [each for each in headings if (each.id == round_id if round_id else each.state == "open")]
    return found[0].date if len(found) == 1 else today(None, os.environ)
