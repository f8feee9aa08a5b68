"""Add events to a round, all of them or none."""

from collections.abc import Callable, Sequence
from functools import partial

from skjonn.actions import lookup
from skjonn.actions.add_entries import Added, added, appended, file_filter, names_suggested, round_in
from skjonn.actions.change import Plan, WriteOptions, change, files_of
from skjonn.model.draft import Draft
from skjonn.model.entries import Event
from skjonn.model.errors import RefusedError, UsageError
from skjonn.model.event_draft import EventDraft
from skjonn.model.ledger import Ledger
from skjonn.model.lifecycle import Life
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound

Drafts = Callable[[ResolvedRound], Sequence[EventDraft]]
"""Makes the events to add from the round as it is under the lock."""


def add_events(
    write_options: WriteOptions, drafts: Drafts, *, applications: Sequence[str], round_id: str | None = None
) -> Added:
    """Add events to a ledger.

    Args:
        write_options: How; its day is the date of events without one.
        drafts: Makes the events to add.
        applications: The ids of the applications they name.
        round_id: The id of the round; without it, the round of the applications, or else the only open one.

    Raises:
        UsageError: A draft lacks something, or has keys that exclude each other.
        UnknownNameError: There is no such round or application.
        RefusedError: The file cannot be appended to, or already has the same event.
        SkjonnError: See `change`.
    """
    named = [Draft({"application": id_}) for id_ in applications]
    chosen: list[tuple[str, tuple[Event, ...]]] = []

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        round_ = round_in(named, ledger, round_id)
        events = tuple(draft.event(write_options.today) for draft in complete(drafts(round_), write_options))
        chosen[:] = [(round_.id, events)]
        if not write_options.anyway:
            _require_not_repeated(round_, events)
        return appended(ledger, round_.entries, events)

    with names_suggested(named, partial(files_of, write_options), round_id):
        changed = change(write_options, plan, file_filter=partial(file_filter, named, round_id=round_id))
    ((id_, events),) = chosen
    return added(write_options, changed, lookup.round_of(changed.ledger, id_), events, renamed={})


def complete(drafts: Sequence[EventDraft], write_options: WriteOptions) -> Sequence[EventDraft]:
    """Refuse events that lack anything but their date.

    Raises:
        UsageError: One lacks something else, or has what it must not have.
    """
    faults = [fault for draft in drafts for fault in draft.given(date=write_options.today).faults()]
    if faults:
        raise UsageError("\n".join(dict.fromkeys(faults)), now="Nothing was written.")
    return drafts


def rest_of(round_: ResolvedRound) -> tuple[str, ...]:
    """The ids of the applications of a round that have no outcome.

    Raises:
        RefusedError: There are none, or which they are is not known.
    """
    found = tuple(application.entry.id for application in round_.without_outcome)
    if not found:
        raise RefusedError(
            f"No application in round {round_.id} is known to be without an outcome. Nothing was written.",
            now="`skjonn application list --status none` lists those that are.",
        )
    return found


def paying(draft: EventDraft, round_: ResolvedRound) -> EventDraft:
    """A payment; without an amount, of what is left to pay.

    Raises:
        RefusedError: Nothing is left, or what is left is not known.
    """
    if "amount" in draft.values:
        return draft
    life = _life(draft, round_)
    if life is None:
        raise RefusedError(
            f"What is left to pay of {draft.application} is not known: it has no award, or several. "
            "Nothing was written.",
            now="Add its award first.",
        )
    if life.left_to_pay <= 0:
        raise RefusedError(
            f"Nothing is left to pay of {draft.application}: in force {kroner(life.in_force)} kr, "
            f"held {kroner(life.held)} kr, paid {kroner(life.paid)} kr. Nothing was written.",
            now="Release or amend first; `skjonn award show` shows what has happened.",
        )
    return draft.given(amount=life.left_to_pay)


def reporting(draft: EventDraft, round_: ResolvedRound) -> EventDraft:
    """A report; without its kind, the only one that is due.

    Raises:
        UsageError: None is due, or both are.
    """
    life = _life(draft, round_)
    due = [each.report for each in life.open_reports] if life else []
    if "report" not in draft.values and len(due) != 1:
        what = "Both an interim and a final report are due" if due else "No report is due"
        raise UsageError(f"{what} of {draft.application}.", now="Name the report with --report. Nothing was written.")
    return draft.given(report=due[0]) if due else draft


def _life(draft: EventDraft, round_: ResolvedRound) -> Life | None:
    """The life of the award that a draft is about; `None` without an award, or if several applications have the id."""
    found = [each for each in round_.applications if each.entry.id == draft.application]
    return found[0].life if len(found) == 1 and found[0].awards else None


def _require_not_repeated(round_: ResolvedRound, events: Sequence[Event]) -> None:
    """Refuse events that the round already has, or that are equal to each other.

    Raises:
        RefusedError: There are some: probably the same command was run twice.
    """
    known = set(round_.entries.events)
    repeated: list[str] = []
    for event in events:
        if event in known:
            repeated.append(event.name)
        known.add(event)
    if repeated:
        raise RefusedError(
            f"Round {round_.id} already has this, with the same keys: {', '.join(dict.fromkeys(repeated))}. "
            "Nothing was written.",
            now="If both are meant, say in --note how they differ, or use --anyway.",
        )
