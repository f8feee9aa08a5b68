"""Handle Ctrl-C, a request to terminate and a closed terminal: the command always ends in an orderly way."""

import os
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import CodeType, FrameType

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")

DEAF = ("_frozen_importlib", "importlib._bootstrap", "pydantic", "rtoml", "skjonn.codec.core_schema", "skjonn.inputs")
"""Prefixes of modules whose C code may lose an exception or turn it into another one."""


class Signals:
    """Ends the command: by an exception at the first signal, so that nothing is half-written; at once at the second.

    An exception cannot be raised everywhere. While pydantic's core builds a validator, it is lost or becomes a read
    error; while a module is imported, other code may take it for a missing module. There the signal waits.

    Attributes:
        number: The first signal received; 0 if there was none.
    """

    def __init__(self, caller: CodeType) -> None:
        """Handle the signals, except those that this process was started to ignore.

        Args:
            caller: The code of the function that runs the command. Only frames inside it count, since it may run during
                an import.
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
        """The exit code that shells give a process that the signal ended."""
        return 128 + self.number

    def end(self) -> None:
        """From now on, let a signal end the process at once."""
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
        """End at the next call or return outside the modules that may lose an exception."""
        if frame.f_globals is not globals() and not self._is_deaf(frame.f_back if event == "return" else frame):
            sys.setprofile(None)
            self._end()

    def _unraisable(self, unraisable: "sys.UnraisableHookArgs") -> None:
        """Raise our exception again if it came where nobody can catch it, such as in a finalizer."""
        if self.number and isinstance(unraisable.exc_value, KeyboardInterrupt | SystemExit):
            sys.setprofile(self._watch)
        else:
            sys.__unraisablehook__(unraisable)


@contextmanager
def left_to_child() -> Generator[None]:
    """Leave Ctrl-C to a child program, such as an editor or a pager, while it runs."""
    former = signal.signal(signal.SIGINT, _pass_over)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def _pass_over(_number: int, _frame: object) -> None:
    """Do nothing. Unlike an ignored signal, a handler is not inherited by the child."""
