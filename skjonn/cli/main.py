"""The command line as a function: arguments in, exit code out, and the one place where errors end."""

from collections.abc import Sequence

import typer

from skjonn.cli.app import build
from skjonn.cli.streams import prepare, quiet, write_error
from skjonn.model.errors import SkjonnError

INTERRUPTED = 130
"""What a process that Ctrl-C ends answers: 128 and the number of SIGINT."""


def main(arguments: Sequence[str]) -> int:
    """Run a command.

    Args:
        arguments: The words after the program's name.

    Returns:
        0: fine. 1: errors in the ledger, or a refused change. 2: it cannot run. 130: Ctrl-C.
    """
    prepare()
    try:
        typer.main.get_command(build()).main(args=list(arguments), prog_name="skjonn")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except SkjonnError as error:
        write_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        quiet()
        return 0
    return 0
