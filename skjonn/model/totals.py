"""What the entries of a round add up to, in all and by county, and what of that cannot be known."""

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
        applications: How many are itemised.
        requests: How many of those name the amount requested.
        requested: The sum of those amounts, in kroner.
        awards: How many.
        granted: Their sum, in kroner.
        in_force: What of that is in force, in kroner; for this and the following see `Life`.
        paid: What is paid.
        held: What is held.
        left_to_pay: What is left to pay, less what is to be repaid.
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
        """The totals of applications for some amounts, where they are known, and of awards of some amounts."""
        known = [amount for amount in requested if amount is not None]
        total = sum(granted)
        return cls(len(requested), len(known), sum(known), len(granted), total, total, left_to_pay=total)

    def apply(self, requested: int | None) -> None:
        """Count an application for an amount in kroner, where it is known."""
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
        """Let what became of an award count, which was counted as granted before."""
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
        """These totals without others."""
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
    """By how many kroner the figures of some awards change on a day: by their decisions, and by their events."""

    day: date
    granted: int
    in_force: int
    held: int
    paid: int


class ResolvedRegion(NamedTuple):
    """One of `[[regions]]`, its county and its place in the file.

    Attributes:
        entry: The region.
        county: The official name of its county; `None` where there is no such county on the round's date.
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


@dataclass(frozen=True)
class RoundTotals:
    """A round without its entries: what it states, and what its entries add up to.

    Attributes:
        file: The file's name.
        heading: Its heading.
        frame: The control totals of the whole round.
        regions: Those of counties.
        waivers: Findings in the file that are accepted.
        total: The totals of all entries.
        by_county: The totals of each county that has entries, and of `NO_COUNTY`.
        unmatched: The awards whose application cannot be told; they are part of `total`.
        unverified_applicants: The applicants that the facts do not have, number and name, each once.
        incomplete_applications: The counties of which an application could not be read or placed; `None` for any.
        incomplete_awards: The same for awards.
        unread_tables: The tables with an entry that could not be read.
        unread_figures: Whether a stated figure could not be read.
        limits: What the county governor asks beside what the round says itself.
        unverified_recipients: The other recipients that are taken on trust, each once.
        events: How many events there are.
        unmatched_events: How many of them belong to no application that can be told.
        latest_event: The day of the last of them.
        movements: By day, what `total` became; only of a round that is part of a frame above.
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
        """Whether every entry could be read and placed, and every award and event has its application."""
        is_matched = not (self.unmatched.awards or self.unmatched_events)
        return is_matched and not (self.incomplete_applications or self.incomplete_awards)

    @property
    def is_in_force_known(self) -> bool:
        """Whether every award and every event could be read: otherwise it is not known what is in force."""
        return self.unread_tables.isdisjoint({"awards", "events"})

    @property
    def is_empty(self) -> bool:
        """Whether it has no applications and no awards, not even some that could not be read."""
        return not (self.total.applications or self.total.awards or self.unread_tables)

    @property
    def counties(self) -> tuple[str, ...]:
        """The counties that are stated as regions, in the file's order."""
        return tuple(region.county for region in self.regions if region.county is not None)

    def of_county(self, county: str | None) -> Totals:
        """The totals of a county, which may have no entries."""
        return self.by_county.get(county or "") or Totals()

    def at(self, table: str, key: str = "") -> At:
        """The place of a key of `[round]` or `[frame]`."""
        return At(self.file, table, key=key)


def applications_known(round_: RoundTotals, totals: Totals, statement: Frame | Region | None) -> int | None:
    """How many applications there were, itemised or not; `None` where that is not known.

    Args:
        round_: The round.
        totals: The totals of the applications that are meant, as far as they are itemised.
        statement: What states how many they are, if anything does.
    """
    figure = statement.applications if statement else None
    if figure is not None and figure.low == figure.high:
        return figure.value
    is_whole = round_.heading.itemised == "all" and "applications" not in round_.unread_tables
    return totals.applications if is_whole else None


def unmatched_awards(rounds: Iterable[RoundTotals]) -> Totals:
    """The awards of some rounds whose application cannot be told."""
    total = Totals()
    for round_ in rounds:
        total.add(round_.unmatched)
    return total
