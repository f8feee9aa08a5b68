"""Find values that must be unique and are not: by hash first, then by value."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from skjonn.checking.catalogue import RegisteredRule, Uniqueness, chosen
from skjonn.model.diagnostic import Finding
from skjonn.model.ledger import MODULUS, FileCheck
from skjonn.model.partial_date import PartialDate
from skjonn.model.resolved import ResolvedApplication, ResolvedRound
from skjonn.model.totals import PlacedHeading

_PARTS = 16

_Placed = ResolvedApplication | PlacedHeading


class Occurrence(NamedTuple):
    """An entry with a key that another entry may have, too, and the date of its round."""

    key: str
    entry: _Placed
    day: PartialDate


Occurrences = Callable[[Uniqueness, AbstractSet[int], Sequence[str]], Iterable[Occurrence]]
"""The occurrences of some keys in some files: file by file, in the order of their entries."""


def key_hashes(round_: ResolvedRound, entries: Sequence[RegisteredRule]) -> tuple["array[int]", ...]:
    """The hashes of all keys for each rule on what only one entry may have, sorted."""
    rules = (entry.unique for entry in entries if entry.unique is not None)
    return tuple(array("q", sorted(_hashes(filter(None, _rough_keys(round_, rule))))) for rule in rules)


def _rough_keys(round_: ResolvedRound, rule: Uniqueness) -> Iterator[bytes]:
    """A key of each entry that is equal where the rule's are equal, and may be where they are not."""
    entries = rule.entries(round_)
    return map(rule.rough_key, entries) if rule.rough_key else map(str.encode, map(rule.key, entries))


def _hashes(keys: Iterable[bytes]) -> Iterator[int]:
    """A number below `MODULUS` for each key, the same in every process: Python hashes numbers alike, texts not."""
    return map(hash, map(int.from_bytes, keys))


def duplicates(
    checks: Sequence[FileCheck], occurrences: Occurrences, *, codes: Collection[str], copies: AbstractSet[str]
) -> Iterator[Finding]:
    """A finding for each occurrence of a key but the first; of two, the one in the later round is the later.

    Args:
        checks: All files, by the rules of the same codes.
        occurrences: It is asked only for files that hold a key which stands twice in the ledger.
        codes: Those of the rules.
        copies: The files whose round another file has, too: nearly all that stands in one is a duplicate, so it is
            compared only with what else stands in it.
    """
    rules = [entry.unique for entry in chosen(codes) if entry.unique is not None]
    for number, rule in enumerate(rules):
        twice = _twice([each.key_hashes[number] for each in checks if each.key_hashes])
        files = [
            each.result.file for each in checks if each.key_hashes and not twice.isdisjoint(each.key_hashes[number])
        ]
        first: dict[tuple[str, str], _Placed] = {}
        for key, entry, _ in sorted(occurrences(rule, twice, files), key=attrgetter("day")):
            earlier = first.setdefault((entry.file if entry.file in copies else "", key), entry)
            if earlier is not entry:
                yield rule.duplicate(earlier, entry)


def _twice(keys: Sequence[Sequence[int]]) -> set[int]:
    """The keys that stand more than once; each file's are sorted.

    They are looked through range by range: of a million a part fits the processor's cache, and all of them do not.
    """
    twice: set[int] = set()
    starts = [0] * len(keys)
    for part in range(1, _PARTS + 1):
        ends = [bisect_left(found, MODULUS * part // _PARTS) for found in keys]
        some = [found[start:end] for found, start, end in zip(keys, starts, ends, strict=True)]
        # In most ledgers none does.
        if len(set[int]().union(*some)) < sum(map(len, some)):
            twice.update(key for key, times in Counter(chain.from_iterable(some)).items() if times > 1)
        starts = ends
    return twice


def occurrences_of(round_: ResolvedRound, rule: Uniqueness, twice: AbstractSet[int]) -> Iterator[Occurrence]:
    """The occurrences in a round of the keys whose hashes occur twice in the ledger."""
    # Two entries may be equal, and stand in two places.
    all_placed: Sequence[_Placed] = [PlacedHeading(round_.heading, round_.file), *round_.applications]
    placed = {id(each.entry): each for each in all_placed}
    keys = [*_rough_keys(round_, rule)]
    for entry, key, number in zip(rule.entries(round_), keys, _hashes(keys), strict=True):
        if key and number in twice:
            yield Occurrence(rule.key(entry), placed[id(entry)], round_.heading.date)
