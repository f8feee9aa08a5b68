"""Standard output and standard error: encoding, what is written where, and the reader that has gone away."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

from skjonn.model.errors import SkjonnError, WriteError


def prepare() -> None:
    """Let no letter stop the program: what the terminal's encoding lacks is shown as `?`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def quiet() -> None:
    """Let the interpreter end without a word about a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(text: str, *, for_people: bool) -> None:
    """Write to standard output at once: for people in the terminal's encoding, for machines in UTF-8 and unchanged."""
    if for_people:
        sys.stdout.write(text)
    else:
        sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()


def write_file(path: Path, text: str) -> None:
    """Write a report to a file, in UTF-8 and with the line breaks it has.

    Raises:
        WriteError: The file cannot be written.
    """
    try:
        path.write_bytes(text.encode())
    except OSError as error:
        raise WriteError(
            f"{path} could not be written: {(error.strerror or str(error)).lower()}.",
            now="Choose another --output-file.",
        ) from error


def say(text: str) -> None:
    """Write a message to standard error."""
    sys.stderr.write(f"{text}\n")


def write_error(error: SkjonnError) -> None:
    """Write what stopped the program to standard error: what and where, and under it what to do now."""
    lines = f"{error.what}\n{error.now}".rstrip("\n").replace("\n", "\n       ")
    say(f"error: {lines}")
