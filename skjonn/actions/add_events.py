"""Add events to a round, all or nothing."""

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
"""What is to be added to a round, as it is under the lock."""


def add_events(
    write_options: WriteOptions, drafts: Drafts, *, applications: Sequence[str], round_id: str | None = None
) -> Added:
    """Add events to a ledger.

    Args:
        write_options: How; an event without a date is of its day.
        drafts: What to add.
        applications: The ids of the applications they name.
        round_id: The round; without it that of the applications, or where none is named the only open one.

    Raises:
        UsageError: A draft lacks something, or has what does not go together.
        UnknownNameError: There is no such round or application.
        RefusedError: The file cannot be appended to, or has the same event already.
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
    """Events that lack nothing but, perhaps, their date.

    Raises:
        UsageError: One lacks more, or has what it cannot have.
    """
    faults = [fault for draft in drafts for fault in draft.given(date=write_options.today).faults()]
    if faults:
        raise UsageError("\n".join(dict.fromkeys(faults)), now="Nothing was written.")
    return drafts


def rest_of(round_: ResolvedRound) -> tuple[str, ...]:
    """The ids of the applications of a round that have no outcome.

    Raises:
        RefusedError: There are none, or it cannot be told.
    """
    found = tuple(application.entry.id for application in round_.without_outcome)
    if not found:
        raise RefusedError(
            f"No application in round {round_.id} is known to be without an outcome. Nothing was written.",
            now="`skjonn application list --status none` lists those that are.",
        )
    return found


def paying(draft: EventDraft, round_: ResolvedRound) -> EventDraft:
    """A payment; of what is left, where its amount is not given.

    Raises:
        RefusedError: Nothing is left, or that is not known.
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
    """A report; the only one that is due, where it is not said which.

    Raises:
        UsageError: None is due, or both are.
    """
    life = _life(draft, round_)
    due = [each.report for each in life.open_reports] if life else []
    if "report" not in draft.values and len(due) != 1:
        what = "Both an interim and a final report are due" if due else "No report is due"
        raise UsageError(
            f"{what} of {draft.application}.", now="Name the one that came with --report. Nothing was written."
        )
    return draft.given(report=due[0]) if due else draft


def _life(draft: EventDraft, round_: ResolvedRound) -> Life | None:
    """The life of the award that a draft is about; `None` where whose it is cannot be told, or there is none."""
    found = [each for each in round_.applications if each.entry.id == draft.application]
    return found[0].life if len(found) == 1 and found[0].awards else None


def _require_not_repeated(round_: ResolvedRound, events: Sequence[Event]) -> None:
    """See that the round has none of some events yet, and that they are not the same themselves.

    Raises:
        RefusedError: One is there: the same addition was probably made twice.
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
