"""The applications and awards of a list: what belongs to each, which are wanted, and in what order."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

from skjonn.model.diagnostic import At
from skjonn.model.entries import Application, Award
from skjonn.model.lifecycle import Life, without_events
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedApplication, ResolvedAward, ResolvedRound
from skjonn.model.table import Cell
from skjonn.model.totals import RoundTotals
from skjonn.places.regrouping import counterparts_of, county_as_of, numbers_meant, recipient_county_as_of, undivided
from skjonn.places.spelling import fold

Entries = Literal["applications", "awards"]
Status = Literal["awarded", "refused", "withdrawn", "transferred", "none"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""How an application ended, or that it has not."""
Sort = Literal["id", "municipality", "project", "amount"]
SORTS: tuple[Sort, ...] = get_args(Sort)


class Listed(NamedTuple):
    """An application with its awards, or an award with its application.

    Attributes:
        round: The round it belongs to.
        main: The application or award that is listed.
        resolved: The application; `None` for an unmatched award.
        awards: All awards of the application, or the award alone.
        granted: Their sum in kroner; `None` where there is no award.
        life: What became of it; `None` where events may belong to another award.
        as_of: The day whose map is used; without it, the round's date.
    """

    round: RoundTotals
    main: ResolvedApplication | ResolvedAward
    resolved: ResolvedApplication | None
    awards: tuple[ResolvedAward, ...]
    granted: int | None
    life: Life | None
    as_of: date | None = None

    @property
    def id(self) -> str:
        """The application's id, also where an award names an application that does not exist."""
        entry = self.main.entry
        return entry.id if isinstance(entry, Application) else entry.application

    @property
    def at(self) -> At:
        """Its place in the file."""
        return self.main.at()

    @property
    def application(self) -> Application | None:
        """The application, where it is known."""
        return self.resolved.entry if self.resolved else None

    @property
    def applicant(self) -> Municipality | None:
        """The municipality that applied, where it is known."""
        return self.resolved.municipality if self.resolved else None

    @property
    def award_life(self) -> Life | None:
        """What became of the award; `None` where there is none."""
        return self.life if self.awards else None

    @property
    def award(self) -> Award | None:
        """The only award; `None` where there is none or more than one."""
        return self.awards[0].entry if len(self.awards) == 1 else None

    @property
    def project(self) -> str | None:
        """The project's title, or the round's where it has none; `None` where the application is not known."""
        return (self.resolved.entry.project or self.round.heading.title) if self.resolved else None

    @property
    def requested(self) -> int | None:
        """The amount requested in kroner, where it is known."""
        return self.resolved.entry.requested if self.resolved else None

    @property
    def county(self) -> str | None:
        """The county on the round's date, or on the map of `as_of`; all counties that it is divided between there."""
        if self.as_of is None:
            return self.main.county
        if self.resolved and self.resolved.recipient:
            return recipient_county_as_of(self.resolved.recipient, self.round.heading.date.last, as_of=self.as_of)
        return county_as_of(self.applicant, self.round.heading.date.last, as_of=self.as_of)

    @property
    def municipality(self) -> str | None:
        """The official name of the municipality that applied, or as written where that is not known."""
        if self.applicant:
            return self.applicant.name
        return self.resolved.entry.municipality if self.resolved else None

    @property
    def number(self) -> str | None:
        """The number of the municipality that applied, where it is known."""
        return self.applicant.number if self.applicant else None

    @property
    def recipient(self) -> str | None:
        """The name of the applicant, where that is not one municipality."""
        return self.resolved.recipient.name if self.resolved and self.resolved.recipient else None

    @property
    def applicant_name(self) -> str | None:
        """The name of the applicant, be it a municipality or another recipient."""
        return self.municipality or self.recipient


def of_application(listed: Listed, key: str, otherwise: Cell = None) -> Cell:
    """A field of an application, or `otherwise` where the application is not known."""
    found: Cell = getattr(listed.application, key, otherwise)
    return found


@dataclass(frozen=True, slots=True)
class Criteria:
    """Which entries are wanted; a criterion that is not given is met by all.

    Attributes:
        counties: Official names of counties, on the map that is used; any of them.
        municipalities: Names or numbers of municipalities, in any case; any of them. With `as_of`, the municipality of
            that day's map is meant where there is one; else a name as written, or that of the round's date.
        recipients: Names of recipients that are not one municipality, in any case. The applicant of an entry must be
            any of the municipalities or any of these.
        least: The least amount in kroner.
        most: The greatest amount in kroner.
        as_of: The day whose map is used; without it, the round's date.
        statuses: How the application ended; any of them.
        lives: What must hold of what became of the entry; all of them.
    """

    counties: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    as_of: date | None = None
    statuses: tuple[Status, ...] = ()
    lives: tuple[Callable[[Life], bool], ...] = ()

    def meet(self, listed: Listed, amount: int | None) -> bool:
        """Whether an entry is wanted; an amount that is not known meets no bound."""
        if self.counties and listed.county not in self.counties:
            return False
        if (self.municipalities or self.recipients) and not self._names(listed):
            return False
        return self._meets_life(listed) and self._meets_amount(amount)

    def _meets_life(self, listed: Listed) -> bool:
        if not (self.statuses or self.lives):
            return True
        life = listed.life
        if life is None:
            return False
        status: Status = life.outcome or "none"
        return (not self.statuses or status in self.statuses) and all(holds(life) for holds in self.lives)

    def _meets_amount(self, amount: int | None) -> bool:
        if self.least is None and self.most is None:
            return True
        return amount is not None and (self.least or 0) <= amount <= (amount if self.most is None else self.most)

    def _names(self, listed: Listed) -> bool:
        """Whether an entry's applicant is one of those named."""
        return any(_is_of(listed, text) for text in self.municipalities) or any(
            _is_of_recipient(listed, text) for text in self.recipients
        )


