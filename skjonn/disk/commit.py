"""Writing: one file from what it was to what it is to be, whole or not at all.

The order is what makes it last:

1. The new bytes go to a new file in the same folder, whose name begins with a dot: no reader takes it for a round.
2. They are put on the disk for good (fsync).
3. The old file is compared with what the change was thought out on.
4. One system call puts the new file in its place.
5. The folder, which holds the names, is put on the disk for good.

A process that ends, or a machine that stops, at any point leaves the old file or the new one.
"""

import errno
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from skjonn.disk.find import shown
from skjonn.disk.folder import make_folder, sync_folder
from skjonn.disk.reason import reason
from skjonn.model.errors import ChangedUnderneathError, WriteError
from skjonn.model.source import Change


def commit(root: Path, change: Change) -> None:
    """Write a change; it is there for good when this returns. The caller holds the ledger's lock (`exclusive`).

    An existing file keeps its mode, its access list and, where we may give them, its owner and group; a symbolic link
    stays, and what it leads to is written. A new file never takes the place of one that has appeared meanwhile; folders
    that are missing on its path are made.

    Args:
        root: The ledger's folder.
        change: The file before and after.

    Raises:
        ChangedUnderneathError: The file is not what it was when the change was thought out; nothing was written.
        WriteError: The disk did not take it; the old file is untouched.
    """
    path = root / change.name
    try:
        written = _create(path, change.after) if change.before is None else _replace(path, change.before, change.after)
    except OSError as error:
        raise WriteError(
            f"{shown(path, Path.cwd())} could not be written: {reason(error)}. Nothing was changed.",
            now=_now(error.errno),
        ) from error
    if not written:
        raise ChangedUnderneathError(
            f"{shown(path, Path.cwd())} is not what it was when this change was worked out: "
            "another program has made, changed or removed it. Nothing was written.",
            now="Run the command again; it starts from the file as it is now.",
        )


def _create(path: Path, after: bytes) -> bool:
    make_folder(path.parent)
    with _new_file(path.parent, after) as new:
        if not _put(new, path):
            return False
    sync_folder(path.parent)
    return True


def _put(new: Path, path: Path) -> bool:
    try:
        path.hardlink_to(new)  # unlike a rename, it never takes another file's place
    except FileExistsError:
        return False
    except OSError:
        # There are disks without hard links (exFAT, some network drives): a rename has to do, under the lock.
        if os.path.lexists(path):
            return False
        new.rename(path)
    return True


def _replace(path: Path, before: bytes, after: bytes) -> bool:
    target = Path(os.path.realpath(path))
    try:
        _require_writable(target)
        with _new_file(target.parent, after, like=target) as new:
            # Compared as late as can be: an editor does not ask for our lock.
            if target.read_bytes() != before:
                return False
            new.replace(target)
    except FileNotFoundError:
        return False
    sync_folder(target.parent)
    return True


def _require_writable(target: Path) -> None:
    # A rename asks the folder for permission, never the file; and root is asked for none, hence the look at the mode.
    if not target.stat().st_mode & 0o222:
        raise PermissionError(errno.EACCES, "the file is read-only")
    target.open("r+b").close()


@contextmanager
def _new_file(folder: Path, data: bytes, *, like: Path | None = None) -> Generator[Path, None, None]:
    """A file in the folder that holds the data for good, under a name no reader looks at; that name goes at the end."""
    new = folder / f".skjonn-{os.urandom(8).hex()}.tmp"
    mode = 0o600 if like else 0o666  # private until it has the other's mode; without one, the umask decides
    try:
        with open(new, "xb", opener=lambda path, flags: os.open(path, flags, mode)) as file:
            if like:
                _take_after(like, new)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield new
    finally:
        with suppress(OSError):  # by now it has the other's name, or was never made
            new.unlink()


def _take_after(old: Path, new: Path) -> None:
    # Before a byte is written: copystat takes the times along, and writing sets them right again.
    status = old.stat()
    for owner, group in ((-1, status.st_gid), (status.st_uid, -1)):
        with suppress(PermissionError, AttributeError):  # only root gives files away; Windows does not know how
            os.chown(new, owner, group)
    shutil.copystat(old, new)


def _now(number: int | None) -> str:
    match number:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "Make room on the disk, and run the command again."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "Ask for permission to write the file and its folder, or work on a copy of the ledger."
        case errno.ENAMETOOLONG:
            return "Choose a shorter id."
        case _:
            return "Run the command again when the disk can be written."
