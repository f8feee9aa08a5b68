"""The home folder in the place of a `~` that the shell has left, as in `--ledger=~/skjonn`."""

import os
from pathlib import Path

from skjonn.model.errors import UsageError


def expanded(path: str) -> Path:
    """A path with the home folder in the place of `~` at its beginning, and that of a user in the place of `~name`.

    As in a shell, `~name` stands for itself where there is no such user.

    Raises:
        UsageError: It is not known where the home folder is.
    """
    if path[:1] == "~" and path[1:2] in {"", os.sep, os.altsep} and not _is_home_known():
        raise UsageError(f"The home folder that {path} begins with is not known.", now="Set HOME, or write it in full.")
    return Path(os.path.expanduser(path))  # noqa: PTH111 - the other way fails where there is no such user


def _is_home_known() -> bool:
    # An empty HOME would make it the root of the file system.
    return os.environ.get("HOME") != "" and Path(os.path.expanduser("~")).is_absolute()  # noqa: PTH111 - see `expanded`
