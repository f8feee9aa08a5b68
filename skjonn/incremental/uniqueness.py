"""Find keys that must be unique and are not: by hash first, then by key."""

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from skjonn.incremental.parallel import map_files
from skjonn.incremental.results import FileCheck
from skjonn.model.diagnostic import Finding
from skjonn.model.ledger import FileResult, duplicate_rounds, without_entries
from skjonn.model.partial_date import PartialDate
from skjonn.model.resolved import ResolvedApplication, ResolvedRound
from skjonn.model.source import Files, SourceFile
from skjonn.model.totals import PlacedHeading
from skjonn.model.uniqueness import Uniqueness

MODULUS = sys.hash_info.modulus
"""The modulus of Python's hashes of numbers: 2 ** 61 - 1 on 64 bits."""
_PARTS = 16

_Placed = ResolvedApplication | PlacedHeading


class _Occurrence(NamedTuple):
    """An entry with a key that another entry may have as well, and the date of its round."""

    key: str
    entry: _Placed
    day: PartialDate


def compact_check(
    result: FileResult[ResolvedRound], findings: Iterable[Finding], rules: Sequence[Uniqueness]
) -> FileCheck:
    """The result of checking a file, without its entries.

    Args:
        result: The file and its round.
        findings: The findings of the rules on one round.
        rules: The rules on unique keys.
    """
    round_ = result.round
    hashes = () if round_ is None else tuple(_key_hashes(round_, rule) for rule in rules)
    return FileCheck(without_entries(result), tuple(findings), hashes)


def _key_hashes(round_: ResolvedRound, rule: Uniqueness) -> "array[int]":
    return array("q", sorted(_hashes(filter(None, _rough_keys(round_, rule)))))


def _rough_keys(round_: ResolvedRound, rule: Uniqueness) -> Iterator[bytes]:
    """A key for each entry that is equal if the rule's keys are equal, and may be equal otherwise."""
    entries = rule.entries(round_)
    return map(rule.rough_key, entries) if rule.rough_key else map(str.encode, map(rule.key, entries))


def _hashes(keys: Iterable[bytes]) -> Iterator[int]:
    """A number below `MODULUS` for each key, the same in every process: Python hashes numbers so, but not texts."""
    return map(hash, map(int.from_bytes, keys))


def duplicates(
    files: Files,
    checks: Sequence[FileCheck],
    rules: Sequence[Uniqueness],
    *,
    round_of: Callable[[SourceFile], ResolvedRound | None],
) -> Iterator[Finding]:
    """A finding for each entry with the key of an earlier one; entries of a later round are later.

    If another file has the same round, nearly all entries of the copy are duplicates, so they are compared only with
    each other.

    Args:
        files: The ledger's files.
        checks: The results for all its files, by the same rules.
        rules: The rules on unique keys.
        round_of: Reads a file again; called only for files with a key that occurs twice in the ledger.
    """
    rounds = (each.result.round for each in checks)
    copies = {copy.file for copy, _ in duplicate_rounds(round_ for round_ in rounds if round_)}
    for number, rule in enumerate(rules):
        hashes = {each.result.file: each.key_hashes[number] for each in checks if each.key_hashes}
        twice = _twice([*hashes.values()])
        names = tuple(name for name, found in hashes.items() if twice and not twice.isdisjoint(found))
        found = map_files(files, partial(_occurrences, round_of, rule, twice), names=names)
        first: dict[tuple[str, str], _Placed] = {}
        for key, entry, _ in sorted(chain.from_iterable(found), key=attrgetter("day")):
            earlier = first.setdefault((entry.file if entry.file in copies else "", key), entry)
            if earlier is not entry:
                yield rule.duplicate(earlier, entry)


def _twice(keys: Sequence[Sequence[int]]) -> set[int]:
    """The hashes that occur more than once; those of each file are sorted.

    They are counted range by range: a part of a million hashes fits the processor's cache, but not all of them.
    """
    twice: set[int] = set()
    starts = [0] * len(keys)
    for part in range(1, _PARTS + 1):
        ends = [bisect_left(found, MODULUS * part // _PARTS) for found in keys]
        some = [found[start:end] for found, start, end in zip(keys, starts, ends, strict=True)]
        # In most ledgers, no hash occurs twice.
        if len(set[int]().union(*some)) < sum(map(len, some)):
            twice.update(key for key, times in Counter(chain.from_iterable(some)).items() if times > 1)
        starts = ends
    return twice


def _occurrences(
    round_of: Callable[[SourceFile], ResolvedRound | None], rule: Uniqueness, twice: AbstractSet[int], file: SourceFile
) -> list[_Occurrence]:
    """The entries of a file whose keys have hashes that occur twice in the ledger."""
    round_ = round_of(file)
    if round_ is None:
        return []
    # Two entries in different places may be equal.
    all_placed: Sequence[_Placed] = [PlacedHeading(round_.heading, file.name), *round_.applications]
    placed = {id(each.entry): each for each in all_placed}
    keys = [*_rough_keys(round_, rule)]
    return [
        _Occurrence(rule.key(entry), placed[id(entry)], round_.heading.date)
        for entry, key, number in zip(rule.entries(round_), keys, _hashes(keys), strict=True)
        if key and number in twice
    ]
