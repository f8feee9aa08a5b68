"""One writer at a time: an exclusive lock on a ledger, held from reading to commit. Readers never take it."""

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from skjonn.disk.find import shown
from skjonn.disk.folder import make_folder
from skjonn.disk.reason import reason
from skjonn.model.errors import LockedError, WriteError

LOCK = ".skjonn.lock"

# A commit takes 2 to 30 ms: one that waits looks often enough not to add much to that.
LOOK_EVERY = 0.01


@contextmanager
def exclusive(root: Path, *, timeout: float) -> Generator[None, None, None]:
    """Hold the ledger's lock; the folder is made where it is missing, since the lock lies in it.

    The lock is on the empty file `.skjonn.lock`, which stays behind. It could not be removed safely: a writer that
    waits has the old file open and would get the lock on what no longer has a name, while the next one makes a new file
    and gets the lock on that. The system frees the lock when its holder ends, however it ends.

    Args:
        root: The ledger's folder.
        timeout: How long to wait for another writer, in seconds; 0 tries once.

    Raises:
        LockedError: Another writer held it all that time.
        WriteError: The folder or the file cannot be made or written.
    """
    with _acquired(root, timeout):
        yield


def _acquired(root: Path, timeout: float) -> AbstractContextManager[object]:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to import, and readers never need it

    try:
        make_folder(root)
        # Whoever may write the folder may lock it, whatever the umask of the one who was first.
        mode = root.stat().st_mode & 0o666 | 0o600
        return FileLock(root / LOCK, mode=mode).acquire(timeout=timeout, poll_interval=LOOK_EVERY)
    except Timeout as error:
        raise LockedError(
            f"Another skjonn is writing to {shown(root, Path.cwd())} and was not done within {timeout:g} s. "
            "Nothing was written.",
            now="Try again in a moment. If it lasts, look for a skjonn that waits or was stopped, in another window or "
            f"by another user: when it ends, the lock is free. Removing {LOCK} does not help.",
        ) from error
    except OSError as error:
        raise WriteError(
            f"The ledger {shown(root, Path.cwd())} cannot be locked for writing: {reason(error)}. Nothing was written.",
            now=f"Whoever adds to it needs permission to write the folder, and {LOCK} in it if there is one.",
        ) from error
