"""The totals of a round's entries, in all and by county, and which of them are incomplete."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Self

from skjonn.model.diagnostic import At
from skjonn.model.entries import Frame, Heading, Region, Waiver
from skjonn.model.lifecycle import Life
from skjonn.model.settings import NO_LIMITS, Limits


@dataclass(slots=True)
class Totals:
    """A running sum of entries.

    Attributes:
        applications: How many applications are itemised.
        requests: How many of those name the amount requested.
        requested: The sum of those amounts, in kroner.
        awards: How many awards there are.
        granted: The sum of the awards, in kroner.
        in_force: The sum in force, in kroner; for this and the following see `Life`.
        paid: The sum paid.
        held: The sum held.
        left_to_pay: The sum left to pay, less what is to be repaid.
    """

    applications: int = 0
    requests: int = 0
    requested: int = 0
    awards: int = 0
    granted: int = 0
    in_force: int = 0
    paid: int = 0
    held: int = 0
    left_to_pay: int = 0

    @classmethod
    def of(cls, requested: Sequence[int | None], granted: Sequence[int]) -> Self:
        """The totals of applications and awards by their amounts; an unknown amount is `None`."""
        known = [amount for amount in requested if amount is not None]
        total = sum(granted)
        return cls(len(requested), len(known), sum(known), len(granted), total, total, left_to_pay=total)

    def apply(self, requested: int | None) -> None:
        """Count an application for an amount in kroner; `None` if it is not known."""
        self.applications += 1
        if requested is not None:
            self.requests += 1
            self.requested += requested

    def grant(self, granted: int) -> None:
        """Count an award of an amount in kroner."""
        self.awards += 1
        self.granted += granted
        self.in_force += granted
        self.left_to_pay += granted

    def amend(self, granted: int, life: Life) -> None:
        """Count the life of an award that was counted as granted before."""
        self.in_force += life.in_force - granted
        self.paid += life.paid
        self.held += life.held
        self.left_to_pay += life.left_to_pay - granted

    def add(self, other: "Totals") -> None:
        """Add other totals to these."""
        self.applications += other.applications
        self.requests += other.requests
        self.requested += other.requested
        self.awards += other.awards
        self.granted += other.granted
        self.in_force += other.in_force
        self.paid += other.paid
        self.held += other.held
        self.left_to_pay += other.left_to_pay

    def less(self, others: Iterable["Totals"]) -> "Totals":
        """These totals less others."""
        rest = replace(self)
        for other in others:
            rest.applications -= other.applications
            rest.requests -= other.requests
            rest.requested -= other.requested
            rest.awards -= other.awards
            rest.granted -= other.granted
            rest.in_force -= other.in_force
            rest.paid -= other.paid
            rest.held -= other.held
            rest.left_to_pay -= other.left_to_pay
        return rest


class Movement(NamedTuple):
    """The kroner by which decisions and events change the figures of some awards on a day."""

    day: date
    granted: int
    in_force: int
    held: int
    paid: int


class ResolvedRegion(NamedTuple):
    """One of `[[regions]]`, its county and its place in the file.

    Attributes:
        entry: The region.
        county: The official name of its county; `None` if there is no such county on the round's date.
        file: The file's name.
        number: Which of the file's `[[regions]]` it is, from 0.
    """

    entry: Region
    county: str | None
    file: str
    number: int

    def at(self, key: str = "") -> At:
        """The place of one of its keys, or of the region."""
        return At(self.file, "regions", self.number, key)


class PlacedHeading(NamedTuple):
    """`[round]` and its place in the file."""

    entry: Heading
    file: str

    def at(self, key: str = "") -> At:
        """The place of one of its keys, or of the heading."""
        return At(self.file, "round", key=key)


class PlacedWaiver(NamedTuple):
    """One of `[[waivers]]` and its place in the file: `number` is which of the file's `[[waivers]]` it is, from 0."""

    entry: Waiver
    file: str
    number: int

    def at(self, key: str = "") -> At:
        """The place of one of its keys, or of the waiver."""
        return At(self.file, "waivers", self.number, key)


