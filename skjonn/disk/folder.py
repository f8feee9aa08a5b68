"""Folders that outlast a power cut: made with their parents, and their entries put on the disk for good."""

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
"""What the system answers where folders are not synced; it says nothing about what was written."""


def make_folder(folder: Path) -> None:
    """Make what is missing of a folder's path, and put each new folder's entry on the disk for good, outermost first.

    Raises:
        OSError: A folder could not be made, or something else stands in its place.
    """
    missing = tuple(takewhile(lambda path: not path.exists(), (folder, *folder.parents)))
    folder.mkdir(parents=True, exist_ok=True)
    for made in reversed(missing):
        sync_folder(made.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's entries on the disk for good; a power cut may else undo a rename that has been seen to work.

    Where a folder cannot be opened or synced at all (Windows, some network drives, no permission to list it) that is
    passed over: what stands there is whole in either case, and to call a change refused that can be read would be
    false.

    Raises:
        OSError: The disk failed, or has no room: what was written may be lost.
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
