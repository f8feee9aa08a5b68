"""The files that `skjonn check` is given: which of them are not read, and why."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from skjonn.actions.load import settings_of
from skjonn.disk.exclude import is_excluded
from skjonn.disk.home import expanded
from skjonn.model.settings import SETTINGS
from skjonn.model.source import Files, is_toml


def unread(paths: Sequence[str], files: Files) -> Iterator[str]:
    """A sentence for each file that is given and not read.

    That stops nothing, since all of the ledger is checked: a hook in git also names files that a commit removes.

    Args:
        paths: As they were typed; each lies in the ledger.
        files: The ledger's files, whose `root` leads to them.
    """
    exclude = settings_of(files).exclude
    for path in paths:
        file = _absolute(expanded(path))
        name = _below(_absolute(Path(files.root)), file)
        if not os.path.lexists(file):
            yield f"There is no file {path}."
        elif any(part.startswith(".") for part in name.split("/")):
            yield f"{path} is not read: a file or folder whose name begins with a dot is passed over."
        elif is_excluded(name, exclude):
            yield f"{path} is not read: {SETTINGS} excludes it."
        elif not is_toml(name) and not file.is_dir():
            yield f"{path} is not read: its name does not end in .toml."


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - a link in the ledger belongs to it, wherever it leads


def _below(root: Path, file: Path) -> str:
    """The name of a file below the ledger's folder; empty for the folder itself."""
    if not file.is_relative_to(root):
        # The ledger was named by a link, or the file was.
        file, root = file.parent.resolve() / file.name, root.resolve()
    return "/".join(file.relative_to(root).parts)
