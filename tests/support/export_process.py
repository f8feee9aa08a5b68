"""The other process of the tests of an export's folder: it runs out of room, or dies on the way."""

import io
import json
import os
import signal
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from types import FrameType

from skjonn.disk.replace_folder import new_file, publish
from skjonn.model.errors import SkjonnError

Contents = Mapping[str, bytes]

OLD: Contents = {"year=2019/a": b"old", "year=2020/a": b"old"}
NEW: Contents = {"year=2020/a": b"new", "year=2021/a": b"new"}


def is_ours(name: str) -> bool:
    """What the exports of these tests have."""
    return name.startswith("year=") and name.endswith(("/", "/a"))


def put(folder: Path, contents: Contents = NEW) -> None:
    """Write files into a folder, which is made where it is missing."""
    folder.mkdir(exist_ok=True)
    for name, data in contents.items():
        with new_file(folder / name) as file:
            file.write(data)


def held(folder: Path) -> Contents:
    """The files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def export(folder: Path, contents: Contents = NEW) -> None:
    """Write a folder in the place of a former one."""
    with publish(folder, overwrite=True, is_ours=is_ours) as new:
        put(new, contents)


def fill(root: Path) -> None:
    """Export where no file may grow beyond 4 096 bytes, which to a program is a full disk; print the error."""
    import resource  # noqa: PLC0415 - there is none on Windows, where the rest of this file is used

    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    try:
        export(root / "out", {"year=2020/a": b"x" * 100_000})
    except SkjonnError as error:
        sys.stdout.write(json.dumps([error.what, error.now]))


def die(root: Path, former: str) -> None:
    """Export again and again, dying one system call later each time, until it survives.

    Prints, per death, what stands in the folder (null: there is none), and what stands in folders whose name begins
    with a dot and ends in `.old`.
    """
    for step in count():
        folder = root / str(step)
        folder.mkdir()
        if former:
            put(folder / "out", OLD)
        died = _dies_at(step, folder / "out")
        aside = [_texts(path) for path in folder.glob(".*.old")]
        sys.stdout.write(json.dumps([_texts(folder / "out"), aside]) + "\n")
        sys.stdout.flush()
        if not died:
            return


def _dies_at(step: int, folder: Path) -> bool:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    calls = count()

    def watch(_frame: FrameType, event: str, function: object) -> None:
        if event == "c_call" and _is_of_the_system(function) and next(calls) == step:
            os.kill(os.getpid(), signal.SIGKILL)  # nothing runs after this, not even what measures coverage

    sys.setprofile(watch)
    export(folder)
    sys.setprofile(None)
    os._exit(0)


def _is_of_the_system(function: object) -> bool:
    """Whether a function in C is the system's, or a file's: between two of them, nothing changes on the disk."""
    return function.__module__ in {"posix", "_io", "io"} or isinstance(getattr(function, "__self__", None), io.IOBase)


def _texts(folder: Path) -> dict[str, str] | None:
    return {name: data.decode() for name, data in held(folder).items()} if folder.exists() else None


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(Path(sys.argv[2]))
    else:
        die(Path(sys.argv[2]), sys.argv[3])
