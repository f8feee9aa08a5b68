"""The kinds of explanation: what would have to be different for every control total of a round to agree."""

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
    """A row is missing.

    Attributes:
        county: The county in which it is missing; empty if no region shows that.
        applications: The applications that should have an award and have none: the award of one of them is missing. If
            there are none, the whole row is missing.
        low: The least amount of the row, in kroner, for every sum to agree.
        high: The largest amount; `None` if no sum has an upper bound.
    """

    county: str
    applications: tuple[ResolvedApplication, ...]
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Repeated:
    """There is one row too many: any of these, which have equal totals.

    Attributes:
        rows: Awards alone, or applications with their awards.
        amount: The amount of one of them in kroner: granted, otherwise applied for; zero if neither is known.
    """

    rows: tuple[Row, ...]
    amount: int


@dataclass(frozen=True, slots=True)
class Miswritten:
    """A slip turned an amount into another one, in one of these rows, which all have that amount.

    Attributes:
        slip: The kind of slip.
        quantity: What the amount is.
        rows: Awards if it is granted, applications if it is requested.
        written: The kroner that are written.
        meant: The kroner that would be right.
    """

    slip: Slip
    quantity: Sum
    rows: tuple[Row, ...]
    written: int
    meant: int


@dataclass(frozen=True, slots=True)
class Misplaced:
    """An application is, with its awards, in the wrong county: any of these, which have equal totals.

    Attributes:
        rows: The applications.
        amount: See `Repeated`.
        county: The county they are in.
        meant: The county that would be right for one of them.
    """

    rows: tuple[Row, ...]
    amount: int
    county: str
    meant: str


@dataclass(frozen=True, slots=True)
class Misstated:
    """A slip turned a stated figure into another one; `meant` is the number that would be right."""

    slip: Slip
    control: Control
    meant: int


@dataclass(frozen=True, slots=True)
class Rounded:
    """Sums that are stated as exact were rounded; each comes with the figure that would say so."""

    statements: tuple[tuple[Control, StatedFigure], ...]


Explanation = Missing | Repeated | Miswritten | Misplaced | Misstated | Rounded
