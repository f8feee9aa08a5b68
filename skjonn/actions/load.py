"""Load a ledger: from its files to its settings and its rounds with their accounts."""

from dataclasses import replace
from functools import partial

from skjonn.actions.cached_results import CacheKey, cached_results
from skjonn.actions.parallel import Progress, no_progress
from skjonn.codec.byte_prefilter import names_in
from skjonn.codec.decode import decode
from skjonn.codec.settings import decode_settings
from skjonn.model.ledger import FileCheck, FileResult, Ledger
from skjonn.model.result_cache import ResultCache
from skjonn.model.settings import NO_LIMITS, NO_SETTINGS, SETTINGS, Limits, Settings
from skjonn.model.source import Files, SourceFile
from skjonn.places.resolve import resolve_round


def load(files: Files) -> Ledger:
    """Read every round with its entries."""
    settings = settings_of(files)
    results = [file_result(files.read(name), limits=settings.limits) for name in rounds_of(files)]
    return Ledger.of(files, results, settings=settings)


def load_sums(files: Files, *, progress: Progress[FileCheck] = no_progress, store: ResultCache | None = None) -> Ledger:
    """Read every round and keep its sums, without its entries.

    Args:
        files: The ledger's files.
        progress: Shows how far it is.
        store: Where they are kept for the next time, if they are.
    """
    settings = settings_of(files)
    past = CacheKey(store, "sums", settings.limits) if store else None
    work = partial(_summed, limits=settings.limits)
    found = cached_results(files, work, names=rounds_of(files), past=past, progress=progress)
    return Ledger.of(files, [each.result for each in found], settings=settings)


def load_names(files: Files) -> Ledger:
    """Read what every round is called, and its applications, for a message that says what there is.

    A million ids are read in half a second so; what is wrong in a file is passed over, and so are ids in escapes.
    """
    results: list[FileResult] = []
    for name in rounds_of(files):
        file = files.read(name)
        head, ids = names_in(file.data)
        found = file_result(replace(file, data=head), limits=NO_LIMITS)
        if not found.account:
            # The round may stand below its entries.
            found = file_result(file, limits=NO_LIMITS)
        if found.account:
            account = replace(found.account, county_of={**found.account.county_of, **dict.fromkeys(ids)})
            results.append(FileResult(name, account))
    return Ledger.of(files, results, settings=NO_SETTINGS)


def settings_of(files: Files) -> Settings:
    """What the ledger's settings say."""
    return decode_settings(files.read(SETTINGS)) if SETTINGS in files.names else NO_SETTINGS


def rounds_of(files: Files) -> tuple[str, ...]:
    """The names of the files that are rounds."""
    return tuple(name for name in files.names if name != SETTINGS)


def file_result(file: SourceFile, *, limits: Limits) -> FileResult:
    """What one file gives."""
    reading = decode(file)
    account = resolve_round(reading.round, limits=limits) if reading.round is not None else None
    return FileResult(file.name, account, reading.faults)


def _summed(file: SourceFile, *, limits: Limits) -> FileCheck:
    return FileCheck(file_result(file, limits=limits).without_entries())
