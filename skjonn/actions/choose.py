"""Choose rounds, entries and counties by what a user writes, or say what there is."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from skjonn.model.account import Account
from skjonn.model.errors import UnknownNameError, UsageError
from skjonn.model.ledger import Ledger
from skjonn.places.counties import county_named

Choice = TypeVar("Choice", bound=str)


def rounds(ledger: Ledger, id_: str | None) -> tuple[Account, ...]:
    """All rounds, or the one of an id.

    Raises:
        UnknownNameError: There is no such round.
    """
    return ledger.accounts if id_ is None else (round_of(ledger, id_),)


def round_of(ledger: Ledger, id_: str) -> Account:
    """The round of an id."""
    for account in ledger.accounts:
        if account.round.id == id_:
            return account
    raise UnknownNameError(f"There is no round {id_} in {ledger.files.root}.", now=_known(id_, _ids(ledger)))


def open_round(ledger: Ledger) -> Account:
    """The only open round.

    Raises:
        UnknownNameError: There is not exactly one.
    """
    found = [account for account in ledger.accounts if account.round.heading.state == "open"]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownNameError(
            f"No round in {ledger.files.root} is open.", now="Name one with --round, or add one: `skjonn round add`."
        )
    ids = ", ".join(account.round.id for account in found)
    raise UnknownNameError(f"{len(found)} rounds are open: {ids}.", now="Name one with --round.")


def round_with(ledger: Ledger, application: str) -> Account:
    """The round that an application stands in.

    Raises:
        UnknownNameError: There is no such application.
    """
    for account in ledger.accounts:
        if application in account.county_of:
            return account
    ids = [id_ for account in ledger.accounts for id_ in account.county_of]
    raise UnknownNameError(
        f"There is no application {application} in {ledger.files.root}.", now=_known(application, ids)
    )


def county(text: str, accounts: Iterable[Account]) -> str:
    """The official name of a county that some of the rounds know: stated as a region, or with entries.

    Raises:
        UnknownNameError: None of them has it.
    """
    known: dict[str, None] = {}
    for account in accounts:
        here = dict.fromkeys([*(name for name in account.regions if name), *account.counties])
        found = county_named(text, account.round.heading.date)
        if found in here:
            return str(found)
        known |= here
    raise UnknownNameError(f"No round here has a region {text}.", now=_known(text, list(known)))


def one_of(word: str, known: Sequence[Choice], option: str) -> Choice:
    """One of the words that an option takes.

    Raises:
        UsageError: It is none of them.
    """
    for each in known:
        if each == word:
            return each
    raise UsageError(f"{option}: {word} is none of {', '.join(known)}.", now=_known(word, known))


def _ids(ledger: Ledger) -> list[str]:
    return [account.round.id for account in ledger.accounts]


def _known(wanted: str, known: Sequence[str]) -> str:
    close = get_close_matches(wanted, known, 3)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    if not known:
        return "There are none yet."
    shown = ", ".join(known[:10])
    return f"There are {shown}{f' and {len(known) - 10} more' if len(known) > 10 else ''}."  # noqa: PLR2004 - a line's worth
