"""The files that `skjonn check` is given: which of them are not read, and why."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from skjonn.actions.load import settings_of
from skjonn.disk.exclude import is_excluded
from skjonn.disk.home import expanded
from skjonn.model.settings import SETTINGS
from skjonn.model.source import Files, is_toml


def unread(paths: Sequence[str], ledgers: Sequence[Files]) -> Iterator[str]:
    """A sentence for each file that is given and not read.

    That stops nothing, since all of a ledger is checked: a hook in git also names files that a commit removes.

    Args:
        paths: As they were typed.
        ledgers: The files of each ledger that is checked, whose `root` leads to them.
    """
    for path in paths:
        if os.path.lexists(_absolute(expanded(path))):
            yield from (f"{path} is not read: {why}." for files in ledgers if (why := _why_unread(path, files)))
        else:
            yield f"There is no file {path}."


def _why_unread(path: str, files: Files) -> str:
    """Why a ledger does not have a file that lies below its folder; empty where it has it, or none lies there."""
    file = _absolute(expanded(path))
    name = _below(_absolute(Path(files.root)), file)
    if name is None or file.is_dir():
        return ""
    if any(part.startswith(".") for part in name.split("/")):
        return "a file or folder whose name begins with a dot is passed over"
    if is_excluded(name, settings_of(files).exclude):
        return f"{SETTINGS} excludes it"
    return "" if is_toml(name) else "its name does not end in .toml"


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - a link in the ledger belongs to it, wherever it leads


def _below(root: Path, file: Path) -> str | None:
    """The name of a file below the ledger's folder; nothing where it lies elsewhere."""
    if not file.is_relative_to(root):
        # The ledger was named by a link, or the file was.
        file, root = file.parent.resolve() / file.name, root.resolve()
    return "/".join(file.relative_to(root).parts) if file.is_relative_to(root) else None
