"""A municipality on a given day, or why a name or number does not mean exactly one."""

from dataclasses import dataclass
from typing import Literal

Why = Literal["unknown", "ambiguous", "invalid", "mismatch"]
"""Why a name or number does not mean exactly one municipality on a day; see `UnresolvedMunicipality`."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as it is on one day.

    Attributes:
        number: Four digits, `0301`.
        name: Its official name.
        county: The name of the county it lies in.
        is_verified: Whether the facts hold it; else its number and name are taken on trust.
    """

    number: str
    name: str
    county: str
    is_verified: bool = True


@dataclass(frozen=True, slots=True)
class UnresolvedMunicipality:
    """A name or number that does not mean exactly one municipality on the day.

    Attributes:
        why: `unknown`: it never meant one, as far as the facts go; `ambiguous`: it means several on the day; `invalid`:
            it meant one, but not on the day; `mismatch`: number and name stand together and do not belong together.
        message: That in a sentence, with names, numbers, counties and days.
        hint: What was probably meant, or what to write instead; may be empty.
    """

    why: Why
    message: str
    hint: str = ""

    @property
    def county(self) -> None:
        """Not known."""
        return


LookupResult = Municipality | UnresolvedMunicipality
