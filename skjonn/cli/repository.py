"""Where a ledger lies in its repository: services of CI want paths that begin at its root, wherever skjonn runs."""

import os
from collections.abc import Mapping
from pathlib import Path

ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which GitHub and GitLab name the root."""


def path_in_repository(path: Path, environment: Mapping[str, str]) -> str | None:
    """A path as it is seen from the root of its repository, with forward slashes; `None` where it lies in none.

    Args:
        path: An absolute path.
        environment: The environment's variables; where none of `ROOTS` names a folder above the path, the root is the
            nearest one that has a `.git`.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links
    roots = [Path(folder) for name in ROOTS if (folder := environment.get(name))]
    roots += [folder for folder in (path, *path.parents) if os.path.exists(folder / ".git")]  # noqa: PTH110 - Path.exists raises where a folder may not be looked into
    for root in roots:
        # What a link leads to is what git has lines of, unless it leads out of the repository.
        for way, start in ((path.resolve(), root.resolve()), (path, root)):
            if way.is_relative_to(start):
                return way.relative_to(start).as_posix()
    return None
