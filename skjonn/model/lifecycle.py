"""The life of a grant: its figures, and its contradictions, from the award and the events after it.

Rules, reports, completion and `due` all use `life_of`; none of them computes these figures itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, cast

from skjonn.model.entries import Event
from skjonn.model.event_types import EVENTS, OUTCOMES, REPORTS, EventType, Outcome, Report
from skjonn.model.partial_date import PartialDate

Other = int | Literal["application", "award", "decided", "received"]
"""What an event contradicts: another event, by its number; the application or the award, or a day of theirs."""
Facts = Mapping[str, int | str | date | PartialDate]

_AFTER_CLOSING = frozenset({"repaid"})
_AFTER_THE_END = frozenset({"repaid", "closed"})

_MOST: Mapping[EventType, tuple[str, str, tuple[EventType, ...]]] = {
    "paid": ("paid-too-much", "room", ("held", "amended", "paid")),
    "held": ("held-too-much", "room", ("paid", "amended", "held")),
    "repaid": ("repaid-too-much", "paid", ("paid", "repaid")),
    "released": ("released-too-much", "held", ("held", "released")),
    "amended": ("amended-below-zero", "in_force", ("amended",)),
}
"""The types of events with a largest amount: the rule for a larger one, the attribute with the largest amount, and the
types of events that it depends on."""


class Contradiction(NamedTuple):
    """Something in a life that cannot be true.

    Attributes:
        rule: The name of the rule that finds it.
        event: The number of the event that causes it, in the order of the life; `None` for the award.
        other: What that contradicts.
        facts: Values for a message by name: amounts in kroner, days and words; `off` is how far a figure is off.
    """

    rule: str
    event: int | None
    other: Other
    facts: Facts

    @property
    def off(self) -> int:
        """How far a figure is off, in kroner; zero if none is."""
        off = self.facts.get("off", 0)
        return off if isinstance(off, int) else 0


class OpenReport(NamedTuple):
    """A report that is due, and its last day."""

    report: Report
    due: date


class Life(NamedTuple):
    """What became of an application and its award; amounts are in kroner, and events are given by their numbers.

    Attributes:
        in_force: What was granted, with amendments; zero once declined, what is paid once cancelled.
        paid: What was paid and not paid back.
        held: What must not be paid until it is released.
        left_to_pay: What is in force and neither held nor paid; zero once closed, below zero if money must be repaid.
        outcome: How the application ended; `None` if it has not.
        accepted: Whether the recipient accepted the grant.
        ended: The event that declined or cancelled it.
        closed: The event that closed it.
        open_reports: The reports that are due and have not come.
        reported: The reports that came.
        held_since: The event since which something is held.
        paid_since: The first payment.
        overpaid_since: The event since which more is paid than is in force and not held.
        contradictions: The contradictions, in the order of the events.
    """

    in_force: int = 0
    paid: int = 0
    held: int = 0
    left_to_pay: int = 0
    outcome: Outcome | None = None
    accepted: bool = False
    ended: int | None = None
    closed: int | None = None
    open_reports: tuple[OpenReport, ...] = ()
    reported: frozenset[Report] = frozenset()
    held_since: int | None = None
    paid_since: int | None = None
    overpaid_since: int | None = None
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether the grant was declined, cancelled or closed."""
        return self.ended is not None or self.closed is not None

    @property
    def to_repay(self) -> int:
        """What must be paid back."""
        return max(0, -self.left_to_pay)


class Grant(NamedTuple):
    """The beginning of a life: the award and the application.

    Attributes:
        granted: The kroner that were granted; `None` if there is no award.
        decided: The award's date: the day of its decision, otherwise its round's date. If that is a month or a year, an
            event is before the award only if it is before its first day.
        received: The day the application came in, if it is known.
        acceptance: Whether a grant must be accepted before it is paid.
    """

    granted: int | None
    decided: PartialDate
    received: date | None = None
    acceptance: bool = False


def without_events(granted: int | None) -> Life:
    """The life of an application without events."""
    return Life() if granted is None else Life(granted, left_to_pay=granted, outcome="awarded")


def in_order(events: Sequence[Event]) -> list[int]:
    """The numbers of events in the order that counts: by date, and events of one day as they stand in the file."""
    return sorted(range(len(events)), key=lambda number: events[number].date)


