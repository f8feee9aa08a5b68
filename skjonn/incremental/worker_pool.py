"""Work shared out among processes that are forked for it, each with a pipe of its own.

A pool would have one queue for all, which a process that is killed can leave locked for all time.
"""

import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, Protocol, TypeVar, cast

Answer = TypeVar("Answer")

_ENDING = {signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__}
"""Ctrl-C and the requests to end; Windows has no SIGHUP."""

AHEAD = 2
"""How many questions a process has at first: it need not wait for the next one."""


class NoProcessError(Exception):
    """The processes cannot be had: there are too many, too many files open, or too little memory."""


class _Process(Protocol):
    """A process that was started."""

    def kill(self) -> None: ...
    def join(self) -> None: ...


class _Pipe(Protocol):
    """An end of a pipe between two processes."""

    def recv(self) -> Any: ...  # noqa: ANN401 - whatever was sent
    def send(self, obj: object, /) -> None: ...
    def close(self) -> None: ...


def ordered_map(answer_to: Callable[[int], Answer], questions: int, *, workers: int) -> Iterator[Answer]:
    """The answers to questions of all numbers from 0, in that order; which process has which is left to their speed.

    Args:
        answer_to: Answers one; the answer, or why there is none, must be fit to be handed to another process.
        questions: How many there are.
        workers: How many processes answer.

    Raises:
        NoProcessError: The system has no process for it, or no pipe; nothing was answered.
        EOFError: One of the processes was ended.
        Exception: What `answer_to` raises.
    """
    early: dict[int, Answer | Exception] = {}
    due = 0
    with _processes(answer_to, workers) as pipes:
        for number, answer in _as_they_come(pipes, questions):
            early[number] = answer
            while due in early:
                yield _opened(early.pop(due))
                due += 1


def _as_they_come(pipes: Sequence[_Pipe], questions: int) -> Iterator[tuple[int, Any]]:
    from multiprocessing.connection import wait  # noqa: PLC0415 - see `_processes`

    waiting = iter(range(questions))
    try:
        # Each has its first one before any has its second.
        for pipe, number in zip([*pipes] * AHEAD, waiting, strict=False):
            pipe.send(number)
        answered = 0
        while answered < questions:
            for pipe in cast("list[_Pipe]", wait(cast("list[Any]", pipes))):
                answer = pipe.recv()
                answered += 1
                for number in islice(waiting, 1):
                    pipe.send(number)
                yield answer
    except OSError as error:
        # It was ended before it took a question, or in the midst of an answer.
        raise EOFError from error


def _opened(answer: Answer | Exception) -> Answer:
    if isinstance(answer, Exception):
        raise answer
    return answer


@contextmanager
def _processes(answer_to: Callable[[int], object], workers: int) -> Generator[Sequence[_Pipe]]:
    """Processes that answer, each by the end of its pipe; none of them outlives what they are needed for."""
    from multiprocessing import get_context  # noqa: PLC0415 - three milliseconds that only a large ledger is worth

    fork = get_context("fork")
    ours, theirs = list[_Pipe](), list[_Pipe]()
    started: list[_Process] = []
    # Signals are this process's to answer: it ends the others once it knows them.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        with _noticed():
            for _ in range(workers):
                here, there = fork.Pipe()
                ours.append(here)
                theirs.append(there)
            for end in theirs:
                others = [other for other in (*ours, *theirs) if other is not end]
                process = fork.Process(target=_answer, args=(answer_to, end, others), daemon=True)
                process.start()
                started.append(process)
        for end in theirs:
            end.close()
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        yield ours
    except BaseException:
        for each in started:
            each.kill()
        raise
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for end in (*ours, *theirs):
            end.close()
        for each in started:
            each.join()


@contextmanager
def _noticed() -> Generator[None]:
    """Tell a process that cannot be had from what one fails with."""
    try:
        yield
    except OSError as error:
        raise NoProcessError from error


def _answer(answer_to: Callable[[int], object], pipe: _Pipe, others: Sequence[_Pipe]) -> None:
    """What a process does: it answers, or says why it cannot, while anybody asks."""
    # Ctrl-C it never hears of; another request to end it answers as any process that has nothing to put away.
    requests = _ENDING - {signal.SIGINT}
    for request in requests:
        if signal.getsignal(request) is not signal.SIG_IGN:
            signal.signal(request, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, requests)
    # No process but the two at its ends may hold a pipe open: that one of them ends is noticed so.
    for end in others:
        end.close()
    with suppress(EOFError, ConnectionError):
        while True:
            number: int = pipe.recv()
            try:
                answer = answer_to(number)
            except Exception as error:  # noqa: BLE001 # pragma: no cover - it is raised where it is read, which ends this one
                answer = error
            pipe.send((number, answer))
