"""New files and folders under a name that no reader looks at, until they are whole; and what is left of old ones."""

import os
import re
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

Suffix = Literal["tmp", "part"]
"""`tmp` is what a writer makes in a ledger while it holds the lock; `part` is made without one, beside any file."""

OLD = 24 * 60 * 60
"""From how many seconds on nobody is still at work on a `part`."""
_NAME = re.compile(r"\.skjonn-[0-9a-f]{16}\.(tmp|part)")


def temporary_name(suffix: Suffix) -> str:
    """A name that nothing else has."""
    return f".skjonn-{os.urandom(8).hex()}.{suffix}"


@contextmanager
def temporary_file(
    folder: Path, data: bytes, *, suffix: Suffix, like: Path | None = None
) -> Generator[Path, None, None]:
    """A file that holds the data for good; its name is gone at the end.

    Args:
        folder: Where it is made.
        data: What it holds.
        suffix: What its name ends in.
        like: The file whose mode, access list and, where we may give them, owner and group it takes.

    Raises:
        OSError: The disk does not take it.
    """
    new = folder / temporary_name(suffix)
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


def remove_temporary(root: Path) -> None:
    """Remove what writers that were killed left in a ledger; the caller holds the ledger's lock."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if (found := _NAME.fullmatch(name)) and found[1] == "tmp":
                with suppress(OSError):
                    Path(folder, name).unlink()


def remove_old_parts(folder: Path) -> None:
    """Remove files and folders that are left beside a report or an export which was killed a day ago or earlier."""
    with suppress(OSError):
        for path in [path for path in folder.iterdir() if (found := _NAME.fullmatch(path.name)) and found[1] == "part"]:
            if time.time() - path.lstat().st_mtime > OLD:
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink()
