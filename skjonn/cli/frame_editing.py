"""Change the frames above the rounds, and report what changed."""

from collections.abc import Sequence
from typing import Any

from skjonn.actions.change import WriteOptions
from skjonn.actions.edit_frames import EditedFrames, add_frame, change_frame, edit_frame, find_frame, remove_frame
from skjonn.cli import editing, streams
from skjonn.cli.adding import findings_shown, nothing_written
from skjonn.cli.field_options import Given
from skjonn.cli.field_values import values_of
from skjonn.cli.output import Output
from skjonn.inputs.field_values import value_of
from skjonn.model.errors import UsageError
from skjonn.model.file_format import fields_of
from skjonn.model.frames import FrameChange, UpperFrame

_FIELDS = {field.key: field for field in fields_of(UpperFrame)}


def add(options: WriteOptions, output: Output, id_: str, given: Given) -> None:
    """Add a frame by the options."""
    with nothing_written():
        values: dict[str, Any] = {
            "id": value_of(_FIELDS["id"], id_, name="ID"),
            **values_of(given, _FIELDS.values()),
        }
        if "amount" not in values and "share" not in values:
            raise UsageError("Missing: --amount, or --share.")
    with findings_shown(output):
        added = add_frame(options, UpperFrame(**values))
    _show(added, options, output, where=output.words.added)


def edit(
    options: WriteOptions,
    output: Output,
    id_: str,
    given: Given,
    *,
    new_id: str | None,
    unset: Sequence[str],
    number: int | None,
) -> None:
    """Change a frame by the options, or in an editor if none was given."""
    with nothing_written():
        values = editing.values_to_change(given, unset, [field for field in _FIELDS.values() if field.option])
        if new_id is not None:
            values["id"] = value_of(_FIELDS["id"], new_id, name="--id")
    if not values:
        editing.edit_in_editor(options, output, id_, lambda ledger: find_frame(ledger, id_, number=number))
        return
    with findings_shown(output):
        edited = edit_frame(options, id_, values, number=number)
    _show(edited, options, output)


def remove(options: WriteOptions, output: Output, id_: str, *, number: int | None, with_changes: bool) -> None:
    """Remove a frame."""
    with findings_shown(output):
        removed = remove_frame(options, id_, number=number, with_changes=with_changes)
    for waiver in removed.waivers:
        streams.say(output.words.waiver_gone.format(rule=waiver.rule, entry=waiver.entry))
    _show(removed, options, output, where=output.words.removed)


def change(options: WriteOptions, output: Output, id_: str, given: Given) -> None:
    """Raise or cut a frame, or move money to it, by the options."""
    with nothing_written():
        values = {"frame": id_, **values_of(given, fields_of(FrameChange))}
        if "amount" not in values:
            raise UsageError("Missing: --amount.")
    with findings_shown(output):
        changed = change_frame(options, values)
    _show(changed, options, output, where=output.words.added)


def _show(edited: EditedFrames, options: WriteOptions, output: Output, *, where: str = "") -> None:
    """Report what was changed, and what is left of the frames and of those above them."""
    editing.show(edited.changed, options, output, where=where, frames=edited.ids)
