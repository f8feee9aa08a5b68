"""Change a ledger: read, plan, check and write under one lock. A change that brings a new error is refused."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from skjonn.actions.check import diagnose
from skjonn.actions.list_files import list_files
from skjonn.actions.load import Parser, frames_of, load, rounds_of, settings_of
from skjonn.checking.catalogue import catalogue
from skjonn.checking.settings import faults_of_settings, may_refuse_for_other_files
from skjonn.disk.commit import commit
from skjonn.disk.lock import exclusive, say_nothing
from skjonn.incremental import ALL_FILES, FileFilter, relevant_files
from skjonn.model.diagnostic import Diagnostic, Finding, known_findings, new_since
from skjonn.model.errors import RefusedError
from skjonn.model.ledger import FileResult, Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Change, EditedFiles, Files, Snapshot, SourceFile, display_path
from skjonn.rules import skj818_application_without_outcome

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree

_UNDECIDED = skj818_application_without_outcome.RULE.code
"""The rule that keeps a round from being closed, although its findings are not errors."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a change is made.

    Attributes:
        root: The ledger's folder.
        shown: Its path as shown to the user.
        today: The day that decides which waivers have expired.
        anyway: Whether to write a change that brings a new error.
        dry_run: Whether to write nothing.
        waiting: Called before waiting for other writers.
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
        ledger: The part of the ledger that matters, with the change.
        findings: The warnings and notes that the change brings.
        beside: Changes of files that are not the ledger's, such as a schema. They are skipped if the disk refuses them.
    """

    change: Change
    ledger: Ledger[ResolvedRound]
    findings: tuple[Diagnostic, ...] = ()
    beside: tuple[Change, ...] = ()

    @property
    def frames(self) -> "FrameTree | None":
        """The frames above the ledger's rounds, with the change; `None` if there are none."""
        if self.ledger.frames is None:
            return None
        from skjonn.controls.frame_tree import FrameTree  # noqa: PLC0415 - only frames need it

        return FrameTree.of(self.ledger.frames, [round_.totals for round_ in self.ledger.rounds])

    @property
    def is_needed(self) -> bool:
        """Whether anything changes: the file may already have the wanted values."""
        return self.change.is_removal or self.change.before != self.change.after


class FindingsError(RefusedError):
    """A change was refused for some findings."""

    why: ClassVar[str]
    way_out: ClassVar[str] = "Fix it, or use --anyway."

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the findings, for a renderer to show."""
        super().__init__(f"{self.why} Nothing was written.", now=self.way_out)
        # These findings are not in the ledger yet, so they cannot be waived.
        self.diagnostics = tuple(each._replace(can_be_waived=False) for each in diagnostics)


class NewErrorsError(FindingsError):
    """A change would bring errors that the ledger does not have, or make them greater."""

    why = "The change would bring these errors. Line numbers are those after it."


class UnsettledError(FindingsError):
    """A round cannot be closed, since not all of it agrees."""

    why = "The round cannot be closed while this does not agree."


class UncheckedError(FindingsError):
    """A change cannot be checked, since something it depends on cannot be read."""

    why = "The change cannot be checked while this cannot be read."
    way_out = "Fix that first, or use --anyway."


@dataclass(frozen=True, slots=True)
class Plan:
    """A planned change.

    Attributes:
        change: The file before and after.
        require_as_meant: Refuses the change unless the new file is read as intended.
        unread: What it depends on and could not be read. What can be read afterwards does not matter.
        beside: See `Changed`.
        renamed: The new ids of entries and rounds, and the new names of events, by the old ones: what was known under
            the old one is known under the new one.
        must_hold: Whether no error may be left in the file, not even a known one.
    """

    change: Change
    require_as_meant: Callable[[FileResult[ResolvedRound]], None] = lambda _: None
    unread: tuple[Finding, ...] = ()
    beside: tuple[Change, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])
    must_hold: bool = False


Planner = Callable[[Ledger[ResolvedRound]], Plan]
"""Plans a change of a ledger as it is."""

FilterOfFiles = Callable[[Files, Parser], FileFilter]
"""Decides which of a ledger's files a change needs."""


def change(write_options: WriteOptions, plan: Planner, *, file_filter: FileFilter | FilterOfFiles) -> Changed:
    """Make a change.

    Args:
        write_options: How.
        plan: Runs under the lock, on the part of the ledger that matters.
        file_filter: The files that it needs, or what decides that.

    Raises:
        NewErrorsError: It brings a new error, and `anyway` is not set.
        UncheckedError: Something it depends on cannot be read, and `anyway` is not set.
        SkjonnError: `plan`, the lock or the disk refuses it.
    """
    parser = Parser()
    changed: Changed | None = None
    if write_options.dry_run or not write_options.root.exists():
        changed = _planned(write_options, plan, file_filter, parser)
        # The lock is in the ledger's folder, which a refused change must not create.
        if write_options.dry_run:
            return changed
    # Load the rules before locking: it takes half of the time that other writers would wait.
    catalogue()
    with exclusive(write_options.root, waiting=write_options.waiting):
        # The plan for a ledger that did not exist is still valid if nobody has created it meanwhile.
        if changed is None or files_of(write_options).names:
            changed = _planned(write_options, plan, file_filter, parser)
        if changed.is_needed:
            commit(write_options.root, changed.change)
        for each in changed.beside:
            with suppress(RefusedError):
                commit(write_options.root, each)
        return changed


