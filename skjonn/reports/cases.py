"""Which applications and awards a list shows, with what belongs to each, and in what order."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from skjonn.model.account import Account
from skjonn.model.entries import Application, Award
from skjonn.model.place import Municipality
from skjonn.places.spelling import fold
from skjonn.reports.dimensions import county_as_of

Sort = Literal["id", "municipality", "project", "amount"]
SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Case:
    """An application with its municipality and its award, so far as there are such.

    Attributes:
        account: The round it stands in.
        id: The application's id, also where an award names an application that does not exist.
        application: The application.
        home: The applicant.
        award: The award.
        as_of: The day whose map is meant; the round's where there is none.
    """

    account: Account
    id: str
    application: Application | None
    home: Municipality | None
    award: Award | None
    as_of: date | None = None

    @property
    def county(self) -> str | None:
        """The applicant's county on the round's date, or on the map that is meant: all that it is divided between."""
        if self.as_of is None:
            return self.home.county if self.home else None
        return county_as_of(self.home, self.account.round.heading.date, as_of=self.as_of)

    @property
    def municipality(self) -> str | None:
        """The applicant's official name, or as written where that is not known."""
        if self.home:
            return self.home.name
        return self.application.municipality if self.application else None


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a list is narrowed to; what is not given does not narrow it.

    Attributes:
        county: A county's official name, on the map that is meant.
        municipality: A municipality's name or number, as written or official, in any case.
        least: The least amount in kroner.
        most: The greatest amount in kroner.
        as_of: The day whose map is meant; the round's where there is none.
    """

    county: str | None = None
    municipality: str | None = None
    least: int | None = None
    most: int | None = None
    as_of: date | None = None

    def meet(self, case: Case, amount: int | None) -> bool:
        """Whether a case is wanted; one whose amount is not known meets no bound on it."""
        if self.county is not None and case.county != self.county:
            return False
        if self.municipality is not None and fold(self.municipality) not in _names(case):
            return False
        if self.least is None and self.most is None:
            return True
        return amount is not None and (self.least or 0) <= amount <= (amount if self.most is None else self.most)


def cases_of_applications(accounts: Iterable[Account]) -> Iterator[Case]:
    """A case for each application, with its first award."""
    for account in accounts:
        awards: dict[str, Award] = {}
        for award in account.round.awards:
            awards.setdefault(award.application, award)
        for application, home in zip(account.round.applications, account.applicants, strict=True):
            known = home if isinstance(home, Municipality) else None
            yield Case(account, application.id, application, known, awards.get(application.id))


def cases_of_awards(accounts: Iterable[Account]) -> Iterator[Case]:
    """A case for each award, with its application."""
    for account in accounts:
        applications = {case.id: case for case in cases_of_applications([account])}
        for award in account.round.awards:
            case = applications.get(award.application)
            application, home = (case.application, case.home) if case else (None, None)
            yield Case(account, award.application, application, home, award)


def sort_key(sort: Sort, amount: Callable[[Case], int | None]) -> Callable[[Case], tuple[object, ...]]:
    """What cases are sorted by: amounts from the greatest, with those not known last; municipalities by number."""
    first: dict[Sort, Callable[[Case], tuple[object, ...]]] = {
        "id": lambda case: (case.account.round.heading.date,),
        "municipality": lambda case: (case.home.number if case.home else case.municipality or "",),
        "project": lambda case: (fold(case.application.project) if case.application else "",),
        "amount": lambda case: (-(amount(case) or 0),),
    }
    return lambda case: (*first[sort](case), _numbered(case.id))


def _numbered(id_: str) -> tuple[tuple[int, str], ...]:
    """An id as ids are counted: `2027-99` comes before `2027-100`."""
    texts_and_numbers = (part.lstrip("0") for part in re.split("([0-9]+)", id_))
    return tuple((len(part) * (index % 2), part) for index, part in enumerate(texts_and_numbers))


def _names(case: Case) -> set[str]:
    names = [case.municipality, case.application and case.application.municipality, case.home and case.home.number]
    return {fold(name) for name in names if name}
