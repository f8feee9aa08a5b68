"""Add a round: a new file, named after its id."""

import re
from collections.abc import Sequence
from functools import partial

from skjonn.actions import lookup
from skjonn.actions.add_entries import entries_of, is_as_meant
from skjonn.actions.change import Changed, Plan, WriteOptions, change
from skjonn.codec.encode import append
from skjonn.codec.schema import DIRECTIVE
from skjonn.disk.exclude import is_excluded
from skjonn.incremental import FileFilter
from skjonn.model.characters import misleading
from skjonn.model.draft import Draft
from skjonn.model.entries import Entry, Frame, Heading, Region, Round
from skjonn.model.errors import RefusedError, UsageError
from skjonn.model.file_format import ID_IN_WORDS, is_id
from skjonn.model.ledger import FileResult, Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import FRAMES, SETTINGS
from skjonn.model.source import Change, display_path
from skjonn.places.resolve import resolve_round

# Names of devices on Windows, with any extension, and a dot at the end, which Windows drops.
_NO_FILE = r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?|.*\."


def add_round(
    write_options: WriteOptions,
    heading: Heading,
    *,
    frame: Frame,
    regions: Sequence[Region] = (),
    drafts: Sequence[Draft] = (),
) -> Changed:
    """Add a round to a ledger, with the schema that its first line names. The folder is created if needed.

    Args:
        write_options: How.
        heading: The round.
        frame: Its control totals and its limit.
        regions: The control totals of its counties.
        drafts: Its first entries.

    Raises:
        UsageError: The id is not valid.
        RefusedError: There is already a file of that name.
        SkjonnError: See `change`.
    """
    name = f"{heading.id}.toml"
    if not is_id(heading.id):
        raise UsageError(
            f'"{heading.id}" cannot be an id.{misleading(heading.id)}', now=f"{ID_IN_WORDS} Nothing was written."
        )
    if re.fullmatch(_NO_FILE, heading.id):
        raise UsageError(
            f"{heading.id} cannot be the id of a round: its file is named after it, and Windows allows no such name.",
            now="Choose another id. Nothing was written.",
        )
    if taken := {SETTINGS: "the ledger's settings", FRAMES: "the frames above the rounds"}.get(name.casefold()):
        raise UsageError(
            f"{heading.id} cannot be the id of a round: {name.casefold()} is the file of {taken}.",
            now="Choose another id. Nothing was written.",
        )

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        if name.casefold() in map(str.casefold, ledger.files.names):
            raise RefusedError(
                f"There is already a file {display_path(ledger.files.root, name)}. Nothing was written.",
                now="Choose another id; `skjonn round list` shows the rounds there are.",
            )
        if is_excluded(name, ledger.settings.exclude):
            raise RefusedError(
                f"{SETTINGS} excludes {name}, which would not be read. Nothing was written.",
                now="Choose another id, or change `exclude`.",
            )
        from skjonn.actions.schema import schema_change  # noqa: PLC0415 - only a new round needs it

        lookup.require_readable(ledger, heading.id)
        new = resolve_round(Round(name, heading, frame, tuple(regions)))
        entries = entries_of(drafts, ledger, new)
        tables = (heading, *((frame,) if frame != Frame() else ()), *regions, *entries)
        return Plan(
            Change(name, None, append(DIRECTIVE.encode(), tables)),
            require_as_meant=partial(_require_as_meant, entries),
            beside=schema_change(write_options.root, "round"),
        )

    ids = [heading.id, *filter(None, (draft.id for draft in drafts))]
    wanted = FileFilter(ids, prefixes=[f"{heading.id}-"] if drafts else [], rounds=[heading.id])
    return change(write_options, plan, file_filter=wanted)


def _require_as_meant(entries: Sequence[Entry], result: FileResult[ResolvedRound]) -> None:
    """Require that the new file is read as intended.

    Raises:
        RefusedError: It is not.
    """
    if not is_as_meant(result.round, None, entries):
        raise RefusedError("What is added would not be read as intended. Nothing was written.")
