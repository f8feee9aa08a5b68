"""Folders that outlast a power cut: made with their parents, and their entries put on the disk for good."""

import os
from contextlib import suppress
from itertools import takewhile
from pathlib import Path


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

    Where a folder cannot be opened or synced (Windows, some network drives, no permission to list it) that is passed
    over: what stands there is whole in either case, and to call a change refused that can be read would be false.
    """
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