def life_of(grant: Grant, events: Sequence[Event]) -> Life:
    """The life of an application and its award.

    Args:
        grant: Its beginning.
        events: All events of the application and its award, in the file's order. Events that contradict others count as
            well: the figures are what the ledger says.
    """
    book = _Book(grant, events)
    for number in in_order(events):
        book.enter(number)
    return book.life()


def figures_by_event(grant: Grant, events: Sequence[Event]) -> Iterator[tuple[date, int, int, int]]:
    """The day of each event, and what is in force, held and paid after it, in kroner; in the order that counts."""
    book = _Book(grant, events)
    for number in in_order(events):
        book.enter(number)
        yield events[number].date, book.in_force, book.held, book.paid


def can_follow(type_: EventType, grant: Grant, events: Sequence[Event], *, on: date) -> bool:
    """Whether an event of a type can come next, on a day or on the first possible day after it."""
    known = len(life_of(grant, events).contradictions)
    day = max([on, grant.decided.first, *(event.date for event in events)])
    kind = EVENTS[type_]
    amount = 1 if "amount" in (*kind.needs, *kind.any_of) else None
    reports: Sequence[Report | None] = REPORTS if "report" in kind.needs else (None,)
    trials = (Event("", type_, day, amount, report) for report in reports)
    return any(len(life_of(grant, (*events, trial)).contradictions) == known for trial in trials)


