"""Export a ledger: its applications and awards in files for other programs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile

from skjonn.actions.load import file_result, rounds_of, settings_of
from skjonn.disk.replace_folder import new_file, publish
from skjonn.exports import Exporter
from skjonn.incremental import Progress, analyse, no_progress
from skjonn.model.ledger import FileResult, Ledger, without_entries
from skjonn.model.settings import Limits
from skjonn.model.source import Files, SourceFile
from skjonn.model.totals import RoundTotals


@dataclass(frozen=True, slots=True)
class PackedResult:
    """The result of one file, with its entries as the rows of an export.

    Attributes:
        result: The file and its totals.
        rows: The rows, as a format packs them.
    """

    result: FileResult[RoundTotals]
    rows: bytes = b""

    @property
    def entries(self) -> int:
        """How many applications and awards were read."""
        return self.result.entries


def export(
    files: Files,
    folder: Path,
    *,
    exporter: Exporter,
    overwrite: bool = False,
    progress: Progress[PackedResult] = no_progress,
) -> tuple[Ledger[RoundTotals], tuple[str, ...]]:
    """Write a ledger's applications and awards: one file for each year, one row for each application with its award.

    Files are read in any order. Their rows are kept in a temporary file until they are written in order.

    Args:
        files: The ledger's files.
        folder: The folder to write: new, empty or an earlier export.
        exporter: The format.
        overwrite: Whether to replace an earlier export.
        progress: Shows progress.

    Returns:
        The ledger without its entries but with its read errors, and the names of the files in the folder.

    Raises:
        UsageError: The folder holds something else, or cannot be written.
    """
    settings, names = settings_of(files), rounds_of(files)
    per_file = partial(packed_result, exporter=exporter, limits=settings.limits)
    with publish(folder, overwrite=overwrite, is_ours=exporter.is_ours) as new, TemporaryFile(dir=new) as waiting:
        results, places = list[FileResult[RoundTotals]](), dict[str, tuple[int, int]]()
        for found in analyse(files, per_file, names=names, progress=progress):
            places[found.result.file] = (waiting.tell(), len(found.rows))
            waiting.write(found.rows)
            results.append(found.result)

        def rows(round_: RoundTotals) -> bytes:
            start, length = places[round_.file]
            waiting.seek(start)
            return waiting.read(length)

        ledger = Ledger.of(files, results, settings=settings)
        written: list[str] = []
        for year, rounds in _by_year(ledger):
            written.append(exporter.name_of(year))
            with new_file(new / written[-1]) as sink:
                exporter.write(sink, map(rows, rounds))
    return ledger, tuple(written)


def packed_result(file: SourceFile, *, exporter: Exporter, limits: Limits) -> PackedResult:
    """Read a file and pack its entries for an export."""
    found = file_result(file, limits=limits)
    return PackedResult(without_entries(found), exporter.packed(found.round) if found.round else b"")


def _by_year(ledger: Ledger[RoundTotals]) -> Iterable[tuple[int | None, Iterable[RoundTotals]]]:
    """The rounds of each year. A ledger without rounds still gives one file, with the columns."""
    if not ledger.rounds:
        return [(None, ())]
    return groupby(ledger.rounds, key=lambda round_: round_.heading.date.year)
