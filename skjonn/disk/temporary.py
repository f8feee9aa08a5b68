"""Temporary files and folders under names that no reader looks at, and the removal of old ones."""

import os
import re
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

Suffix = Literal["tmp", "part"]
"""A writer that holds the lock makes `tmp` files in a ledger; `part` files are made without a lock, beside any file."""

OLD = 24 * 60 * 60
"""After how many seconds nobody can still be writing a `part`."""
_NAME = re.compile(r"\.skjonn-[0-9a-f]{16}\.(tmp|part)")


def temporary_name(suffix: Suffix) -> str:
    """A unique name."""
    return f".skjonn-{os.urandom(8).hex()}.{suffix}"


@contextmanager
def temporary_file(
    folder: Path, data: bytes, *, suffix: Suffix, like: Path | None = None
) -> Generator[Path, None, None]:
    """A new file with some data, synced to the disk; its temporary name is removed at the end.

    Args:
        folder: The folder in which it is created.
        data: Its data.
        suffix: The end of its name.
        like: A file whose mode, access list and, if we may set them, owner and group it gets.

    Raises:
        OSError: It cannot be written.
    """
    new = folder / temporary_name(suffix)
    mode = 0o600 if like else 0o666  # private until it has the mode of `like`; without that, the umask decides
    try:
        with open(new, "xb", opener=lambda path, flags: os.open(path, flags, mode)) as file:
            if like:
                _take_after(like, new)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield new
    finally:
        with suppress(OSError):  # it was renamed, or never created
            new.unlink()


def _take_after(old: Path, new: Path) -> None:
    # Before anything is written: copystat also copies the times, and writing corrects them.
    status = old.stat()
    for owner, group in ((-1, status.st_gid), (status.st_uid, -1)):
        with suppress(PermissionError, AttributeError):  # only root can; Windows has no such call
            os.chown(new, owner, group)
    shutil.copystat(old, new)


def remove_temporary(root: Path) -> None:
    """Remove the temporary files of killed writers from a ledger; the caller must hold its lock."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if (found := _NAME.fullmatch(name)) and found[1] == "tmp":
                with suppress(OSError):
                    Path(folder, name).unlink()


def remove_old_parts(folder: Path) -> None:
    """Remove the temporary files and folders of reports and exports that were killed a day ago or earlier."""
    with suppress(OSError):
        for path in [path for path in folder.iterdir() if (found := _NAME.fullmatch(path.name)) and found[1] == "part"]:
            if time.time() - path.lstat().st_mtime > OLD:
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink()
