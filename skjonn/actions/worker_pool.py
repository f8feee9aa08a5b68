"""Work shared out among processes that are forked for it, each with a pipe of its own.

A pool would have one queue for all, which a process that is killed can leave locked for all time.
"""

import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, Protocol, TypeVar, cast

Answer = TypeVar("Answer")

AHEAD = 2
"""How many questions a process has at first: it need not wait for the next one."""


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
    pipes = [fork.Pipe() for _ in range(workers)]
    ends = [end for pipe in pipes for end in pipe]
    # Ctrl-C is this process's to answer: the others never hear of it, and it ends them once it knows them.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    processes = [
        fork.Process(target=_answer, args=(answer_to, end, [each for each in ends if each is not end]), daemon=True)
        for _, end in pipes
    ]
    started = processes[:0]  # none yet
    try:
        for process in processes:
            process.start()
            started.append(process)
        for _, end in pipes:
            end.close()
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        yield [end for end, _ in pipes]
    except BaseException:
        for process in started:
            process.kill()
        raise
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for end in ends:
            end.close()
        for process in started:
            process.join()


def _answer(answer_to: Callable[[int], object], pipe: _Pipe, others: Sequence[_Pipe]) -> None:
    """What a process does: it answers, or says why it cannot, while anybody asks."""
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
