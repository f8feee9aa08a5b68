"""Go through a ledger file by file, in several processes where there is much to read."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Protocol, TypeVar

from skjonn.model.errors import UsageError
from skjonn.model.ledger import Examined, Leaf
from skjonn.model.source import Files

Found = TypeVar("Found", bound=Leaf | Examined)

Names = tuple[str, ...]

Watch = Callable[[Iterator[Found], int], Iterator[Found]]
"""Hands on what is found, of how many files, and may show how far it is."""

MUCH = 4_000_000
"""How many bytes are worth a second process: some 15,000 entries, a fifth of a second; to start one takes 25 ms."""
AT_A_TIME = 4
"""How many files a process is handed at once."""


def survey(files: Files, work: Callable[[Files, str], Found], *, names: Names) -> Iterator[Found]:
    """What some work finds in each file, in the order of the names.

    Args:
        files: The ledger's files.
        work: What is done with one; it and what it finds must be fit to be handed to another process and back.
        names: Which of the files.

    Raises:
        UsageError: One of the processes was ended.
    """
    workers = min(_processors(), len(names)) if files.weight >= MUCH else 1
    if workers < 2:  # noqa: PLR2004 - one process is this one
        yield from (work(files, name) for name in names)
        return
    batches = [names[start : start + AT_A_TIME] for start in range(0, len(names), AT_A_TIME)]
    try:
        for batch in _in_processes(partial(_batch, work, files), batches, workers):
            yield from batch
    except EOFError:
        raise UsageError(
            "A process that read the ledger was ended from outside.", now="If memory is short, let it have more of it."
        ) from None


def _batch(work: Callable[[Files, str], Found], files: Files, names: Names) -> list[Found]:
    return [work(files, name) for name in names]


def _in_processes(
    work: Callable[[Names], list[Found]], batches: Sequence[Names], workers: int
) -> Iterator[list[Found]]:
    """What comes of each batch, in their order; each process has its turn, and a pipe of its own.

    A pool would share one queue among its processes, which one that is killed can leave locked for all time.
    """
    from multiprocessing import get_context  # noqa: PLC0415 - three milliseconds that only a large ledger is worth

    fork = get_context("fork")
    pipes = [fork.Pipe(duplex=False) for _ in range(workers)]
    # Ctrl-C is this process's to answer: the others never hear of it, and it ends them once it knows them.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    processes = [
        fork.Process(
            target=_answer,
            args=(
                work,
                batches[number::workers],
                end.send,
                [each for pair in pipes for each in pair if each is not end],
            ),
            daemon=True,
        )
        for number, (_, end) in enumerate(pipes)
    ]
    started = processes[:0]  # none yet
    try:
        for process in processes:
            process.start()
            started.append(process)
        for _, end in pipes:
            end.close()
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number in range(len(batches)):
            yield _opened(pipes[number % workers][0].recv())
    except BaseException:
        for process in started:
            process.kill()
        raise
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for process in started:
            process.join()


def _opened(answer: list[Found] | Exception) -> list[Found]:
    if isinstance(answer, Exception):
        raise answer
    return answer


class _Closable(Protocol):
    def close(self) -> None: ...


def _answer(
    work: Callable[[Names], list[Found]],
    batches: Sequence[Names],
    send: Callable[[object], None],
    others: Sequence[_Closable],
) -> None:
    """What a process does: it sends what comes of its batches, or why nothing does, while anybody takes it."""
    # No process but its reader may hold the other end open, and none but itself this one: that it ends is noticed so.
    for end in others:
        end.close()
    with suppress(BrokenPipeError):
        for batch in batches:
            try:
                found: object = work(batch)
            except Exception as error:  # noqa: BLE001 # pragma: no cover - it is raised where it is read, which ends this one
                found = error
            send(found)


def _processors() -> int:
    """How many processes may run at a time; 1 where a process cannot be had by a fork that is safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def unwatched(found: Iterator[Found], _: int) -> Iterator[Found]:
    """Nobody looks."""
    return found
