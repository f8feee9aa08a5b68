"""Who applies: a municipality on a given day, why a name or number does not mean exactly one, or another recipient."""

from typing import Literal, NamedTuple

Why = Literal["unknown", "ambiguous", "invalid", "mismatch"]
"""Why a name or number does not mean exactly one municipality on a day; see `UnresolvedMunicipality`."""


class Municipality(NamedTuple):
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


class UnresolvedMunicipality(NamedTuple):
    """A name or number that does not mean exactly one municipality on the day.

    Attributes:
        why: `unknown`: it never meant one, as far as the facts go; `ambiguous`: it means several on the day; `invalid`:
            it meant one, but not on the day; `mismatch`: number and name stand together and do not belong together.
        message: That in a sentence, with names, numbers, counties and days.
        hint: What was probably meant, or what to write instead; may be empty.
        meant: The municipalities that it means, where it is ambiguous.
    """

    why: Why
    message: str
    hint: str = ""
    meant: tuple[Municipality, ...] = ()

    @property
    def county(self) -> None:
        """Not known."""
        return

    @property
    def name(self) -> None:
        """Not known."""
        return


LookupResult = Municipality | UnresolvedMunicipality

NO_COUNTY = "no county"
"""Stands in the place of a county's name where money counts in none; formats for programs have it as it is."""

RecipientWhy = Literal["municipality", "invalid", "misspelt"]
"""What is wrong with a recipient's name; see `NameFault`."""


NO_MUNICIPALITY = "no municipality"
"""The same where money goes to no single municipality."""


class NameFault(NamedTuple):
    """What is wrong with a recipient's name.

    Attributes:
        why: `municipality`: a municipality bears it on the day; `invalid`: a municipality or county bears it, but not
            on the day; `misspelt`: it is nearly the name of one.
        message: That in a sentence.
        hint: What to write instead.
    """

    why: RecipientWhy
    message: str
    hint: str


class Recipient(NamedTuple):
    """Who gets money and is not one municipality: a county council, a regional council, municipalities together.

    Attributes:
        name: As written; of a county and its council by its official name.
        county: The county it counts in; `NO_COUNTY` where it counts in none, `None` where that cannot be told.
        stated_county: The county that is stated; `None` where none is, or there is no such county on the day.
        members: The municipalities it stands for.
        fault: What is wrong with its name, if anything is.
        is_verified: Whether the facts could have held it; else its name is taken on trust.
    """

    name: str
    county: str | None
    stated_county: str | None = None
    members: tuple[LookupResult, ...] = ()
    fault: NameFault | None = None
    is_verified: bool = True


Applicant = Municipality | UnresolvedMunicipality | Recipient


def with_county(name: str, county: str | None) -> str:
    """A name with its county in parentheses, where it has one and does not say so itself: Oslo lies in Oslo."""
    is_said = county in {None, NO_COUNTY, name} or name.endswith(f"({county})")
    return name if is_said else f"{name} ({county})"
