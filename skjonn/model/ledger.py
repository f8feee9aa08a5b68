"""A whole ledger, read: its rounds, with their entries or with their totals alone, and what could not be read."""

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
OfFiles = TypeVar("OfFiles", bound=ResolvedRound | RoundTotals)
"""A round with its entries, or without."""


class FileResult(NamedTuple, Generic[AnyRound]):
    """What one file gave.

    Attributes:
        file: Its name.
        round: Its round, where its heading could be read.
        faults: What could not be read.
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
        files: What it was read from.
        rounds: Its rounds, by date, then id.
        faults: What of its rounds could not be read.
        settings: What its settings say.
        unreadable: The names of the files of which no round could be read.
        frames: The frames above its rounds, where it has any.
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
        """The ledger of some files."""
        rounds = sorted(
            (result.round for result in results if result.round is not None),
            key=lambda round_: (round_.heading.date, round_.id),
        )
        faults = tuple(fault for result in results for fault in result.faults)
        unreadable = tuple(result.file for result in results if result.round is None)
        return Ledger(files, tuple(rounds), faults, settings, unreadable, frames)


def duplicate_rounds(rounds: Iterable[AnyRound]) -> tuple[tuple[AnyRound, AnyRound], ...]:
    """Each round whose id another file has, too, after which it is not named; and the round of that file.

    Of several files with one id, the one that is named after it is the first, else the one with the shortest name.
    """
    first: dict[str, AnyRound] = {}
    in_order = sorted(rounds, key=lambda round_: _plainness(round_.id, round_.file))
    pairs = [(round_, first.setdefault(round_.id, round_)) for round_ in in_order]
    return tuple(pair for pair in pairs if pair[0] is not pair[1])


def _plainness(id_: str, file: str) -> tuple[bool, int, str]:
    return file.rpartition("/")[2] != f"{id_}.toml", len(file), file


def without_entries(result: FileResult[ResolvedRound]) -> FileResult[RoundTotals]:
    """What a file gave, with its round's totals alone."""
    return FileResult(result.file, result.round.totals if result.round else None, result.faults)
