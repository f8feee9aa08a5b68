"""Change and remove what the ledger holds, and report what changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from skjonn.actions import lookup
from skjonn.actions.change import Changed, WriteOptions
from skjonn.actions.edit_entry import edit_entry
from skjonn.actions.edit_file import edit_file
from skjonn.actions.edit_round import RoundEdit, edit_round, set_state
from skjonn.actions.find_entry import find_entry
from skjonn.actions.list_files import list_files
from skjonn.actions.load import load
from skjonn.actions.remove import remove_entry, remove_round
from skjonn.cli import ask, streams
from skjonn.cli.adding import findings_shown, nothing_written, show_entries, show_findings
from skjonn.cli.field_options import Given
from skjonn.cli.field_values import values_of
from skjonn.cli.output import Output, reported
from skjonn.codec.locate import Positions
from skjonn.inputs.choice import one_of
from skjonn.inputs.field_values import value_of
from skjonn.inputs.figures import read_region
from skjonn.language.counting import counted
from skjonn.model.diagnostic import At
from skjonn.model.entries import TABLES, Entry, Frame, Heading, Region, State
from skjonn.model.errors import UsageError
from skjonn.model.file_format import Field, fields_of
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Change, display_path
from skjonn.render.addition import change_with
from skjonn.render.change import changed_lines, first_changed_line, unified
from skjonn.render.visible import visible
from skjonn.reports.frames_above import frames_and_above


def edit(
    options: WriteOptions,
    output: Output,
    table: str,
    id_: str,
    given: Given,
    *,
    unset: Sequence[str],
    number: int | None,
    also: Mapping[str, object] | None = None,
    correct: bool = False,
) -> None:
    """Change an entry by the options, or in an editor if none was given."""
    with nothing_written():
        values = values_to_change(given, unset, [field for field in fields_of(TABLES[table].table) if field.option])
    if not values:
        edit_in_editor(options, output, id_, lambda ledger: find_entry(ledger, table, id_, number=number, also=also).at)
        return
    with findings_shown(output):
        edited = edit_entry(options, table, id_, values, number=number, also=also, correct=correct)
    for typed, name in edited.renamed.items():
        streams.say(output.words.renamed.format(typed=typed, name=name))
    show(edited.changed, options, output, id_=edited.id)


def edit_of_round(options: WriteOptions, output: Output, id_: str, wanted: RoundEdit) -> None:
    """Change a round by the options, or in an editor if none was given."""
    if not (wanted.values or wanted.regions):
        edit_in_editor(options, output, id_, lambda ledger: At(lookup.round_of(ledger, id_).file, "round"))
        return
    with findings_shown(output):
        changed = edit_round(options, id_, wanted)
    show(changed, options, output)


def edit_in_editor(
    options: WriteOptions, output: Output, id_: str, find: Callable[[Ledger[ResolvedRound]], At]
) -> None:
    """Open the file of an entry in an editor, and write what is saved.

    Args:
        options: How it is written.
        output: Where and in which language.
        id_: What an error calls the entry.
        find: Finds the place of the entry.

    Raises:
        UsageError: There is no terminal.
    """
    if not ask.is_possible():
        raise UsageError(f"There is nothing to change in {id_}.", now="Say what with options; --help lists them.")
    from skjonn.cli.editor import edit_copy

    files = list_files(options.root, shown=options.shown)
    at = find(load(files))
    name, before = at.file, files.read(at.file).data

    def write(after: bytes, anyway: bool) -> None:  # noqa: FBT001 - as `editor.Write` says
        chosen = replace(options, anyway=options.anyway or anyway)
        show(edit_file(chosen, Change(name, before, after)), options, output)

    line = Positions(before.decode("utf-8-sig")).find(at).line
    edit_copy(before, write, name=PurePosixPath(name).name, line=line, output=output)


def round_edit(given: Given, regions: Sequence[str], *, new_id: str | None, unset: Sequence[str]) -> RoundEdit:
    """What the options change of a round.

    Args:
        given: What was typed for its heading and frame.
        regions: Regions with their figures.
        new_id: Its new id, if it gets one.
        unset: Keys of its heading and frame, regions, and regions with a key after a dot.

    Raises:
        UsageError: A value is not valid for its field, or a key or region is unknown.
        AmountError: A figure cannot be read in exactly one way.
    """
    fields = [field for table in (Heading, Frame) for field in fields_of(table)]
    figures = [field for field in fields_of(Region) if field.is_figure]
    known = {name for field in fields for name in (field.key, field.option_name.removeprefix("--"))}
    values = values_to_change(given, [text for text in unset if text in known], fields)
    if new_id is not None:
        values["id"] = value_of(fields[0], new_id, name="--id")
    found: dict[str, dict[str, Any] | None] = {}
    for region in map(read_region, regions):
        stated = {field.key: getattr(region, field.key) for field in figures}
        known_of = found.get(region.county) or {}
        found[region.county] = known_of | {key: figure for key, figure in stated.items() if figure is not None}
    for text in (text for text in unset if text not in known):
        county, dot, key = text.partition(".")
        found[county] = (found.get(county) or {}) | dict.fromkeys(keys_of([key], figures)) if dot else None
    return RoundEdit(values, found)


def close(options: WriteOptions, output: Output, id_: str, state: State) -> None:
    """Close a round, or open it again."""
    with findings_shown(output):
        changed = set_state(options, id_, state)
    show(changed, options, output)


def remove(
    options: WriteOptions,
    output: Output,
    table: str,
    id_: str,
    *,
    number: int | None,
    also: Mapping[str, object] | None = None,
    with_awards: bool = False,
) -> None:
    """Remove an entry."""
    with findings_shown(output):
        removed = remove_entry(options, table, id_, number=number, also=also, with_awards=with_awards)
    for waiver in removed.waivers:
        streams.say(output.words.waiver_gone.format(rule=waiver.rule, entry=waiver.entry))
    show(removed.changed, options, output, where=output.words.removed)


def remove_whole_round(options: WriteOptions, output: Output, id_: str, *, with_entries: bool) -> None:
    """Remove a round."""
    with findings_shown(output):
        changed, totals = remove_round(options, id_, with_entries=with_entries)
    if options.dry_run:
        show(changed, options, output)
        return
    words, file = output.words, display_path(options.shown, changed.change.name)
    applications, awards = counted(totals.applications, words.application), counted(totals.awards, words.award)
    with reported(f"{file} is removed"):
        said = words.removed_round.format(file=file, applications=applications, awards=awards)
        output.text(f"{visible(said)}\n")


def show(
    changed: Changed,
    options: WriteOptions,
    output: Output,
    *,
    where: str = "",
    id_: str = "",
    is_about_money: bool = True,
    frames: Sequence[str] = (),
) -> None:
    """Report what was changed, or would be.

    Args:
        changed: The change.
        options: How it was made.
        output: Where and in which language.
        where: The sentence that says so, with places for the file and line.
        id_: The id of the application that is shown with it, if one is.
        is_about_money: Whether to show what is left of the round's frame.
        frames: The ids of the frames to show, with those above them and what is left of each.
    """
    change, words = changed.change, output.words
    file, before = display_path(options.shown, change.name), change.before or b""
    if not changed.is_needed:
        streams.say(words.unchanged.format(file=file))
        return
    if options.dry_run:
        output.text(unified(before, change.after, file, color=output.color))
        streams.say(words.would_change.format(file=file))
        return
    line = first_changed_line(before, change.after)
    with reported(f"The change is in {file}, line {line}"):
        place = (where or words.changed).format(file=file, line=line)
        lines = changed_lines(before, change.after, color=output.color)
        round_ = next((each for each in changed.ledger.rounds if each.file == change.name), None)
        if frames:
            tree = changed.frames
            told = frames_and_above(tree, frames, words) if tree else ()
            output.text(change_with(place, lines, told, width=output.width, color=output.color))
        elif round_ is None or not is_about_money:
            output.text("".join(f"{each}\n" for each in (visible(place), *lines)))
        else:
            show_entries(changed, round_, _entries(round_, id_), place, output, lines=lines)
        show_findings(changed, output)


def _entries(round_: ResolvedRound, id_: str) -> tuple[Entry, ...]:
    """The application with an id and its awards; if several have the id, the awards alone."""
    found = [each.entry for each in round_.applications if each.entry.id == id_]
    awards = (each.entry for each in round_.awards if each.entry.application == id_)
    return (*(found if len(found) == 1 else ()), *awards)


def values_to_change(given: Given, unset: Sequence[str], fields: Sequence[Field]) -> dict[str, Any]:
    """The new values of fields by key; `None` for those to remove.

    Raises:
        UsageError: A key is unknown or required, or is both given and removed.
        AmountError: An amount cannot be read in exactly one way.
    """
    values = values_of(given, fields)
    for key in keys_of(unset, fields):
        if key in values:
            raise UsageError(f"--unset: {key} is also given.", now="Leave one of the two out.")
        values[key] = None
    return values


def keys_of(unset: Iterable[str], fields: Sequence[Field]) -> list[str]:
    """The keys to remove, named as in the file or as an option.

    Raises:
        UsageError: One is unknown or required.
    """
    options = {field.option_name.removeprefix("--"): field.key for field in fields}
    needed = {field.key for field in fields if field.is_required}
    keys: list[str] = []
    for text in unset:
        name = options.get(text, text)
        if name in needed:
            raise UsageError(f"--unset: {name} is required.", now="Change it instead.")
        keys.append(one_of(name, [field.key for field in fields if not field.is_required], "--unset"))
    return keys
