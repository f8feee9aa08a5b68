"""A figure as a source states it, with its precision."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["exact", "about", "over", "under", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A count or an amount in whole kroner, known to lie between `low` and `high`, both inclusive.

    Attributes:
        kind: How the source states it: «48», «ca. 53 millioner», «over 7 millioner», «under …», «minst …», «inntil …».
        value: The stated number; not below zero.
        within: How far the true figure may be from it; without it, `over` and `under` have one bound.
    """

    kind: Kind
    value: int
    within: int | None = None

    @property
    def low(self) -> int:
        """The least it can be; zero if no lower bound is stated, since counts and sums are never below that."""
        match self.kind:
            case "exact" | "at_least":
                return self.value
            case "over":
                return self.value + 1
            case "under" if self.within is None:
                return 0
            case "at_most":
                return 0
            case _:
                return max(0, self.value - (self.within or 0))

    @property
    def high(self) -> int | None:
        """The most it can be; `None` if no upper bound is stated."""
        match self.kind:
            case "exact" | "at_most":
                return self.value
            case "at_least":
                return None
            case "over" if self.within is None:
                return None
            case "under":
                return self.value - 1
            case _:
                return self.value + (self.within or 0)

    @property
    def has_one_bound(self) -> bool:
        """Whether it states only an upper or only a lower bound."""
        return self.kind in {"at_least", "at_most"} or (self.kind in {"over", "under"} and self.within is None)

    @property
    def is_possible(self) -> bool:
        """Whether any number is within its bounds."""
        return self.high is None or self.low <= self.high

    def allows(self, number: int) -> bool:
        """Whether a number is within its bounds."""
        return self.low <= number and not self.is_exceeded_by(number)

    def is_exceeded_by(self, number: int) -> bool:
        """Whether a number is above the most it can be."""
        return self.high is not None and number > self.high
