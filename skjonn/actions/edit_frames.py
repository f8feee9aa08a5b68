"""Change the frames above the rounds: add, edit or remove one, raise or cut it, or move money between two."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from skjonn.actions import lookup
from skjonn.actions.change import Changed, Plan, Planner, WriteOptions, change
from skjonn.actions.edit_entry import after_steps
from skjonn.actions.find_entry import chosen, numbers_of, place_of
from skjonn.actions.remove import waivers_no_longer_needed
from skjonn.codec.edit import Edit, Removal, Step
from skjonn.codec.encode import append, obstacle
from skjonn.codec.frames import decode_frames, tables_of_frames
from skjonn.codec.schema import FRAMES_DIRECTIVE
from skjonn.incremental import FileFilter
from skjonn.model.diagnostic import At, Finding
from skjonn.model.entries import Waiver
from skjonn.model.errors import RefusedError, UnreadableError, UsageError
from skjonn.model.file_format import fields_of
from skjonn.model.frames import FRAME_TABLES, NO_FRAMES, FrameChange, Frames, UpperFrame
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import FRAMES
from skjonn.model.source import Change, SourceFile, display_path

_NAMING: Mapping[str, Sequence[str]] = {
    "frames": ("part_of",),
    "changes": ("frame", "from"),
    "waivers": ("entry",),
}
"""The keys that name a frame, by their tables in `frames.toml`."""


@dataclass(frozen=True, slots=True)
class EditedFrames:
    """What was changed, or would be.

    Attributes:
        changed: The change and the ledger with it.
        ids: The ids of the changed frames afterwards; none if the frame was removed.
        waivers: The waivers that were removed with it.
    """

    changed: Changed
    ids: tuple[str, ...]
    waivers: tuple[Waiver, ...] = ()


class _Reference(NamedTuple):
    """A table of `frames.toml` that names a frame, and the key that holds the name."""

    table: str
    number: int
    key: str


def add_frame(write_options: WriteOptions, frame: UpperFrame) -> EditedFrames:
    """Add a frame. If there is no `frames.toml` yet, create it, with the schema that its first line names.

    Raises:
        UnreadableError: Nothing of the file can be read.
        RefusedError: The file cannot be appended to.
        SkjonnError: See `change`.
    """
    return EditedFrames(_change(write_options, lambda ledger: _appended(write_options, ledger, frame)), (frame.id,))


def change_frame(write_options: WriteOptions, values: Mapping[str, Any]) -> EditedFrames:
    """Raise or cut a frame, or move money to it from another one.

    Args:
        write_options: How; its day is the date of a change without one.
        values: The values of a `FrameChange` by key.

    Raises:
        UnreadableError: Nothing of the file can be read.
        UnknownNameError: There is no such frame.
        UsageError: Both frames are the same.
        RefusedError: Several frames have the id, the same change exists, or the file cannot be appended to.
        SkjonnError: See `change`.
    """
    attributes = {field.key: field.attribute for field in fields_of(FrameChange)}
    dated: dict[str, Any] = {"date": write_options.today, **values}
    wanted = FrameChange(**{attributes[key]: value for key, value in dated.items()})
    if wanted.from_ == wanted.frame:
        raise UsageError(
            f"--from: money cannot be moved from {wanted.frame} to itself.",
            now="Name another frame. Nothing was written.",
        )
    ids = (wanted.frame, *((wanted.from_,) if wanted.from_ else ()))

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        for id_ in ids:
            if len(_numbers(ledger, id_)) > 1:
                raise _cannot_be_told(id_)
        if wanted in _frames(ledger).changes and not write_options.anyway:
            raise RefusedError(
                f"{display_path(ledger.files.root, FRAMES)} already has the same change. Nothing was written.",
                now="If both are meant, say in --note how they differ, or use --anyway.",
            )
        return _appended(write_options, ledger, wanted)

    return EditedFrames(_change(write_options, plan), ids)


def edit_frame(write_options: WriteOptions, id_: str, values: Mapping[str, Any], *, number: int | None) -> EditedFrames:
    """Edit a frame.

    Args:
        write_options: How.
        id_: Its id.
        values: The new values by key. `None` removes a key; `id` is changed in everything in the file that names the
            frame.
        number: Which frame, from 1, if several have the id.

    Raises:
        UnreadableError: Nothing of the file can be read.
        UnknownNameError: There is no such frame.
        UsageError: There are several, and none was chosen.
        RefusedError: It cannot be edited safely, or what names it cannot get its new id.
        SkjonnError: See `change`.
    """
    new_id: str = values.get("id", id_)

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        at = find_frame(ledger, id_, number=number)
        steps: list[Step] = [Edit(at.table, at.number, values)]
        if new_id != id_:
            # The frame's own keys are changed here unless they were given.
            steps += (
                Edit(each.table, each.number, {each.key: new_id})
                for each in _renamed(ledger, id_)
                if (each.table, each.number) != (at.table, at.number) or each.key not in values
            )
        return planned(ledger, steps, renamed={id_: new_id})

    return EditedFrames(_change(write_options, plan), (new_id,))


def remove_frame(write_options: WriteOptions, id_: str, *, number: int | None, with_changes: bool) -> EditedFrames:
    """Remove a frame. The check refuses it if a round or another frame is part of it.

    Args:
        write_options: How.
        id_: Its id.
        number: Which frame, from 1, if several have the id.
        with_changes: Whether to remove the changes that name it as well.

    Raises:
        UnreadableError: Nothing of the file can be read.
        UnknownNameError: There is no such frame.
        UsageError: There are several, and none was chosen.
        RefusedError: A change names it, or it cannot be edited safely.
        SkjonnError: See `change`.
    """
    gone: list[Waiver] = []

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        at = find_frame(ledger, id_, number=number)
        is_last = len(_numbers(ledger, id_)) == 1
        naming = [each for each in _references(ledger, id_) if is_last and each.table != "frames"]
        changes = [*dict.fromkeys(each.number for each in naming if each.table == "changes")]
        if changes and not with_changes:
            places = ", ".join(place_of(ledger.files, At(FRAMES, "changes", each)) for each in changes)
            raise RefusedError(
                f"{id_} is named by {'a change' if len(changes) == 1 else 'changes'} ({places}). Nothing was written.",
                now="Use --with-changes to remove its changes, too.",
            )
        steps: list[Step] = [Removal(at.table, at.number), *(Removal("changes", each) for each in changes)]
        unneeded = waivers_no_longer_needed(ledger.files, FRAMES, steps, write_options.today, specs=FRAME_TABLES)
        waivers = {*unneeded, *(each.number for each in naming if each.table == "waivers")}
        held = [waiver for waiver in _frames(ledger).placed_waivers if waiver.number in waivers]
        gone[:] = [waiver.entry for waiver in held]
        return planned(ledger, [*steps, *(Removal("waivers", waiver.number) for waiver in held)])

    return EditedFrames(_change(write_options, plan), (), tuple(gone))


def find_frame(ledger: Ledger[ResolvedRound], id_: str, *, number: int | None) -> At:
    """The place of the only frame of an id, even if the frame could not be read.

    Args:
        ledger: The ledger.
        id_: The id.
        number: Which of several, from 1.

    Raises:
        UnreadableError: Nothing of the file can be read.
        UnknownNameError: There is none.
        UsageError: There are several, and none of them was chosen.
    """
    found = [At(FRAMES, "frames", each) for each in _numbers(ledger, id_)]
    return found[chosen(ledger.files, found, number, what=f"frames have the id {id_}")]


def planned(ledger: Ledger[ResolvedRound], steps: Sequence[Step], *, renamed: Mapping[str, str] | None = None) -> Plan:
    """The plan to change `frames.toml` by some steps; for the arguments see `Plan`."""
    before = ledger.files.read(FRAMES).data
    after = after_steps(ledger.files, FRAMES, before, steps, specs=FRAME_TABLES)
    return Plan(Change(FRAMES, before, after), renamed=renamed or {})


def _change(write_options: WriteOptions, plan: Planner) -> Changed:
    """Make a change, for which every round that names a frame is read."""

    def checked(ledger: Ledger[ResolvedRound]) -> Plan:
        _require_readable(ledger)
        return plan(ledger)

    return change(write_options, checked, file_filter=FileFilter(in_frame=True))


def _require_readable(ledger: Ledger[ResolvedRound]) -> None:
    """Refuse a file of which nothing can be read.

    Raises:
        UnreadableError: Nothing can be read.
    """
    tables = tables_of_frames(ledger.files.read(FRAMES)) if FRAMES in ledger.files.names else None
    if isinstance(tables, Finding):
        raise UnreadableError(
            f"{display_path(ledger.files.root, FRAMES)} cannot be read: {tables.message} Nothing was written.",
            now="`skjonn check` says where.",
        )


def _appended(write_options: WriteOptions, ledger: Ledger[ResolvedRound], table: UpperFrame | FrameChange) -> Plan:
    """The plan to append a table to `frames.toml`.

    Raises:
        RefusedError: It would not be read as intended.
    """
    if FRAMES not in ledger.files.names:
        from skjonn.actions.schema import schema_change  # noqa: PLC0415 - only a new file needs it

        new = append(FRAMES_DIRECTIVE.encode(), [table])
        return Plan(Change(FRAMES, None, new), beside=schema_change(write_options.root, "frames"))
    before = ledger.files.read(FRAMES).data
    after = append(before, [table])
    was, read = _frames(ledger), decode_frames(SourceFile(FRAMES, after))
    if Counter((*read.frames, *read.changes)) != Counter((*was.frames, *was.changes, table)):
        why = obstacle(before.decode("utf-8-sig"), FRAME_TABLES) or "what is added would not be read as intended"
        raise RefusedError(
            f"{display_path(ledger.files.root, FRAMES)}: {why}. Nothing was written.",
            now="Write its tables under headers of their own, or remove the line if it is empty.",
        )
    return Plan(Change(FRAMES, before, after))


def _frames(ledger: Ledger[ResolvedRound]) -> Frames:
    return NO_FRAMES if ledger.frames is None else ledger.frames


def _numbers(ledger: Ledger[ResolvedRound], id_: str) -> list[int]:
    """The positions of `[[frames]]` with an id, from 0.

    Raises:
        UnknownNameError: There is none.
    """
    is_there = FRAMES in ledger.files.names
    found = numbers_of(ledger.files.read(FRAMES), "frames", "id", id_) if is_there else []
    if not found:
        raise lookup.unknown_frame(id_, [each.id for each in _frames(ledger).frames], root=ledger.files.root)
    return found


def _references(ledger: Ledger[ResolvedRound], id_: str) -> Iterator[_Reference]:
    """The tables of the file that name a frame."""
    file = ledger.files.read(FRAMES)
    for table, keys in _NAMING.items():
        for key in keys:
            yield from (_Reference(table, number, key) for number in numbers_of(file, table, key, id_))


def _renamed(ledger: Ledger[ResolvedRound], id_: str) -> list[_Reference]:
    """The tables that name a frame and get its new id.

    Raises:
        RefusedError: Several frames have the id, or a round names it.
    """
    naming = [*_references(ledger, id_)]
    if naming and len(_numbers(ledger, id_)) > 1:
        raise _cannot_be_told(id_)
    rounds = [round_ for round_ in ledger.rounds if round_.entries.frame.part_of == id_]
    if rounds:
        place = place_of(ledger.files, At(rounds[0].file, "frame", key="part_of"))
        raise RefusedError(
            f"{id_} is also named in {place}, and a command changes one file. Nothing was written.",
            now="Change it there first.",
        )
    return naming


def _cannot_be_told(id_: str) -> RefusedError:
    return RefusedError(
        f"Several frames have the id {id_}, so what names it is ambiguous. Nothing was written.",
        now="Change the ids in the file.",
    )
