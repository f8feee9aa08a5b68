"""Change a ledger: read, think, check and write under one lock; what brings a new error is refused."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skjonn.actions.check import diagnose
from skjonn.actions.list_files import list_files
from skjonn.actions.load import Parser, load, settings_of
from skjonn.actions.relevant_files import FileFilter, relevant_files
from skjonn.checking.catalogue import catalogue
from skjonn.checking.settings import faults_of_settings
from skjonn.disk.commit import commit
from skjonn.disk.lock import exclusive, say_nothing
from skjonn.model.diagnostic import Diagnostic, Finding, known_findings, new_since
from skjonn.model.errors import RefusedError
from skjonn.model.ledger import FileResult, Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Change, EditedFiles, Files, Snapshot, SourceFile


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a change is made.

    Attributes:
        root: The ledger's folder.
        shown: Its path as shown to the user.
        today: The day on which waivers hold or have run out.
        anyway: Whether to write what brings a new error.
        dry_run: Whether to write nothing.
        waiting: Called when other writers are waited for.
    """

    root: Path
    shown: str
    today: date
    anyway: bool = False
    dry_run: bool = False
    waiting: Callable[[], None] = say_nothing


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did, or would do.

    Attributes:
        change: The file's bytes before and after.
        ledger: The ledger with it, as far as it matters to it.
        findings: The warnings and notes that it brings.
        beside: Changes of files that are not the ledger's, such as a schema, which go with it as far as the disk takes
            them.
    """

    change: Change
    ledger: Ledger[ResolvedRound]
    findings: tuple[Diagnostic, ...] = ()
    beside: tuple[Change, ...] = ()


class FindingsError(RefusedError):
    """A change was refused for some findings."""

    def __init__(self, what: str, diagnostics: tuple[Diagnostic, ...], *, now: str) -> None:
        """Keep the findings, for a renderer to show."""
        super().__init__(f"{what} Nothing was written.", now=now)
        self.diagnostics = diagnostics


class NewErrorsError(FindingsError):
    """A change would bring errors that the ledger does not have, or make them greater."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the errors."""
        what = "The change would bring these errors, in the lines it would have."
        super().__init__(what, diagnostics, now="Fix it, or use --anyway.")


class UncheckedError(FindingsError):
    """What a change depends on cannot be read, so that it cannot be checked."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep what cannot be read."""
        what = "The change cannot be checked while this cannot be read."
        super().__init__(what, diagnostics, now="Fix that first, or use --anyway.")


@dataclass(frozen=True, slots=True)
class Plan:
    """A change that was worked out.

    Attributes:
        change: The file before and after.
        require_as_meant: Refuses the change unless the file, as it is read afterwards, says what is meant.
        unread: What it depends on and could not be read.
        beside: See `Changed`.
    """

    change: Change
    require_as_meant: Callable[[FileResult[ResolvedRound]], None]
    unread: tuple[Finding, ...] = ()
    beside: tuple[Change, ...] = ()


Planner = Callable[[Ledger[ResolvedRound]], Plan]
"""Works out a change on a ledger as it is."""

FilterOfFiles = Callable[[Files, Parser], FileFilter]
"""Tells which of a ledger's files matter to a change."""


def change(write_options: WriteOptions, plan: Planner, *, file_filter: FilterOfFiles) -> Changed:
    """Make a change.

    Args:
        write_options: How.
        plan: Runs under the lock, on the ledger as far as it matters.
        file_filter: Tells which of the files matter to it.

    Raises:
        NewErrorsError: It brings a new error, and `anyway` was not asked for.
        UncheckedError: What it depends on cannot be read, and `anyway` was not asked for.
        SkjonnError: What `plan`, the lock or the disk refuses.
    """
    parser = Parser()
    if write_options.dry_run or not write_options.root.exists():
        changed = _planned(write_options, plan, file_filter, parser)
        # The lock lies in the ledger's folder, which a change that is refused does not make.
        if write_options.dry_run:
            return changed
    # To load the rules takes half of the time that others wait for, and needs no lock.
    catalogue()
    with exclusive(write_options.root, waiting=write_options.waiting):
        changed = _planned(write_options, plan, file_filter, parser)
        commit(write_options.root, changed.change)
        for each in changed.beside:
            with suppress(RefusedError):
                commit(write_options.root, each)
        return changed


def files_of(write_options: WriteOptions) -> Files:
    """The files of the ledger that is changed; none where it is still to be made."""
    if not write_options.root.exists():
        return Snapshot(write_options.shown)
    return list_files(write_options.root, shown=write_options.shown)


def _planned(write_options: WriteOptions, plan: Planner, file_filter: FilterOfFiles, parser: Parser) -> Changed:
    files = files_of(write_options)
    before = relevant_files(files, file_filter(files, parser))
    planned = plan(load(before, parser=parser))
    file = SourceFile(planned.change.name, planned.change.after)
    planned.require_as_meant(parser(file, limits=settings_of(before).limits))
    after = EditedFiles(before, file)
    unread = (*settings_faults(before), *planned.unread)
    if unread and not write_options.anyway:
        raise UncheckedError(_diagnosed(before, unread, write_options.today, parser))
    new = _new_findings(before, after, write_options.today, parser)
    errors = tuple(each for each in new if each.severity == "error")
    if errors and not write_options.anyway:
        raise NewErrorsError(errors)
    others = tuple(each for each in new if each.severity != "error")
    return Changed(planned.change, load(after, parser=parser), others, planned.beside)


def settings_faults(files: Files) -> tuple[Finding, ...]:
    """What of a ledger's settings could not be read, or means no rule."""
    settings = settings_of(files)
    return (*settings.faults, *faults_of_settings(settings))


def _diagnosed(files: Files, findings: Sequence[Finding], today: date, parser: Parser) -> tuple[Diagnostic, ...]:
    """Some findings with their places."""
    meant = {(finding.code, finding.about, finding.message) for finding in findings}
    found = diagnose(files, today=today, parser=parser)
    return tuple(each for each in found if (each.code, each.about, each.message) in meant)


def _new_findings(before: Files, after: Files, today: date, parser: Parser) -> tuple[Diagnostic, ...]:
    """What a change brings, by identity and size, and is not waived."""
    found = [each for each in diagnose(after, today=today, parser=parser) if not each.waived]
    return new_since(found, known_findings(diagnose(before, today=today, parser=parser))) if found else ()
