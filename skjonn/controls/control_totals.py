"""Compare control totals with the entries: counts and sums apart, at the precision of the statement."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from skjonn.model.figure import StatedFigure
from skjonn.model.place import NO_COUNTY
from skjonn.model.totals import ResolvedRegion, RoundTotals, Totals

Quantity = Literal["applications", "awards", "requested", "granted", "limit"]
Verdict = Literal["agrees", "differs", "in_progress", "not_itemised", "unknown"]

QUANTITIES: tuple[Literal["applications", "awards", "requested", "granted"], ...] = (
    "applications",
    "awards",
    "requested",
    "granted",
)
MONEY = frozenset({"requested", "granted", "limit"})
"""The quantities in kroner; the others are counts."""


class Control(NamedTuple):
    """One stated figure and the total of the entries.

    Attributes:
        quantity: What is stated.
        region: The region that states it; `None` for the frame.
        stated: The figure.
        counted: The total of the entries that could be read and have a known county: a count, or kroner.
        verdict: `agrees`; `differs`; `in_progress`: an open round, or one without entries, has not reached it yet;
            `not_itemised`: the ledger does not list the entries that are needed; `unknown`: an entry that it depends on
            could not be read, or the county of such an entry, or of the region, is unknown.
    """

    quantity: Quantity
    region: ResolvedRegion | None
    stated: StatedFigure
    counted: int
    verdict: Verdict

    @property
    def county(self) -> str:
        """The county as the region writes it; empty for the frame."""
        return self.region.entry.county if self.region else ""

    @property
    def off(self) -> int:
        """How far the total is from the nearest number that would agree; below zero if it is too little."""
        return _off(self.counted, self.counted, self.stated)

    @property
    def missing(self) -> tuple[int, int | None]:
        """The least and the most that is missing for it to agree; `None` if no upper bound is stated."""
        high = self.stated.high
        return max(0, self.stated.low - self.counted), None if high is None else max(0, high - self.counted)


class RemainingFunds(NamedTuple):
    """The remaining funds of a round, in kroner.

    Attributes:
        limit: The frame's `limit`.
        left: The limit less what is in force; below zero if the limit is passed.
    """

    limit: int
    left: int


def remaining_funds(round_: RoundTotals) -> RemainingFunds | None:
    """The remaining funds of a round; `None` if no limit is stated, or what is in force is not known."""
    limit = round_.frame.limit
    if limit is None or not round_.is_in_force_known:
        return None
    return RemainingFunds(limit, limit - round_.total.in_force)


class SumOfRegions(NamedTuple):
    """The sum of what the regions state, from `low` to `high` (`None`: no upper bound), and what the frame states.

    `elsewhere` is the total of the entries that count in no county; `None` if there are none. With such entries, the
    regions may state less than the frame.
    """

    quantity: Quantity
    low: int
    high: int | None
    frame: StatedFigure
    elsewhere: int | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the sum, with what counts in no county, equals the frame's figure."""
        elsewhere = self.elsewhere or 0
        high = None if self.high is None else self.high + elsewhere
        return high is not None and _off(self.low + elsewhere, high, self.frame) == 0

    @property
    def agrees(self) -> bool:
        """Whether the sum can equal the frame's figure."""
        return not self.off

    @property
    def off(self) -> int:
        """How far the sum is from the nearest number that would agree; below zero if it is too little."""
        off = _off(self.low, self.high, self.frame)
        return off if self.elsewhere is None else max(0, off)


def _off(low: int, high: int | None, stated: StatedFigure) -> int:
    """How far a number between two bounds is from what is stated; below zero if it is too little."""
    above = 0 if stated.high is None else max(0, low - stated.high)
    return above or (0 if high is None else min(0, high - stated.low))


