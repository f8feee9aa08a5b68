"""The frames above the rounds as a tree: for each day, what a frame has, what its parts and rounds take, what is left.

A frame with a precision counts by the most that it can be as a whole, and by the least as a part. Without an upper
bound it is never passed, and what is left of it is not known.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Self

from skjonn.model.figure import StatedFigure
from skjonn.model.frames import NO_FRAMES, Frames
from skjonn.model.totals import Movement, RoundTotals


class Bounds(NamedTuple):
    """The kroner that a frame has: at least `low`, at most `high`; `None` if there is no upper bound."""

    low: int
    high: int | None

    @property
    def is_exact(self) -> bool:
        """Whether it is known to the krone."""
        return self.low == self.high


class Spent(NamedTuple):
    """The sums of awards, in kroner."""

    granted: int = 0
    in_force: int = 0
    held: int = 0
    paid: int = 0

    def plus(self, other: "Spent | Movement") -> "Spent":
        """The sums of both."""
        return Spent(
            self.granted + other.granted,
            self.in_force + other.in_force,
            self.held + other.held,
            self.paid + other.paid,
        )


class Balance(NamedTuple):
    """A frame on a day, in kroner.

    Attributes:
        bounds: What it has; `None` if that is not known.
        parted_out: The sum of the amounts of its direct parts.
        spent: The sums of the awards in all rounds below it, at any depth.
        direct: What is in force in the rounds directly below it.
        left: What it has, less its direct parts and what is in force directly below it; below zero if it is passed,
            `None` if that is not known.
    """

    bounds: Bounds | None
    parted_out: int
    spent: Spent
    direct: int
    left: int | None

    @property
    def amount(self) -> StatedFigure | None:
        """What it has, as a stated figure."""
        return None if self.bounds is None else stated_amount(self.bounds)


class Passed(NamedTuple):
    """A frame that has less than its parts and rounds take, in kroner.

    Attributes:
        day: The first day on which it is passed; `None` if it is passed before anything changes.
        amount: The most that it can have on that day.
        parted_out: The sum of the amounts of its direct parts on that day.
        in_force: What is in force in the rounds directly below it on that day.
        most: By how much it is passed on the worst day.
        worst: The first of the worst days.
    """

    day: date | None
    amount: int
    parted_out: int
    in_force: int
    most: int
    worst: date | None

    @property
    def off(self) -> int:
        """By how much it is passed on the first day."""
        return self.parted_out + self.in_force - self.amount


@dataclass(frozen=True)
class FrameTree:
    """The frames of a ledger, by their numbers in `frames.toml`, with the rounds that spend of them.

    Attributes:
        frames: The frames and their changes.
        rounds: All rounds of the ledger.
        numbers: The frame of each id; the first, if several have it.
        above: For each frame, the frame that it is directly part of; `None` if there is none, or in a circle.
        circles: The circles of frames that are parts of one another.
        parts: For each frame, its direct parts.
        spenders: For each frame, the rounds directly below it.
        order: All frames, each after the one above it.
    """

    frames: Frames
    rounds: tuple[RoundTotals, ...]
    numbers: Mapping[str, int]
    above: tuple[int | None, ...]
    circles: tuple[tuple[int, ...], ...]
    parts: Mapping[int, Sequence[int]]
    spenders: Mapping[int, Sequence[RoundTotals]]
    order: tuple[int, ...]

    @classmethod
    def of(cls, frames: Frames | None, rounds: Sequence[RoundTotals]) -> Self:
        """Make the tree of some frames and rounds."""
        frames = NO_FRAMES if frames is None else frames
        numbers: dict[str, int] = {}
        for number, frame in enumerate(frames.frames):
            numbers.setdefault(frame.id, number)
        named = [numbers.get(frame.part_of or "") for frame in frames.frames]
        circles = tuple(_circles(named))
        in_circle = {number for circle in circles for number in circle}
        above = tuple(None if number in in_circle else parent for number, parent in enumerate(named))
        parts: defaultdict[int, list[int]] = defaultdict(list)
        for number, parent in enumerate(above):
            if parent is not None:
                parts[parent].append(number)
        spenders: defaultdict[int, list[RoundTotals]] = defaultdict(list)
        for round_ in rounds:
            frame_of_round = numbers.get(round_.frame.part_of or "")
            if frame_of_round is not None:
                spenders[frame_of_round].append(round_)
        order = [number for number, parent in enumerate(above) if parent is None]
        for number in order:
            order += parts[number]
        return cls(frames, tuple(rounds), numbers, above, circles, dict(parts), dict(spenders), tuple(order))

    @property
    def is_sound(self) -> bool:
        """Whether `frames.toml` has no read errors; otherwise no sum of frames is known."""
        return not self.frames.faults

    def line_of(self, number: int) -> tuple[int, ...]:
        """A frame and those above it, the nearest first."""
        found = [number]
        while (parent := self.above[found[-1]]) is not None:
            found.append(parent)
        return tuple(found)

    def above_round(self, round_: RoundTotals) -> tuple[int, ...]:
        """The frame that a round is part of and those above it, the nearest first; none if the round names none."""
        number = self.numbers.get(round_.frame.part_of or "")
        return () if number is None else self.line_of(number)

    def is_complete(self, number: int) -> bool:
        """Whether what is in force directly below a frame is known."""
        return all(round_.is_in_force_known for round_ in self.spenders.get(number, ()))

    def on(self, day: date) -> tuple[Balance, ...]:
        """Every frame at the end of a day, by number."""
        book = _Book(self)
        for each in book.days():
            if each > day:
                break
            book.enter(each)
        return book.balances()

    def passed(self) -> Mapping[int, Passed]:
        """The frames that are passed on any day, by number."""
        book = _Book(self)
        found: dict[int, Passed] = {}
        book.note(None, self.order, found)
        for day in book.days():
            book.note(day, book.enter(day), found)
        return found

    def below_zero(self) -> Iterator[tuple[int, int, int]]:
        """Each change that brings a frame below zero: its number, the frame's, and the most that the frame then has."""
        book = _Book(self)
        for day in book.days():
            before = book.bounds
            book.enter(day)
            for change, frame, amount in book.changes.get(day, ()):
                bounds, earlier = book.bounds[frame], before[frame]
                was_below = earlier is not None and earlier.high is not None and earlier.high < 0
                if amount < 0 and bounds is not None and bounds.high is not None and bounds.high < 0 and not was_below:
                    yield change, frame, bounds.high


