"""Write a folder, whole or not at all; an existing one is replaced only with `overwrite`.

The folder is written under a temporary name, which begins with a dot, and synced to the disk (fsync). Then an existing
folder is moved aside, the new one gets its name, and the old one is removed. If the process ends on the way, either the
old folder or the new one is there, never a mixture; between the two renames, the old folder has a name that begins with
a dot.
"""

import os
import shutil
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from skjonn.disk.folder import make_folder, sync_folder
from skjonn.disk.reason import reason
from skjonn.disk.temporary import remove_old_parts, temporary_name
from skjonn.model.errors import UnconfirmedError, UsageError

Kind = Literal["export", "publication"]
_ARTICLES: Mapping[Kind, str] = {"export": "an", "publication": "a"}
_ANOTHER = "Choose another folder."
_OF_THE_SYSTEM = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""The files that file managers leave in folders."""


@contextmanager
def publish(folder: Path, *, overwrite: bool, is_ours: Callable[[str], bool], what: Kind = "export") -> Generator[Path]:
    """A folder to write files into; it gets its final name when all are written.

    An existing folder passes on its mode. It must be empty or, to be overwritten, hold only paths that are `is_ours`
    and the files of file managers; a symbolic link to a folder stays.

    Args:
        folder: The final path; missing folders on it are created.
        overwrite: Whether an existing folder may be replaced.
        is_ours: Whether a path below the folder can come from an earlier run; paths of folders end in a slash.
        what: What is written, for messages.

    Raises:
        UsageError: The folder holds something else, or cannot be written; an existing folder is untouched.
        UnconfirmedError: The folder was written, but its name could not be synced to the disk.
    """
    target = Path(os.path.realpath(folder))

    def require_replaceable(old: Path) -> None:
        for name in _names(old):
            if not is_ours(name):
                raise UsageError(f"{folder} holds {name}, which no {what} wrote.", now=_ANOTHER)
            if not overwrite:
                raise UsageError(
                    f"{folder} holds {_ARTICLES[what]} {what} already.",
                    now="Choose another folder, or replace it with --overwrite.",
                )

    try:
        if target == Path.cwd():
            raise UsageError(f"{folder} is the current folder, and cannot be replaced.", now=_ANOTHER)
        if target.exists():
            require_replaceable(target)
        with _unfinished(target) as new:
            yield new
            sync_folder(new)
            _put(new, target, require_replaceable)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written: {reason(error)}.",
            now="Choose another folder, where you may write and there is room.",
        ) from error
    _confirm(target.parent, folder)


@contextmanager
def new_file(path: Path) -> Generator[BinaryIO]:
    """A new file to write, which is synced to the disk at the end; its folder is created if it is missing.

    Raises:
        OSError: It cannot be written.
    """
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


@contextmanager
def _unfinished(target: Path) -> Generator[Path]:
    """A new folder beside another one; it is removed at the end, unless it was renamed."""
    make_folder(target.parent)
    remove_old_parts(target.parent)
    new = target.with_name(temporary_name("part"))
    try:
        new.mkdir()
        if target.exists():
            shutil.copymode(target, new)
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _confirm(parent: Path, folder: Path) -> None:
    try:
        sync_folder(parent)
    except OSError as error:
        raise UnconfirmedError(
            f"{folder} was written, but the disk could not confirm it: {reason(error)}.", now="Check the disk."
        ) from error


def _put(new: Path, target: Path, require_replaceable: Callable[[Path], None]) -> None:
    if not target.exists():
        new.rename(target)
        return
    old = new.with_suffix(".old")
    try:
        target.rename(old)
        # Check again, now that nobody finds it: another program may have written to it meanwhile.
        require_replaceable(old)
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _names(folder: Path) -> Iterator[str]:
    """The paths of all files and folders below a folder, at any depth; paths of folders end in a slash."""
    for path in folder.iterdir():
        if path.name in _OF_THE_SYSTEM:
            continue
        if path.is_dir() and not path.is_symlink():
            yield f"{path.name}/"
            yield from (f"{path.name}/{name}" for name in _names(path))
        else:
            yield path.name
