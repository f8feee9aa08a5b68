"""What is examined of one file alone: the rules on one round, and a key for all that must be unique in the ledger."""

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

from skjonn.checking.catalogue import Entry, chosen
from skjonn.model.account import Account
from skjonn.model.ledger import FileCheck, FileResult

MODULUS = sys.hash_info.modulus
"""What Python hashes numbers by: 2 ** 61 - 1 on 64 bits."""


def examine(result: FileResult, *, codes: Collection[str]) -> FileCheck:
    """Run the rules of some codes on a file's round; its entries are let go."""
    account = result.account
    if account is None:
        return FileCheck(result, (), ())
    rules = chosen(codes)
    findings = tuple(found for entry in rules if entry.check is not None for found in entry.check(account))
    return FileCheck(result.without_entries(), findings, numbers_of(account, rules))


def numbers_of(account: Account, entries: Sequence[Entry]) -> tuple["array[int]", ...]:
    """Every key of each rule on the whole ledger, as a number, the least first."""
    rules = (entry.unique for entry in entries if entry.unique is not None)
    return tuple(array("q", sorted(numbers(filter(None, rule.key_bytes(account))))) for rule in rules)


def numbers(keys: Iterable[bytes]) -> Iterator[int]:
    """A number below `MODULUS` for each key, the same in every process: a hash is that of a number, not of a text."""
    return map(hash, map(int.from_bytes, keys))
