"""An event that somebody wants to add."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from skjonn.model.entries import Event
from skjonn.model.event_types import EVENTS, EventKind
from skjonn.model.money import kroner


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event that somebody wants to add.

    Attributes:
        values: The values that are given, by the keys of an event.
        origin: Where it was read, such as `new.json, entry 3`; empty if it was typed.
    """

    values: Mapping[str, Any]
    origin: str = ""

    @property
    def application(self) -> str | None:
        """The id of the application that it is about."""
        return self.values.get("application")

    def given(self, **more: object) -> Self:
        """The same draft with further values; those that are given already stay."""
        return replace(self, values={**more, **self.values})

    def faults(self) -> Iterator[str]:
        """What is wrong with it, in sentences."""
        which = self.origin or "The event"
        missing = [key for key in ("type", "application", "date") if key not in self.values]
        kind = EVENTS.get(self.values.get("type", ""))
        if kind is not None:
            missing += [key for key in kind.needs if key not in self.values]
            yield from self._faults_of_kind(kind)
        if missing:
            yield f"{which} lacks {', '.join(missing)}."

    def _faults_of_kind(self, kind: EventKind) -> Iterator[str]:
        which, type_, amount = self.origin or "The event", self.values["type"], self.values.get("amount")
        if kind.any_of and not any(key in self.values for key in kind.any_of):
            yield f"{which} lacks {' or '.join(kind.any_of)}."
        if others := ", ".join(key for key in self.values if key not in kind.keys):
            yield f"{which} has {others}, and {type_} has no such key: it has {', '.join(kind.keys)}."
        if "amount" in kind.keys and amount is not None and amount < 0 and not kind.is_signed:
            yield f"{which} has the amount {kroner(amount)}, and that of {type_} is above zero."

    def event(self, today: date) -> Event:
        """The event of a draft without faults; without a date it is dated today."""
        return Event(**self.given(date=today).values)
