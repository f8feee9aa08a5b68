"""Change a ledger: read, think, check and write under one lock; what brings a new error is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skjonn.actions.check import diagnose
from skjonn.actions.load import Parser, load, settings_of
from skjonn.actions.relevant_files import FileFilter, relevant_files
from skjonn.disk.commit import commit
from skjonn.disk.files import folder
from skjonn.disk.lock import exclusive
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.errors import RefusedError
from skjonn.model.ledger import FileResult, Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Change, EditedFiles, Files, Snapshot, SourceFile

PATIENCE = 5.0
"""How many seconds a writer waits for another one; a commit takes some hundredths of one."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a change is made.

    Attributes:
        root: The ledger's folder.
        shown: Its path as shown to the user.
        today: The day on which waivers hold or have run out.
        anyway: Whether to write what brings a new error.
        dry_run: Whether to write nothing.
    """

    root: Path
    shown: str
    today: date
    anyway: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did, or would do.

    Attributes:
        change: The file's bytes before and after.
        ledger: The ledger with it, as far as it matters to it.
    """

    change: Change
    ledger: Ledger[ResolvedRound]


class NewErrorsError(RefusedError):
    """A change would bring errors that the ledger does not have."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the errors, for a renderer to show."""
        super().__init__(
            "The change would bring these errors, in the lines it would have. Nothing was written.",
            now="Mend what is wrong with it, or write it all the same with --anyway.",
        )
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class Plan:
    """A change that was worked out.

    Attributes:
        change: The file before and after.
        require_as_meant: Refuses the change unless the file, as it is read afterwards, says what is meant.
    """

    change: Change
    require_as_meant: Callable[[FileResult[ResolvedRound]], None]


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
        SkjonnError: What `plan`, the lock or the disk refuses.
    """
    parser = Parser()
    if write_options.dry_run or not write_options.root.exists():
        changed = _planned(write_options, plan, file_filter, parser)
        # The lock lies in the ledger's folder, which a change that is refused does not make.
        if write_options.dry_run:
            return changed
    with exclusive(write_options.root, timeout=PATIENCE):
        changed = _planned(write_options, plan, file_filter, parser)
        commit(write_options.root, changed.change)
        return changed


def files_of(write_options: WriteOptions) -> Files:
    """The files of the ledger that is changed; none where it is still to be made."""
    if not write_options.root.exists():
        return Snapshot(write_options.shown)
    return folder(write_options.root, shown=write_options.shown)


def _planned(write_options: WriteOptions, plan: Planner, file_filter: FilterOfFiles, parser: Parser) -> Changed:
    files = files_of(write_options)
    before = relevant_files(files, file_filter(files, parser))
    planned = plan(load(before, parser=parser))
    file = SourceFile(planned.change.name, planned.change.after)
    planned.require_as_meant(parser(file, limits=settings_of(before).limits))
    after = EditedFiles(before, file)
    if not write_options.anyway:
        _require_no_new_errors(before, after, write_options.today, parser)
    return Changed(planned.change, load(after, parser=parser))


def _require_no_new_errors(before: Files, after: Files, today: date, parser: Parser) -> None:
    found = diagnose(after, today=today, parser=parser)
    errors = [each for each in found if each.severity == "error" and not each.waived]
    if errors:
        known = {each.identity for each in diagnose(before, today=today, parser=parser)}
        if new := tuple(each for each in errors if each.identity not in known):
            raise NewErrorsError(new)
