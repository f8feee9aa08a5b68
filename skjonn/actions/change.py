"""Change a ledger: read, think, check and write under one lock; what brings a new error is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skjonn.actions.check import diagnose
from skjonn.actions.load import load
from skjonn.actions.relevant_files import FileFilter, relevant_files
from skjonn.disk.commit import commit
from skjonn.disk.files import folder
from skjonn.disk.lock import exclusive
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.errors import RefusedError
from skjonn.model.ledger import Ledger
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
    ledger: Ledger


class NewErrorsError(RefusedError):
    """A change would bring errors that the ledger does not have."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the errors, for a renderer to show."""
        super().__init__(
            "The change would bring these errors, in the lines it would have. Nothing was written.",
            now="Mend what is wrong with it, or write it all the same with --anyway.",
        )
        self.diagnostics = diagnostics


Planner = Callable[[Ledger], Change]
"""Works out a change on a ledger as it is."""


def change(manner: WriteOptions, think: Planner, *, scope: Callable[[Files], FileFilter]) -> Changed:
    """Make a change.

    Args:
        manner: How.
        think: Runs under the lock, on the ledger as far as it matters.
        scope: Tells which of the files matter to it.

    Raises:
        NewErrorsError: It brings a new error, and `anyway` was not asked for.
        SkjonnError: What `think`, the lock or the disk refuses.
    """
    if manner.dry_run or not manner.root.exists():
        changed = _thought_out(manner, think, scope)
        # The lock lies in the ledger's folder, which a change that is refused does not make.
        if manner.dry_run:
            return changed
    with exclusive(manner.root, timeout=PATIENCE):
        changed = _thought_out(manner, think, scope)
        commit(manner.root, changed.change)
        return changed


def files_of(manner: WriteOptions) -> Files:
    """The files of the ledger that is changed; none where it is still to be made."""
    return folder(manner.root, shown=manner.shown) if manner.root.exists() else Snapshot(manner.shown)


def _thought_out(manner: WriteOptions, think: Planner, scope: Callable[[Files], FileFilter]) -> Changed:
    files = files_of(manner)
    before = relevant_files(files, scope(files))
    planned = think(load(before))
    after = EditedFiles(before, SourceFile(planned.name, planned.after))
    if not manner.anyway:
        known = {found.identity for found in diagnose(before, today=manner.today)}
        new = tuple(
            found
            for found in diagnose(after, today=manner.today)
            if found.severity == "error" and not found.waived and found.identity not in known
        )
        if new:
            raise NewErrorsError(new)
    return Changed(planned, load(after))
