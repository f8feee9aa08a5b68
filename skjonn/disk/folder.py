"""Create folders durably, with their parents, and sync their entries to the disk."""

import errno
import os
from itertools import takewhile
from pathlib import Path

_CANNOT_BE_SYNCED = {
    errno.EACCES,
    errno.EPERM,
    errno.EINVAL,
    errno.EBADF,
    errno.ENOSYS,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
}
"""The errors of systems that cannot sync folders; they say nothing about what was written."""


def make_folder(folder: Path) -> None:
    """Create the missing folders of a path, and sync the entry of each, outermost first.

    Raises:
        OSError: A folder could not be created, or something else has its name.
    """
    missing = tuple(takewhile(lambda path: not path.exists(), (folder, *folder.parents)))
    folder.mkdir(parents=True, exist_ok=True)
    for made in reversed(missing):
        sync_folder(made.parent)


def sync_folder(folder: Path) -> None:
    """Sync a folder's entries to the disk; otherwise a power cut may undo a rename that has succeeded.

    A folder that cannot be opened or synced at all (Windows, some network drives, no permission to list it) is not an
    error: the file is whole in any case, and reporting a change as refused that can be read would be wrong.

    Raises:
        OSError: The disk failed or is full, and what was written may be lost.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_BE_SYNCED:
            raise
