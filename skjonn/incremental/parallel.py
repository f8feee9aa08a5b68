"""Go through a ledger file by file, in several processes if there is much to read."""

import os
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeVar

from skjonn.model.errors import UsageError
from skjonn.model.source import Files, SourceFile, is_large

Found = TypeVar("Found")

Names = tuple[str, ...]

Progress = Callable[[Iterator[Found], int], Iterator[Found]]
"""Passes on the results for a number of files, and may show the progress."""

AT_A_TIME = 4
"""How many files a process gets at once, at most."""
MOST = 16
"""How many processes there are at most: each needs some 15 MB, and a single one collects their results."""


def map_files(files: Files, per_file: Callable[[SourceFile], Found], *, names: Names) -> Iterator[Found]:
    """The result for each file, in the order of the names; for the arguments see `analyse`.

    Raises:
        UsageError: One of the processes was killed.
    """
    workers = min(_processors(), len(names), MOST) if len(names) > 1 and is_large(files) else 1
    if workers < 2:  # noqa: PLR2004 - one process is this one
        yield from map(per_file, map(files.read, names))
        return
    from skjonn.incremental.worker_pool import NoProcessError, ordered_map  # noqa: PLC0415 - only for a large ledger

    size = min(AT_A_TIME, -(-len(names) // workers))
    batches = [names[start : start + size] for start in range(0, len(names), size)]

    def found_in(number: int) -> list[Found]:
        return [per_file(files.read(name)) for name in batches[number]]

    try:
        yield from chain.from_iterable(ordered_map(found_in, len(batches), workers=min(workers, len(batches))))
    except NoProcessError:
        yield from map(per_file, map(files.read, names))
    except EOFError:
        raise UsageError(
            "A process that read the ledger was ended from outside.", now="If memory ran out, give it more."
        ) from None


def _processors() -> int:
    """How many processes may run at a time; 1 on systems where forking is not safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def no_progress(found: Iterator[Found], _: int) -> Iterator[Found]:
    """Show no progress."""
    return found
