"""The kinds of explanation: what would have to be otherwise for every control total of a round to hold."""

from dataclasses import dataclass
from typing import Literal

from skjonn.controls.control_totals import Control
from skjonn.controls.mismatch.miswriting import Slip
from skjonn.model.figure import StatedFigure
from skjonn.model.resolved import ResolvedApplication, ResolvedAward

Sum = Literal["granted", "requested"]
Row = ResolvedApplication | ResolvedAward


@dataclass(frozen=True, slots=True)
class Missing:
    """A row that is not there.

    Attributes:
        county: Where it is missing; empty where no region tells.
        applications: Those that should have an award and have none: one of theirs is missing; where there are none,
            nothing of the row is there.
        low: The least that it comes to, in kroner, so that every sum holds.
        high: The most; `None` where no sum has an upper bound.
    """

    county: str
    applications: tuple[ResolvedApplication, ...]
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Repeated:
    """A row too many: any of these, which come to the same.

    Attributes:
        rows: Awards alone, or applications with their awards.
        amount: What one of them comes to, in kroner: granted, else applied for; zero where neither is known.
    """

    rows: tuple[Row, ...]
    amount: int


@dataclass(frozen=True, slots=True)
class Miswritten:
    """An amount that one slip turned into another; it stands in each of these rows, and one of them would be wrong.

    Attributes:
        slip: How.
        quantity: What it is.
        rows: Awards where it is granted, applications where it is requested.
        written: The kroner that stand.
        meant: The kroner that would be right.
    """

    slip: Slip
    quantity: Sum
    rows: tuple[Row, ...]
    written: int
    meant: int


@dataclass(frozen=True, slots=True)
class Misplaced:
    """An application, with its awards, in the wrong county: any of these, which come to the same.

    Attributes:
        rows: The applications.
        amount: As of `Repeated`.
        county: Where they stand.
        meant: Where one of them would be right.
    """

    rows: tuple[Row, ...]
    amount: int
    county: str
    meant: str


@dataclass(frozen=True, slots=True)
class Misstated:
    """A stated figure that one slip turned into another, with the number that would be right."""

    slip: Slip
    control: Control
    meant: int


@dataclass(frozen=True, slots=True)
class Rounded:
    """Sums stated as exact that were rounded, each with the figure that would say so."""

    statements: tuple[tuple[Control, StatedFigure], ...]


Explanation = Missing | Repeated | Miswritten | Misplaced | Misstated | Rounded
