"""Load a ledger: its settings and its resolved rounds, from its files."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Protocol

from skjonn.codec.decode import decode
from skjonn.codec.settings import decode_settings
from skjonn.incremental import CacheKey, FileCheck, Progress, ResultCache, analyse, ids_in, no_progress
from skjonn.model.ledger import FileResult, Ledger, without_entries
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import FRAMES, NO_SETTINGS, NOT_ROUNDS, SETTINGS, Limits, Settings
from skjonn.model.source import Files, SourceFile, is_misnamed
from skjonn.model.totals import RoundTotals
from skjonn.places.resolve import resolve_round

if TYPE_CHECKING:
    from skjonn.model.frames import Frames


class Parse(Protocol):
    """Parses a file."""

    def __call__(self, file: SourceFile, *, limits: Limits) -> FileResult[ResolvedRound]:
        """The result of a file, by the limits of its ledger."""
        ...


class Parser:
    """Parses each file once for the same bytes and limits."""

    def __init__(self) -> None:
        """Start with no files."""
        self._parsed: dict[tuple[SourceFile, Limits], FileResult[ResolvedRound]] = {}

    def __call__(self, file: SourceFile, *, limits: Limits) -> FileResult[ResolvedRound]:
        """The result of a file."""
        found = self._parsed.get((file, limits))
        if found is None:
            found = self._parsed[file, limits] = file_result(file, limits=limits)
        return found


def load(files: Files, *, parser: Parser | None = None) -> Ledger[ResolvedRound]:
    """Read every round with its entries.

    Args:
        files: The ledger's files.
        parser: Keeps the files that it parsed.
    """
    settings = settings_of(files)
    parse: Parse = parser or file_result
    results = [parse(files.read(name), limits=settings.limits) for name in rounds_of(files)]
    return Ledger.of(files, results, settings=settings, frames=frames_of(files))


def load_totals(
    files: Files, *, progress: Progress[FileCheck] = no_progress, store: ResultCache | None = None
) -> Ledger[RoundTotals]:
    """Read every round and keep its totals, without its entries.

    Args:
        files: The ledger's files.
        progress: Shows progress.
        store: Where results are kept for the next time, if they are.
    """
    settings = settings_of(files)
    cache = CacheKey(store, settings.limits) if store else None
    per_file = partial(_totals, limits=settings.limits)
    found = analyse(files, per_file, names=rounds_of(files), cache=cache, progress=progress)
    return Ledger.of(files, [each.result for each in found], settings=settings, frames=frames_of(files))


def load_ids(files: Files) -> tuple[Mapping[str, Sequence[str]], Sequence[str]]:
    """The ids of the applications by the id of their round, and the files whose round cannot be read.

    They are for error messages that suggest names.
    """
    unreadable: list[str] = []
    found: dict[str, dict[str, None]] = {}
    for name in rounds_of(files):
        if ids := ids_in(files.read(name)):
            round_, applications = ids
            found.setdefault(round_, {}).update(dict.fromkeys(applications))
        else:
            unreadable.append(name)
    return {id_: list(ids) for id_, ids in found.items()}, unreadable


def settings_of(files: Files) -> Settings:
    """The ledger's settings."""
    return _settings_in(files.read(SETTINGS)) if SETTINGS in files.names else NO_SETTINGS


# A change asks for both several times, before and after it.
@lru_cache(maxsize=2)
def _settings_in(file: SourceFile) -> Settings:
    return decode_settings(file)


def frames_of(files: Files) -> "Frames | None":
    """The frames above the ledger's rounds; `None` without a `frames.toml`."""
    return _frames_in(files.read(FRAMES)) if FRAMES in files.names else None


@lru_cache(maxsize=2)
def _frames_in(file: SourceFile) -> "Frames":
    from skjonn.codec.frames import decode_frames  # noqa: PLC0415 - few ledgers have frames

    return decode_frames(file)


def rounds_of(files: Files) -> tuple[str, ...]:
    """The names of the files that are rounds."""
    return tuple(name for name in files.names if name not in NOT_ROUNDS and not is_misnamed(name))


def file_result(file: SourceFile, *, limits: Limits) -> FileResult[ResolvedRound]:
    """Read and resolve a file."""
    reading = decode(file)
    round_ = resolve_round(reading.round, limits=limits) if reading.round is not None else None
    return FileResult(file.name, round_, reading.faults)


def _totals(file: SourceFile, *, limits: Limits) -> FileCheck:
    return FileCheck(without_entries(file_result(file, limits=limits)))
