"""Read files for `skjonn import`, show what was understood, ask once, write, and report what was written."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import typer

from skjonn.actions.add_entries import Added
from skjonn.actions.change import WriteOptions
from skjonn.actions.import_entries import (
    KNOWN_NAMES,
    Import,
    ImportOptions,
    NewRound,
    plan_import,
    write_import,
)
from skjonn.cli import adding, ask, streams
from skjonn.cli.drafts import frame_of, regions_of
from skjonn.cli.field_options import Given
from skjonn.cli.field_values import typed_texts, values_of
from skjonn.cli.output import Output, reported
from skjonn.disk.home import expanded
from skjonn.disk.reason import reason
from skjonn.inputs.announcement.announced import announced_heading
from skjonn.inputs.choice import one_of
from skjonn.inputs.foreign_file import read_foreign_file
from skjonn.inputs.tables.grid import TableFile
from skjonn.inputs.tables.kinds import MOST_BYTES
from skjonn.inputs.tables.read import read_table_file
from skjonn.inputs.tables.rows import Choice, Fault
from skjonn.language.counting import counted
from skjonn.language.words import Words
from skjonn.model.draft import COLUMNS, Draft
from skjonn.model.entries import Award, Event, Frame, Heading, Region
from skjonn.model.errors import UsageError
from skjonn.model.file_format import fields_of
from skjonn.model.money import quoted
from skjonn.model.partial_date import PartialDate
from skjonn.model.place import Municipality
from skjonn.render.addition import entry_lines
from skjonn.render.announcement_steps import announcement_steps, taken_from_text
from skjonn.render.import_steps import MOST, import_after, import_steps, items, named
from skjonn.render.terminal import wrapped
from skjonn.render.visible import visible

_MOST_FAULTS = 20
_LEAVE_OUT = "leave out"
_TAB = frozenset({"tab", "\\t", "\t"})


@dataclass(frozen=True, slots=True)
class Beginning:
    """The round to begin, as the options state it. An announcement may state the rest.

    Attributes:
        values: Of its heading, by key.
        frame: Its control totals.
        regions: Those of its counties.
        unsaid: The keys of the heading that no option states.
    """

    values: Mapping[str, Any]
    frame: Frame
    regions: tuple[Region, ...]
    unsaid: frozenset[str]


def round_meant(  # noqa: PLR0917 - the options of a round
    round_id: str | None,
    new: str | None,
    heading: Given,
    frame: Given,
    regions: Sequence[str],
    unsaid: frozenset[str],
) -> str | Beginning | None:
    """The round that the options mean: one of the ledger, or one to begin.

    Raises:
        UsageError: The options do not go together.
    """
    defaults = {field.key: field.default for field in fields_of(Heading)}
    said = [key for key, text in typed_texts(heading).items() if text != defaults[key]]
    said += [key for key, text in frame.items() if isinstance(text, str)]
    if new is None:
        if said or regions:
            options = ", ".join(f"--{key}" for key in (*said, *(["region"] if regions else [])))
            raise UsageError(f"{options} cannot be given for an existing round.", now="Add a new one: --new-round ID.")
        return round_id
    if round_id is not None:
        raise UsageError("--round and --new-round cannot both be given.", now="Leave out one of them.")
    values: dict[str, Any] = {"id": new, **values_of(heading, fields_of(Heading))}
    return Beginning(values, frame_of(frame), regions_of(regions), unsaid)


def _begun(beginning: Beginning, files: Sequence[TableFile], words: Words) -> tuple[NewRound, tuple[str, ...]]:
    """The round to begin, completed from an announcement among the files, and the keys that it states.

    Raises:
        UsageError: Neither an option nor a file states a required key.
    """
    found = announced_heading(files)
    date = PartialDate.of(found.published) if found.published else None
    stated: dict[str, Any] = {"title": found.title, "grantor": found.grantor, "date": date}
    if any(file.kind == "text" for file in files) or found.published or found.grantor:
        stated |= {"source": found.source or files[0].file, "note": words.import_note}
    values = {**{key: value for key, value in stated.items() if value is not None}, **beginning.values}
    missing = [field.option_name for field in fields_of(Heading) if field.is_required and field.key not in values]
    if missing:
        raise UsageError(f"Missing for a new round: {', '.join(missing)}.")
    taken = tuple(key for key in stated if stated[key] is not None and key not in {"note", *beginning.values})
    return NewRound(Heading(**values), beginning.frame, beginning.regions, beginning.unsaid), taken


def left_to_defaults(context: typer.Context) -> frozenset[str]:
    """The keys of the options that were not given."""
    return frozenset(
        key for key in context.params if (source := context.get_parameter_source(key)) and source.name == "DEFAULT"
    )


def columns_of(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The keys that columns are read as, with their headings.

    Raises:
        UsageError: A text is not KEY=HEADING, or a key is unknown.
    """
    found: list[tuple[str, str]] = []
    for text in texts:
        key, equals, heading = text.partition("=")
        if not (equals and heading.strip()):
            raise UsageError(
                f"--column: {quoted(text)} is not KEY=HEADING.", now="For example: --column requested=Søknadssum."
            )
        found.append((one_of(key.strip(), COLUMNS, "--column"), heading.strip()))
    return tuple(found)


