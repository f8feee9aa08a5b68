"""Choose rounds, entries and counties by what a user writes, or say what there is."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from skjonn.model.account import Account
from skjonn.model.errors import UnknownNameError, UsageError
from skjonn.model.ledger import Ledger
from skjonn.places.counties import county_named

_NAMED = 10
"""How many of the names there are a message lists."""
_COMPARED = 2000
"""How many names are compared letter by letter; that many take some hundredths of a second."""


def rounds(ledger: Ledger, id_: str | None) -> tuple[Account, ...]:
    """All rounds, or those of an id; that two have one is a finding, and no reason not to show them.

    Raises:
        UnknownNameError: There is no such round.
    """
    if id_ is None:
        return ledger.accounts
    found = tuple(account for account in ledger.accounts if account.round.id == id_)
    if not found:
        raise UnknownNameError(f"There is no round {id_} in {ledger.files.root}.", now=_known(id_, _ids(ledger)))
    return found


def round_of(ledger: Ledger, id_: str) -> Account:
    """The only round of an id.

    Raises:
        UnknownNameError: There is no such round.
        UsageError: There are several.
    """
    account, *others = rounds(ledger, id_)
    if others:
        files = ", ".join(each.round.file for each in (account, *others))
        raise UsageError(f"Several files have round {id_}: {files}.", now="Give each round an id of its own.")
    return account


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


def _ids(ledger: Ledger) -> list[str]:
    return [account.round.id for account in ledger.accounts]


def _known(wanted: str, known: Sequence[str]) -> str:
    close = get_close_matches(wanted, _nearest(wanted, known), 3)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    if not known:
        return "There are none yet."
    if len(known) == 1:
        return f"There is only {known[0]}."
    shown = ", ".join(known[:_NAMED])
    return f"There are {shown}{f' and {len(known) - _NAMED} more' if len(known) > _NAMED else ''}."


def _nearest(wanted: str, known: Sequence[str]) -> Sequence[str]:
    """Of very many names those that begin most like one, and those that end so: a slip leaves one end as it is."""
    if len(known) <= _COMPARED:
        return known
    near: list[str] = []
    for turn in (1, -1):
        names = sorted(known, key=lambda name: name[::turn])
        at = bisect(names, wanted[::turn], key=lambda name: name[::turn])
        near += names[max(0, at - _COMPARED // 4) : at + _COMPARED // 4]
    return list(dict.fromkeys(near))
