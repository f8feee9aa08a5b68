"""An exclusive lock on a ledger, which a writer holds from reading to commit; readers never take it."""

import errno
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Protocol

from skjonn.disk.find import shown
from skjonn.disk.folder import make_folder
from skjonn.disk.reason import is_shortage, reason
from skjonn.disk.temporary import remove_temporary
from skjonn.model.errors import LockedError, WriteError

LOCK = ".skjonn.lock"

HELD = 5.0
"""How many seconds to wait for one other writer, which needs some hundredths of one."""
MOST = 30.0
"""How many seconds to wait while other writers take turns."""
SILENT = 2.0
"""How many seconds to wait before saying so."""

_AT_FIRST, _AT_LEAST = 0.05, 0.005
"""How many seconds are between two attempts, at first and at least."""

_NO_LOCKS = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK}
"""The errors of disks without file locks."""


def say_nothing() -> None:
    """Do not report that the lock is waited for."""


@contextmanager
def exclusive(
    root: Path, *, held: float = HELD, most: float = MOST, waiting: Callable[[], None] = say_nothing
) -> Generator[None, None, None]:
    """Hold the ledger's lock; its folder is created if it is missing, since the lock is in it.

    The lock is on the empty file `.skjonn.lock`, which is left there. It cannot be removed safely: a waiting writer has
    the old file open and would lock a file without a name, while the next writer creates a new file and locks that. The
    system releases the lock when its holder ends, however that happens. Temporary files of killed writers are removed.

    Args:
        root: The ledger's folder.
        held: How long to wait while the same writer holds it, in seconds; 0 tries once.
        most: How long to wait while it changes hands, in seconds.
        waiting: Called once, after some time of waiting.

    Raises:
        LockedError: Other writers held it all that time.
        WriteError: The folder or the file cannot be created, written or locked.
    """
    lock = _acquired(root, held=held, most=most, waiting=waiting)
    try:
        remove_temporary(root)
        yield
    finally:
        with suppress(OSError):  # the change is written, and the lock is released when the process ends at the latest
            lock.release()


class _Lock(Protocol):
    """A lock that is held."""

    def release(self) -> None: ...


def _acquired(root: Path, *, held: float, most: float, waiting: Callable[[], None]) -> _Lock:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to import, and readers never need it

    try:
        make_folder(root)
        # Whoever may write to the folder may lock it, whatever the umask of the first writer was. The fallback of
        # filelock, for systems without locks, would outlive a writer that is killed.
        lock = FileLock(root / LOCK, mode=root.stat().st_mode & 0o666 | 0o600, fallback_to_soft=False)
        begun = since = monotonic()
        holder, is_told = 0, False
        while True:
            with suppress(Timeout):
                lock.acquire(timeout=0)
                break
            now = monotonic()
            if (seen := (root / LOCK).stat().st_mtime_ns) != holder:
                holder, since = seen, now
            if now - since >= held or now - begun >= most:
                raise _locked(root, held=held if now - since >= held else None, most=most)
            if not is_told and now - begun >= SILENT:
                is_told = True
                waiting()
            sleep(pause(now - begun))
        _mark(root)
    except OSError as error:
        raise WriteError(
            f"The ledger {shown(root, Path.cwd())} cannot be locked for writing: {_why(root, error)}. "
            "Nothing was written.",
            now=_now(root, error),
        ) from error
    return lock


def pause(waited: float) -> float:
    """How long to wait before the next attempt, after having waited for some time; both in seconds.

    The writer that has waited longest tries most often, and so is likely to be the next; otherwise, some of forty
    writers would wait five times as long as others. A writer needs some hundredths of a second, and attempts hardly
    slow it down.
    """
    return max(_AT_LEAST, _AT_FIRST / (1 + waited))


def _mark(root: Path) -> None:
    """Give the lock file to the folder's owner, and show waiting writers that the lock has changed hands."""
    status = root.stat()
    with suppress(OSError, AttributeError):  # only root can; Windows has no such call
        descriptor = os.open(root / LOCK, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            lock = os.fstat(descriptor)
            # Only an empty file without another name: the folder's owner may have put something else there.
            if not lock.st_size and lock.st_nlink == 1:
                os.fchown(descriptor, status.st_uid, status.st_gid)
        finally:
            os.close(descriptor)
    with suppress(OSError):
        os.utime(root / LOCK)


def _locked(root: Path, *, held: float | None, most: float) -> LockedError:
    if held is None:
        return LockedError(
            f"Other skjonn processes have been writing to {shown(root, Path.cwd())} for {most:g} s, one after another. "
            "Nothing was written.",
            now="Try again when fewer write to it at once; --from-json adds many entries in one go.",
        )
    return LockedError(
        f"Another skjonn is writing to {shown(root, Path.cwd())} and was not done within {held:g} s. "
        "Nothing was written.",
        now="Try again in a moment. If it lasts, look for a skjonn that waits or was stopped, in another window or "
        f"by another user: when it ends, the lock is free. Removing {LOCK} does not help.",
    )


def _why(root: Path, error: OSError) -> str:
    if error.errno in _NO_LOCKS:
        return f"its disk has no file locks ({reason(error)})"
    if _is_link(root):
        return f"{LOCK} in it is a link"
    return reason(error)


def _now(root: Path, error: OSError) -> str:
    if error.errno in _NO_LOCKS:
        return "Work on a copy on a disk that has them, such as one in this machine, and copy it back."
    if _is_link(root):
        return "Remove the link."
    if is_shortage(error):
        return "Raise the limit of the process; `ulimit -a` shows its limits."
    return f"Writing to it needs permission for the folder, and for {LOCK} in it if there is one."


def _is_link(root: Path) -> bool:
    return os.path.islink(root / LOCK)  # noqa: PTH114 - Path.is_symlink raises if we may not look
