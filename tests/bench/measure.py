"""Run a program as a whole process and read what it cost from the operating system's own accounts."""

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

POLL = 0.01
"""Seconds at least between two looks at the memory of a running program."""

LOOKING = 0.1
"""The part of the time that is spent looking at most: a look at gigabytes takes long, and holds the program up."""

RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of `ru_maxrss`."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a program came to.

    Attributes:
        seconds: From its start to its end.
        cpu: Seconds of user and system time, those of the processes that it waited for included.
        peak: Bytes of memory at most; see `run`.
        code: Its exit code; below zero the signal that ended it.
        output: What it printed.
        errors: What it printed to standard error.
    """

    seconds: float
    cpu: float
    peak: int
    code: int
    output: str
    errors: str


def run(command: list[str], environment: Mapping[str, str], *, scratch: Path, is_watched: bool = False) -> Run:
    """Run a program to its end, its output into files.

    The peak is `ru_maxrss`: that of the largest single process, and never less than what this process takes itself,
    since the kernel counts a process before its program is loaded. A watched program's memory is read while it runs,
    all its processes together and pages that they share counted once (Pss in `/proc`); the peak is the greater of the
    two. Watching takes time from the program: the seconds of a watched run are not to be used. Where there is no
    `/proc`, nothing is watched.

    Args:
        command: The program's path and its arguments.
        environment: All of its environment.
        scratch: A folder for its output.
        is_watched: Whether its memory is read while it runs.
    """
    output, errors = scratch / "output", scratch / "errors"
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, write, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, errors, write, 0o600),
    ]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, environment, file_actions=files)
    watched = _watch(child) if is_watched else 0
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    return Run(
        seconds=seconds,
        cpu=usage.ru_utime + usage.ru_stime,
        peak=max(usage.ru_maxrss * RSS_UNIT, watched),
        code=os.waitstatus_to_exitcode(status),
        output=output.read_text("utf-8", "replace"),
        errors=errors.read_text("utf-8", "replace"),
    )


def _watch(child: int) -> int:
    """The most that a process and all that come from it take together until it ends, in bytes."""
    peak = 0
    start = time.perf_counter()
    # It has ended, and waits to be asked for its accounts, when its memory is gone.
    while now := sum(map(_memory, _family(child))):
        peak = max(peak, now)
        time.sleep(max(POLL, (time.perf_counter() - start) / LOOKING))
        start = time.perf_counter()
    return peak


def _family(root: int) -> set[int]:
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The program's name comes first, in parentheses, and can hold anything.
            parents[int(path.parent.name)] = int(path.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
        except OSError:  # it has ended meanwhile
            continue
    family = {root}
    while new := {process for process, parent in parents.items() if parent in family} - family:
        family |= new
    return family


def _memory(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
