"""The command line as a function: arguments in, exit code out. Every error is handled here."""

import os
import re
import sys
from collections.abc import Sequence
from typing import Any

import typer

from skjonn.cli.app import build, in_order
from skjonn.cli.commands import COMMANDS, EXAMPLES
from skjonn.cli.environment import is_coloured
from skjonn.cli.streams import is_text, prepare, quiet, show, write_error
from skjonn.disk.reason import is_shortage, reason
from skjonn.model.errors import MissingError, SkjonnError, UsageError

# What Typer raises for arguments that it cannot parse. Only a subclass of it has a public name.
_NotUnderstood: Any = typer.BadParameter.__mro__[1]


def main(arguments: Sequence[str]) -> int:
    """Run a command.

    Args:
        arguments: The words after the program's name.

    Returns:
        0: fine. 1: errors in the ledger, or a refused change. 2: it cannot run. 3: a change was written, and its report
        could not be printed or the disk could not confirm it. 130: Ctrl-C while it ran.
    """
    prepare()
    stdout, code = sys.stdout, 0
    try:
        _require_docstrings()
        _require_text(arguments)
        words = in_order(arguments)
        app = build(_words(words), is_completion="_SKJONN_COMPLETE" in os.environ)
        code = _run(app, words)
    except SystemExit as end:
        # If the reader of its help has gone away, Typer replaces standard output and exits with 1.
        if isinstance(end.code, int) and sys.stdout is stdout:
            code = end.code
    except SkjonnError as error:
        # A shell has no place for a message while it completes a line. The message comes when the line is run.
        if "_SKJONN_COMPLETE" not in os.environ:
            if isinstance(error, MissingError):
                error.now = f"{_example(arguments)}{error.now}"
            code = _report(error, arguments)
    except MemoryError:
        shortage = UsageError("There is not enough memory for this ledger.", now="Give the process more memory.")
        code = _report(shortage, arguments)
    except OSError as error:
        quiet()
        code = _report(_refused(error), arguments)
    return code


def _run(app: typer.Typer, words: Sequence[str]) -> int:
    """Run a command and return its exit code.

    Raises:
        UsageError: Typer cannot parse the words.
    """
    try:
        code = typer.main.get_command(app).main(args=list(words), prog_name="skjonn", standalone_mode=False)
    except _NotUnderstood as error:
        message = error.format_message()
        if message.startswith("Usage: "):
            # The second word of the command is missing: the message is the help of the first.
            show(f"{message}\n")
            return UsageError.exit_code
        what = re.sub(r"\.? \(Possible options: (.*)\)$", r". Did you mean \1?", message)
        path = error.ctx.command_path if error.ctx else "skjonn"
        example = _example(words) if message.startswith("Missing ") else ""
        raise UsageError(what, now=f"{example}`{path} --help` says more.") from None
    return code if isinstance(code, int) else 0


def _example(words: Sequence[str]) -> str:
    """A line with an example of the command, or nothing if no command is named."""
    name = next((name for name in (" ".join(words[:count]) for count in (2, 1)) if name in COMMANDS), "")
    return f"Type, for example: {EXAMPLES[name][0]}\n" if name in EXAMPLES else ""


def _report(error: SkjonnError, arguments: Sequence[str]) -> int:
    """Write an error and return its exit code."""
    color = is_coloured(os.environ, sys.stderr, no_color="--no-color" in arguments)
    write_error(error, color=color)
    return error.exit_code


def _words(arguments: Sequence[str]) -> Sequence[str]:
    """The words that name the command: those typed, or those before the word that is completed."""
    if "_SKJONN_COMPLETE" not in os.environ:
        return arguments
    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS", "")
    return in_order(re.split("[ \n]", line)[1:-1])


def _require_docstrings() -> None:
    """Refuse to run if Python discarded the docstrings, which help, manuals and schemas are made from."""
    if main.__doc__ is None:
        raise UsageError(
            "Python runs without docstrings, from which skjonn makes its help, manuals and schemas.",
            now="Leave out -OO, or set PYTHONOPTIMIZE to 1 at most.",
        )


def _require_text(arguments: Sequence[str]) -> None:
    for argument in arguments:
        if not is_text(argument):
            raise UsageError(f"{argument} is not UTF-8.", now="Set the terminal to UTF-8.")


def _refused(error: OSError) -> UsageError:
    """The error for something that the system refuses. Help is printed by Typer, not by `streams`."""
    what = "The system refuses what the command needs"
    if error.filename or _module_of(error).startswith("typer"):
        what = f"{error.filename or 'Standard output'} cannot be used"
    now = "Raise the limits of the process; `ulimit -a` shows them." if is_shortage(error) else ""
    return UsageError(f"{what}: {reason(error)}.", now=now)


def _module_of(error: OSError) -> str:
    """The name of the module that raised an error."""
    name, traceback = "", error.__traceback__
    while traceback is not None:
        name, traceback = str(traceback.tb_frame.f_globals.get("__name__")), traceback.tb_next
    return name
