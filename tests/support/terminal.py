"""A terminal of its own for a command: what it shows is read, and what somebody would type is typed."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

PROGRAM = str(Path(__file__).with_name("terminal_process.py"))
PATIENCE = 20.0
STEP = 0.02
NOTHING: Mapping[str, str] = {}
ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[=>])")


class Terminal:
    """A command that runs on a terminal."""

    def __init__(self, master: int, process: "subprocess.Popen[bytes]") -> None:
        """Take our end of the terminal, and the process at the other."""
        self._master = master
        self._process = process
        self._unread = b""
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self.shown = ""

    def expect(self, text: str) -> None:
        """Read until a text is shown that was not read before; what moves the cursor and colours is passed over."""
        deadline = time.monotonic() + PATIENCE
        while text.encode() not in (plain := ESCAPES.sub(b"", self._unread)):
            if not self._read(deadline):
                raise AssertionError(f"{text!r} was not shown, but {plain.decode(errors='replace')!r}")
        self._unread = plain.partition(text.encode())[2]

    def answer(self, question: str, text: str) -> None:
        """Wait for a question, and type an answer and Enter."""
        self.expect(f"{question}:")
        self.type(f"{text}\r")

    @property
    def modes(self) -> list[object]:
        """What the terminal does with what is typed, such as echo it."""
        return list(termios.tcgetattr(self._master))

    def send(self, number: signal.Signals) -> None:
        """Send the command a signal."""
        self._process.send_signal(number)

    def wait_for(self, holds: Callable[[], bool]) -> None:
        """Read until something holds, which the command brings about."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            self._read(time.monotonic() + STEP)
            if time.monotonic() > deadline:
                raise AssertionError(f"It does not hold yet, and this is shown: {self.shown[-500:]!r}")

    def type(self, text: str) -> None:
        """Type a text, in UTF-8."""
        self.type_bytes(text.encode())

    def type_bytes(self, data: bytes) -> None:
        """Type what may be no text."""
        os.write(self._master, data)

    def wait(self) -> None:
        """Wait until the command has ended."""
        self._process.wait(PATIENCE)

    def end(self) -> int:
        """Read all that is still shown, and answer with the exit code."""
        while self._read(time.monotonic() + PATIENCE):
            pass
        return self._process.wait(PATIENCE)

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))
        try:
            data = os.read(self._master, 65536) if ready else b""
        except OSError:  # so Linux says that nobody holds the other end any more
            data = b""
        self._unread += data
        # A letter can come in two parts.
        self.shown += self._decoder.decode(data)
        return bool(data)


@contextmanager
def terminal(
    *arguments: str, folder: Path, columns: int = 80, out: Path | None = None, environment: Mapping[str, str] = NOTHING
) -> Iterator[Terminal]:
    """Run skjonn on a terminal.

    Args:
        arguments: Its arguments.
        folder: The folder it runs in.
        columns: How wide the terminal is.
        out: A file for standard output, where that is not the terminal.
        environment: Variables for it beside those of this process.
    """
    command = [sys.executable, PROGRAM, *arguments]
    variables = {**os.environ, "TERM": "xterm", **environment}
    with on_terminal(command, folder=folder, columns=columns, out=out, environment=variables) as shown:
        yield shown


@contextmanager
def on_terminal(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str], columns: int = 80, out: Path | None = None
) -> Iterator[Terminal]:
    """Run any program on a terminal; `environment` is all that it has."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, columns))
    with out.open("wb") if out else nullcontext(slave) as stdout:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=slave, stdout=stdout, stderr=slave, start_new_session=True
        )
    os.close(slave)
    try:
        yield Terminal(master, process)
    finally:
        process.kill()
        process.wait()
        os.close(master)
