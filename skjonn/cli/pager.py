"""The user's pager: what is longer than a screen is shown in it, as git does."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from skjonn.cli import streams
from skjonn.cli.signals import left_to_child

VARIABLES = ("SKJONN_PAGER", "PAGER")
"""Where the user's pager is named."""
# What git has `less` do unless the user says otherwise: end where all fits on the screen, show colours, leave the
# screen as it is.
_LESS = "FRX"
_NOT_RUN = frozenset({126, 127})


def show(text: str) -> None:
    """Show a text for people: on a terminal in the pager, if there is one, else as any other."""
    command = pager(os.environ) if sys.stdout.isatty() else None
    if command is None or not _is_shown(command, text):
        streams.write(text, for_people=True)


def pager(environment: Mapping[str, str]) -> str | None:
    """The command line of the user's pager; `less` where none is named, and none where an empty one or `cat` is."""
    named = next((environment[name] for name in VARIABLES if name in environment), None)
    if named is None:
        return shutil.which("less")
    return named if named.strip() not in {"", "cat"} else None


def _is_shown(command: str, text: str) -> bool:
    """Run a pager; whether it could be."""
    with left_to_child():
        done = subprocess.run(  # noqa: S602 - it is the user's own command line, as git's is
            command, shell=True, input=text.encode(), env={"LESS": _LESS, **os.environ}, check=False
        )
    return done.returncode not in _NOT_RUN
