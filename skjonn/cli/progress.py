"""A progress bar for long work: on standard error, if that is a terminal, and only after a second."""

import sys
from collections.abc import Iterator
from time import monotonic
from typing import Protocol, TypeVar


class HasEntries(Protocol):
    """A result that knows how many entries were read for it."""

    @property
    def entries(self) -> int:
        """How many applications and awards."""
        ...


Found = TypeVar("Found", bound=HasEntries)

AFTER = 1.0
"""How many seconds work may take without a progress bar."""


def with_progress(found: Iterator[Found], files: int, *, after: float = AFTER) -> Iterator[Found]:
    """Pass on what is found in each of some files; show a progress bar after some seconds."""
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
    """A bar that disappears when the work is done. Only it imports Rich."""

    def __init__(self, files: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("files, {task.fields[entries]:,} entries"))
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=files, entries=0)
        self._progress.start()

    def show(self, files: int, entries: int) -> None:
        """Show how much is done."""
        self._progress.update(self._task, completed=files, entries=entries)

    def remove(self) -> None:
        """Remove it from the terminal."""
        self._progress.stop()