def listed_applications(rounds: Iterable[ResolvedRound], *, as_of: date | None = None) -> Iterator[Listed]:
    """Each application with its awards."""
    for round_ in rounds:
        for application in round_.applications:
            granted, life = application.granted, application.life
            yield Listed(round_.totals, application, application, application.awards, granted, life, as_of)


def listed_awards(rounds: Iterable[ResolvedRound], *, as_of: date | None = None) -> Iterator[Listed]:
    """Each award with its application, then the unmatched awards."""
    for round_ in rounds:
        for application in round_.applications:
            is_alone = len(application.awards) == 1
            for award in application.awards:
                granted = award.entry.granted
                # Where there are several awards, nothing says whose an event is.
                life = application.life if is_alone else None if application.history else without_events(granted)
                yield Listed(round_.totals, award, application, (award,), granted, life, as_of)
        for award in round_.unmatched_awards:
            granted = award.entry.granted
            life = None if round_.totals.unmatched_events else without_events(granted)
            yield Listed(round_.totals, award, None, (award,), granted, life, as_of)


def sort_key(sort: Sort, amount: Callable[[Listed], int | None]) -> Callable[[Listed], tuple[object, ...]]:
    """The sort key of entries: amounts from the greatest, unknown ones last; municipalities by number."""
    first: dict[Sort, Callable[[Listed], tuple[object, ...]]] = {
        "id": lambda listed: (listed.round.heading.date,),
        "municipality": lambda listed: (listed.applicant.number if listed.applicant else listed.applicant_name or "",),
        "project": lambda listed: (fold(listed.project or ""),),
        "amount": lambda listed: (-(amount(listed) or 0),),
    }
    return lambda listed: (*first[sort](listed), _numbered(listed.id))


def column_key(value: Callable[[Listed], Cell]) -> Callable[[Listed], tuple[object, ...]]:
    """The sort key of entries by the cells of a column: amounts from the greatest, all else from the least."""

    def key(listed: Listed) -> tuple[object, ...]:
        match cell := value(listed):
            case str():
                return (_numbered(fold(cell)), _numbered(listed.id))
            case int():
                return (-cell, _numbered(listed.id))
            case tuple():
                return ([fold(text) for text in cell], _numbered(listed.id))
            case _:
                return (cell, _numbered(listed.id))

    return key


def _numbered(id_: str) -> tuple[tuple[int, str], ...]:
    """An id as a sort key: `2027-99` comes before `2027-100`."""
    texts_and_numbers = (part.lstrip("0") for part in re.split("([0-9]+)", id_))
    return tuple((len(part) * (index % 2), part) for index, part in enumerate(texts_and_numbers))


def _is_of_recipient(listed: Listed, text: str) -> bool:
    """Whether the applicant is a recipient of this name, as written or official."""
    names = (listed.recipient, of_application(listed, "recipient"))
    return listed.recipient is not None and fold(text) in set(map(fold, filter(None, names)))


def _is_of(listed: Listed, text: str) -> bool:
    """Whether the applicant is the municipality that a name or number means."""
    on, home = listed.round.heading.date.last, listed.applicant
    if listed.as_of is not None and (meant := numbers_meant(text, listed.as_of)):
        # As in a summary on that map, a municipality that is divided there is none of its parts.
        found = counterparts_of(home.number, on, as_of=listed.as_of) if home else ()
        return len(found) == 1 and found[0].number in meant
    return fold(text) in _names(listed) or (home is not None and home.number in numbers_meant(text, on))


def _names(listed: Listed) -> set[str]:
    """The applicant's name and number as written, and as a summary on the map of `as_of` shows them."""
    application, home = listed.application, listed.applicant
    names = [listed.municipality, application and application.municipality]
    if home and listed.as_of is not None:
        found = counterparts_of(home.number, listed.round.heading.date.last, as_of=listed.as_of)
        names += [undivided(place.name for place in found), undivided(place.number for place in found)]
    return {fold(name) for name in names if name}
