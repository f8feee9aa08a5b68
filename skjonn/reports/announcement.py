"""The content of an announcement as data: what was applied for and granted, in total, by region and by award.

The totals are those of `skjonn summary`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from skjonn.controls.control_totals import Control, controls
from skjonn.model.entries import Heading
from skjonn.model.event_types import Outcome
from skjonn.model.figure import StatedFigure
from skjonn.model.resolved import ResolvedApplication, ResolvedAward, ResolvedRound
from skjonn.model.totals import Totals
from skjonn.places.spelling import fold
from skjonn.reports.summary import BY_REGION
from skjonn.reports.summary.lines import Line, lines_of_totals, whole

Known = int | StatedFigure | None
"""A count, or an amount in kroner: the number where it is known, else a stated figure, or `None`."""


@dataclass(frozen=True, slots=True)
class AnnouncedAward:
    """An award as it is announced.

    Attributes:
        id: The application's id.
        applicant: Who gets it; the application's id where the applicant is not known.
        number: The municipality's number, where the applicant is a known municipality.
        project: The project's title, if it has one.
        partners: The partners beside the applicant, each once.
        cooperation: The kind of co-operation, where no partner is named.
        granted: The amount granted, in kroner.
        in_force: The part of it that is in force, in kroner.
        ended: Whether it was declined or cancelled; `None` where it was neither.
    """

    id: str
    applicant: str
    number: str | None
    project: str | None
    partners: tuple[str, ...]
    cooperation: str | None
    granted: int
    in_force: int
    ended: Literal["declined", "cancelled"] | None = None


@dataclass(frozen=True, slots=True)
class AnnouncedRegion:
    """A county and what it was granted.

    Attributes:
        county: Its name on the round's date; `NO_COUNTY` for applicants without a county, `None` where it is not known.
        applications: How many applications came from it; `None` where that is not known.
        requested: The amount they requested in kroner; `None` where that is not known.
        totals: The totals of its itemised entries.
        awards: The awards, in the ledger's order.
    """

    county: str | None
    applications: int | None
    requested: int | None
    totals: Totals
    awards: tuple[AnnouncedAward, ...]


@dataclass(frozen=True, slots=True)
class Announcement:
    """What there is to announce of a round.

    Attributes:
        heading: The round's heading.
        applications: How many applications there were.
        requested: The amount they requested, in kroner.
        totals: The totals of the itemised entries.
        regions: The counties in the order of `skjonn summary`.
        differing: The stated figures that differ from the entries.
        outcomes: How many of the itemised applications ended in each way.
        undecided: How many of them have not ended.
        is_complete: Whether every entry could be read and matched, and its county is known.
    """

    heading: Heading
    applications: Known
    requested: Known
    totals: Totals
    regions: tuple[AnnouncedRegion, ...]
    differing: tuple[Control, ...]
    outcomes: Mapping[Outcome, int]
    undecided: int
    is_complete: bool

    @property
    def not_itemised(self) -> int:
        """How many applications are known of, but are not in the ledger."""
        known = self.applications if isinstance(self.applications, int) else self.totals.applications
        return max(known - self.totals.applications, 0)

    @property
    def all_awards(self) -> Iterator[AnnouncedAward]:
        """The awards of all regions."""
        return (award for region in self.regions for award in region.awards)


def announcement(round_: ResolvedRound) -> Announcement:
    """Work out what there is to announce of a round."""
    totals, frame = round_.totals, round_.totals.frame
    line = whole([totals])
    awards = _by_county(round_)
    outcomes: list[Outcome] = [
        application.life.outcome for application in round_.applications if application.life.outcome is not None
    ]
    return Announcement(
        heading=round_.heading,
        applications=frame.applications if line.applications is None else line.applications,
        requested=frame.requested if line.requested is None else line.requested,
        totals=line.totals,
        regions=tuple(
            AnnouncedRegion(county, each.applications, each.requested, each.totals, tuple(awards.get(county, ())))
            for county, each in _lines(round_)
        ),
        differing=tuple(each for each in controls(totals) if each.verdict == "differs" and each.quantity != "limit"),
        outcomes=Counter(outcomes),
        undecided=len(round_.applications) - len(outcomes),
        is_complete=totals.is_complete and not totals.unread_tables,
    )


def _lines(round_: ResolvedRound) -> Iterator[tuple[str | None, Line]]:
    """The counties of a round, as `skjonn summary` has them."""
    for ((county,),), line in lines_of_totals([round_.totals], BY_REGION).items():
        yield None if county is None else str(county), line


def _by_county(round_: ResolvedRound) -> Mapping[str | None, Sequence[AnnouncedAward]]:
    found: defaultdict[str | None, list[AnnouncedAward]] = defaultdict(list)
    for application in round_.applications:
        for award in application.awards:
            found[award.county].append(_announced(application, award))
    for award in round_.unmatched_awards:
        id_, granted = award.entry.application, award.entry.granted
        found[award.county].append(AnnouncedAward(id_, id_, None, None, (), None, granted, granted))
    return found


def _announced(application: ResolvedApplication, award: ResolvedAward) -> AnnouncedAward:
    entry, life = application.entry, application.life
    granted = award.entry.granted
    is_only = len(application.awards) == 1
    ended = application.events[life.ended].entry.type if life.ended is not None else None
    return AnnouncedAward(
        id=entry.id,
        applicant=application.name,
        number=application.municipality.number if application.municipality else None,
        project=entry.project,
        partners=_each_once(entry.partners),
        cooperation=None if entry.partners else entry.cooperation,
        granted=granted,
        in_force=life.in_force if is_only else granted,
        ended="declined" if ended == "declined" else "cancelled" if ended else None,
    )


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """Names, each once, compared without case and spaces: an announcement may list a name twice."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return tuple(first.values())