class _Book:
    """The books of a grant, in which its events are entered one by one."""

    def __init__(self, grant: Grant, events: Sequence[Event]) -> None:
        self.grant = grant
        self.events = events
        self.amended = self.paid = self.all_held = 0
        self.ended: int | None = None
        self.closed: int | None = None
        self.accepted = self.has_award = False
        self.outcome: int | Literal["award"] | None = None
        self.open_reports: dict[Report, date] = {}
        self.answered: dict[Report, int] = {}
        self.reported = set[Report]()
        self.last: dict[EventType, int] = {}
        self.held_since: int | None = None
        self.paid_since: int | None = None
        self.overpaid_since: int | None = None
        self.found: list[Contradiction] = []

    @property
    def in_force(self) -> int:
        if self.ended is None:
            return (self.grant.granted or 0) + self.amended
        return self.paid if self.events[self.ended].type == "cancelled" else 0

    @property
    def held(self) -> int:
        return self.all_held if self.ended is None else 0

    @property
    def room(self) -> int:
        """What is in force and neither held nor paid."""
        return self.in_force - self.held - self.paid

    @property
    def left_to_pay(self) -> int:
        return self.room if self.closed is None else 0

    def life(self) -> Life:
        self._enter_award(None)
        is_over = self.ended is not None or self.closed is not None
        return Life(
            in_force=self.in_force,
            paid=self.paid,
            held=self.held,
            left_to_pay=self.left_to_pay,
            outcome=self._outcome(),
            accepted=self.accepted,
            ended=self.ended,
            closed=self.closed,
            open_reports=() if is_over else tuple(map(OpenReport._make, self.open_reports.items())),
            reported=frozenset(self.reported),
            held_since=self.held_since,
            paid_since=self.paid_since,
            overpaid_since=self.overpaid_since,
            contradictions=tuple(self.found),
        )

    def _outcome(self) -> Outcome | None:
        if self.outcome is None or self.outcome == "award":
            return None if self.outcome is None else "awarded"
        return cast("Outcome", self.events[self.outcome].type)

    def enter(self, number: int) -> None:
        """Compare an event with what came before it, and count it."""
        event = self.events[number]
        self._enter_award(event.date)
        if event.type in OUTCOMES:
            self._enter_outcome(number, event)
        elif self.grant.granted is None:
            outcome = "application" if self.outcome is None else self.outcome
            self._contradict("event-without-award", number, outcome, what=event.type)
        else:
            self._against(number, event)
            self._count(number, event)
            self.last[event.type] = number
            self._note_since(number)

    def _enter_award(self, until: date | None) -> None:
        """Count the award as an outcome once its day has come: before all events of that day."""
        if self.has_award or self.grant.granted is None or (until is not None and until < self.grant.decided.first):
            return
        self.has_award = True
        if self.outcome is None:
            self.outcome = "award"
        else:
            self._second_outcome(None, self.outcome)

    def _enter_outcome(self, number: int, event: Event) -> None:
        received = self.grant.received
        if received is not None and event.date < received:
            self._contradict("outcome-before-receipt", number, "received", what=event.type, received=received)
        if self.outcome is None:
            self.outcome = number
        else:
            self._second_outcome(number, self.outcome)

    def _second_outcome(self, number: int | None, first: int | Literal["award"]) -> None:
        what, day = ("awarded", self.grant.decided) if first == "award" else self._named(first)
        self._contradict("application-with-two-outcomes", number, first, what=what, day=day)

    def _named(self, number: int) -> tuple[str, date]:
        return self.events[number].type, self.events[number].date

    def _contradict(self, rule: str, number: int | None, other: Other, **facts: int | str | date | PartialDate) -> None:
        self.found.append(Contradiction(rule, number, other, facts))

    def _against(self, number: int, event: Event) -> None:
        """Find what an event of an award contradicts; after the end of the grant, only the end."""
        if event.date < self.grant.decided.first:
            self._contradict("event-before-award", number, "decided", what=event.type, decided=self.grant.decided)
        for rule, end, may_follow in (
            ("event-after-closing", self.closed, _AFTER_CLOSING),
            ("event-after-end", self.ended, _AFTER_THE_END),
        ):
            if end is not None and event.type not in may_follow:
                earlier = self.events[end]
                self._contradict(rule, number, end, what=event.type, end=earlier.type, day=earlier.date)
                return
        self._against_figures(number, event)

    def _against_figures(self, number: int, event: Event) -> None:
        self._against_amounts(number, event)
        if event.type == "paid" and self.grant.acceptance and not self.accepted:
            self._contradict("paid-before-acceptance", number, "award")
        elif event.type == "closed" and self.in_force != self.paid:
            off = self.paid - self.in_force
            other = self._latest("paid", "repaid", "amended")
            self._contradict("closed-unsettled", number, other, in_force=self.in_force, paid=self.paid, off=off)
        elif event.type == "reported":
            self._against_answer(number, cast("Report", event.report))

    def _against_amounts(self, number: int, event: Event) -> None:
        """Compare an amount with the most that it can be after the award and the earlier events."""
        if event.type not in _MOST:
            return
        rule, attribute, says = _MOST[event.type]
        most = max(getattr(self, attribute), 0)
        amount = (event.amount or 0) * (-1 if event.type == "amended" else 1)
        if amount > most:
            facts: Facts = {"in_force": self.in_force, "paid": self.paid, "held": self.held, "most": most}
            self._contradict(rule, number, self._latest(*says), amount=amount, off=amount - most, **facts)

    def _against_answer(self, number: int, report: Report) -> None:
        if report not in self.open_reports and report in self.answered:
            earlier = self.answered[report]
            self._contradict("reported-again", number, earlier, report=report, day=self.events[earlier].date)

    def _latest(self, *types: EventType) -> Other:
        """The last event of some types; the award if there is none."""
        found = [self.last[type_] for type_ in types if type_ in self.last]
        return max(found) if found else "award"

    def _count(self, number: int, event: Event) -> None:
        amount = event.amount or 0
        if event.report is not None:
            self._count_report(number, event, event.report)
        match event.type:
            case "paid" | "repaid":
                self.paid += amount if event.type == "paid" else -amount
            case "held" | "released":
                self.all_held += amount if event.type == "held" else -amount
            case "amended":
                self.amended += amount
            case "accepted":
                self.accepted = True
            case "declined" | "cancelled":
                self.ended = number if self.ended is None else self.ended
            case "closed":
                self.closed = number if self.closed is None else self.closed
            case _:
                pass  # It changes none of these.

    def _count_report(self, number: int, event: Event, report: Report) -> None:
        if event.type == "report_due":
            self.open_reports[report] = event.due or event.date
            return
        self.reported.add(report)
        if self.open_reports.pop(report, None):
            self.answered[report] = number

    def _note_since(self, number: int) -> None:
        """Remember since which event something was paid, something is held, and too much is paid."""
        if self.paid_since is None and "paid" in self.last:
            self.paid_since = number
        self.held_since = _since(self.held_since, number, holds=self.held > 0)
        self.overpaid_since = _since(self.overpaid_since, number, holds=self.left_to_pay < 0)


def _since(known: int | None, number: int, *, holds: bool) -> int | None:
    """The event since which a condition holds."""
    return (number if known is None else known) if holds else None
