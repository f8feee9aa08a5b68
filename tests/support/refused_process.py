"""The other process of the tests of system calls: skjonn, where the kernel refuses a call.

`refused_process.py CALL ERROR FUNCTION WORD...`: where a function is named, only from the first time on that it is
called.
"""

import ctypes
import errno
import platform
import sys
from types import FrameType

NUMBERS: dict[str, dict[str, tuple[int, ...]]] = {
    "x86_64": {"clone": (56, 57, 435), "flock": (73,), "fsync": (74,), "link": (86, 265)},
    "aarch64": {"clone": (220, 435), "flock": (32,), "fsync": (82,), "link": (37,)},
}


class NoFilterError(Exception):
    """This kernel takes no filter of system calls."""


class Instruction(ctypes.Structure):
    """One instruction of a filter of system calls, seccomp(2)."""

    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("k", ctypes.c_uint))


class Program(ctypes.Structure):
    """A filter."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(Instruction)))


def _refuse(call: str, number: int) -> None:
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
        raise NoFilterError("this kernel takes no filter of system calls")


def refuse_after(function: str, call: str, number: int) -> None:
    """Let the kernel refuse a call of this thread from when a function is first called; without its name, at once."""

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code.co_name == function:
            sys.setprofile(None)
            _refuse(call, number)

    if function:
        sys.setprofile(watch)
    else:
        _refuse(call, number)


if __name__ == "__main__":
    from skjonn.__main__ import run

    refuse_after(sys.argv[3], sys.argv[1], getattr(errno, sys.argv[2]))
    sys.argv = ["skjonn", *sys.argv[4:]]
    run()
