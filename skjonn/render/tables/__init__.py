"""Formats of a table, one a module: the option's name is the module's with `_` as `-`; a new module is a new format."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from skjonn.language.words import Words
from skjonn.model.errors import UnknownNameError
from skjonn.model.table import Table


class TableRenderer(Protocol):
    """What each format gives: a table as one text that ends its last line."""

    def __call__(self, table: Table, *, words: Words, width: int | None, color: bool) -> str:
        """Render a table.

        Args:
            table: What to say.
            words: The language people are told in; machines are told in none.
            width: The cells in a line of a terminal; as many as it takes where there is no terminal.
            color: Whether to mark what is said with terminal styles.
        """
        ...


def formats() -> tuple[str, ...]:
    """The names of all formats: `table` first, then by name."""
    names = [module.name.replace("_", "-") for module in iter_modules(__path__)]
    return tuple(sorted(names, key=lambda name: (name != "table", name)))


def renderer(name: str) -> TableRenderer:
    """The renderer of one format; only that one is loaded.

    Raises:
        UnknownNameError: The name is none of `formats()`.
    """
    if name not in formats():
        raise UnknownNameError(f"There is no format {name!r}.", now=f"Choose one of {', '.join(formats())}.")
    return cast("TableRenderer", import_module(f"{__name__}.{name.replace('-', '_')}").render)
