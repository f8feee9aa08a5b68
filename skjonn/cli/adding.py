"""Add to the ledger: read what was given, ask for the rest, and report what was added."""

import os
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from skjonn.actions.add_entries import NO_TITLE, Added, add_entries, round_for
from skjonn.actions.add_round import add_round as write_round
from skjonn.actions.change import Changed, FindingsError, WriteOptions
from skjonn.actions.list_files import list_files
from skjonn.cli import ask, drafts, environment, streams
from skjonn.cli.field_options import Given
from skjonn.cli.options import Writing
from skjonn.cli.output import Output, reported
from skjonn.cli.reading import say_what_is_unread, warn_of_settings_beside
from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.draft import FIELDS, Draft
from skjonn.model.entries import Entry, Frame, Heading, Region
from skjonn.model.errors import SkjonnError
from skjonn.model.file_format import fields_of
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import display_path
from skjonn.render.addition import addition
from skjonn.render.diagnostics.text import render
from skjonn.render.visible import escaped

NOTHING_WRITTEN = "Nothing was written."


def begin(writing: Writing, *, new: bool = False) -> tuple[WriteOptions, Output]:
    """The write options and the output of a command, from its options; `new` if it may create the ledger."""
    output = Output.of(writing)
    root, name = environment.ledger_root(writing.ledger, new=new)
    day = environment.today(writing.today, os.environ)
    warn_of_settings_beside(root)
    waiting = partial(streams.say, output.words.waiting.format(ledger=name))
    return WriteOptions(root, name, day, anyway=writing.anyway, dry_run=writing.dry_run, waiting=waiting), output


def add(
    options: WriteOptions, output: Output, given: Given, *, from_json: str | None, round_id: str | None, award: bool
) -> None:
    """Add what was given, or the entries of a JSON file, and report them. On a terminal, ask for what is missing."""
    if from_json is not None:
        write(drafts.read(from_json, beside=given), options, output, round_id=round_id, award=award)
        return
    with nothing_written():
        draft = drafts.typed(given)
    if not ask.is_possible():
        _require_given(draft, options, round_id=round_id, award=award)
    elif draft.missing(award=award) or draft.lacks_title:
        round_ = ask.round_to_add_to(draft, options, round_id=round_id, output=output)
        if draft.missing(award=award) or ask.asks_for_title(draft, round_):
            _ask_and_write(draft, round_, options, output, award=award)
            return
    write([draft], options, output, round_id=round_id, award=award)


def _require_given(draft: Draft, options: WriteOptions, *, round_id: str | None, award: bool) -> None:
    """Refuse a draft that lacks something. A title is required if other applications of the round have one.

    Raises:
        UsageError: Something is missing.
    """
    missing = {*draft.missing(award=award)}
    if draft.lacks_title and not options.anyway and _has_titles(draft, options, round_id):
        missing.add("project")
    hint = NO_TITLE if missing == {"project"} else ""
    ask.require([field for key, field in FIELDS.items() if key in missing], hint=hint)


def _has_titles(draft: Draft, options: WriteOptions, round_id: str | None) -> bool:
    """Whether the round of a draft has titles; false if there is no such round, which is reported later."""
    try:
        files = list_files(options.root, shown=options.shown)
        return round_for([draft], files, round_id=round_id).entries.has_titles
    except SkjonnError:
        return False


def _ask_and_write(draft: Draft, round_: ResolvedRound, options: WriteOptions, output: Output, *, award: bool) -> None:
    """Ask for what was not given, and add it."""
    # An empty answer means that the source has none.
    empty = {"project": None} if draft.application is None else {}

    def write_answers(values: Mapping[str, Any], anyway: bool) -> None:  # noqa: FBT001 - as `ask.Write` says
        chosen = replace(options, anyway=options.anyway or anyway)
        write([draft._replace(values=empty | {**values})], chosen, output, round_id=round_.id, award=award)

    ask.show_application(draft, round_)
    questions = ask.questions(draft, round_, award=award)
    ask.fill_in(questions, write_answers, known=draft.values, output=output, sure=options.dry_run)


def write(wanted: Sequence[Draft], options: WriteOptions, output: Output, *, round_id: str | None, award: bool) -> None:
    """Add drafts and report what was added."""
    report_added(partial(add_entries, options, wanted, round_id=round_id, award=award), options, output)


