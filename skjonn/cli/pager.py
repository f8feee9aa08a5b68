"""Show text in the user's pager, as git does."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from skjonn.cli import streams
from skjonn.cli.signals import left_to_child

VARIABLES = ("SKJONN_PAGER", "PAGER")
"""Where the user's pager is named."""
# git's defaults for `less`: exit if all fits on the screen, show colours, do not clear the screen.
_LESS = "FRX"
_NOT_RUN = frozenset({126, 127})


def show(text: str) -> None:
    """Show a text for people: in the pager on a terminal, else as any other text."""
    command = pager(os.environ) if sys.stdout.isatty() else None
    if command is None or not _is_shown(command, text):
        streams.write(text, for_people=True)


def pager(environment: Mapping[str, str]) -> str | None:
    """The command line of the user's pager, by default `less`; `None` if it is empty or `cat`."""
    named = next((environment[name] for name in VARIABLES if name in environment), None)
    if named is None:
        return shutil.which("less")
    return named if named.strip() not in {"", "cat"} else None


def _is_shown(command: str, text: str) -> bool:
    """Run a pager; false if it could not be run."""
    with left_to_child():
        done = subprocess.run(  # noqa: S602 - it is the user's own command line, as git's is
            command, shell=True, input=text.encode(), env={"LESS": _LESS, **os.environ}, check=False
        )
    return done.returncode not in _NOT_RUN
