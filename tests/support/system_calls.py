"""Calls that the system refuses, as where a disk fails or something is scarce: in a thread or in a program."""

import errno
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.refused_process import NUMBERS, NoFilterError, refuse_after

PROGRAM = str(Path(__file__).with_name("refused_process.py"))
filtered = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in NUMBERS, reason="system calls are filtered this way on Linux"
)


def where_refused(call: str, number: int, work: Callable[[], None], *, after: str = "") -> None:
    """Work in a thread of its own, where the kernel refuses a call; `after` a function is called, or from the start."""
    with ThreadPoolExecutor(1) as thread:
        try:
            thread.submit(refuse_after, after, call, number).result()
            thread.submit(work).result()
        except NoFilterError as error:
            pytest.skip(str(error))


def run_where_refused(
    call: str, number: int, *words: str, cwd: Path, after: str = ""
) -> "subprocess.CompletedProcess[str]":
    """Run skjonn where the kernel refuses a call."""
    program = [sys.executable, PROGRAM, call, errno.errorcode[number], after, *words]
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
