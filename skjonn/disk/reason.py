"""The operating system's words for a failure, to end a sentence."""

import errno
import sys

_SHORTAGES = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}


def reason(error: OSError) -> str:
    """`permission denied`, `no space left on device`: the system's own words, without number and path."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]


def is_shortage(error: OSError) -> bool:
    """Whether the process or the system has too many open files or too little memory, so no file is at fault."""
    return error.errno in _SHORTAGES


def may_be_open_elsewhere(error: OSError, system: str = sys.platform) -> bool:
    """Whether another program may have the file open: Windows then refuses to write it, without saying why."""
    return system == "win32" and isinstance(error, PermissionError)
