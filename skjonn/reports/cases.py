"""Which applications and awards a list shows, with what belongs to each, and in what order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from skjonn.model.account import Account
from skjonn.model.entries import Application, Award
from skjonn.model.place import Municipality
from skjonn.places.spelling import fold

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
    """

    account: Account
    id: str
    application: Application | None
    home: Municipality | None
    award: Award | None

    @property
    def county(self) -> str | None:
        """The applicant's county on the round's date."""
        return self.home.county if self.home else None

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
        county: A county's official name.
        municipality: A municipality's name or number, as written or official, in any case.
        least: The least amount in kroner.
        most: The greatest amount in kroner.
    """

    county: str | None = None
    municipality: str | None = None
    least: int | None = None
    most: int | None = None

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
        for application, home in zip(account.round.applications, account.homes, strict=True):
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
    match sort:
        case "id":
            return lambda case: (case.account.round.heading.date, case.id)
        case "municipality":
            return lambda case: (case.home is None, case.home.number if case.home else case.municipality or "", case.id)
        case "project":
            return lambda case: (fold(case.application.project) if case.application else "", case.id)
        case "amount":
            return lambda case: (-(amount(case) or 0), case.id)


def _names(case: Case) -> set[str]:
    names = [case.municipality, case.application and case.application.municipality, case.home and case.home.number]
    return {fold(name) for name in names if name}
