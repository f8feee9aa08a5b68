"""Expand a `~` that the shell has not expanded, as in `--ledger=~/skjonn`."""

import os
from pathlib import Path

from skjonn.model.errors import UsageError


def expanded(path: str) -> Path:
    """A path with `~` at its beginning replaced by the home folder, and `~name` by that of a user.

    As in a shell, `~name` is kept if there is no such user.

    Raises:
        UsageError: The home folder is not known.
    """
    if path[:1] == "~" and path[1:2] in {"", os.sep, os.altsep} and not _is_home_known():
        raise UsageError(f"The home folder that {path} begins with is not known.", now="Set HOME, or write it in full.")
    return Path(os.path.expanduser(path))  # noqa: PTH111 - Path.expanduser fails if there is no such user


def _is_home_known() -> bool:
    # An empty HOME would mean the root of the file system.
    return os.environ.get("HOME") != "" and Path(os.path.expanduser("~")).is_absolute()  # noqa: PTH111 - see `expanded`
