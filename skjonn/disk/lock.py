"""One writer at a time: an exclusive lock on a ledger, held from reading to commit. Readers never take it."""

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
"""How many seconds one other writer is waited for; it needs some hundredths of one."""
MOST = 30.0
"""How many seconds a writer waits while others have their turns."""
SILENT = 2.0
"""How many seconds it waits before it says so."""

_AT_FIRST, _AT_LEAST = 0.05, 0.005
"""How many seconds lie between two looks at the lock."""

_NO_LOCKS = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK}
"""What the system answers where a disk has no locks."""


def say_nothing() -> None:
    """Nobody wants to know of the waiting."""


@contextmanager
def exclusive(
    root: Path, *, held: float = HELD, most: float = MOST, waiting: Callable[[], None] = say_nothing
) -> Generator[None, None, None]:
    """Hold the ledger's lock; the folder is made where it is missing, since the lock lies in it.

    The lock is on the empty file `.skjonn.lock`, which stays behind. It could not be removed safely: a writer that
    waits has the old file open and would get the lock on what no longer has a name, while the next one makes a new file
    and gets the lock on that. The system frees the lock when its holder ends, however it ends; what writers that were
    killed have left is removed.

    Args:
        root: The ledger's folder.
        held: How long to wait while one and the same writer holds it, in seconds; 0 tries once.
        most: How long to wait while it changes hands, in seconds.
        waiting: Called once when it was waited for some time.

    Raises:
        LockedError: Other writers held it all that time.
        WriteError: The folder or the file cannot be made, written or locked.
    """
    lock = _acquired(root, held=held, most=most, waiting=waiting)
    try:
        remove_temporary(root)
        yield
    finally:
        with suppress(OSError):  # what was written is there, and the lock is free at the latest when the process ends
            lock.release()


class _Lock(Protocol):
    """A lock that is held."""

    def release(self) -> None: ...


def _acquired(root: Path, *, held: float, most: float, waiting: Callable[[], None]) -> _Lock:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to import, and readers never need it

    try:
        make_folder(root)
        # Whoever may write the folder may lock it, whatever the umask of the one who was first. A lock of filelock's
        # own, where the system has none, would outlive a writer that is killed.
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
    """How long to wait before the next look at the lock, after having waited so long: both in seconds.

    Whoever has waited longest looks most often, and is likely to be the next: otherwise of forty some would wait five
    times as long as others. A writer needs some hundredths of a second, and looking takes little from it.
    """
    return max(_AT_LEAST, _AT_FIRST / (1 + waited))


def _mark(root: Path) -> None:
    """Give the lock to the folder's owner, and let those who wait see that it has changed hands."""
    status = root.stat()
    with suppress(OSError, AttributeError):  # only root gives files away; Windows does not know how
        descriptor = os.open(root / LOCK, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            lock = os.fstat(descriptor)
            # Nothing but an empty file that has no other name: the folder's owner may have put something else there.
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
        return "Add to a copy of it on a disk that has them, such as one of this machine, and copy that back."
    if _is_link(root):
        return "Remove the link."
    if is_shortage(error):
        return "Let the process have more of it; `ulimit -a` shows what it has."
    return f"Whoever adds to it needs permission to write the folder, and {LOCK} in it if there is one."


def _is_link(root: Path) -> bool:
    return os.path.islink(root / LOCK)  # noqa: PTH114 - Path.is_symlink raises where we may not look
