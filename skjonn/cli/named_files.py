"""Which of the files that `skjonn check` was given are not read, and why."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from skjonn.actions.load import settings_of
from skjonn.disk.exclude import is_excluded
from skjonn.disk.home import expanded
from skjonn.model.settings import SETTINGS
from skjonn.model.source import Files, is_toml


def unread(paths: Sequence[str], ledgers: Sequence[Files]) -> Iterator[str]:
    """A sentence for each file that was given and is not read.

    This is no error, since the whole ledger is checked, and a git hook also names files that a commit removes.

    Args:
        paths: The paths as typed.
        ledgers: The files of each ledger that is checked, whose `root` leads to them.
    """
    for path in paths:
        if os.path.lexists(_absolute(expanded(path))):
            yield from (f"{path} is not read: {why}." for files in ledgers if (why := _why_unread(path, files)))
        else:
            yield f"There is no file {path}."


def _why_unread(path: str, files: Files) -> str:
    """Why a file below a ledger's folder is not read; empty if it is read, or is not below the folder."""
    file = _absolute(expanded(path))
    name = _below(_absolute(Path(files.root)), file)
    if name is None or file.is_dir():
        return ""
    if any(part.startswith(".") for part in name.split("/")):
        return "files and folders whose names begin with a dot are skipped"
    if is_excluded(name, settings_of(files).exclude):
        return f"{SETTINGS} excludes it"
    return "" if is_toml(name) else "its name does not end in .toml"


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - a link in the ledger belongs to it, whatever its target


def _below(root: Path, file: Path) -> str | None:
    """The name of a file below the ledger's folder; `None` if it is elsewhere."""
    if not file.is_relative_to(root):
        # The ledger or the file was named by a link.
        file, root = file.parent.resolve() / file.name, root.resolve()
    return "/".join(file.relative_to(root).parts) if file.is_relative_to(root) else None
