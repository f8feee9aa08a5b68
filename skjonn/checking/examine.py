"""Check one file alone: the rules on one round, and a hash of every key that must be unique in the ledger."""

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

from skjonn.checking.catalogue import RegisteredRule, chosen
from skjonn.model.ledger import FileCheck, FileResult, without_entries
from skjonn.model.resolved import ResolvedRound

MODULUS = sys.hash_info.modulus
"""What Python hashes numbers by: 2 ** 61 - 1 on 64 bits."""


def check_file(result: FileResult[ResolvedRound], *, codes: Collection[str]) -> FileCheck:
    """Run the rules of some codes on a file's round, and let its entries go."""
    round_ = result.round
    if round_ is None:
        return FileCheck(without_entries(result), (), ())
    rules = chosen(codes)
    findings = tuple(found for entry in rules if entry.check is not None for found in entry.check(round_))
    return FileCheck(without_entries(result), findings, key_hashes(round_, rules))


def key_hashes(round_: ResolvedRound, entries: Sequence[RegisteredRule]) -> tuple["array[int]", ...]:
    """The hashes of all keys for each rule on what only one entry may have, sorted."""
    rules = (entry.unique for entry in entries if entry.unique is not None)
    return tuple(array("q", sorted(hashes(filter(None, rule.key_bytes(round_))))) for rule in rules)


def hashes(keys: Iterable[bytes]) -> Iterator[int]:
    """A number below `MODULUS` for each key, the same in every process: Python hashes numbers alike, texts not."""
    return map(hash, map(int.from_bytes, keys))
