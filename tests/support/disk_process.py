"""The other process of the tests of the disk: it holds the lock, adds lines, runs out of room, or dies on the way."""

import io
import json
import os
import select
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import FrameType

from skjonn.disk.commit import commit
from skjonn.disk.files import folder
from skjonn.disk.lock import LOCK, exclusive
from skjonn.model.errors import SkjonnError
from skjonn.model.source import Change

NAME = "2027.toml"


def hold(root: Path) -> None:
    """Take the lock, say so, and keep it until this process is ended."""
    with exclusive(root, held=0):
        _say("held")
        sys.stdin.read()


def rotate(root: Path) -> None:
    """Hold the lock as many writers would that have it one after another: each says that it has it."""
    with exclusive(root, held=0):
        _say("held")
        while not select.select([sys.stdin], [], [], 0.1)[0]:
            os.utime(root / LOCK)


def add(root: Path, who: str, lines: str) -> None:
    """Add lines to the file, each under the lock, from reading to commit."""
    for line in range(int(lines)):
        with exclusive(root, held=60):
            before = folder(root, shown="").read(NAME).data
            commit(root, Change(NAME, before, before + f"{who} {line}\n".encode()))


def fill(root: Path, before: str, length: str) -> None:
    """Commit where no file may grow beyond 4 096 bytes, which to a program is a full disk; print the error."""
    import resource  # noqa: PLC0415 - there is none on Windows, where the rest of this file is used

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most))
    try:
        commit(root, Change(NAME, before.encode() or None, before.encode() + b"x" * int(length)))
    except SkjonnError as error:
        _say(json.dumps([type(error).__name__, error.what, error.now]))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def die(root: Path, before: str, after: str) -> None:
    """Commit again and again, dying one system call later each time, until it survives; then read and commit anew.

    Prints, per death, the names that are left in the folder, what is read there (null: no file), and what is read after
    the next commit adds `!`.
    """
    for step in count():
        folder = root / str(step)
        folder.mkdir()
        if before:
            (folder / NAME).write_text(before)
        if not _dies_at(step, folder, Change(NAME, before.encode() or None, after.encode())):
            break
        left = sorted(path.name for path in folder.iterdir())
        seen = _seen(folder)
        commit(folder, Change(NAME, None if seen is None else seen.encode(), f"{seen or ''}!".encode()))
        _say(json.dumps({"left": left, "seen": seen, "next": _seen(folder)}))


def _dies_at(step: int, folder: Path, change: Change) -> bool:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    calls = count()

    def watch(_frame: FrameType, event: str, function: object) -> None:
        if event == "c_call" and _is_of_the_system(function) and next(calls) == step:
            os.kill(os.getpid(), signal.SIGKILL)  # nothing runs after this, not even what measures coverage

    sys.setprofile(watch)
    commit(folder, change)
    sys.setprofile(None)
    os._exit(0)


def _is_of_the_system(function: object) -> bool:
    """Whether a function in C is the system's, or a file's: between two of them, nothing changes on the disk."""
    return function.__module__ in {"posix", "_io", "io"} or isinstance(getattr(function, "__self__", None), io.IOBase)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _seen(root: Path) -> str | None:
    files = folder(root, shown="")
    return files.read(NAME).data.decode() if NAME in files.names else None


if __name__ == "__main__":
    parts: dict[str, Callable[..., None]] = {"hold": hold, "rotate": rotate, "add": add, "fill": fill, "die": die}
    parts[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
