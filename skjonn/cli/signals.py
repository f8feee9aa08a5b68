"""Ctrl-C, a request to end, and a terminal that is closed: whenever they come, the command ends in an orderly way."""

import os
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import CodeType, FrameType

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")

DEAF = ("_frozen_importlib", "importlib._bootstrap", "pydantic", "rtoml", "skjonn.codec.core_schema", "skjonn.inputs")
"""What the names of modules begin with under which C code runs that may lose an exception, or make another of it."""


class Signals:
    """Ends the command: at the first signal by an exception, so that nothing is left half-written, at the second there.

    An exception cannot be raised anywhere. Where pydantic's core makes a validator, it is lost, or becomes a fault of
    the ledger; and where a module is imported, others may take it for a module that is missing. There the signal waits.

    Attributes:
        number: The first signal that came; 0 where none has.
    """

    def __init__(self, caller: CodeType) -> None:
        """Heed the signals that this process was not started to ignore.

        Args:
            caller: The function that runs the command; whatever runs that may itself be a module that is imported.
        """
        self.number = 0
        self._caller = caller
        self._is_over = False
        sys.unraisablehook = self._unraisable
        for name in ENDING:
            # Windows has no SIGHUP.
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}:
                signal.signal(number, self._come)

    @property
    def code(self) -> int:
        """What shells give as the exit code of a process that the signal ended."""
        return 128 + self.number

    def end(self) -> None:
        """Say that nothing is left to be done: from now on, a signal ends the process at once."""
        self._is_over = True
        sys.setprofile(None)

    def _come(self, number: int, frame: FrameType | None) -> None:
        is_first, self.number = not self.number, self.number or number
        if self._is_over or not is_first:
            os._exit(self.code)
        if self._is_deaf(frame):
            sys.setprofile(self._watch)
        else:
            self._end()

    def _end(self) -> None:
        if self.number == signal.SIGINT:
            raise KeyboardInterrupt
        sys.exit(self.code)

    def _is_deaf(self, frame: FrameType | None) -> bool:
        while frame is not None and frame.f_code is not self._caller:
            if str(frame.f_globals.get("__name__")).startswith(DEAF):
                return True
            frame = frame.f_back
        return False

    def _watch(self, frame: FrameType, event: str, _: object) -> None:  # pragma: no cover - a profiler is not traced
        """End as soon as that is heard: at the next call or return outside the modules where it is not."""
        if frame.f_globals is not globals() and not self._is_deaf(frame.f_back if event == "return" else frame):
            sys.setprofile(None)
            self._end()

    def _unraisable(self, unraisable: "sys.UnraisableHookArgs") -> None:
        """What an exception becomes where nobody can catch it, as in a finalizer: ours is raised once more."""
        if self.number and isinstance(unraisable.exc_value, KeyboardInterrupt | SystemExit):
            sys.setprofile(self._watch)
        else:
            sys.__unraisablehook__(unraisable)


@contextmanager
def left_to_child() -> Generator[None]:
    """Leave Ctrl-C to a program that is run meanwhile, such as an editor or a pager, for which it means something."""
    former = signal.signal(signal.SIGINT, _pass_over)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def _pass_over(_number: int, _frame: object) -> None:
    """Do nothing; unlike a signal that is ignored, this is not handed down to the other program."""
