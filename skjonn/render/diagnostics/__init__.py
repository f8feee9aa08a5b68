"""Formats of findings, one module each: the module's name is the option's value, and a new module is a new format."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.errors import UnknownNameError


class DiagnosticsRenderer(Protocol):
    """A format's `render`: the result of a check as one text with a final newline."""

    def __call__(self, result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
        """Render the result of a check.

        Args:
            result: The result.
            words: The language, in formats for people.
            width: The cells in a line of a terminal; `None` where there is no terminal.
            color: Whether to use terminal styles.
            show_waived: Whether to list waived findings as well.
        """
        ...


def formats() -> tuple[str, ...]:
    """The names of all formats: `text` first, then by name."""
    return tuple(sorted((module.name for module in iter_modules(__path__)), key=lambda name: (name != "text", name)))


def renderer(name: str) -> DiagnosticsRenderer:
    """Load the renderer of a format; the others are not loaded.

    Raises:
        UnknownNameError: The name is not one of `formats()`.
    """
    if name not in formats():
        raise UnknownNameError(f"There is no format {name!r}.", now=f"Choose one of {', '.join(formats())}.")
    return cast("DiagnosticsRenderer", import_module(f"{__name__}.{name}").render)
