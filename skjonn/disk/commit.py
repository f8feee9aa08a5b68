"""Write one file, whole or not at all.

The order of the steps makes a change durable:

1. The new bytes go to a new file in the same folder; its name begins with a dot, so no reader takes it for a round.
2. That file is synced to the disk (fsync).
3. The old file is compared with the bytes that the change was planned on.
4. One system call replaces the old file with the new one.
5. The folder, which holds the names, is synced to the disk.

If the process ends or the machine stops at any point, either the old file or the new one is there.
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
    """Write a change durably; the caller must hold the ledger's lock (`exclusive`).

    An existing file keeps its mode, its access list and, if we may set them, its owner and group. A symbolic link
    stays, and its target is written, if that is in the ledger. A new file never replaces one that has appeared
    meanwhile; missing folders on its path are created.

    Args:
        root: The ledger's folder.
        change: The file before and after.

    Raises:
        ChangedUnderneathError: The file has changed since the change was planned; nothing was written.
        WriteError: The file could not be written, or is behind a link out of the ledger; the old file is untouched.
        UnconfirmedError: The file was written, but its folder could not be synced to the disk.
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
            f"{shown(path, Path.cwd())} has changed since it was read: "
            "another program has created, changed or removed it. Nothing was written.",
            now="Run the command again; it starts from the file as it is now.",
        )
    try:
        sync_folder(folder)
    except OSError as error:
        raise UnconfirmedError(
            f"{shown(path, Path.cwd())} was written, but the disk could not confirm it: {reason(error)}.",
            now="Do not run the command again: check whether the change is in the file, then check the disk.",
        ) from error


def _written(path: Path, change: Change) -> Path | None:
    """Write or remove a file; returns its folder, or `None` if the file has changed."""
    if change.before is None:
        return _create(path, change.after)
    if change.is_removal:
        return _remove(path, change.before)
    return _replace(path, change.before, change.after)


def require_inside(root: Path, path: Path) -> None:
    """Require that no link leads from a path of a ledger out of its folder.

    Raises:
        WriteError: A link does.
    """
    if leads_out(os.fspath(path), root=os.fspath(root)):
        raise WriteError(
            f"{shown(path, Path.cwd())} could not be written: a link leads out of the ledger's folder. "
            "Nothing was changed.",
            now="Replace the link with the file or folder itself, or use --ledger to name the ledger it belongs to.",
        )


def _create(path: Path, after: bytes) -> Path | None:
    """Create a file; returns its folder, which is not synced yet, or `None` if the file exists."""
    make_folder(path.parent)
    with temporary_file(path.parent, after, suffix="tmp") as new:
        return path.parent if _put(new, path) else None


def _put(new: Path, path: Path) -> bool:
    try:
        path.hardlink_to(new)  # unlike a rename, it never replaces another file
    except FileExistsError:
        return False
    except OSError:
        # Some disks have no hard links (exFAT, some network drives): there, a rename under the lock has to do.
        if os.path.lexists(path):
            return False
        new.rename(path)
    return True


def _replace(path: Path, before: bytes, after: bytes) -> Path | None:
    """Replace a file; returns its folder, which is not synced yet, or `None` if the file has changed."""
    target = Path(os.path.realpath(path))
    try:
        _require_writable(target)
        with temporary_file(target.parent, after, suffix="tmp", like=target) as new:
            # Compare as late as possible: an editor does not take our lock.
            if target.read_bytes() != before:
                return None
            new.replace(target)
    except FileNotFoundError:
        return None
    return target.parent


def _remove(path: Path, before: bytes) -> Path | None:
    """Remove a file; returns its folder, which is not synced yet, or `None` if the file has changed."""
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
    # A rename needs permission for the folder, not the file; root needs none at all, hence the check of the mode.
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
