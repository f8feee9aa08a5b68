"""Formats of a table, one module each: the module's name, with `-` for `_`, is the option's value."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from skjonn.language.words import Words
from skjonn.model.errors import UnknownNameError
from skjonn.model.table import Table


class TableRenderer(Protocol):
    """A format's `render`: a table as one text with a final newline."""

    def __call__(self, table: Table, *, words: Words, width: int | None, color: bool) -> str:
        """Render a table.

        Args:
            table: The table.
            words: The language, in formats for people.
            width: The cells in a line of a terminal; `None` where there is no terminal.
            color: Whether to use terminal styles.
        """
        ...


def formats() -> tuple[str, ...]:
    """The names of all formats: `table` first, then by name."""
    names = [module.name.replace("_", "-") for module in iter_modules(__path__)]
    return tuple(sorted(names, key=lambda name: (name != "table", name)))


def renderer(name: str) -> TableRenderer:
    """Load the renderer of a format; the others are not loaded.

    Raises:
        UnknownNameError: The name is not one of `formats()`.
    """
    if name not in formats():
        raise UnknownNameError(f"There is no format {name!r}.", now=f"Choose one of {', '.join(formats())}.")
    return cast("TableRenderer", import_module(f"{__name__}.{name.replace('-', '_')}").render)