@dataclass
class _Book:
    """The books of a tree, in which days are entered one by one."""

    tree: FrameTree
    shifts: list[int] = field(init=False)
    spent: list[Spent] = field(init=False)
    bounds: list[Bounds | None] = field(init=False)
    changes: dict[date, list[tuple[int, int, int]]] = field(init=False)
    movements: dict[date, list[tuple[int, Movement]]] = field(init=False)

    def __post_init__(self) -> None:
        tree = self.tree
        self.shifts = [0] * len(tree.above)
        self.spent = [Spent()] * len(tree.above)
        changes: defaultdict[date, list[tuple[int, int, int]]] = defaultdict(list)
        for number, change in enumerate(tree.frames.changes):
            for id_, amount in ((change.frame, change.amount), (change.from_, -change.amount)):
                if (frame := tree.numbers.get(id_ or "")) is not None:
                    changes[change.date].append((number, frame, amount))
        movements: defaultdict[date, list[tuple[int, Movement]]] = defaultdict(list)
        for number, rounds in tree.spenders.items():
            for movement in (each for round_ in rounds for each in round_.movements):
                movements[movement.day].append((number, movement))
        self.changes, self.movements = dict(changes), dict(movements)
        self.bounds = self._bounds()

    def days(self) -> list[date]:
        """The days on which something changes, in order."""
        return sorted({*self.changes, *self.movements})

    def enter(self, day: date) -> Sequence[int]:
        """Count all that happens on a day; the frames that may be passed after it."""
        for number, movement in self.movements.get(day, ()):
            self.spent[number] = self.spent[number].plus(movement)
        if day not in self.changes:
            return [number for number, _ in self.movements[day]]
        for _, frame, amount in self.changes[day]:
            self.shifts[frame] += amount
        self.bounds = self._bounds()
        return self.tree.order

    def _bounds(self) -> list[Bounds | None]:
        tree = self.tree
        found: list[Bounds | None] = [None] * len(tree.above)
        for number in tree.order:
            frame, parent = tree.frames.frames[number], tree.above[number]
            whole = None if parent is None else found[parent]
            if frame.amount is not None:
                found[number] = _shifted(Bounds(frame.amount.low, frame.amount.high), self.shifts[number])
            elif frame.share is not None and whole is not None and whole.is_exact:
                part = share_of(frame.share, whole.low)
                found[number] = _shifted(Bounds(part, part), self.shifts[number])
        return found

    def parted_out(self, number: int) -> int:
        """The sum of the amounts of a frame's direct parts, each by the least that it can be."""
        lows = (bounds.low for part in self.tree.parts.get(number, ()) if (bounds := self.bounds[part]))
        return sum(max(0, low) for low in lows)

    def note(self, day: date | None, numbers: Sequence[int], found: dict[int, Passed]) -> None:
        """Note which of some frames are passed now, and whether they are passed by more than before."""
        for number in dict.fromkeys(numbers):
            bounds = self.bounds[number]
            # An award that could not be read can only add to what is in force; an event can also take from it.
            is_known = all("events" not in round_.unread_tables for round_ in self.tree.spenders.get(number, ()))
            parted_out, in_force = self.parted_out(number), self.spent[number].in_force
            # If nothing is taken from a frame, it is not passed: if it is below zero, the change is wrong.
            if bounds is None or bounds.high is None or not is_known or not (parted_out or in_force):
                continue
            off = parted_out + in_force - bounds.high
            known = found.get(number)
            if known is None and off > 0:
                found[number] = Passed(day, bounds.high, parted_out, in_force, off, day)
            elif known is not None and off > known.most:
                found[number] = known._replace(most=off, worst=day)

    def balances(self) -> tuple[Balance, ...]:
        """Every frame as it is now."""
        tree = self.tree
        together = [*self.spent]
        for number in reversed(tree.order):
            parent = tree.above[number]
            if parent is not None:
                together[parent] = together[parent].plus(together[number])
        return tuple(self._balance(number, spent) for number, spent in enumerate(together))

    def _balance(self, number: int, spent: Spent) -> Balance:
        bounds, parted_out, direct = self.bounds[number], self.parted_out(number), self.spent[number].in_force
        parts_known = all(self.bounds[part] is not None for part in self.tree.parts.get(number, ()))
        left = None
        is_known = parts_known and self.tree.is_sound and self.tree.is_complete(number)
        if bounds is not None and bounds.high is not None and is_known:
            left = bounds.high - parted_out - direct
        return Balance(bounds, parted_out, spent, direct, left)


