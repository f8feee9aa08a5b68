"""Match a list of events with the applications of a round, and find those that the ledger already has."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from skjonn.actions.known_rows import KnownRow
from skjonn.actions.match_application import Matcher
from skjonn.inputs.tables.rows import Fault, ReadRow
from skjonn.model.draft import EVENT_FIELDS
from skjonn.model.event_draft import EventDraft
from skjonn.model.event_types import REMARKS
from skjonn.model.resolved import ResolvedRound

_COMPARED = tuple(key for key in ("application", *EVENT_FIELDS) if key not in REMARKS)
"""What distinguishes an event: all keys but remarks, which may be added or reworded later."""


@dataclass(frozen=True, slots=True)
class Events:
    """A list of events, matched.

    Attributes:
        new: Events to write.
        known: The rows of events that the ledger already has.
        equal: The places of rows that are equal to each other.
        faults: Rows that match no application or several, or are not a valid event.
    """

    new: tuple[EventDraft, ...]
    known: tuple[KnownRow, ...] = ()
    equal: tuple[tuple[str, ...], ...] = ()
    faults: tuple[Fault, ...] = ()


def match_events(rows: Sequence[ReadRow], round_: ResolvedRound, *, with_known: bool) -> Events:
    """Match rows with applications; see `Matcher`.

    Of equal rows, as many are known as there are equal events in the ledger.

    Args:
        rows: The rows.
        round_: The round.
        with_known: Whether to write events that the ledger already has as well.
    """
    matcher = Matcher(round_)
    faults: list[Fault] = []
    drafts: list[tuple[ReadRow, EventDraft]] = []
    for row in rows:
        candidates = matcher.candidates(row)
        if len(candidates) != 1:
            faults.append(Fault(row.draft.origin, *matcher.why(row, candidates)))
        elif other := matcher.other_applicant(row, candidates[0]):
            faults.append(Fault(row.draft.origin, other, "Correct one of them."))
        else:
            values = {key: value for key, value in row.draft.values.items() if key in EVENT_FIELDS}
            draft = EventDraft({"application": candidates[0].entry.id, **values})
            faults += (Fault(row.draft.origin, _of_row(fault), "Correct it.") for fault in draft.faults())
            drafts.append((row, draft))
    if faults:
        return Events((), faults=tuple(faults))
    return _compared(drafts, round_, with_known=with_known)


def _of_row(fault: str) -> str:
    """A fault of a row, to be printed after its place."""
    return fault[0].lower() + fault[1:]


def _compared(drafts: Sequence[tuple[ReadRow, EventDraft]], round_: ResolvedRound, *, with_known: bool) -> Events:
    left: defaultdict[tuple[object, ...], int] = defaultdict(int)
    for event in () if with_known else round_.entries.events:
        left[tuple(getattr(event, key) for key in _COMPARED)] += 1
    new: list[EventDraft] = []
    known: list[KnownRow] = []
    places: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for row, draft in drafts:
        key = tuple(map(draft.values.get, _COMPARED))
        places[key].append(row.draft.origin)
        if left[key]:
            left[key] -= 1
            known.append(KnownRow(row, str(draft.application), round_.id))
        else:
            new.append(draft)
    equal = tuple(tuple(some) for some in places.values() if len(some) > 1)
    return Events(tuple(new), tuple(known), equal)
