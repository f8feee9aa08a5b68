"""Add events: read what was given, ask for the rest, and report what was added."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from skjonn.actions.add_events import add_events, complete, rest_of
from skjonn.actions.change import WriteOptions
from skjonn.actions.list_files import list_files
from skjonn.actions.load import load
from skjonn.actions.next_events import ids_for
from skjonn.cli import adding, ask, drafts
from skjonn.cli.field_options import Given
from skjonn.cli.output import Output
from skjonn.inputs.choice import one_of
from skjonn.model.entries import Event
from skjonn.model.errors import UsageError
from skjonn.model.event_draft import EventDraft
from skjonn.model.event_types import EVENT_TYPES, EVENTS, EventType
from skjonn.model.file_format import fields_of
from skjonn.model.resolved import ResolvedRound

_FIELDS = {field.key: field for field in fields_of(Event)}

FillIn = Callable[[EventDraft, ResolvedRound], EventDraft]
"""Completes an event from its round, under the lock."""


def add(options: WriteOptions, output: Output, type_: str | None, ids: Sequence[str], given: Given) -> None:
    """Add an event to some applications. On a terminal, ask for what is missing."""
    with adding.nothing_written():
        draft = drafts.typed_event(given)
        word = one_of(type_, EVENT_TYPES, "TYPE") if type_ else None
    if missing := [name for name, known in (("TYPE", word), ("ID", ids)) if not known]:
        ask.require_terminal(missing)
    word = word or one_of(ask.ask("TYPE", EVENT_TYPES, output), EVENT_TYPES, "TYPE")
    if not ids:
        known = list(ids_for(load(list_files(options.root, shown=options.shown)), word, on=options.today))
        ids = [id_ for each in ask.ask("ID", known, output, is_list=True).split(",") if (id_ := each.strip())]
    draft = draft.given(type=word)
    missing_keys = _missing(word, draft)
    if not missing_keys:
        _write(options, output, draft, ids)
        return
    ask.require([_FIELDS[key] for key in missing_keys])

    def write_answers(values: Mapping[str, Any], anyway: bool) -> None:  # noqa: FBT001 - as `ask.Write` says
        chosen = replace(options, anyway=options.anyway or anyway)
        _write(chosen, output, EventDraft(values), ids)

    others = [key for key in EVENTS[word].keys if key not in {"application", *draft.values, *missing_keys}]
    questions = [
        ask.Question(
            _FIELDS[key],
            must=key in EVENTS[word].needs,
            words=_FIELDS[key].words,
            default=options.today.isoformat() if key == "date" else "",
        )
        for key in (*missing_keys, *others)
    ]
    ask.fill_in(questions, write_answers, known=draft.values, output=output, sure=options.dry_run)


def add_from_json(options: WriteOptions, output: Output, file: str, *, beside: Given) -> None:
    """Add the events of a JSON file."""
    with adding.nothing_written():
        found = complete(drafts.read_events(file, beside=beside), options)
    ids = list(dict.fromkeys(str(draft.application) for draft in found))
    adding.report_added(partial(add_events, options, lambda _: found, applications=ids), options, output)


def add_short(
    options: WriteOptions,
    output: Output,
    type_: EventType,
    ids: Sequence[str],
    given: Given,
    *,
    round_id: str | None = None,
    fill_in: FillIn = lambda draft, _: draft,
) -> None:
    """Add an event of one type to some applications, or to all of the round that have no outcome.

    Args:
        options: How it is written.
        output: Where and in which language it is reported.
        type_: The type.
        ids: The ids of the applications; without any, all that have no outcome.
        given: What was typed for the keys of the event.
        round_id: The round, if it was named.
        fill_in: Completes the event from the round.
    """
    with adding.nothing_written():
        draft = drafts.typed_event(given).given(type=type_)

    def of(round_: ResolvedRound) -> Sequence[EventDraft]:
        return [fill_in(draft.given(application=id_), round_) for id_ in ids or rest_of(round_)]

    adding.report_added(partial(add_events, options, of, applications=ids, round_id=round_id), options, output)


def _missing(type_: EventType, draft: EventDraft) -> list[str]:
    """The keys that must be given and are not."""
    kind = EVENTS[type_]
    missing = [key for key in kind.needs if key not in draft.values]
    is_bare = bool(kind.any_of) and not any(key in draft.values for key in kind.any_of)
    return [*missing, *(kind.any_of if is_bare else ())]


def _write(options: WriteOptions, output: Output, draft: EventDraft, ids: Sequence[str]) -> None:
    found = complete([draft.given(application=id_) for id_ in ids], options)
    adding.report_added(partial(add_events, options, lambda _: found, applications=ids), options, output)


def require_ids(ids: Sequence[str] | None, *, rest: bool) -> None:
    """Require either ids or `--rest`.

    Raises:
        UsageError: Neither or both were given.
    """
    if bool(ids) == rest:
        what = "ID and --rest cannot be given together" if rest else "Missing: ID, or --rest"
        raise UsageError(f"{what}.", now="Name the applications, or refuse all that are left. Nothing was written.")
