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
from pathlib import Path

from skjonn.disk.find import shown
from skjonn.disk.folder import make_folder, sync_folder
from skjonn.disk.links import leads_out
from skjonn.disk.reason import reason
from skjonn.disk.temporary import temporary_file
from skjonn.model.errors import ChangedUnderneathError, UnconfirmedError, WriteError
from skjonn.model.source import Change


def commit(root: Path, change: Change) -> None:
    """Write a change; it is there for good when this returns. The caller holds the ledger's lock (`exclusive`).

    An existing file keeps its mode, its access list and, where we may give them, its owner and group; a symbolic link
    stays, and what it leads to is written, as long as that lies in the ledger. A new file never takes the place of one
    that has appeared meanwhile; folders that are missing on its path are made.

    Args:
        root: The ledger's folder.
        change: The file before and after.

    Raises:
        ChangedUnderneathError: The file is not what it was when the change was thought out; nothing was written.
        WriteError: The disk did not take it, or it lies behind a link out of the ledger; the old file is untouched.
        UnconfirmedError: It was written, and the disk failed to put its name on the disk for good.
    """
    path = root / change.name
    require_inside(root, path)
    try:
        folder = _written(path, change)
    except OSError as error:
        raise WriteError(
            f"{shown(path, Path.cwd())} could not be written: {reason(error)}. Nothing was changed.",
            now=_now(error.errno),
        ) from error
    if folder is None:
        raise ChangedUnderneathError(
            f"{shown(path, Path.cwd())} is not what it was when this change was worked out: "
            "another program has made, changed or removed it. Nothing was written.",
            now="Run the command again; it starts from the file as it is now.",
        )
    try:
        sync_folder(folder)
    except OSError as error:
        raise UnconfirmedError(
            f"{shown(path, Path.cwd())} was written, but the disk could not confirm it: {reason(error)}.",
            now="Do not run the command again: see whether the change is in the file, then check the disk.",
        ) from error


def _written(path: Path, change: Change) -> Path | None:
    """Write a file, or remove it; its folder, or nothing where the file is not what it was before."""
    if change.before is None:
        return _create(path, change.after)
    if change.is_removal:
        return _remove(path, change.before)
    return _replace(path, change.before, change.after)


def require_inside(root: Path, path: Path) -> None:
    """Refuse to write a path of a ledger that links lead out of its folder.

    Raises:
        WriteError: They do.
    """
    if leads_out(os.fspath(path), root=os.fspath(root)):
        raise WriteError(
            f"{shown(path, Path.cwd())} could not be written: a link leads out of the ledger's folder. "
            "Nothing was changed.",
            now="Replace the link with the file or folder itself, or use --ledger to name the ledger it belongs to.",
        )


def _create(path: Path, after: bytes) -> Path | None:
    """Make a file; its folder, whose entries are not on the disk for good yet, or nothing where there is a file."""
    make_folder(path.parent)
    with temporary_file(path.parent, after, suffix="tmp") as new:
        return path.parent if _put(new, path) else None


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


def _replace(path: Path, before: bytes, after: bytes) -> Path | None:
    """Write a file anew; its folder, as from `_create`, or nothing where it is not what it was before."""
    target = Path(os.path.realpath(path))
    try:
        _require_writable(target)
        with temporary_file(target.parent, after, suffix="tmp", like=target) as new:
            # Compared as late as can be: an editor does not ask for our lock.
            if target.read_bytes() != before:
                return None
            new.replace(target)
    except FileNotFoundError:
        return None
    return target.parent


def _remove(path: Path, before: bytes) -> Path | None:
    """Remove a file; its folder, as from `_create`, or nothing where it is not what it was before."""
    target = Path(os.path.realpath(path))
    try:
        _require_writable(target)
        if target.read_bytes() != before:
            return None
        target.unlink()
    except FileNotFoundError:
        return None
    if target != path and path.is_symlink():
        path.unlink()
    return target.parent


def _require_writable(target: Path) -> None:
    # A rename asks the folder for permission, never the file; and root is asked for none, hence the look at the mode.
    if not target.stat().st_mode & 0o222:
        raise PermissionError(errno.EACCES, "the file is read-only")
    target.open("r+b").close()


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
