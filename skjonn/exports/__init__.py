"""A ledger in the formats of other programs, one a module: a new module is a new export."""

from collections.abc import Iterable
from importlib import import_module
from typing import IO, Protocol, cast

from skjonn.model.resolved import ResolvedRound


class Exporter(Protocol):
    """What each export gives: the rows of a round as bytes, and a file a year of the rows of its rounds."""

    def packed(self, round_: ResolvedRound, /) -> bytes:
        """The rows of a round, as `write` takes them.

        Raises:
            RefusedError: The round cannot be exported.
        """
        ...

    def write(self, sink: IO[bytes], rounds: Iterable[bytes], /) -> None:
        """Write a file of the rows of some rounds, in their order."""
        ...

    def name_of(self, year: int | None, /) -> str:
        """The path of a year's file below the folder; without a year, that of a ledger without rounds."""
        ...

    def is_ours(self, name: str, /) -> bool:
        """Whether a path, that of a folder with a slash at its end, is one that an export writes."""
        ...


def exporter(name: str) -> Exporter:
    """The export of a name; only that one is loaded.

    Raises:
        ModuleNotFoundError: A library that it needs is missing.
    """
    return cast("Exporter", import_module(f"{__name__}.{name}"))
