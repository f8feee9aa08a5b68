"""Make the JSON Schemas of a ledger's files, and write them into its folder, where editors find them."""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import cast

from skjonn.checking.catalogue import catalogue
from skjonn.checking.select import is_of_reading
from skjonn.codec.schema import FILES, frames_schema, round_schema, settings_schema
from skjonn.disk.commit import commit, require_inside
from skjonn.disk.files import folder, read_file
from skjonn.disk.find import shown
from skjonn.disk.lock import exclusive
from skjonn.model.errors import RefusedError
from skjonn.model.source import Change, SourceFile
from skjonn.render.json_text import json_text

_OURS = "skjonn"
"""A word in the description of every schema that skjonn wrote, whatever its version."""


def schema(which: str) -> str:
    """The schema of a `round`, of the `frames` or of the `settings`, as JSON."""
    of_file = {"round": round_schema, "frames": frames_schema}.get(which)
    if of_file is not None:
        return json_text(of_file([entry.rule for entry in catalogue() if entry.can_be_waived]))
    rules = [entry.rule for entry in catalogue()]
    of_reading = [rule for rule in rules if is_of_reading(rule)]
    return json_text(settings_schema([rule for rule in rules if rule not in of_reading], of_reading=of_reading))


def schema_change(root: Path, which: str) -> tuple[Change, ...]:
    """The change that puts a schema into a ledger's folder, or brings an earlier one of skjonn's up to date.

    There is none if the schema is there already, or if another file has its name: that file is left as it is.

    Args:
        root: The ledger's folder.
        which: `round`, `frames` or `settings`.
    """
    name, after, before = FILES[which], schema(which).encode(), None
    if os.path.lexists(root / name):
        file = read_file(root, name)
        if (root / name).is_symlink() or file.fault or not _is_schema(file.data) or file.data == after:
            return ()
        before = file.data
    return (Change(name, before, after),)


def write_schemas(root: Path, which: Iterable[str], *, waiting: Callable[[], None]) -> tuple[str, ...]:
    """Write schemas into a ledger's folder. Only earlier schemas of skjonn are replaced.

    Args:
        root: The ledger's folder.
        which: Which of them.
        waiting: Called before waiting for other writers.

    Returns:
        The names of their files.

    Raises:
        RefusedError: Another file has the name of one; none was written.
        SkjonnError: The lock or the disk refuses it.
    """
    changes = {FILES[each]: schema(each).encode() for each in which}
    files = folder(root, shown=str(root))
    with exclusive(root, waiting=waiting):
        before: dict[str, bytes | None] = {}
        for name in changes:
            require_inside(root, root / name)
            before[name] = None
            if os.path.lexists(root / name):
                before[name] = _former(root, files.read(name))
        for name, after in changes.items():
            if before[name] != after:
                commit(root, Change(name, before[name], after))
    return tuple(changes)


def _former(root: Path, file: SourceFile) -> bytes:
    """The bytes of an earlier schema in a ledger's folder."""
    if file.fault or not _is_schema(file.data):
        why = file.fault or "it is not a schema that skjonn wrote"
        raise RefusedError(
            f"{shown(root / file.name, Path.cwd())} is not replaced: {why}. Nothing was written.",
            now="Rename it, or remove it if it is not needed.",
        )
    return file.data


def _is_schema(data: bytes) -> bool:
    found: object = None
    with suppress(ValueError, RecursionError):
        found = json.loads(data)
    if not isinstance(found, dict):
        return False
    document = cast("dict[str, object]", found)
    return "$schema" in document and _OURS in str(document.get("description"))
