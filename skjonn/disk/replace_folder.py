"""Writing a folder: whole or not at all, and in the place of a former one only where that is asked for.

It is written under another name beside its own, which begins with a dot, and put on the disk for good (fsync); then the
folder that stands there is moved aside, the new one takes its name, and the old one is removed. A process that ends on
the way leaves the old folder or the new one, and never a mixture; where it ends between two names, the old folder is
kept under one that begins with a dot.
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
"""What file managers put into folders that somebody looks at."""


@contextmanager
def publish(folder: Path, *, overwrite: bool, is_ours: Callable[[str], bool], what: Kind = "export") -> Generator[Path]:
    """A folder to write files into, which takes the name it is meant to have when all are written.

    An existing folder gives it its mode, and has to be empty, or, to be overwritten, hold nothing but `is_ours`, and
    what file managers leave everywhere; a symbolic link to one stays.

    Args:
        folder: What it is to be named; folders that are missing on its path are made.
        overwrite: Whether it may take the place of a former one.
        is_ours: Whether a path below the folder, that of a folder with a slash at its end, is one a former one had.
        what: What is written, for messages.

    Raises:
        UsageError: There is something else, or the disk does not take it. What was there is untouched.
        UnconfirmedError: It was written, and the disk failed to put its name on the disk for good.
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
            raise UsageError(f"{folder} is the folder this runs in, and cannot be replaced.", now=_ANOTHER)
        if target.exists():
            require_replaceable(target)
        with _unfinished(target) as new:
            yield new
            sync_folder(new)
            _put(new, target, require_replaceable)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written: {reason(error)}.",
            now="Choose another folder, in one that may be written and has room.",
        ) from error
    _confirm(target.parent, folder)


@contextmanager
def new_file(path: Path) -> Generator[BinaryIO]:
    """A new file to write, in a folder that is made where it is missing; it is on the disk for good at the end.

    Raises:
        OSError: The disk does not take it.
    """
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


@contextmanager
def _unfinished(target: Path) -> Generator[Path]:
    """A new folder beside another one; unless it has got a name by then, it is removed at the end."""
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
        # Looked at again where nobody looks for it: another program may have written to it meanwhile.
        require_replaceable(old)
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _names(folder: Path) -> Iterator[str]:
    """The paths of all that was put into a folder, at any depth; those of folders end in a slash."""
    for path in folder.iterdir():
        if path.name in _OF_THE_SYSTEM:
            continue
        if path.is_dir() and not path.is_symlink():
            yield f"{path.name}/"
            yield from (f"{path.name}/{name}" for name in _names(path))
        else:
            yield path.name
