"""The other process of the tests of signals: skjonn, to which signals come when Python calls a function.

`signalled_process.py SIGNAL FIRST SECOND WORD...`: FIRST and SECOND are numbers of calls, counted from when skjonn
runs; at 0 none comes. Where no signal comes, standard error ends with the number of all calls.
"""

import atexit
import signal
import sys
from collections.abc import Callable
from types import FrameType

from skjonn.__main__ import run


class Calls:
    """Counts calls, and raises a signal at one of them."""

    def __init__(self, number: int, at: int) -> None:
        """Begin to count."""
        self.count = 0
        self._number = number
        self._at = at

    def watch(self, _frame: FrameType, event: str, _argument: object) -> None:
        """See an event."""
        self.count += event == "call"
        if event == "call" and self.count == self._at:
            signal.raise_signal(self._number)


def main(name: str, first: int, second: int) -> None:
    """Run skjonn."""
    number = getattr(signal, name)
    # An exception ends the tracing, or the profiling, in which it is raised: each is good for one signal.
    calls = Calls(number, first)
    if not first:
        atexit.register(lambda: print(calls.count, file=sys.stderr))  # noqa: T201 - for the test to read
    watch: Callable[[FrameType, str, object], None] = Calls(number, second).watch
    sys.setprofile(watch if second else None)
    sys.settrace(calls.watch)
    run()


if __name__ == "__main__":
    arguments = sys.argv[1:4]
    sys.argv = ["skjonn", *sys.argv[4:]]
    main(arguments[0], int(arguments[1]), int(arguments[2]))