def files_of(write_options: WriteOptions) -> Files:
    """The files of the ledger to change; none if it does not exist yet."""
    if not write_options.root.exists():
        return Snapshot(write_options.shown)
    return list_files(write_options.root, shown=write_options.shown)


def relevant_to(files: Files, wanted: FileFilter) -> Snapshot:
    """The files that a change needs: all of them, if a rule can refuse it because of any other file."""
    return relevant_files(files, ALL_FILES if may_refuse_for_other_files(settings_of(files)) else wanted)


def _planned(
    write_options: WriteOptions, plan: Planner, file_filter: FileFilter | FilterOfFiles, parser: Parser
) -> Changed:
    files = files_of(write_options)
    wanted = file_filter if isinstance(file_filter, FileFilter) else file_filter(files, parser)
    before = relevant_to(files, wanted)
    planned = plan(load(before, parser=parser))
    file = SourceFile(planned.change.name, planned.change.after)
    after = EditedFiles(before, file, planned.change.is_removal)
    left: tuple[Finding, ...] = ()
    if file.name in rounds_of(after):
        result = parser(file, limits=settings_of(before).limits)
        planned.require_as_meant(result)
        left = _still(planned.unread, result.faults)
    unread = (*_still(settings_faults(before), settings_faults(after)), *left)
    if unread and not write_options.anyway:
        raise UncheckedError(_diagnosed(before, unread, write_options.today, parser))
    found = [each for each in diagnose(after, today=write_options.today, parser=parser) if not each.waived]
    new = _new(found, before, planned.renamed, write_options.today, parser) if found else ()
    if not write_options.anyway:
        _require_no_errors(found, new, planned, before)
    others = tuple(each for each in new if each.severity != "error")
    return Changed(planned.change, load(after, parser=parser), others, planned.beside)


def _require_no_errors(found: Sequence[Diagnostic], new: Sequence[Diagnostic], planned: Plan, files: Files) -> None:
    """Refuse a change for the errors that it brings, or for any in a file that must have none."""
    name, brought = display_path(files.root, planned.change.name), frozenset(new)
    errors = tuple(
        each
        for each in found
        if (each.severity == "error" and each in brought)
        or (planned.must_hold and each.file == name and (each.severity == "error" or each.code == _UNDECIDED))
    )
    if errors:
        raise (UnsettledError if planned.must_hold else NewErrorsError)(errors)


def _still(faults: Sequence[Finding], left: Sequence[Finding]) -> tuple[Finding, ...]:
    """The faults that are left, wherever they are now."""
    known = {(fault.code, fault.about, fault.message) for fault in left}
    return tuple(fault for fault in faults if (fault.code, fault.about, fault.message) in known)


def settings_faults(files: Files) -> tuple[Finding, ...]:
    """The faults of a ledger's settings and of the frames above its rounds, and settings that name unknown rules."""
    settings, frames = settings_of(files), frames_of(files)
    return (*settings.faults, *faults_of_settings(settings), *(frames.faults if frames else ()))


def _diagnosed(files: Files, findings: Sequence[Finding], today: date, parser: Parser) -> tuple[Diagnostic, ...]:
    """The diagnostics of some findings."""
    meant = {(finding.code, finding.about, finding.message) for finding in findings}
    found = diagnose(files, today=today, parser=parser)
    return tuple(each for each in found if (each.code, each.about, each.message) in meant)


def _renamed(about: str, names: Mapping[str, str]) -> str:
    """What a finding is about by its new name; the name of an event begins with its application's id."""
    id_, space, rest = about.partition(" ")
    return names.get(about, f"{names.get(id_, id_)}{space}{rest}")


def _new(
    found: Sequence[Diagnostic], before: Files, renamed: Mapping[str, str], today: date, parser: Parser
) -> tuple[Diagnostic, ...]:
    """The findings that are new, by identity and size."""
    known = diagnose(before, today=today, parser=parser)
    # A round and a frame may have the same id, so findings known under the old id stay known.
    known += tuple(
        each._replace(about=about, unlisted=0)
        for each in known
        if (about := _renamed(each.about, renamed)) != each.about
    )
    return new_since(found, known_findings(known))
