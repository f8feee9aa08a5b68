"""What a process that dies, a full disk, or a call that the system refuses leaves: the old file or the new one."""

import ctypes
import errno
import json
import platform
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from ledgers import snapshot_of

from skjonn.disk.commit import commit
from skjonn.model.errors import ChangedUnderneathError, WriteError
from skjonn.model.source import Change, SourceFile

CHILD = str(Path(__file__).with_name("disk_fault.py"))

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows can neither fork nor limit the size of files")


def child(*arguments: str) -> list[str]:
    """The lines that the other process prints."""
    done = subprocess.run([sys.executable, CHILD, *arguments], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()


@posix
@pytest.mark.parametrize(("before", "after"), [("old", "old and new"), (None, "new")])
def test_a_process_that_dies_at_any_line_of_a_commit_leaves_the_old_file_or_the_new_one(
    before: str | None, after: str, tmp_path: Path
) -> None:
    deaths = [json.loads(line) for line in child("die", str(tmp_path), before or "", after)]
    seen = [death["seen"] for death in deaths]
    turn = seen.index(after)
    assert seen == [before] * turn + [after] * (len(seen) - turn)
    assert turn > 20, "it should die often before the new file is in place"
    assert len(seen) - turn > 5, "and often after"
    assert [death["next"] for death in deaths] == [f"{text or ''}!" for text in seen]
    remains = {name for death in deaths for name in death["left"]} - {"2027.toml"}
    assert remains, "some die with their new file beside the old one"
    assert all(name.startswith(".skjonn-") for name in remains)


@posix
@pytest.mark.parametrize("before", ["", "old"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(before: str, tmp_path: Path) -> None:
    if before:
        (tmp_path / "2027.toml").write_text(before)
    (line,) = child("fill", str(tmp_path), before, "100000")
    kind, what, now = json.loads(line)
    assert kind == "WriteError"
    assert what.endswith("2027.toml could not be written: file too large. Nothing was changed.")
    assert now == "Make room on the disk, and run the command again."
    assert [path.read_text() for path in tmp_path.iterdir()] == [before] * bool(before)


def test_the_remains_of_a_writer_that_died_are_not_read(tmp_path: Path) -> None:
    (tmp_path / ".skjonn-0123456789abcdef.tmp").write_bytes(b"[round]\n")
    (tmp_path / ".skjonn.lock").write_bytes(b"")
    commit(tmp_path, Change("a.toml", None, b"new"))
    assert snapshot_of(tmp_path).files == (SourceFile("a.toml", b"new"),)


class Instruction(ctypes.Structure):
    """One instruction of a filter of system calls, seccomp(2)."""

    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("k", ctypes.c_uint))


class Program(ctypes.Structure):
    """A filter."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(Instruction)))


NUMBERS: dict[str, dict[str, tuple[int, ...]]] = {
    "x86_64": {"link": (86, 265), "fsync": (74,)},
    "aarch64": {"link": (37,), "fsync": (82,)},
}


def refuse(call: str, number: int) -> None:
    """Let the kernel answer a system call of this thread with an error, from now on."""
    load, equal, answer = 0x20, 0x15, 0x06
    instructions = [Instruction(load, 0, 0, 0)]
    for system_call in NUMBERS[platform.machine()][call]:
        instructions += [Instruction(equal, 0, 1, system_call), Instruction(answer, 0, 0, 0x00050000 | number)]
    instructions.append(Instruction(answer, 0, 0, 0x7FFF0000))
    program = Program(len(instructions), (Instruction * len(instructions))(*instructions))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, set_filter, with_program = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) or libc.prctl(set_filter, with_program, ctypes.byref(program)):
        pytest.skip("this kernel takes no filter of system calls")


filtered = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in NUMBERS, reason="system calls are filtered this way on Linux"
)


def where_refused(call: str, number: int, work: Callable[[], None]) -> None:
    """Work in a thread of its own, where the kernel refuses the call."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(refuse, call, number).result()
        thread.submit(work).result()


@filtered
@pytest.mark.parametrize("before", [None, b"old"])
@pytest.mark.parametrize(
    ("number", "why", "now"),
    [
        (errno.EIO, "input/output error", "Run the command again"),
        (errno.ENOSPC, "no space left on device", "Make room"),
    ],
)
def test_a_disk_that_does_not_confirm_the_new_bytes_leaves_the_old_file(
    number: int, why: str, now: str, before: bytes | None, tmp_path: Path
) -> None:
    if before:
        (tmp_path / "a.toml").write_bytes(before)
    with pytest.raises(WriteError, match=why) as caught:
        where_refused("fsync", number, lambda: commit(tmp_path, Change("a.toml", before, b"new")))
    assert caught.value.now.startswith(now)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([before] if before else [])


@filtered
def test_a_disk_without_hard_links_takes_a_new_file_too(tmp_path: Path) -> None:
    where_refused("link", errno.EPERM, lambda: commit(tmp_path, Change("a.toml", None, b"new")))
    assert (tmp_path / "a.toml").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]


@filtered
def test_a_disk_without_hard_links_keeps_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"another's")
    with pytest.raises(ChangedUnderneathError):
        where_refused("link", errno.EPERM, lambda: commit(tmp_path, Change("a.toml", None, b"new")))
    assert (tmp_path / "a.toml").read_bytes() == b"another's"
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]
