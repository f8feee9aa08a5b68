"""A ledger in the formats of other programs, one module each: a new module is a new export."""

from collections.abc import Iterable
from importlib import import_module
from typing import IO, Protocol, cast

from skjonn.model.resolved import ResolvedRound


class Exporter(Protocol):
    """The functions of an export: they turn rounds into bytes, one by one, and write a file for each year of these."""

    def packed(self, round_: ResolvedRound, /) -> bytes:
        """The rows of a round, as `write` takes them.

        Raises:
            RefusedError: The round cannot be exported.
        """
        ...

    def write(self, sink: IO[bytes], rounds: Iterable[bytes], /) -> None:
        """Write a file with the rows of some rounds, in order."""
        ...

    def name_of(self, year: int | None, /) -> str:
        """The path of a year's file within the folder; without a year, of the file for a ledger without rounds."""
        ...

    def is_ours(self, name: str, /) -> bool:
        """Whether this export writes a path; the path of a folder ends in a slash."""
        ...


def exporter(name: str) -> Exporter:
    """Load an export by name; the others are not loaded.

    Raises:
        ModuleNotFoundError: A library that it needs is missing.
    """
    return cast("Exporter", import_module(f"{__name__}.{name}"))
