"""Edit a copy of a ledger's file in the user's editor, and check it before it replaces the file."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from skjonn.actions.change import FindingsError
from skjonn.cli import ask, streams
from skjonn.cli.adding import show_refused
from skjonn.cli.output import Output
from skjonn.cli.signals import left_to_child
from skjonn.disk.reason import reason
from skjonn.model.errors import RefusedError, UsageError

VARIABLES = ("VISUAL", "EDITOR")
"""Where the user's editor is named."""

_PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "mg", "ne"}
)
"""Editors that take `+N` before the file to start at a line."""
_COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take `FILE:N`."""
_GOTO = frozenset({"code", "code-insiders", "codium"})
"""Editors that take `--goto FILE:N`."""
_BACKGROUND = _GOTO | {"subl", "zed"}
"""Editors that return at once without `--wait`."""

Write = Callable[[bytes, bool], None]
"""Writes what was saved; the second argument says whether to write it even with new errors."""


def edit_copy(data: bytes, write: Write, *, name: str, line: int, output: Output) -> None:
    """Let the user edit a copy of a file until it can be written or is dropped.

    Args:
        data: What the file holds.
        write: Writes what was saved, or raises an error if it is refused.
        name: What the copy is called.
        line: The line at which the editor starts.
        output: The language, and whether to colour.

    Raises:
        UsageError: There is no editor.
        RefusedError: The editor failed, or the copy cannot be written; the copy is kept.
        typer.Exit: With 1 if it was dropped.
    """
    command = _command()
    folder = Path(tempfile.mkdtemp(prefix="skjonn-"))
    copy = folder / name
    is_kept = False
    try:
        copy.write_bytes(data)
        _edit_until_written(command, copy, line, write, output)
    except RefusedError as error:
        is_kept = copy.read_bytes() != data
        if is_kept:
            error.now = f"{error.now} What you wrote is in {copy}.".lstrip()
        raise
    finally:
        if not is_kept:
            shutil.rmtree(folder)


def _edit_until_written(command: Sequence[str], copy: Path, line: int, write: Write, output: Output) -> None:
    anyway = False
    while True:
        if not anyway:
            _run([*command, *_at(command, copy, line)])
        try:
            write(copy.read_bytes(), anyway)
        except FindingsError as refusal:
            show_refused(refusal, output)
            streams.write_error(refusal, color=output.error_color)
            line = refusal.diagnostics[0].span.line
        else:
            return
        choice = ask.choice(output.words.ask_again, ("edit again", "keep", "drop"), output)
        if choice == "drop":
            streams.say(output.words.nothing_written)
            raise typer.Exit(1)
        anyway = choice == "keep"


def _command() -> list[str]:
    """The words that run the user's editor."""
    for variable in VARIABLES:
        try:
            if words := shlex.split(os.environ.get(variable, "")):
                return words
        except ValueError:
            raise UsageError(f"{variable} is not a command: a quotation mark is missing.") from None
    raise UsageError(
        f"There is no editor: neither {' nor '.join(VARIABLES)} names one.",
        now="Set one of them, or say what to change with options; --help lists them.",
    )


def _at(command: Sequence[str], file: Path, line: int) -> list[str]:
    """The arguments that open a file at a line, or without a line if the editor is not known."""
    name = Path(command[0]).name.removesuffix(".exe")
    wait = ["--wait"] if name in _BACKGROUND and not {"--wait", "-w"}.intersection(command) else []
    if name in _PLUS:
        return [f"+{line}", str(file)]
    if name in _GOTO:
        return [*wait, "--goto", f"{file}:{line}"]
    return [*wait, f"{file}:{line}" if name in _COLON else str(file)]


def _run(command: Sequence[str]) -> None:
    """Run an editor."""
    try:
        with left_to_child():
            code = subprocess.run(command, check=False).returncode  # noqa: S603 - it is the user's own editor
    except OSError as error:
        raise UsageError(
            f"The editor {command[0]} cannot be run: {reason(error)}.", now=f"Set {' or '.join(VARIABLES)}."
        ) from error
    if code:
        raise RefusedError(f"The editor {command[0]} exited with {code}. Nothing was written.")
