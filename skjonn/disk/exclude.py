"""What of a ledger's folder is passed over, by patterns of paths."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from skjonn.model.settings import NOT_ROUNDS

_FOLDERS = "**"


def is_excluded(name: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern matches a path, or a folder above it; the settings that have the patterns never are.

    Args:
        name: A path below the ledger's folder, with forward slashes.
        patterns: `*`, `?` and `[…]` stand for letters within a name, `**` for any number of folders. A pattern with a
            slash begins at the ledger's folder; one without matches a file or folder of that name at any depth.
    """
    path = name.split("/")
    return name not in NOT_ROUNDS and any(_matches(path, _parts(pattern.rstrip("/"))) for pattern in patterns)


def _parts(pattern: str) -> Sequence[str]:
    """A pattern's names; `**` at its end is left out: what is below a folder is excluded with it."""
    if "/" not in pattern:
        return _FOLDERS, pattern
    parts = pattern.removeprefix("/").split("/")
    while parts[1:] and parts[-1] == _FOLDERS:
        parts.pop()
    return parts


def _matches(path: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a pattern matches the beginning of a path.

    Each name moves on all the ways at once in which those before it may have been matched: one way after another would
    take as good as for ever with a pattern that is made for it.
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
