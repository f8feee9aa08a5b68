"""Write a report to a file that the user names, if possible whole or not at all.

A regular file is written under a temporary name beside it, and renamed when everything is on the disk. A pipe, a device
or `/dev/stdout` is written to directly.
"""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from skjonn.disk.temporary import remove_old_parts, temporary_file

_IN_PLACE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV}
"""The errors if a file cannot be created beside another or replace it: a read-only folder, or a mounted file."""
_LINKS = 40
"""How many links the system follows at most."""


def replace_file(path: Path, data: bytes) -> None:
    """Write a file, or replace an existing one.

    An existing file keeps its mode, its access list and, if we may set them, its owner and group. A symbolic link
    stays, and its target is written. If the file may be written but not its folder, it is written in place, and an
    error may leave a part of it. A pipe whose reader has gone is not an error.

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
    # Check the permission for the file itself: a rename needs only permission for its folder.
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
    """Whether a path names a descriptor of this process, or anything but a regular file: somebody may be reading it.

    Raises:
        OSError: That cannot be found out.
    """
    if _descriptor(path) is not None:
        return True
    try:
        return not S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def is_taken(path: Path) -> bool:
    """Whether a path names a regular file, which would be replaced."""
    return _descriptor(path) is None and path.is_file()


def _descriptor(path: Path) -> int | None:
    """The descriptor of this process that a path names, as `/dev/stdout` and `/dev/fd/63` do.

    Opening such a path would write at the start of a file that is being appended to.
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