def report_added(add: Callable[[], Added], options: WriteOptions, output: Output) -> None:
    """Add something and report what was added."""
    with findings_shown(output):
        added = add()
    for typed, name in added.renamed.items():
        streams.say(output.words.renamed.format(typed=typed, name=name))
    if options.dry_run:
        show_new_text(added.changed, added.file, output)
        return
    with reported(f"The change is in {added.file}, line {added.line}"):
        where = output.words.added.format(file=added.file, line=added.line)
        show_entries(added.changed, added.round, added.entries, where, output)
        show_findings(added.changed, output)


def add_round(
    values: Mapping[str, Any], frame: Frame, regions: Sequence[Region], options: WriteOptions, output: Output
) -> None:
    """Add a round with an id and other values of its heading. On a terminal, ask for what is missing."""

    def write_answers(values: Mapping[str, Any], anyway: bool) -> None:  # noqa: FBT001 - as `ask.Write` says
        chosen = replace(options, anyway=options.anyway or anyway)
        of_heading = dict(values)
        stated = replace(frame, limit=of_heading.pop("limit", frame.limit))
        with findings_shown(output):
            added = write_round(chosen, Heading(**of_heading), frame=stated, regions=regions)
        show_round(added, output, chosen)

    not_given = [field for field in fields_of(Heading) if field.key not in values]
    missing = [field for field in not_given if field.is_required]
    if not missing:
        write_answers(values, anyway=False)
        return
    ask.require(missing)
    limit = [field for field in fields_of(Frame) if field.key == "limit" and frame.limit is None]
    others = [field for field in not_given if not field.is_required]
    questions = ask.questions_for_round([*missing, *others, *limit])
    ask.fill_in(questions, write_answers, known=values, output=output, sure=options.dry_run)


def show_round(added: Changed, output: Output, options: WriteOptions) -> None:
    """Report which round was added and how much it can grant."""
    name = added.change.name
    file = display_path(options.shown, name)
    if options.dry_run:
        show_new_text(added, file, output)
        return
    with reported(f"The round is in {file}"):
        round_ = next(round_ for round_ in added.ledger.rounds if round_.file == name)
        show_entries(added, round_, (), output.words.added.format(file=file, line=1), output)
        show_findings(added, output)


def show_entries(
    changed: Changed,
    round_: ResolvedRound,
    entries: Sequence[Entry],
    where: str,
    output: Output,
    *,
    lines: Sequence[str] = (),
) -> None:
    """Show what a change did to a round; for the arguments see `addition`."""
    width, color = output.width, output.color
    text = addition(
        entries,
        round_,
        where=where,
        lines=lines,
        words=output.words,
        width=width,
        color=color,
        above=_left_above(changed, round_, output.words),
    )
    output.text(text)


def _left_above(changed: Changed, round_: ResolvedRound, words: Words) -> tuple[str, ...]:
    """Say what is left of each frame above a round after a change, the nearest first."""
    tree = changed.frames
    if tree is None:
        return ()
    from skjonn.reports.frames_above import frames_above

    return frames_above(tree, [round_.totals], words)


def show_new_text(changed: Changed, file: str, output: Output) -> None:
    """Show the TOML that a dry run did not append."""
    before = changed.change.before or b""
    text = changed.change.after[len(before) :].decode().replace("\r\n", "\n").lstrip("\n")
    output.text(escaped(text))
    streams.say(output.words.would_add.format(file=file))


def show_findings(changed: Changed, output: Output) -> None:
    """Show the warnings and notes that a change brings, and name the files that could not be read."""
    if changed.findings:
        _show(changed.findings, output)
    say_what_is_unread(changed.ledger, output.words)


@contextmanager
def nothing_written() -> Generator[None]:
    """Add "Nothing was written." to an error."""
    try:
        yield
    except SkjonnError as error:
        now = error.now.removesuffix(NOTHING_WRITTEN)
        raise type(error)(error.what, now=f"{now.rstrip()} {NOTHING_WRITTEN}".lstrip()) from error


@contextmanager
def findings_shown(output: Output) -> Generator[None]:
    """Print the findings of a refused change before its error is reported."""
    try:
        yield
    except FindingsError as refusal:
        show_refused(refusal, output)
        raise


def show_refused(refusal: FindingsError, output: Output) -> None:
    """Print the findings that a change is refused for."""
    _show(refusal.diagnostics, output)


def _show(diagnostics: tuple[Diagnostic, ...], output: Output) -> None:
    """Print findings on standard error."""
    result = CheckResult(found=diagnostics, waived=(), round_verdicts=())
    width = environment.width(os.environ, sys.stderr)
    streams.show(render(result, words=output.words, width=width, color=output.error_color, show_waived=False))
