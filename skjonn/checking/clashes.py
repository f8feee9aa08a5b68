"""What only one entry of the ledger may have and two have: found by marks first, then by what the marks stand for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from operator import attrgetter

from skjonn.checking.catalogue import Uniqueness, chosen
from skjonn.checking.examine import MODULUS, numbers
from skjonn.model.account import Account
from skjonn.model.diagnostic import Claim, Finding
from skjonn.model.ledger import Examined

_PARTS = 16

Claims = Callable[[Uniqueness, AbstractSet[int], Sequence[str]], Iterable[Claim]]
"""The claims of some marks, as a rule makes them, in some files; in the order of the files and of what stands there."""


def clashes(examined: Sequence[Examined], claims: Claims, *, codes: Collection[str]) -> Iterator[Finding]:
    """Each later claim of a key, held against the first; of two, the one in the later round is the later.

    Args:
        examined: All files, by the rules of the same codes.
        claims: It is asked only for files that hold a mark which stands twice in the ledger.
        codes: Those of the rules.
    """
    rules = [entry.unique for entry in chosen(codes) if entry.unique is not None]
    for number, rule in enumerate(rules):
        twice = _twice([each.marks[number] for each in examined if each.marks])
        files = [each.leaf.file for each in examined if each.marks and not twice.isdisjoint(each.marks[number])]
        first: dict[str, Claim] = {}
        for claim in sorted(claims(rule, twice, files), key=attrgetter("day")):
            earlier = first.setdefault(claim.key, claim)
            if earlier is not claim:
                yield rule.clash(earlier, claim)


def _twice(marks: Sequence[Sequence[int]]) -> set[int]:
    """The marks that stand more than once; each file's are sorted.

    They are looked through range by range: of a million a part fits the processor's cache, and all of them do not.
    """
    twice: set[int] = set()
    starts = [0] * len(marks)
    for part in range(1, _PARTS + 1):
        ends = [bisect_left(found, MODULUS * part // _PARTS) for found in marks]
        some = [found[start:end] for found, start, end in zip(marks, starts, ends, strict=True)]
        # In most ledgers none does.
        if len(set[int]().union(*some)) < sum(map(len, some)):
            twice.update(mark for mark, times in Counter(chain.from_iterable(some)).items() if times > 1)
        starts = ends
    return twice


def claims_of(account: Account, rule: Uniqueness, twice: AbstractSet[int]) -> Iterator[Claim]:
    """What in a round has one of the marks that stand twice in the ledger."""
    marks = list(rule.marks(account))
    for index, (mark, number) in enumerate(zip(marks, numbers(marks), strict=True)):
        if mark and number in twice:
            yield rule.claim(account, index)
