"""Export a ledger: its applications and awards in files for other programs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile

from skjonn.actions.load import file_result, rounds_of, settings_of
from skjonn.actions.parallel import Progress, map_files, no_progress
from skjonn.disk.replace_folder import new_file, publish
from skjonn.exports import parquet
from skjonn.model.account import Account
from skjonn.model.ledger import FileResult, Ledger
from skjonn.model.settings import Limits
from skjonn.model.source import Files


@dataclass(frozen=True, slots=True)
class PackedResult(FileResult):
    """What one file gave, with its entries as the rows of an export.

    Attributes:
        rows: The rows, as a format packs them.
    """

    rows: bytes = b""


def export(
    files: Files, folder: Path, *, overwrite: bool = False, progress: Progress[PackedResult] = no_progress
) -> tuple[Ledger, tuple[str, ...]]:
    """Write a ledger's applications and awards as Parquet: a file a year, a row an application with its award.

    The ledger is read file by file, in any order; the rows wait on the disk for those of earlier rounds.

    Args:
        files: The ledger's files.
        folder: Where to; it is new, or empty, or a former export.
        overwrite: Whether to replace a former export.
        progress: Shows how far it is.

    Returns:
        The ledger without its entries, with what could not be read, and the files below the folder.

    Raises:
        UsageError: There is something else in the folder, or it cannot be written.
    """
    settings, names = settings_of(files), rounds_of(files)
    work = partial(packed_result, limits=settings.limits)
    with publish(folder, overwrite=overwrite, is_ours=parquet.is_ours) as new, TemporaryFile(dir=new) as waiting:
        results, places = list[FileResult](), dict[str, tuple[int, int]]()
        for found in progress(map_files(files, work, names=names), len(names)):
            places[found.file] = (waiting.tell(), len(found.rows))
            waiting.write(found.rows)
            results.append(FileResult(found.file, found.account, found.faults))

        def rows(account: Account) -> bytes:
            start, length = places[account.round.file]
            waiting.seek(start)
            return waiting.read(length)

        ledger = Ledger.of(files, results, settings=settings)
        written: list[str] = []
        for year, accounts in _by_year(ledger):
            written.append(parquet.name_of(year))
            with new_file(new / written[-1]) as sink:
                parquet.write(sink, map(rows, accounts))
    return ledger, tuple(written)


def packed_result(files: Files, name: str, *, limits: Limits) -> PackedResult:
    """What one file gives an export."""
    found = file_result(files.read(name), limits=limits)
    rows = parquet.packed(found.account) if found.account else b""
    return PackedResult(name, found.account, found.faults, rows).without_entries()


def _by_year(ledger: Ledger) -> Iterable[tuple[int | None, Iterable[Account]]]:
    """The rounds of each year; where there are none, there is still a file to tell the columns."""
    if not ledger.accounts:
        return [(None, ())]
    return groupby(ledger.accounts, key=lambda account: account.round.heading.date.year)
