"""An ordered worker pool of forked processes, with one pipe for each.

The standard executor has one queue for all processes; it can hang if a process is killed while it sends a result.
"""

import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, Protocol, TypeVar, cast

Answer = TypeVar("Answer")

_ENDING = {signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__}
"""Ctrl-C and the signals that end a process; Windows has no SIGHUP."""

AHEAD = 2
"""How many questions a process gets at first, so that it need not wait for the next one."""


class NoProcessError(Exception):
    """The processes cannot be started: too many processes or open files, or too little memory."""


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
    """The answers to the questions with the numbers from 0, in that order; a free process gets the next question.

    Args:
        answer_to: Answers one question; the answer, or the error, must be fit to be sent to another process.
        questions: How many questions there are.
        workers: How many processes answer.

    Raises:
        NoProcessError: A process or a pipe could not be created; nothing was answered.
        EOFError: One of the processes was killed.
        Exception: Whatever `answer_to` raises.
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
        # Each process gets its first question before any gets its second.
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
        # A process was killed before it took a question, or while it sent an answer.
        raise EOFError from error


def _opened(answer: Answer | Exception) -> Answer:
    if isinstance(answer, Exception):
        raise answer
    return answer


@contextmanager
def _processes(answer_to: Callable[[int], object], workers: int) -> Generator[Sequence[_Pipe]]:
    """Start processes that answer, and yield our ends of their pipes; all processes end with the block."""
    from multiprocessing import get_context  # noqa: PLC0415 - it takes three milliseconds, and only a large ledger needs it

    fork = get_context("fork")
    ours, theirs = list[_Pipe](), list[_Pipe]()
    started: list[_Process] = []
    # Only this process handles signals: it ends the others once it has started them.
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
    """Turn an `OSError` from starting processes into a `NoProcessError`."""
    try:
        yield
    except OSError as error:
        raise NoProcessError from error


def _answer(answer_to: Callable[[int], object], pipe: _Pipe, others: Sequence[_Pipe]) -> None:
    """The work of a process: answer questions, or send the error, until the pipe is closed."""
    # Ctrl-C never reaches this process; other signals end it at once, since it has nothing to clean up.
    requests = _ENDING - {signal.SIGINT}
    for request in requests:
        if signal.getsignal(request) is not signal.SIG_IGN:
            signal.signal(request, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, requests)
    # Only the two processes at its ends may hold a pipe open, so that the end of one of them is noticed.
    for end in others:
        end.close()
    with suppress(EOFError, ConnectionError):
        while True:
            number: int = pipe.recv()
            try:
                answer = answer_to(number)
            except Exception as error:  # noqa: BLE001 # pragma: no cover - the process that reads it raises it, and ends this one
                answer = error
            pipe.send((number, answer))
