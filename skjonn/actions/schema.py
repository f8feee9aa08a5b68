"""Make the JSON Schemas of a ledger's files, and put them into its folder, where editors find them."""

from collections.abc import Iterable
from pathlib import Path

from skjonn.actions.change import PATIENCE
from skjonn.checking.catalogue import catalogue
from skjonn.checking.select import is_of_reading
from skjonn.codec.schema import FILES, round_schema, settings_schema
from skjonn.disk.commit import commit
from skjonn.disk.files import folder
from skjonn.disk.lock import exclusive
from skjonn.model.source import Change
from skjonn.render.json_text import json_text


def schema(which: str) -> str:
    """The schema of a `round` or of the `settings`, as JSON."""
    if which == "round":
        return json_text(round_schema([entry.rule for entry in catalogue() if entry.can_be_waived]))
    rules = [entry.rule for entry in catalogue()]
    of_reading = [rule for rule in rules if is_of_reading(rule)]
    return json_text(settings_schema([rule for rule in rules if rule not in of_reading], of_reading=of_reading))


def write_schemas(root: Path, which: Iterable[str]) -> tuple[str, ...]:
    """Write schemas into a ledger's folder, over those of an earlier version.

    Returns:
        The names of their files.

    Raises:
        SkjonnError: What the lock or the disk refuses.
    """
    changes = {FILES[each]: schema(each).encode() for each in which}
    files = folder(root, shown=str(root))
    with exclusive(root, timeout=PATIENCE):
        for name, after in changes.items():
            before = files.read(name).data if (root / name).exists() else None
            if before != after:
                commit(root, Change(name, before, after))
    return tuple(changes)
