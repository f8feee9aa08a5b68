"""A figure as a source states it, with the precision of the statement."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["exact", "about", "over", "under", "at_most"]


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A count or an amount in whole kroner, known to lie between `low` and `high`, both inclusive.

    Attributes:
        kind: How the source puts it: «48», «ca. 53 millioner», «litt over 15 millioner», «under …», «inntil …».
        value: The number named; not below zero.
        within: How far off the true figure may be.
    """

    kind: Kind
    value: int
    within: int = 0

    @property
    def low(self) -> int:
        """The least it can be."""
        match self.kind:
            case "exact":
                return self.value
            case "over":
                return self.value + 1
            case "at_most":
                return 0
            case _:
                return max(0, self.value - self.within)

    @property
    def high(self) -> int:
        """The most it can be."""
        match self.kind:
            case "exact" | "at_most":
                return self.value
            case "under":
                return self.value - 1
            case _:
                return self.value + self.within