def separator_of(text: str | None) -> str | None:
    """The separator of cells that the option names; `None` without the option.

    Raises:
        UsageError: It is more than one character.
    """
    if text is None:
        return None
    mark = "\t" if text.casefold() in _TAB else text
    if len(mark) != 1 or mark in '"\r\n' or mark.isalnum():
        raise UsageError(f"--delimiter: {quoted(text)} cannot separate two cells.", now="Write ; , | or tab.")
    return mark


def run(
    names: Sequence[str],
    into: str | Beginning | None,
    options: ImportOptions,
    write_options: WriteOptions,
    output: Output,
    *,
    delimiter: str | None,
    yes: bool,
) -> None:
    """Read files, show what was understood, ask once, write, and report what was written.

    Raises:
        UsageError: Something can be read in two ways, or there is no terminal to ask on.
        typer.Exit: With 1 if the answer is no.
        SkjonnError: See `plan_import` and `write_import`.
    """
    with adding.nothing_written():
        files, drafts = _read(names, delimiter, options)
        round_, taken = _begun(into, files, output.words) if isinstance(into, Beginning) else (into, ())
        options = replace(options, into=round_)
        planned = plan_import(write_options, files, drafts, options)
    output.text(import_steps(planned.understood, output.words, width=output.width, color=output.color))
    output.text(_announced(planned, taken, output))
    if choices := _choices(planned.faults):
        answers = _answers(choices, output)
        planned = plan_import(write_options, files, drafts, replace(options, answers=answers))
        left_out = [row for row, chosen in answers.items() if chosen is None]
        output.text(import_after(planned.understood, left_out, output.words, width=output.width))
    output.text(_against_ledger(planned, output))
    if planned.faults:
        raise _open(planned.faults)
    if not (planned.new or planned.events):
        _report_nothing_new(planned, output)
        return
    if write_options.dry_run or not yes:
        _preview(planned, write_options, output)
        if write_options.dry_run:
            return
    _write(planned, write_options, output, is_shown=not yes)


def _report_nothing_new(planned: Import, output: Output) -> None:
    """Report that the ledger has all rows.

    Raises:
        UsageError: There are no rows.
    """
    if planned.known:
        output.text(f"{output.words.import_nothing}\n")
    elif planned.decisions is None:
        raise UsageError("No row is an entry: all are totals or are ignored.", now=adding.NOTHING_WRITTEN)


def _read(
    names: Sequence[str], delimiter: str | None, options: ImportOptions
) -> tuple[list[TableFile], tuple[Draft, ...]]:
    """The tables of the files, and the entries if one is JSON."""
    read = [_read_file(name, delimiter, options) for name in names]
    drafts = [each for _, some in read for each in some]
    if drafts and len(read) > 1:
        raise UsageError("JSON cannot be imported with other files.", now="Import one file at a time.")
    return [file for file, _ in read], tuple(drafts)


def _read_file(name: str, delimiter: str | None, options: ImportOptions) -> tuple[TableFile, tuple[Draft, ...]]:
    data, file = _bytes(name), _shown(name)
    if options.wanted == "events":
        # Announcements have no events.
        return read_table_file(data, file=file, delimiter=delimiter, is_sound=_is_sound, takes_json=False)
    headings = {heading: key for key, heading in options.columns}
    return read_foreign_file(
        data, file=file, names=KNOWN_NAMES, delimiter=delimiter, headings=headings, is_sound=_is_sound
    )


def _is_sound(data: bytes) -> bool:
    """Whether a separate process can read a workbook to its end: a damaged one may use up all memory."""
    from subprocess import run

    probe = (sys.executable, "-c", "from skjonn.inputs.tables.workbook import probe; probe()")
    return run(probe, input=data, capture_output=True, check=False).returncode == 0  # noqa: S603 - it is this program


def _shown(name: str) -> str:
    return "Standard input" if name == "-" else visible(name)


