"""The command line as a function: arguments in, exit code out, and the one place where errors end."""

import os
import re
import sys
from collections.abc import Sequence

import typer

from skjonn.cli.app import build
from skjonn.cli.streams import is_text, prepare, quiet, write_error
from skjonn.disk.reason import is_shortage, reason
from skjonn.model.errors import SkjonnError, UsageError


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
        app = build(_words(arguments))
        typer.main.get_command(app).main(args=list(arguments), prog_name="skjonn")
    except SystemExit as end:
        # Where nobody reads its help any more, Typer puts another stream in place of standard output, and ends with 1.
        if isinstance(end.code, int) and sys.stdout is stdout:
            code = end.code
    except SkjonnError as error:
        # While a shell completes a line, it has no place for a message; that comes when the line is run.
        if "_SKJONN_COMPLETE" not in os.environ:
            write_error(error)
            code = error.exit_code
    except MemoryError:
        write_error(UsageError("There is not memory enough for this ledger.", now="Let the process have more of it."))
        code = UsageError.exit_code
    except OSError as error:
        quiet()
        write_error(_refused(error))
        code = UsageError.exit_code
    return code


def _words(arguments: Sequence[str]) -> Sequence[str]:
    """The words that say which command is meant: those that were typed, or stand before the one that is completed."""
    if "_SKJONN_COMPLETE" not in os.environ:
        return arguments
    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS", "")
    return re.split("[ \n]", line)[1:-1]


def _require_docstrings() -> None:
    """Refuse to run where Python has thrown away what help, manuals and schemas are made of."""
    if main.__doc__ is None:
        raise UsageError(
            "Python runs without docstrings, of which skjonn makes its help, its manuals and its schemas.",
            now="Leave out -OO, or set PYTHONOPTIMIZE to 1 at most.",
        )


def _require_text(arguments: Sequence[str]) -> None:
    for argument in arguments:
        if not is_text(argument):
            raise UsageError(f"{argument} is not UTF-8.", now="Let the terminal send UTF-8.")


def _refused(error: OSError) -> UsageError:
    """What the system refuses, as far as it says of what; Typer prints help itself."""
    what = "The system refuses what this needs"
    if error.filename or _module_of(error).startswith("typer"):
        what = f"{error.filename or 'Standard output'} cannot be used"
    now = "Let the process have more; `ulimit -a` shows what it has." if is_shortage(error) else ""
    return UsageError(f"{what}: {reason(error)}.", now=now)


def _module_of(error: OSError) -> str:
    """The name of the module in which it was raised."""
    name, traceback = "", error.__traceback__
    while traceback is not None:
        name, traceback = str(traceback.tb_frame.f_globals.get("__name__")), traceback.tb_next
    return name
