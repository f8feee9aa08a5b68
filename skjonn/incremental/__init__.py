"""What makes a large ledger quick, and its one door: `analyse` goes through files, `relevant_files` leaves some out.

Behind it are processes, a cache of what files gave, hashes of keys that must be unique, and a search of bytes for files
that cannot matter. A command finds and writes the same without them.
"""

from collections.abc import Callable, Iterator
from typing import Any, overload

from skjonn.incremental.file_filter import ALL_FILES, FileFilter, ids_in, relevant_files
from skjonn.incremental.parallel import Found, Names, Progress, map_files, no_progress
from skjonn.incremental.results import CacheKey, FileCheck, ResultCache
from skjonn.incremental.uniqueness import compact_check, duplicates
from skjonn.model.source import Files, SourceFile, is_large

__all__ = [
    "ALL_FILES",
    "CacheKey",
    "FileCheck",
    "FileFilter",
    "Progress",
    "ResultCache",
    "analyse",
    "compact_check",
    "duplicates",
    "ids_in",
    "no_progress",
    "relevant_files",
    "user_cache",
]


@overload
def analyse(
    files: Files, per_file: Callable[[SourceFile], Found], *, names: Names, progress: Progress[Found] = no_progress
) -> Iterator[Found]: ...


@overload
def analyse(
    files: Files,
    per_file: Callable[[SourceFile], FileCheck],
    *,
    names: Names,
    cache: CacheKey | None,
    progress: Progress[FileCheck] = no_progress,
) -> Iterator[FileCheck]: ...


def analyse(
    files: Files,
    per_file: Callable[[SourceFile], Any],
    *,
    names: Names,
    cache: CacheKey | None = None,
    progress: Progress[Any] = no_progress,
) -> Iterator[Any]:
    """What each of some files gives, in the order of their names.

    Args:
        files: The ledger's files.
        per_file: Says what one gives. It keeps nothing between two files, and what it gives must be fit to be handed
            to another process.
        names: Which of the files.
        cache: Where what they give is kept for the next time, if it is.
        progress: Shows how far it is.

    Raises:
        UsageError: One of the processes was ended.
    """
    if cache is None:
        return progress(map_files(files, per_file, names=names), len(names))
    from skjonn.incremental.cached_results import cached_results  # noqa: PLC0415 - only a large ledger has a cache

    return cached_results(files, per_file, names=names, cache=cache, progress=progress)


def user_cache(files: Files) -> ResultCache | None:
    """Where what the files of a large ledger give is kept for the next time; a small one is read as fast."""
    if not is_large(files):
        return None
    try:
        from skjonn.incremental.cache_store import cache_of_user  # noqa: PLC0415 - see `analyse`
    except ImportError:  # an interpreter without SQLite
        return None
    return cache_of_user()