def _bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with expanded(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {reason(error)}.") from error


def _announced(planned: Import, taken: Sequence[str], output: Output) -> str:
    """What an announcement states outside its tables, and what was read from it for the round's heading."""
    into, words, width = planned.options.into, output.words, output.width
    text = (
        ""
        if planned.announced is None
        else announcement_steps(planned.announced, words, width=width, color=output.color)
    )
    return text + (taken_from_text(into.heading, taken, words, width=width) if isinstance(into, NewRound) else "")


def _choices(faults: Sequence[Fault]) -> list[Choice]:
    """The choices to ask for, if nothing else is open and there is a terminal."""
    choices = [fault.choice for fault in faults if fault.choice is not None]
    return choices if len(choices) == len(faults) and ask.is_possible() else []


def _answers(choices: Sequence[Choice], output: Output) -> dict[str, Municipality | None]:
    """Ask which municipality the applicant of each row is."""
    words = output.words
    answers: dict[str, Municipality | None] = {}
    number = 0
    while number < len(choices):
        row, text, of = choices[number]
        *others, last = (f"{each.number} ({each.county})" for each in of)
        readings = words.import_or.format(others=", ".join(others), last=last)
        streams.say(words.import_ambiguous.format(place=visible(row), name=visible(text), readings=readings))
        numbers = [str(each) for each in range(1, len(of) + 1)]
        question = words.import_which.format(numbers="/".join(numbers))
        answer = ask.choice(question, (*numbers, _LEAVE_OUT), output, has_default=False)
        if answer == ask.BACK:
            number = max(number - 1, 0)
            continue
        answers[row] = None if answer == _LEAVE_OUT else of[numbers.index(answer)]
        number += 1
    return answers


def _against_ledger(planned: Import, output: Output) -> str:
    """How the rows compare with the ledger: which it has already, and what a list of decisions decides."""
    words, width = output.words, output.width
    text = ""
    if planned.known:
        known = [f"{each.row.draft.origin}: {each.id}" for each in planned.known]
        label = words.import_known.format(entries=counted(len(known), words.row))
        text += items(label, known, words, width=width)
    if planned.equal:
        places = [" = ".join(some) for some in planned.equal]
        text += items(words.import_equal.format(places=counted(len(places), words.row)), places, words, width=width)
    decisions, lines = planned.decisions, list[str]()
    for sentence, ids in (
        ()
        if decisions is None
        else (
            (words.import_refused, [each.id for each in decisions.others if each.outcome == "refused"]),
            (words.import_withdrawn, [each.id for each in decisions.others if each.outcome == "withdrawn"]),
            (words.import_undecided, decisions.undecided),
        )
    ):
        lines += [sentence.format(ids=named(ids, words))] if ids else []
    if decisions is not None and decisions.not_applied:
        lines.append(words.import_not_applied.format(places=named(decisions.not_applied, words)))
    return text + "".join(f"{line}\n" for line in wrapped(lines, width, indent=1))


def _open(faults: Sequence[Fault]) -> UsageError:
    """The error for what cannot be written without a choice, with its places."""
    shown = [str(fault) for fault in faults[:_MOST_FAULTS]]
    more = len(faults) - _MOST_FAULTS
    if more > 0:
        shown.append(f"{more} more of this kind.")
    return UsageError("\n".join(shown), now=adding.NOTHING_WRITTEN)


def _preview(planned: Import, options: WriteOptions, output: Output) -> None:
    """Show the entries as they would be written, and ask once.

    Raises:
        UsageError: There is no terminal to ask on.
        typer.Exit: The answer is no.
    """
    with adding.findings_shown(output):
        would = write_import(replace(options, dry_run=True), planned)
    if options.dry_run:
        output.text("\n")
        adding.show_new_text(would.changed, would.file, output)
        adding.show_findings(would.changed, output)
        return
    _show_entries(would, planned, output, most=MOST)
    adding.show_findings(would.changed, output)
    if not ask.is_possible():
        raise UsageError(
            "There is no terminal to confirm this on.", now=f"Use --yes to write it. {adding.NOTHING_WRITTEN}"
        )
    question = output.words.import_question.format(entries=_counted(would, output.words), file=would.file)
    while (answer := ask.choice(question, ("no", "yes", "show"), output)) in {"show", ask.BACK}:
        _show_entries(would, planned, output, most=None)
    if answer == "no":
        streams.say(output.words.nothing_written)
        raise typer.Exit(1)


def _write(planned: Import, options: WriteOptions, output: Output, *, is_shown: bool) -> None:
    words = output.words
    with adding.findings_shown(output):
        added = write_import(options, planned)
    with reported(f"The change is in {added.file}, line {added.line}"):
        if not is_shown:
            _show_entries(added, planned, output, most=MOST)
        where = words.import_added.format(entries=_counted(added, words), file=added.file, line=added.line)
        adding.show_entries(added.changed, added.round, (), where, output)
        if not is_shown:
            adding.show_findings(added.changed, output)


def _show_entries(added: Added, planned: Import, output: Output, *, most: int | None) -> None:
    """Show entries as they are or would be written: an application and its award take one line."""
    lines = entry_lines(added.entries, added.round, output.words, most=most)
    more = len(planned.new) + len(planned.events) - len(lines)
    if more:
        lines[-1] = output.words.and_more.format(names=lines[-1], more=more)
    output.text("\n".join(["", *wrapped(lines, output.width, indent=1), "", ""]))


def _counted(added: Added, words: Words) -> str:
    """How many awards, or else applications, there are; and how many refusals, withdrawals and other events."""
    entries = added.entries
    kinds = Counter(map(type, entries))
    awards = kinds[Award]
    types = Counter(entry.type for entry in entries if isinstance(entry, Event)) if kinds[Event] else Counter[str]()
    numbers = [
        (awards, words.award),
        (0 if awards else len(entries) - types.total(), words.application),
        (types["refused"], words.refusal),
        (types["withdrawn"], words.withdrawal),
        (types.total() - types["refused"] - types["withdrawn"], words.event),
    ]
    return ", ".join(counted(number, noun) for number, noun in numbers if number)