def sums_of_regions(round_: RoundTotals) -> tuple[SumOfRegions, ...]:
    """The sum for each quantity that the frame and every region state.

    There are none if a stated figure could not be read, or if a county has two regions and would count twice.
    """
    if round_.unread_figures or len(set(round_.counties)) < len(round_.counties):
        return ()
    sums: list[SumOfRegions] = []
    for quantity in QUANTITIES:
        frame: StatedFigure | None = getattr(round_.frame, quantity)
        parts: list[StatedFigure | None] = [getattr(region.entry, quantity) for region in round_.regions]
        known = [part for part in parts if part is not None]
        if frame is not None and known and len(known) == len(parts):
            highs = [part.high for part in known if part.high is not None]
            low, high = sum(part.low for part in known), sum(highs) if len(highs) == len(known) else None
            others = round_.by_county.get(NO_COUNTY)
            sums.append(SumOfRegions(quantity, low, high, frame, getattr(others, quantity) if others else None))
    return tuple(sums)


def controls(round_: RoundTotals) -> tuple[Control, ...]:
    """Every stated figure of a round: those of the frame, the limit, then those of each region in the file's order."""
    return tuple(_frame(round_)) + tuple(_regions(round_))


def _frame(round_: RoundTotals) -> Iterator[Control]:
    frame = round_.frame
    for quantity in QUANTITIES:
        stated: StatedFigure | None = getattr(frame, quantity)
        if stated is not None:
            counted: int = getattr(round_.total, quantity)
            is_incomplete = _table(quantity) in round_.unread_tables
            verdict = _verdict(round_, round_.total, quantity, stated, is_incomplete=is_incomplete)
            yield Control(quantity, None, stated, counted, verdict)
    if frame.limit is not None:
        limit = StatedFigure("at_most", frame.limit)
        is_incomplete = "awards" in round_.unread_tables
        verdict = _verdict(round_, round_.total, "in_force", limit, is_incomplete=is_incomplete)
        # An award that could not be read can only add to it; an event can also take from it.
        is_known = "events" not in round_.unread_tables
        yield Control("limit", None, limit, round_.total.in_force, verdict if is_known else "unknown")


def _regions(round_: RoundTotals) -> Iterator[Control]:
    for region in round_.regions:
        total = round_.of_county(region.county)
        for quantity in QUANTITIES:
            stated: StatedFigure | None = getattr(region.entry, quantity)
            if stated is not None:
                of_awards = _table(quantity) == "awards"
                counties = round_.incomplete_awards if of_awards else round_.incomplete_applications
                is_incomplete = region.county is None or None in counties or region.county in counties
                verdict = _verdict(round_, total, quantity, stated, is_incomplete=is_incomplete)
                yield Control(quantity, region, stated, getattr(total, quantity), verdict)


def _table(quantity: Quantity) -> str:
    """The table whose entries a quantity is counted from."""
    return "awards" if quantity in {"awards", "granted"} else "applications"


def _verdict(
    round_: RoundTotals,
    total: Totals,
    quantity: Quantity | Literal["in_force"],
    stated: StatedFigure,
    *,
    is_incomplete: bool,
) -> Verdict:
    counted: int = getattr(total, quantity)
    if stated.is_exceeded_by(counted):
        # An entry that is unread, or has no known county, can only add to it.
        return "differs"
    if is_incomplete:
        return "unknown"
    if _is_partial(round_, total, quantity, stated):
        return "not_itemised"
    if counted >= stated.low:
        return "agrees"
    return "in_progress" if round_.heading.state == "open" or round_.is_empty else "differs"


def _is_partial(
    round_: RoundTotals, total: Totals, quantity: Quantity | Literal["in_force"], stated: StatedFigure
) -> bool:
    """Whether entries that the ledger is known not to list may account for what is missing."""
    if quantity == "requested" and total.requests < total.applications:
        return True
    is_of_applications = quantity in {"applications", "requested"}
    return is_of_applications and round_.heading.itemised == "awarded" and getattr(total, quantity) < stated.low
