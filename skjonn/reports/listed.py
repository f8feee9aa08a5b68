"""Which applications and awards a list shows, with what belongs to each, and in what order."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

from skjonn.model.diagnostic import At
from skjonn.model.entries import Application, Award
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedApplication, ResolvedAward, ResolvedRound
from skjonn.model.totals import RoundTotals
from skjonn.places.regrouping import county_as_of
from skjonn.places.spelling import fold

Entries = Literal["applications", "awards"]
Sort = Literal["id", "municipality", "project", "amount"]
SORTS: tuple[Sort, ...] = get_args(Sort)


class Listed(NamedTuple):
    """An application with its awards, or an award with its application.

    Attributes:
        round: The round it belongs to.
        main: What it is: the application, or the award.
        resolved: The application; `None` for an award whose application cannot be told.
        awards: All awards of the application, or the one.
        as_of: The day whose map is meant; the round's where there is none.
    """

    round: RoundTotals
    main: ResolvedApplication | ResolvedAward
    resolved: ResolvedApplication | None
    awards: tuple[ResolvedAward, ...]
    as_of: date | None = None

    @property
    def id(self) -> str:
        """The application's id, also where an award names an application that does not exist."""
        entry = self.main.entry
        return entry.id if isinstance(entry, Application) else entry.application

    @property
    def at(self) -> At:
        """Where it stands."""
        return self.main.at()

    @property
    def application(self) -> Application | None:
        """The application, where it can be told."""
        return self.resolved.entry if self.resolved else None

    @property
    def applicant(self) -> Municipality | None:
        """The municipality that applied, where it is known."""
        return self.resolved.municipality if self.resolved else None

    @property
    def award(self) -> Award | None:
        """The only award."""
        return self.awards[0].entry if len(self.awards) == 1 else None

    @property
    def requested(self) -> int | None:
        """The amount requested in kroner, where it is known."""
        return self.resolved.entry.requested if self.resolved else None

    @property
    def granted(self) -> int | None:
        """The amount granted in kroner; `None` where there is no award."""
        return sum(award.entry.granted for award in self.awards) if self.awards else None

    @property
    def county(self) -> str | None:
        """The county on the round's date, or on the map that is meant: all that it is divided between."""
        if self.as_of is None:
            return self.main.county
        return county_as_of(self.applicant, self.round.heading.date, as_of=self.as_of)

    @property
    def municipality(self) -> str | None:
        """The applicant's official name, or as written where that is not known."""
        if self.applicant:
            return self.applicant.name
        return self.resolved.entry.municipality if self.resolved else None


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

    def meet(self, listed: Listed, amount: int | None) -> bool:
        """Whether an entry is wanted; one whose amount is not known meets no bound on it."""
        if self.county is not None and listed.county != self.county:
            return False
        if self.municipality is not None and fold(self.municipality) not in _names(listed):
            return False
        if self.least is None and self.most is None:
            return True
        return amount is not None and (self.least or 0) <= amount <= (amount if self.most is None else self.most)


def listed_applications(rounds: Iterable[ResolvedRound], *, as_of: date | None = None) -> Iterator[Listed]:
    """Each application with its awards."""
    for round_ in rounds:
        for application in round_.applications:
            yield Listed(round_.totals, application, application, application.awards, as_of)


def listed_awards(rounds: Iterable[ResolvedRound], *, as_of: date | None = None) -> Iterator[Listed]:
    """Each award with its application, then those whose application cannot be told."""
    for round_ in rounds:
        for application in round_.applications:
            for award in application.awards:
                yield Listed(round_.totals, award, application, (award,), as_of)
        for award in round_.unmatched_awards:
            yield Listed(round_.totals, award, None, (award,), as_of)


def sort_key(sort: Sort, amount: Callable[[Listed], int | None]) -> Callable[[Listed], tuple[object, ...]]:
    """What entries are sorted by: amounts from the greatest, with those not known last; municipalities by number."""
    first: dict[Sort, Callable[[Listed], tuple[object, ...]]] = {
        "id": lambda listed: (listed.round.heading.date,),
        "municipality": lambda listed: (listed.applicant.number if listed.applicant else listed.municipality or "",),
        "project": lambda listed: (fold(listed.application.project) if listed.application else "",),
        "amount": lambda listed: (-(amount(listed) or 0),),
    }
    return lambda listed: (*first[sort](listed), _numbered(listed.id))


def _numbered(id_: str) -> tuple[tuple[int, str], ...]:
    """An id as ids are counted: `2027-99` comes before `2027-100`."""
    texts_and_numbers = (part.lstrip("0") for part in re.split("([0-9]+)", id_))
    return tuple((len(part) * (index % 2), part) for index, part in enumerate(texts_and_numbers))


def _names(listed: Listed) -> set[str]:
    application, applicant = listed.application, listed.applicant
    names = [listed.municipality, application and application.municipality, applicant and applicant.number]
    return {fold(name) for name in names if name}
