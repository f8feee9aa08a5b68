"""Writing a report to a file that the user names: whole or not at all, where that can be had.

A regular file is written under another name beside its own, which it takes when all is on the disk. What is no regular
file (a pipe, a device, `/dev/stdout`) is written to as it is.
"""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from skjonn.disk.temporary import remove_old_parts, temporary_file

_IN_PLACE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV}
"""Why there can be no file beside another or none in its place: the folder is closed, or the file is a mount."""
_LINKS = 40
"""How many links the system follows."""


def replace_file(path: Path, data: bytes) -> None:
    """Write a file, in the place of a former one.

    A former one keeps its mode, its access list and, where we may give them, its owner and group; a symbolic link
    stays, and what it leads to is written. A file that may be written in a folder that may not is written in place: an
    error may then leave a part of it. A reader that has gone away has had enough.

    Raises:
        OSError: It cannot be written.
    """
    number = _descriptor(path)
    if number is not None:
        _write_to(os.dup(number), data)
        return
    target = Path(os.path.realpath(path))
    try:
        is_regular = S_ISREG(target.stat().st_mode)
    except FileNotFoundError:
        _put(target, data, like=None)
        return
    # The system is asked for permission to write the file itself: a rename asks only for that to write its folder.
    descriptor = os.open(target, os.O_WRONLY)
    if not is_regular:
        _write_to(descriptor, data)
        return
    os.close(descriptor)
    try:
        _put(target, data, like=target)
    except OSError as error:
        if error.errno not in _IN_PLACE:
            raise
        with target.open("r+b") as file:
            file.write(data)
            file.truncate()


def is_stream(path: Path) -> bool:
    """Whether a path names what is no regular file, or a descriptor of this process: somebody may read along.

    Raises:
        OSError: That cannot be told.
    """
    if _descriptor(path) is not None:
        return True
    try:
        return not S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def is_taken(path: Path) -> bool:
    """Whether a path names a regular file, which writing it would replace."""
    return _descriptor(path) is None and path.is_file()


def _descriptor(path: Path) -> int | None:
    """Which descriptor of this process a path names, as `/dev/stdout` and `/dev/fd/63` do.

    To open such a name would begin at the start of a file that is appended to.
    """
    pattern = re.compile(rf"(?:/proc/{os.getpid()}(?:/task/[0-9]+)?|/dev)/fd/([0-9]+)")
    for _ in range(_LINKS):
        path = Path(os.path.realpath(path.parent), path.name)
        if found := pattern.fullmatch(os.fspath(path)):
            return int(found[1])
        if not path.is_symlink():
            break
        path = path.parent / path.readlink()
    return None


def _write_to(descriptor: int, data: bytes) -> None:
    with suppress(BrokenPipeError), open(descriptor, "wb") as file:
        file.write(data)


def _put(target: Path, data: bytes, *, like: Path | None) -> None:
    remove_old_parts(target.parent)
    with temporary_file(target.parent, data, suffix="part", like=like) as new:
        new.replace(target)
