"""Control totals held against what the entries come to, count and sum apart, at the precision of the statement."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from skjonn.model.account import Account, Totals
from skjonn.model.figure import StatedFigure

Quantity = Literal["applications", "awards", "requested", "granted", "limit"]
Verdict = Literal["agrees", "differs", "in_progress", "not_itemised", "unknown"]

QUANTITIES: tuple[Literal["applications", "awards", "requested", "granted"], ...] = (
    "applications",
    "awards",
    "requested",
    "granted",
)
MONEY = frozenset({"requested", "granted", "limit"})
"""The quantities that are kroner; the others are counts."""


@dataclass(frozen=True, slots=True)
class Control:
    """One stated figure and what the entries come to.

    Attributes:
        quantity: What is stated.
        region: Which of the round's regions states it; `None` for the frame.
        county: The county as the region writes it; empty for the frame.
        stated: The figure.
        counted: What the entries come to, so far as they could be read: a count, or kroner.
        verdict: `agrees`; `differs`; `in_progress`: an open round has not come to it yet; `not_itemised`: the entries
            that would tell are not in the ledger; `unknown`: an entry it depends on could not be read.
    """

    quantity: Quantity
    region: int | None
    county: str
    stated: StatedFigure
    counted: int
    verdict: Verdict

    @property
    def off(self) -> int:
        """How far the entries are from the nearest figure that would agree; below zero where they are too few."""
        return max(0, self.counted - self.stated.high) or min(0, self.counted - self.stated.low)


@dataclass(frozen=True, slots=True)
class RemainingFunds:
    """How far the money goes.

    Attributes:
        limit: The kroner there are: the frame's `limit`, else the most that the stated `granted` can be.
        left: The kroner of it that are not granted yet; below zero where the limit is passed.
    """

    limit: int
    left: int


def remaining_funds(account: Account) -> RemainingFunds | None:
    """What is left of a round's frame; nothing where no limit is stated, or it or an award could not be read."""
    frame = account.round.frame
    if frame.limit is None and account.round.unread_figures:
        return None
    limit = frame.limit or (frame.granted.high if frame.granted else None)
    if limit is None or "awards" in account.unread_tables:
        return None
    return RemainingFunds(limit, limit - account.total.granted)


@dataclass(frozen=True, slots=True)
class SumOfRegions:
    """What the regions state together, `low` to `high`, and what the frame states."""

    quantity: Quantity
    low: int
    high: int
    frame: StatedFigure

    @property
    def agrees(self) -> bool:
        """Whether the two can be one figure."""
        return self.high >= self.frame.low and self.low <= self.frame.high


def sums_of_regions(account: Account) -> tuple[SumOfRegions, ...]:
    """The sum for each quantity that the frame and every region state.

    There is none where such a figure could not be read, or where a county has two regions: it would count twice.
    """
    counties = [county for county in account.regions if county is not None]
    if account.round.unread_figures or len(set(counties)) < len(counties):
        return ()
    sums: list[SumOfRegions] = []
    for quantity in QUANTITIES:
        frame: StatedFigure | None = getattr(account.round.frame, quantity)
        parts: list[StatedFigure | None] = [getattr(region, quantity) for region in account.round.regions]
        known = [part for part in parts if part is not None]
        if frame is not None and known and len(known) == len(parts):
            low, high = sum(part.low for part in known), sum(part.high for part in known)
            sums.append(SumOfRegions(quantity, low, high, frame))
    return tuple(sums)


def controls(account: Account) -> tuple[Control, ...]:
    """Every stated figure of a round: those of the frame, the limit, then those of each region, in the file's order."""
    return tuple(_frame(account)) + tuple(_regions(account))


def _frame(account: Account) -> Iterator[Control]:
    frame = account.round.frame
    for quantity in QUANTITIES:
        stated: StatedFigure | None = getattr(frame, quantity)
        if stated is not None:
            counted: int = getattr(account.total, quantity)
            hazy = _table(quantity) in account.unread_tables
            verdict = _verdict(account, account.total, quantity, stated, hazy=hazy)
            yield Control(quantity, None, "", stated, counted, verdict)
    if frame.limit is not None:
        limit = StatedFigure("at_most", frame.limit)
        verdict = _verdict(account, account.total, "granted", limit, hazy="awards" in account.unread_tables)
        yield Control("limit", None, "", limit, account.total.granted, verdict)


def _regions(account: Account) -> Iterator[Control]:
    for index, (region, county) in enumerate(zip(account.round.regions, account.regions, strict=True)):
        if county is None:
            continue
        tally = account.counties.get(county, Totals())
        for quantity in QUANTITIES:
            stated: StatedFigure | None = getattr(region, quantity)
            if stated is not None:
                incomplete_counties = (
                    account.incomplete_awards if _table(quantity) == "awards" else account.incomplete_applications
                )
                hazy = None in incomplete_counties or county in incomplete_counties
                verdict = _verdict(account, tally, quantity, stated, hazy=hazy)
                yield Control(quantity, index, region.county, stated, getattr(tally, quantity), verdict)


def _table(quantity: Quantity) -> str:
    """The table whose entries a quantity is counted from."""
    return "awards" if quantity in {"awards", "granted"} else "applications"


def _verdict(account: Account, tally: Totals, quantity: Quantity, stated: StatedFigure, *, hazy: bool) -> Verdict:
    counted: int = getattr(tally, quantity)
    if hazy:
        return "unknown"
    if counted > stated.high:
        return "differs"
    if _is_partial(account, tally, quantity, stated):
        return "not_itemised"
    if counted >= stated.low:
        return "agrees"
    return "in_progress" if account.round.heading.state == "open" else "differs"


def _is_partial(account: Account, tally: Totals, quantity: Quantity, stated: StatedFigure) -> bool:
    """Whether the ledger is known not to hold all entries that a quantity is counted from."""
    listed_in_part = account.round.heading.itemised == "awarded"
    if quantity == "applications":
        return listed_in_part and tally.applications < stated.low
    if quantity == "requested":
        return listed_in_part or tally.requests < tally.applications
    return False
