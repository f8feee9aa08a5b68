"""Go through a ledger file by file, in several processes where there is much to read."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from skjonn.model.ledger import Examined, Leaf
from skjonn.model.source import Files

Found = TypeVar("Found", bound=Leaf | Examined)

Watch = Callable[[Iterator[Found], int], Iterator[Found]]
"""Hands on what is found, of how many files, and may show how far it is."""

MUCH = 4_000_000
"""How many bytes are worth a second process: some 15,000 entries, a fifth of a second; to start one takes 25 ms."""
AT_A_TIME = 4
"""How many files a process is handed at once."""


def survey(files: Files, work: Callable[[Files, str], Found], *, names: tuple[str, ...]) -> Iterator[Found]:
    """What some work finds in each file, in the order of the names.

    Args:
        files: The ledger's files.
        work: What is done with one; it and what it finds must be fit to be handed to another process and back.
        names: Which of the files.
    """
    workers = min(_processors(), len(names)) if files.weight >= MUCH else 1
    if workers < 2:  # noqa: PLR2004 - one process is this one
        yield from (work(files, name) for name in names)
        return
    import multiprocessing  # noqa: PLC0415 - three milliseconds that only a large ledger is worth

    # Ctrl-C is this process's to answer: it ends the others.
    ignore_interrupts = (signal.signal, (signal.SIGINT, signal.SIG_IGN))
    with multiprocessing.get_context("fork").Pool(workers, *ignore_interrupts) as pool:
        yield from pool.imap(partial(work, files), names, AT_A_TIME)


def _processors() -> int:
    """How many processes may run at a time; 1 where a process cannot be had by a fork that is safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def unwatched(found: Iterator[Found], _: int) -> Iterator[Found]:
    """Nobody looks."""
    return found
