"""What is missing is asked for on a terminal and checked at once; without one, all that is missing is named."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import typer

from skjonn.actions import choose
from skjonn.actions.change import Manner
from skjonn.actions.load import load
from skjonn.cli import streams
from skjonn.cli.surroundings import read_day
from skjonn.disk.snapshot import snapshot
from skjonn.model.draft import Draft
from skjonn.model.errors import SkjonnError, UsageError
from skjonn.model.money import read_amount
from skjonn.model.place import Unplaced
from skjonn.places.lookup import look_up

Answer = TypeVar("Answer")


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


def completed(draft: Draft, manner: Manner, *, round_id: str | None, award: bool) -> Draft:
    """A draft with what it lacks."""
    missing = draft.missing(award=award)
    require(missing)
    if not missing:
        return draft
    ledger = load(snapshot(manner.root, shown=manner.shown))
    account = choose.open_round(ledger) if round_id is None else choose.round_of(ledger, round_id)
    day = account.round.heading.date
    readers: dict[str, Callable[[str], object]] = {
        "municipality": lambda text: _municipality(text, day),
        "project": nonempty,
        "granted": read_amount,
    }
    answers = {name: question(name.capitalize(), readers[name]) for name in missing}
    return replace(draft, **answers)  # type: ignore[arg-type]  # each reader gives its field's type


def question(label: str, read: Callable[[str], Answer]) -> Answer:
    """Ask until the answer can be read.

    Raises:
        typer.Exit: With 130, where there is no answer (Ctrl-C, Ctrl-D).
    """
    while True:
        try:
            return read(typer.prompt(label, err=True))
        except SkjonnError as error:
            streams.write_error(error)
        except typer.Abort:
            streams.say("")
            raise typer.Exit(130) from None


def nonempty(text: str) -> str:
    """A text that says something."""
    if not text.strip():
        raise UsageError("That is empty.")
    return text.strip()


def day(text: str) -> date:
    """A day."""
    return read_day(text, "Date")


def _municipality(text: str, on: date) -> str:
    home = look_up(text, on)
    if isinstance(home, Unplaced):
        raise UsageError(home.message, now=home.hint)
    return text.strip()
