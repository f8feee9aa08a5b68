"""A ledger that was read: its rounds, with entries or with totals alone, and its read errors."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from skjonn.model.diagnostic import Finding
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import NO_SETTINGS, Settings
from skjonn.model.source import Files
from skjonn.model.totals import RoundTotals

if TYPE_CHECKING:
    from skjonn.model.frames import Frames

AnyRound = TypeVar("AnyRound", bound=ResolvedRound | RoundTotals)
"""A round with its entries, or without."""
OfFiles = TypeVar("OfFiles", bound=ResolvedRound | RoundTotals)
"""The same, for the function that makes a ledger."""


class FileResult(NamedTuple, Generic[AnyRound]):
    """The round of one file.

    Attributes:
        file: The file's name.
        round: Its round, if the heading could be read.
        faults: Its read errors.
    """

    file: str
    round: AnyRound | None
    faults: tuple[Finding, ...] = ()

    @property
    def entries(self) -> int:
        """How many applications and awards were read."""
        if self.round is None:
            return 0
        total = (self.round.totals if isinstance(self.round, ResolvedRound) else self.round).total
        return total.applications + total.awards


class Ledger(NamedTuple, Generic[AnyRound]):
    """A ledger.

    Attributes:
        files: Its files.
        rounds: Its rounds, by date, then id.
        faults: The read errors of its rounds.
        settings: Its settings.
        unreadable: The names of the files whose round could not be read.
        frames: The frames above its rounds, if it has any.
    """

    files: Files
    rounds: tuple[AnyRound, ...] = ()
    faults: tuple[Finding, ...] = ()
    settings: Settings = NO_SETTINGS
    unreadable: tuple[str, ...] = ()
    frames: "Frames | None" = None

    @staticmethod
    def of(
        files: Files, results: Sequence[FileResult[OfFiles]], *, settings: Settings, frames: "Frames | None" = None
    ) -> "Ledger[OfFiles]":
        """The ledger of some files, from what each of them gave."""
        rounds = sorted(
            (result.round for result in results if result.round is not None),
            key=lambda round_: (round_.heading.date, round_.id),
        )
        faults = tuple(fault for result in results for fault in result.faults)
        unreadable = tuple(result.file for result in results if result.round is None)
        return Ledger(files, tuple(rounds), faults, settings, unreadable, frames)


def duplicate_rounds(rounds: Iterable[AnyRound]) -> tuple[tuple[AnyRound, AnyRound], ...]:
    """Pairs of rounds with the same id: one that counts as a copy, and the one that counts as the original.

    Of several files with one id, the original is the file that is named after it, otherwise the one with the shortest
    name.
    """
    first: dict[str, AnyRound] = {}
    in_order = sorted(rounds, key=lambda round_: _plainness(round_.id, round_.file))
    pairs = [(round_, first.setdefault(round_.id, round_)) for round_ in in_order]
    return tuple(pair for pair in pairs if pair[0] is not pair[1])


def _plainness(id_: str, file: str) -> tuple[bool, int, str]:
    return file.rpartition("/")[2] != f"{id_}.toml", len(file), file


def without_entries(result: FileResult[ResolvedRound]) -> FileResult[RoundTotals]:
    """The round of a file with its totals alone."""
    return FileResult(result.file, result.round.totals if result.round else None, result.faults)
