"""The other process of the tests of writing: it adds award after award, or dies on the way of adding one."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import FrameType

from skjonn.cli.main import main

TRIES = 20
ADD = ("award", "add", "--municipality", "Hole")


def add(who: str, awards: str) -> None:
    """Add awards through the command line; where the lock was not had in time, try again, as a user would."""
    for number in range(int(awards)):
        words = (*ADD, "--project", f"{who} {number}", "--granted", "1 000")
        codes = (main(words) for _ in range(TRIES))
        if next((code for code in codes if code != 2), 2):
            sys.exit(1)


def die(before: str) -> None:
    """Add an award again and again, dying two lines of the disk's later each time, until it survives.

    Each time is in a folder of its own, `0`, `2`, …, with a ledger that holds the given file.
    """
    text = Path(before).read_bytes()
    Path("loaded").mkdir()
    Path("loaded", "2027.toml").write_bytes(text)
    # So that all that a command needs is loaded only once.
    main((*ADD, "--project", "P", "--granted", "1", "--ledger", "loaded"))
    for step in count(step=2):
        ledger = Path(str(step), "ledger")
        ledger.mkdir(parents=True)
        (ledger / "2027.toml").write_bytes(text)
        child = os.fork()
        if not child:
            os.chdir(ledger.parent)
            _die_at(step)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGKILL:
            break


def _die_at(step: int) -> None:
    lines = count()

    def trace(frame: FrameType, event: str, _argument: object) -> object:
        if "disk" not in frame.f_code.co_filename:
            return None
        if event == "line" and next(lines) == step:
            os.kill(os.getpid(), signal.SIGKILL)  # nothing runs after this
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]  # a function that returns itself has no type that can be written
    code = main((*ADD, "--project", "P", "--granted", "1"))
    sys.settrace(None)
    os._exit(code)


if __name__ == "__main__":
    parts: dict[str, Callable[..., None]] = {"add": add, "die": die}
    parts[sys.argv[1]](*sys.argv[2:])
