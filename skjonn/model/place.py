"""Applicants: a municipality on a day, a name or number that does not mean exactly one, or another recipient."""

from typing import Literal, NamedTuple

Why = Literal["unknown", "ambiguous", "invalid", "mismatch"]
"""Why a name or number does not mean exactly one municipality on a day; see `UnresolvedMunicipality`."""


class Municipality(NamedTuple):
    """A municipality as it is on one day.

    Attributes:
        number: Four digits, `0301`.
        name: Its official name.
        county: The name of the county it lies in.
        is_verified: Whether it is in the facts; otherwise its number and name are taken on trust.
    """

    number: str
    name: str
    county: str
    is_verified: bool = True


class UnresolvedMunicipality(NamedTuple):
    """A name or number that does not mean exactly one municipality on the day.

    Attributes:
        why: `unknown`: it never meant one, as far as the facts go; `ambiguous`: it means several on the day; `invalid`:
            it means one on other days only; `mismatch`: it is a number and a name that do not belong together.
        message: That in a sentence, with names, numbers, counties and days.
        hint: What was probably meant, or what to write instead; may be empty.
        meant: The municipalities that it means, if it is ambiguous.
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
"""Replaces a county's name for money that counts in no county; machine formats print it as it is."""

NO_MUNICIPALITY = "no municipality"
"""Replaces a municipality's name for money that goes to no single one."""

RecipientWhy = Literal["municipality", "invalid", "misspelt"]
"""What is wrong with a recipient's name; see `NameFault`."""


class NameFault(NamedTuple):
    """What is wrong with a recipient's name.

    Attributes:
        why: `municipality`: a municipality has it on the day; `invalid`: a municipality or county has it on other days
            only; `misspelt`: it is nearly the name of one.
        message: That in a sentence.
        hint: What to write instead.
    """

    why: RecipientWhy
    message: str
    hint: str


class Recipient(NamedTuple):
    """An applicant that is not one municipality: a county council, a regional council, municipalities together.

    Attributes:
        name: Its name as written; the official name of a county or a county council.
        county: The county it counts in; `NO_COUNTY` if it counts in none, `None` if that is not known.
        stated_county: The county that is stated; `None` if none is, or if there is no such county on the day.
        members: The municipalities it stands for.
        fault: What is wrong with its name, if anything is.
        is_verified: Whether its name could be checked against the facts; otherwise it is taken on trust.
    """

    name: str
    county: str | None
    stated_county: str | None = None
    members: tuple[LookupResult, ...] = ()
    fault: NameFault | None = None
    is_verified: bool = True


Applicant = Municipality | UnresolvedMunicipality | Recipient


def with_county(name: str, county: str | None) -> str:
    """A name with its county in parentheses, if it has one and the name does not give it: Oslo lies in Oslo."""
    is_said = county in {None, NO_COUNTY, name} or name.endswith(f"({county})")
    return name if is_said else f"{name} ({county})"
