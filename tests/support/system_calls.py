"""Calls that the system refuses, as where a disk fails or something is scarce: in a thread or in a program.

As a program of its own it runs skjonn where a call is refused: `system_calls.py CALL ERROR FUNCTION WORD...`; where a
function is named, only from the first time on that it is called.
"""

import ctypes
import errno
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

NUMBERS: dict[str, dict[str, tuple[int, ...]]] = {
    "x86_64": {"clone": (56, 57, 435), "flock": (73,), "fsync": (74,), "link": (86, 265)},
    "aarch64": {"clone": (220, 435), "flock": (32,), "fsync": (82,), "link": (37,)},
}

filtered = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in NUMBERS, reason="system calls are filtered this way on Linux"
)


class Instruction(ctypes.Structure):
    """One instruction of a filter of system calls, seccomp(2)."""

    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("k", ctypes.c_uint))


class Program(ctypes.Structure):
    """A filter."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(Instruction)))


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


def _refuse(call: str, number: int, after: str) -> None:
    def watch(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code.co_name == after:
            sys.setprofile(None)
            refuse(call, number)

    if after:
        sys.setprofile(watch)
    else:
        refuse(call, number)


def where_refused(call: str, number: int, work: Callable[[], None], *, after: str = "") -> None:
    """Work in a thread of its own, where the kernel refuses a call; `after` a function is called, or from the start."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_refuse, call, number, after).result()
        thread.submit(work).result()


def run_where_refused(
    call: str, number: int, *words: str, cwd: Path, after: str = ""
) -> "subprocess.CompletedProcess[str]":
    """Run skjonn where the kernel refuses a call."""
    program = [sys.executable, __file__, call, errno.errorcode[number], after, *words]
    return subprocess.run(program, cwd=cwd, env=os.environ, capture_output=True, check=False, encoding="utf-8")


@contextmanager
def no_more_files() -> Iterator[None]:
    """Let this process open no more files than it has open."""
    import resource  # noqa: PLC0415 - there is none on Windows, where the rest of this file is used

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


if __name__ == "__main__":
    from skjonn.__main__ import run

    _refuse(sys.argv[1], getattr(errno, sys.argv[2]), sys.argv[3])
    sys.argv = ["skjonn", *sys.argv[4:]]
    run()
