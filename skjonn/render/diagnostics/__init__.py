"""Formats of findings, one a module: the option's name is the module's, and a new module is a new format."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.errors import UnknownNameError


class DiagnosticsRenderer(Protocol):
    """What each format gives: the result of a check as one text that ends its last line."""

    def __call__(self, result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
        """Render the result of a check.

        Args:
            result: What was found.
            words: The language people are told in; machines are told in none.
            width: The cells in a line of a terminal; as many as it takes where there is no terminal.
            color: Whether to mark what is said with terminal styles.
            show_waived: Whether to list what is waived, too.
        """
        ...


def formats() -> tuple[str, ...]:
    """The names of all formats: `text` first, then by name."""
    return tuple(sorted((module.name for module in iter_modules(__path__)), key=lambda name: (name != "text", name)))


def renderer(name: str) -> DiagnosticsRenderer:
    """The renderer of one format; only that one is loaded.

    Raises:
        UnknownNameError: The name is none of `formats()`.
    """
    if name not in formats():
        raise UnknownNameError(f"There is no format {name!r}.", now=f"Choose one of {', '.join(formats())}.")
    return cast("DiagnosticsRenderer", import_module(f"{__name__}.{name}").render)
