"""Look for what would explain control totals that differ, as an experienced controller does."""

from collections.abc import Iterable, Iterator
from itertools import islice

from skjonn.controls.control_totals import MONEY, Control, controls, sums_of_regions
from skjonn.controls.mismatch.explanation import Explanation
from skjonn.controls.mismatch.misstated_totals import misstated, rounded
from skjonn.controls.mismatch.miswriting import SLIPS
from skjonn.controls.mismatch.rows import misplaced, missing, miswritten, repeated
from skjonn.controls.mismatch.slack import Slack
from skjonn.model.resolved import ResolvedRound

__all__ = ["MOST", "explanations"]

MOST = 3
"""How many explanations are given; a search that finds more than that in a round points at nothing, and gives none."""


def explanations(round_: ResolvedRound) -> tuple[Explanation, ...]:
    """What would make every control total of a round agree, the simplest first; three at most.

    No explanation is certain, and often there is none. With it, totals that differ would agree at the precision of
    their statement, and the others would still agree. A figure with one bound («at most», «over», the limit) says how
    much there may be, not how much there is: if no other figure differs, nothing is explained.
    """
    failing = tuple(control for control in controls(round_.totals) if control.verdict == "differs")
    if all(control.stated.has_one_bound for control in failing):
        return ()
    found: list[Explanation] = []
    for look in _looks(round_, failing):
        few = tuple(islice(look, MOST + 1))
        found += few if len(few) <= MOST else ()
    return tuple(found[:MOST])


def _looks(round_: ResolvedRound, failing: tuple[Control, ...]) -> Iterator[Iterable[Explanation]]:
    # If only a count differs, every row would explain it; if statements contradict each other, no row would meet all.
    a_sum_fails = any(control.quantity in MONEY for control in failing)
    if a_sum_fails and all(total.agrees for total in sums_of_regions(round_.totals)):
        slack = Slack.of(round_.totals)
        a_count_fails = any(control.quantity not in MONEY for control in failing)
        yield missing(round_, slack) if a_count_fails else ()
        yield repeated(round_, slack)
        amounts = tuple(miswritten(round_, slack))
        yield from ((each for each in amounts if each.slip == slip) for slip in SLIPS)
        yield misplaced(round_, slack)
        yield missing(round_, slack) if not a_count_fails else ()
    yield misstated(round_.totals, failing)
    yield rounded(round_.totals, failing)
