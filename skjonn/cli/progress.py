"""Long work shows itself: a bar on standard error, where that is a terminal, and only after a second."""

import sys
from collections.abc import Iterator
from time import monotonic
from typing import Protocol, TypeVar


class HasEntries(Protocol):
    """What knows how many entries were read for it."""

    @property
    def entries(self) -> int:
        """How many applications and awards."""
        ...


Found = TypeVar("Found", bound=HasEntries)

AFTER = 1.0
"""How many seconds work may take before it shows itself."""


def with_progress(found: Iterator[Found], files: int, *, after: float = AFTER) -> Iterator[Found]:
    """Hand on what is found in each of so many files; `after` so many seconds, show how far that is."""
    if not sys.stderr.isatty():
        yield from found
        return
    begun = monotonic()
    bar: _Bar | None = None
    entries = 0
    try:
        for number, each in enumerate(found, 1):
            entries += each.entries
            if bar is None and monotonic() - begun >= after:
                bar = _Bar(files)
            if bar is not None:
                bar.show(number, entries)
            yield each
    finally:
        if bar is not None:
            bar.remove()


class _Bar:
    """A bar that goes when the work is done; Rich is imported only for it."""

    def __init__(self, files: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("files, {task.fields[entries]:,} entries"))
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=files, entries=0)
        self._progress.start()

    def show(self, files: int, entries: int) -> None:
        """How much is done."""
        self._progress.update(self._task, completed=files, entries=entries)

    def remove(self) -> None:
        """Take it off the terminal."""
        self._progress.stop()
