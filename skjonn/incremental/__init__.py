"""Everything that makes large ledgers fast: `analyse` goes through files, `relevant_files` leaves some out.

Behind these functions are processes, a cache of results, hashes of keys that must be unique, and a search of bytes for
files that cannot matter. A command finds and writes the same without them. Import this package, not its modules.
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
    """The result of a function for each of some files, in the order of their names.

    Args:
        files: The ledger's files.
        per_file: The function of one file. It must keep nothing between two files, and its result must be fit to be
            sent to another process.
        names: The names of the files to go through.
        cache: Where results are kept for the next run, if they are.
        progress: Shows the progress.

    Raises:
        UsageError: One of the processes was killed.
    """
    if cache is None:
        return progress(map_files(files, per_file, names=names), len(names))
    from skjonn.incremental.cached_results import cached_results  # noqa: PLC0415 - only a large ledger has a cache

    return cached_results(files, per_file, names=names, cache=cache, progress=progress)


def user_cache(files: Files) -> ResultCache | None:
    """The user's cache for the results of a large ledger; `None` for a small one, which is read as fast."""
    if not is_large(files):
        return None
    try:
        from skjonn.incremental.cache_store import cache_of_user  # noqa: PLC0415 - see `analyse`
    except ImportError:  # an interpreter without SQLite
        return None
    return cache_of_user()
