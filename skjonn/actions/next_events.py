"""Find the applications to which an event can happen next."""

from collections.abc import Iterator
from datetime import date

from skjonn.model.event_types import EventType
from skjonn.model.ledger import Ledger
from skjonn.model.lifecycle import can_follow
from skjonn.model.resolved import ResolvedRound, grant_of


def ids_for(ledger: Ledger[ResolvedRound], type_: EventType, *, on: date) -> Iterator[str]:
    """The ids of the applications to which an event of a type can happen next, on a day or after it."""
    for round_ in ledger.rounds:
        acceptance = round_.totals.limits.acceptance
        for each in round_.applications:
            grant = grant_of(each.entry, each.awards, round_.heading.date, acceptance=acceptance)
            if can_follow(type_, grant, [event.entry for event in each.events], on=on):
                yield each.entry.id
