"""Exclude files and folders of a ledger by patterns of paths."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from skjonn.model.settings import NOT_ROUNDS

_FOLDERS = "**"


def is_excluded(name: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern matches a path, or a folder above it; the settings and the frames are never excluded.

    Args:
        name: A path below the ledger's folder, with forward slashes.
        patterns: `*`, `?` and `[…]` stand for letters within a name, `**` for any number of folders. A pattern with a
            slash begins at the ledger's folder; one without matches a file or folder of that name at any depth.
    """
    path = name.split("/")
    return name not in NOT_ROUNDS and any(_matches(path, _parts(pattern.rstrip("/"))) for pattern in patterns)


def _parts(pattern: str) -> Sequence[str]:
    """The names in a pattern; `**` at its end is left out, since a folder is excluded with all below it."""
    if "/" not in pattern:
        return _FOLDERS, pattern
    parts = pattern.removeprefix("/").split("/")
    while parts[1:] and parts[-1] == _FOLDERS:
        parts.pop()
    return parts


def _matches(path: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a pattern matches the beginning of a path.

    All ways to match the names so far are followed at once: trying one after another would take practically forever
    with some patterns.
    """
    matched = {0}
    for name in path:
        after: set[int] = set()
        for number, part in enumerate(parts):
            if number in matched and part == _FOLDERS:
                matched.add(number + 1)
                after.add(number)
            elif number in matched and fnmatchcase(name, part):
                after.add(number + 1)
        if len(parts) in matched | after:
            return True
        matched = after
    return False
