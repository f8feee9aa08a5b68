"""What is missing is asked for on a terminal and checked at once; without one, all that is missing is named."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

import typer

from skjonn.actions.add_entries import round_for
from skjonn.actions.change import WriteOptions
from skjonn.cli import streams
from skjonn.cli.environment import read_day
from skjonn.disk.files import folder
from skjonn.inputs.amounts import read_amount
from skjonn.model.draft import Draft
from skjonn.model.errors import SkjonnError, UsageError
from skjonn.model.place import UnresolvedMunicipality
from skjonn.places.lookup import look_up

Answer = TypeVar("Answer")

INTERRUPTED = 130
"""What a command ends with that Ctrl-C or Ctrl-D ends: 128 and the number of SIGINT."""


def is_possible() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def require(missing: tuple[str, ...]) -> None:
    """Name all that is missing, where nobody can be asked.

    Raises:
        UsageError: Something is.
    """
    if missing and not is_possible():
        options = ", ".join(f"--{name}" for name in missing)
        raise UsageError(f"Missing: {options}.", now="Nothing was written.")


def completed(draft: Draft, manner: WriteOptions, *, round_id: str | None, award: bool) -> Draft:
    """A draft with what it lacks.

    Raises:
        UsageError: It lacks something, and nobody can be asked.
        UnknownNameError: There is no such round or application to add to.
    """
    missing = draft.missing(award=award)
    require(missing)
    if not missing:
        return draft
    round_ = round_for([draft], folder(manner.root, shown=manner.shown), round_id=round_id)
    questions: Mapping[str, tuple[str, Callable[[str], object]]] = {
        "municipality": ("Municipality", partial(_municipality, on=round_.heading.date)),
        "project": ("Project", nonempty),
        "granted": ("Granted, kr", read_amount),
    }
    answers = {name: question(*questions[name]) for name in missing}
    return replace(draft, **answers)  # type: ignore[arg-type]  # each reader gives its field's type


def question(label: str, read: Callable[[str], Answer]) -> Answer:
    """Ask until the answer can be read.

    Raises:
        typer.Exit: With 130, where there is no answer (Ctrl-C, Ctrl-D).
    """
    try:
        while True:
            try:
                return read(_answer(label))
            except SkjonnError as error:
                streams.write_error(error)
    except (KeyboardInterrupt, EOFError):
        streams.say("\nNothing was written.")
        raise typer.Exit(INTERRUPTED) from None


def nonempty(text: str) -> str:
    """A text that says something."""
    if not text.strip():
        raise UsageError("That is empty.")
    if not streams.is_text(text):
        raise UsageError(f"{text.strip()} is not UTF-8.", now="Let the terminal send UTF-8.")
    return text.strip()


def day(text: str) -> date:
    """A day."""
    return read_day(nonempty(text), "Date")


def _municipality(text: str, on: date) -> str:
    home = look_up(nonempty(text), on)
    if isinstance(home, UnresolvedMunicipality):
        raise UsageError(home.message, now=home.hint)
    return text.strip()


def _answer(label: str) -> str:
    # Typer's prompt puts a space into standard output, which may be a file.
    sys.stderr.write(f"{label}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
