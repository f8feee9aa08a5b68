"""Find the path of a ledger in its repository, since CI services want paths from its root."""

import os
from collections.abc import Mapping
from pathlib import Path

ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which GitHub and GitLab name the root."""


def path_in_repository(path: Path, environment: Mapping[str, str]) -> str | None:
    """A path relative to the root of its repository, with forward slashes; `None` outside any.

    Args:
        path: An absolute path.
        environment: The environment's variables. If none of `ROOTS` names a folder above the path, the root is the
            nearest folder with a `.git`.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links
    roots = [Path(folder) for name in ROOTS if (folder := environment.get(name))]
    roots += [folder for folder in (path, *path.parents) if os.path.exists(folder / ".git")]  # noqa: PTH110 - Path.exists raises where a folder may not be looked into
    for root in roots:
        # git has the lines of a link's target, unless that is outside the repository.
        for way, start in ((path.resolve(), root.resolve()), (path, root)):
            if way.is_relative_to(start):
                return way.relative_to(start).as_posix()
    return None
