"""What is examined of one file alone: the rules on one round, and a mark for all that must be unique in the ledger."""

from array import array
from collections.abc import Collection, Sequence

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
    return Examined(leaf.without_entries(), findings, marks(account, rules))


def marks(account: Account, entries: Sequence[Entry]) -> tuple["array[int]", ...]:
    """Every mark of each rule on the whole ledger, as a number."""
    rules = (entry.unique for entry in entries if entry.unique is not None)
    return tuple(array("q", map(number_of, filter(None, rule.marks(account)))) for rule in rules)


def number_of(mark: bytes) -> int:
    """A number of 64 bits that is the same in every process, which a hash is of numbers, and not of texts."""
    return hash(int.from_bytes(mark, "little"))
