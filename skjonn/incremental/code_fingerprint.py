"""A fingerprint of this program: another version may find something else in the same file."""

import os
import sys
from importlib.metadata import version

import skjonn


def program() -> str:
    """The interpreter, the versions of the packages that matter, and all source files with their sizes and times.

    Raises:
        OSError: The program is not in a folder.
    """
    versions = [f"{package} {version(package)}" for package in ("pydantic-core", "rtoml", "skjonn")]
    return f"{sys.version} {sys.byteorder} {versions} {sorted(stamps(os.path.dirname(skjonn.__file__)))}"  # noqa: PTH120 - see `stamps`


def stamps(folder: str) -> list[tuple[str, int, int]]:
    """The path, size and time of change of each source file in a folder, at any depth."""
    # Paths are strings here: a Path for each file takes ten times as long.
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found += stamps(entry.path)
            elif entry.name.endswith(".py"):
                status = entry.stat()
                found.append((entry.path, status.st_size, status.st_mtime_ns))
    return found