class RoundTotals(NamedTuple):
    """A round without its entries: what it states, and the totals of its entries.

    Attributes:
        file: The file's name.
        heading: Its heading.
        frame: The control totals of the whole round.
        regions: The control totals of its counties.
        waivers: The findings in the file that are accepted.
        total: The totals of all entries.
        by_county: The totals of each county with entries, and of `NO_COUNTY`.
        unmatched: The totals of the unmatched awards; they are part of `total`.
        unverified_applicants: The number and name of each municipality that is not in the facts, once.
        incomplete_applications: The counties with an application that could not be read, or has no known county;
            `None` means any county.
        incomplete_awards: The same for awards.
        unread_tables: The tables with an entry that could not be read.
        unread_figures: Whether a stated figure could not be read.
        limits: The county governor's own limits.
        unverified_recipients: The names of other recipients that are taken on trust, each once.
        events: How many events there are.
        unmatched_events: How many of the events are unmatched.
        latest_event: The day of the latest event.
        movements: How the figures of `total` changed by day; only for a round that is part of a frame above.
    """

    file: str
    heading: Heading
    frame: Frame
    regions: tuple[ResolvedRegion, ...]
    waivers: tuple[PlacedWaiver, ...]
    total: Totals
    by_county: dict[str, Totals]
    unmatched: Totals
    unverified_applicants: tuple[str, ...]
    incomplete_applications: frozenset[str | None]
    incomplete_awards: frozenset[str | None]
    unread_tables: frozenset[str]
    unread_figures: bool
    limits: Limits = NO_LIMITS
    unverified_recipients: tuple[str, ...] = ()
    events: int = 0
    unmatched_events: int = 0
    latest_event: date | None = None
    movements: tuple[Movement, ...] = ()

    @property
    def id(self) -> str:
        """The round's id."""
        return self.heading.id

    @property
    def is_complete(self) -> bool:
        """Whether every entry could be read, has a known county and, for awards and events, its application."""
        is_matched = not (self.unmatched.awards or self.unmatched_events)
        return is_matched and not (self.incomplete_applications or self.incomplete_awards)

    @property
    def is_in_force_known(self) -> bool:
        """Whether every award and every event could be read: otherwise it is not known what is in force."""
        return self.unread_tables.isdisjoint({"awards", "events"})

    @property
    def is_empty(self) -> bool:
        """Whether it has no applications and no awards, not even any that could not be read."""
        return not (self.total.applications or self.total.awards or self.unread_tables)

    @property
    def counties(self) -> tuple[str, ...]:
        """The counties of its regions, in the file's order."""
        return tuple(region.county for region in self.regions if region.county is not None)

    def of_county(self, county: str | None) -> Totals:
        """The totals of a county; zero if it has no entries."""
        return self.by_county.get(county or "") or Totals()

    def at(self, table: str, key: str = "") -> At:
        """The place of a key of `[round]` or `[frame]`."""
        return At(self.file, table, key=key)


def applications_known(round_: RoundTotals, totals: Totals, statement: Frame | Region | None) -> int | None:
    """How many applications there were, itemised or not; `None` if that is not known.

    Args:
        round_: The round.
        totals: The totals of the itemised applications of the round or of a county.
        statement: The frame, or the region of the county, if there is one.
    """
    figure = statement.applications if statement else None
    if figure is not None and figure.low == figure.high:
        return figure.value
    is_whole = round_.heading.itemised == "all" and "applications" not in round_.unread_tables
    return totals.applications if is_whole else None


def unmatched_awards(rounds: Iterable[RoundTotals]) -> Totals:
    """The totals of the unmatched awards of some rounds."""
    total = Totals()
    for round_ in rounds:
        total.add(round_.unmatched)
    return total