def share_of(text: str, kroner: int) -> int:
    """A share of an amount, written as `12,5 %`, rounded down to whole kroner."""
    whole, _, decimals = text.rstrip("%").rstrip().partition(",")
    return kroner * int(whole + decimals) // int(f"100{'0' * len(decimals)}")


def stated_amount(bounds: Bounds) -> StatedFigure:
    """What a frame has, as a stated figure."""
    low, high = bounds
    if high is None:
        return StatedFigure("at_least", low)
    if low == high:
        return StatedFigure("exact", low)
    if low <= 0:
        return StatedFigure("at_most", high)
    middle, odd = divmod(low + high, 2)
    return StatedFigure("over", low - 1, high - low + 1) if odd else StatedFigure("about", middle, high - middle)


def _shifted(bounds: Bounds, by: int) -> Bounds:
    return Bounds(bounds.low + by, None if bounds.high is None else bounds.high + by)


def _circles(above: Sequence[int | None]) -> Iterator[tuple[int, ...]]:
    """The circles among items, given the item that each is part of; each circle begins with its first item."""
    state = [0] * len(above)
    for start in range(len(above)):
        path: list[int] = []
        number: int | None = start
        while number is not None and not state[number]:
            state[number] = start + 1
            path.append(number)
            number = above[number]
        if number is not None and state[number] == start + 1 and number in path:
            circle = path[path.index(number) :]
            first = circle.index(min(circle))
            yield tuple(circle[first:] + circle[:first])
