"""What is examined of one file alone: the rules on one round, and a mark for all that must be unique in the ledger."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

from skjonn.checking.catalogue import Entry, chosen
from skjonn.model.account import Account
from skjonn.model.ledger import Examined, Leaf


def examine(leaf: Leaf, *, codes: Collection[str]) -> Examined:
    """Run the rules of some codes on a file's round; its entries are let go."""
    account = leaf.account
    if account is None:
        return Examined(leaf, (), ())
    rules = chosen(codes)
    findings = tuple(found for entry in rules if entry.check is not None for found in entry.check(account))
    return Examined(leaf.without_entries(), findings, numbers_of(account, rules))


def numbers_of(account: Account, entries: Sequence[Entry]) -> tuple["array[int]", ...]:
    """Every mark of each rule on the whole ledger, as a number."""
    rules = (entry.unique for entry in entries if entry.unique is not None)
    return tuple(array("q", numbers(filter(None, rule.marks(account)))) for rule in rules)


def numbers(marks: Iterable[bytes]) -> Iterator[int]:
    """A number of 64 bits for each mark, the same in every process, which a hash is of a number, and not of a text."""
    return map(hash, map(int.from_bytes, marks))
