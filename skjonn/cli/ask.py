"""What is missing is asked for on a terminal and checked at once; without one, all that is missing is named."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import typer

from skjonn.actions.add_entries import round_for
from skjonn.actions.change import WriteOptions
from skjonn.cli import streams
from skjonn.cli.field_values import value_of
from skjonn.disk.files import folder
from skjonn.model.draft import FIELDS, Draft
from skjonn.model.errors import SkjonnError, UsageError
from skjonn.model.file_format import Field, Kind
from skjonn.model.place import UnresolvedMunicipality
from skjonn.places.lookup import look_up

_MANNERS: Mapping[Kind, str] = {"kroner": ", kr", "date": " (YYYY-MM-DD)"}
"""What a question says of how the answer is written."""
INTERRUPTED = 130
"""What a command ends with that Ctrl-C or Ctrl-D ends: 128 and the number of SIGINT."""


def is_possible() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def require(missing: Sequence[Field]) -> None:
    """Name all that is missing, where nobody can be asked.

    Raises:
        UsageError: Something is.
    """
    if missing and not is_possible():
        options = ", ".join(field.option_name for field in missing)
        raise UsageError(f"Missing: {options}.", now="Nothing was written.")


def completed(draft: Draft, manner: WriteOptions, *, round_id: str | None, award: bool) -> Draft:
    """A draft with what it lacks.

    Raises:
        UsageError: It lacks something, and nobody can be asked.
        UnknownNameError: There is no such round or application to add to.
    """
    missing = [FIELDS[key] for key in draft.missing(award=award)]
    require(missing)
    if not missing:
        return draft
    round_ = round_for([draft], folder(manner.root, shown=manner.shown), round_id=round_id)
    checks = {"municipality": partial(_require_municipality, on=round_.heading.date)}
    answers = {field.key: question(field, checks.get(field.key)) for field in missing}
    return replace(draft, values={**draft.values, **answers})


def question(field: Field, check: Callable[[str], None] | None = None) -> Any:  # noqa: ANN401 - a value of the field
    """Ask for a field until the answer can be read.

    Args:
        field: The field.
        check: Raises an error for a text that cannot be the answer.

    Raises:
        typer.Exit: With 130, where there is no answer (Ctrl-C, Ctrl-D).
    """
    name = field.key.replace("_", " ").capitalize()
    try:
        while True:
            try:
                text = _text(_answer(f"{name}{_MANNERS.get(field.kind, '')}"), may_be_empty=field.kind == "kroner")
                if check is not None:
                    check(text)
                return value_of(field, text, name=name)
            except SkjonnError as error:
                streams.write_error(error)
    except (KeyboardInterrupt, EOFError):
        streams.say("\nNothing was written.")
        raise typer.Exit(INTERRUPTED) from None


def _text(line: str, *, may_be_empty: bool) -> str:
    """A line without spaces around it."""
    text = line.strip()
    if not (text or may_be_empty):
        raise UsageError("That is empty.")
    if not streams.is_text(text):
        raise UsageError(f"{text} is not UTF-8.", now="Let the terminal send UTF-8.")
    return text


def _require_municipality(text: str, on: date) -> None:
    home = look_up(text, on)
    if isinstance(home, UnresolvedMunicipality):
        raise UsageError(home.message, now=home.hint)


def _answer(label: str) -> str:
    # Typer's prompt puts a space into standard output, which may be a file.
    sys.stderr.write(f"{label}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
