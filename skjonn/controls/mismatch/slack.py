"""How far a round's totals may move for every control total to agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from skjonn.controls.control_totals import QUANTITIES, Control, Quantity, controls
from skjonn.model.entries import State
from skjonn.model.totals import RoundTotals, Totals

Reach = tuple[int, int]
"""The least and the most that may be added; nothing may be if the least is above the most."""

FAR = 10**30
"""More than any total can be."""

EVERYWHERE: Reach = (-FAR, FAR)
NOWHERE: Reach = (0, -1)

_WHOLE_ROUND = ""


@dataclass(frozen=True, slots=True)
class Slack:
    """What may, and must, be added to the totals of a round.

    Attributes:
        reaches: What may be added to a quantity of a county; the empty county is the whole round. Anything may be added
            to a quantity that is not stated.
        failing: The counties with a control total that differs.
    """

    reaches: Mapping[tuple[str, Quantity], Reach]
    failing: frozenset[str]

    @classmethod
    def of(cls, round_: RoundTotals) -> Self:
        """The slack of a round: a total that differs must be met, and the others must still agree."""
        reaches: dict[tuple[str, Quantity], Reach] = {}
        failing: set[str] = set()
        for control in controls(round_):
            county = (control.region.county if control.region else None) or _WHOLE_ROUND
            quantity: Quantity = "granted" if control.quantity == "limit" else control.quantity
            before = reaches.get((county, quantity), EVERYWHERE)
            reaches[county, quantity] = both(before, _reach(control, state=round_.heading.state))
            if control.verdict == "differs" and county:
                failing.add(county)
        return cls(reaches, frozenset(failing))

    def reach(self, county: str | None, quantity: Quantity) -> Reach:
        """What may be added to a quantity of a county, and so of the whole round."""
        of_round = self.reaches.get((_WHOLE_ROUND, quantity), EVERYWHERE)
        return both(of_round, self.reaches.get((county or _WHOLE_ROUND, quantity), EVERYWHERE))

    def alone(self, county: str | None, quantity: Quantity) -> Reach:
        """What may be added to a quantity of a county if nothing else moves."""
        others_hold = all(each == quantity or holds(self.reach(county, each), 0) for each in QUANTITIES)
        return self.reach(county, quantity) if others_hold and self.failing <= {county} else NOWHERE

    def takes(self, moves: Mapping[str | None, Totals]) -> bool:
        """Whether every control total agrees after these totals are added to counties; `None` is an unknown county."""
        if not self.failing <= moves.keys():
            return False
        total = Totals()
        for totals in moves.values():
            total.add(totals)
        everywhere = {_WHOLE_ROUND: total, **{county: totals for county, totals in moves.items() if county}}
        return all(
            holds(self.reaches.get((county, quantity), EVERYWHERE), getattr(totals, quantity))
            for county, totals in everywhere.items()
            for quantity in QUANTITIES
        )


def both(one: Reach, other: Reach) -> Reach:
    """The range within both of two."""
    return max(one[0], other[0]), min(one[1], other[1])


def holds(reach: Reach, number: int) -> bool:
    """Whether a number is within a range."""
    return reach[0] <= number <= reach[1]


def _reach(control: Control, *, state: State) -> Reach:
    """What one control total allows: one that differs must be met, and a decided round must not fall below it."""
    if control.verdict == "unknown":
        return EVERYWHERE
    must_be_met = control.verdict == "differs" or (control.verdict == "agrees" and state == "decided")
    low = control.stated.low - control.counted if must_be_met else -FAR
    return low, FAR if control.stated.high is None else control.stated.high - control.counted
