"""Create a ledger: its folder, settings and schemas. Existing files are kept."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from skjonn.actions.schema import schema
from skjonn.codec.schema import FILES
from skjonn.codec.settings_template import settings_template
from skjonn.disk.commit import commit, require_inside
from skjonn.disk.files import read_file
from skjonn.disk.lock import LOCK, exclusive, say_nothing
from skjonn.model.settings import SETTINGS
from skjonn.model.source import Change

IGNORE = ".gitignore"
"""The file that lists what git ignores."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What was created.

    Attributes:
        made: The names of the files that were created.
        added: The names of existing files that were completed.
    """

    made: tuple[str, ...]
    added: tuple[str, ...]


def init(root: Path, *, waiting: Callable[[], None] = say_nothing) -> Begun:
    """Create a ledger's folder and the files that it lacks.

    Args:
        root: The folder. Its parent must exist.
        waiting: Called before waiting for other writers.

    Raises:
        SkjonnError: The lock or the disk refuses it.
    """
    texts = {SETTINGS: settings_template(), **{FILES[which]: schema(which) for which in FILES}, IGNORE: f"{LOCK}\n"}
    made: list[str] = []
    added: list[str] = []
    with exclusive(root, waiting=waiting):
        for name, text in texts.items():
            if not os.path.lexists(root / name):
                commit(root, Change(name, None, text.encode()))
                made.append(name)
            elif name == IGNORE and _ignore_lock(root):
                added.append(name)
    return Begun(tuple(made), tuple(added))


def _ignore_lock(root: Path) -> bool:
    """Add the lock to what git ignores; true if it was missing."""
    require_inside(root, root / IGNORE)
    file = read_file(root, IGNORE)
    if file.fault or LOCK.encode() in file.data.split():
        return False
    end = b"" if file.data.endswith(b"\n") or not file.data else b"\n"
    commit(root, Change(IGNORE, file.data, file.data + end + f"{LOCK}\n".encode()))
    return True
