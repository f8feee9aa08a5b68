"""The types of events in the life of a grant: whose they are, which keys they must and may have, and what they mean.

Reading, the JSON Schema, the commands that add events, their completion and the reports follow this table.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

EventType = Literal[
    "withdrawn",
    "transferred",
    "refused",
    "accepted",
    "declined",
    "held",
    "released",
    "amended",
    "cancelled",
    "report_due",
    "reported",
    "paid",
    "repaid",
    "closed",
]
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
Report = Literal["interim", "final"]
REPORTS: tuple[Report, ...] = get_args(Report)
Outcome = Literal["awarded", "refused", "withdrawn", "transferred"]
"""How an application ends: with an award, or with one of the events of applications."""

ALWAYS = ("application", "type", "date")
"""The keys that every event must have."""
REMARKS = ("reason", "case", "note")
"""The keys that every event may have."""


class EventKind(NamedTuple):
    """One type of event.

    Attributes:
        of: Whether such events belong to an application or to an award.
        means: What happened, in a sentence.
        needs: Keys that they must have, beside those that every event has.
        any_of: Keys of which they must have at least one.
        may: Keys that they may have.
        is_signed: Whether the amount may be below zero.
    """

    of: Literal["application", "award"]
    means: str
    needs: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    may: tuple[str, ...] = REMARKS
    is_signed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that such events can have."""
        return tuple(dict.fromkeys((*ALWAYS, *self.needs, *self.any_of, *self.may)))


EVENTS: Mapping[EventType, EventKind] = {
    "withdrawn": EventKind("application", "The applicant took the application back."),
    "transferred": EventKind("application", "The application was handed to another scheme.", needs=("to",)),
    "refused": EventKind("application", "The application was decided, and not granted."),
    "accepted": EventKind("award", "The recipient takes the grant."),
    "declined": EventKind("award", "The recipient does not take the grant."),
    "held": EventKind("award", "The amount is granted, and not paid until it is released.", needs=("amount", "reason")),
    "released": EventKind("award", "The amount is no longer held.", needs=("amount",)),
    "amended": EventKind(
        "award",
        "What is in force changes by the amount, or the project ends another day.",
        any_of=("amount", "ends"),
        is_signed=True,
    ),
    "cancelled": EventKind("award", "Nothing more is paid."),
    "report_due": EventKind("award", "A report is due on a day.", needs=("report", "due")),
    "reported": EventKind("award", "A report came.", needs=("report",), may=("spent", *REMARKS)),
    "paid": EventKind("award", "The amount was paid.", needs=("amount",)),
    "repaid": EventKind("award", "The amount was paid back.", needs=("amount",)),
    "closed": EventKind("award", "The grant is settled: only a repayment may follow."),
}
"""The types of events, by name."""
OUTCOMES: tuple[EventType, ...] = tuple(type_ for type_, kind in EVENTS.items() if kind.of == "application")
"""The types of events that end an application without an award."""
