"""Find and read the ledger for a command, and report what could not be read."""

import os
from collections.abc import Sequence
from pathlib import Path

from skjonn.actions.list_files import list_files
from skjonn.actions.load import load, load_totals, rounds_of, settings_of
from skjonn.cli.environment import here, ledger_root
from skjonn.cli.progress import with_progress
from skjonn.cli.streams import say
from skjonn.disk.find import find_ledgers_of, shown
from skjonn.incremental import user_cache
from skjonn.language.counting import counted
from skjonn.language.words import Words
from skjonn.model.errors import NoLedgerError
from skjonn.model.ledger import AnyRound, Ledger, duplicate_rounds
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import FRAMES, NO_SETTINGS, SETTINGS, Settings
from skjonn.model.source import Files, display_path
from skjonn.model.totals import RoundTotals, unmatched_awards

_FILES_NAMED = 10


def find(ledger: str | None) -> Files:
    """Find the ledger by the option, the environment or the current folder, without reading its files."""
    root, name = ledger_root(ledger)
    return list_files(root, shown=name)


def warn_of_settings_beside(root: Path) -> None:
    """Warn about settings beside a ledger's folder, which are not read."""
    beside = root.parent / SETTINGS
    if not (root / SETTINGS).exists() and beside.is_file():
        cwd = here()
        say(f"{shown(beside, cwd)} is not read: a ledger's settings belong in its folder, {shown(root, cwd)}.")


def find_each(ledger: str | None, paths: Sequence[str]) -> tuple[Files, ...]:
    """Find the ledgers that some paths belong to; without a path, the one of `find`."""
    if not paths:
        return (find(ledger),)
    cwd = here()
    roots = find_ledgers_of(paths, ledger, environment=os.environ, cwd=cwd)
    return tuple(list_files(root, shown=shown(root, cwd)) for root in roots)


def read(ledger: str | None) -> Ledger[ResolvedRound]:
    """Find and load the ledger, with its entries."""
    return load(find(ledger))


def read_totals(ledger: str | None, *, no_cache: bool) -> Ledger[RoundTotals]:
    """Find and load the ledger with the totals of its rounds, without its entries."""
    files = find(ledger)
    return load_totals(files, progress=with_progress, store=None if no_cache else user_cache(files))


def settings(ledger: str | None) -> Settings:
    """The settings of the ledger, or the defaults if none is named and none is found."""
    try:
        return settings_of(find(ledger))
    except NoLedgerError:
        if ledger is not None:
            raise
        return NO_SETTINGS


def say_what_is_unread(ledger: Ledger[AnyRound], words: Words) -> None:
    """Say on standard error which files of a ledger could not be read, wholly or in part."""
    if unread := dict.fromkeys(fault.at.file for fault in ledger.faults):
        faults = counted(len(ledger.faults), words.error)
        say(words.not_all_read.format(faults=faults, files=_files(ledger, list(unread), words)))


def exit_code(
    ledger: Ledger[AnyRound], words: Words, rounds: Sequence[RoundTotals], *, with_frames: bool = False
) -> int:
    """The exit code of a report. Says on standard error what the report does not know.

    Args:
        ledger: The ledger that was read for it.
        words: The language.
        rounds: The rounds it is about.
        with_frames: Whether it is about the frames above the rounds as well.

    Returns:
        1 if a file or an entry could not be read, a round is in two files, or an award or event has no application that
        is certainly its own; else 0.
    """
    unread_frames = ledger.frames.faults if with_frames and ledger.frames else ()
    if unread_frames:
        faults = counted(len(unread_frames), words.error)
        say(words.not_all_read.format(faults=faults, files=_files(ledger, [FRAMES], words)))
    if not rounds_of(ledger.files):
        say(words.empty_ledger)
    say_what_is_unread(ledger, words)
    copies: dict[str, list[str]] = {}
    for copy, original in duplicate_rounds(ledger.rounds):
        copies.setdefault(original.id, [original.file]).append(copy.file)
    for id_, files in copies.items():
        say(words.counted_twice.format(round=id_, files=_files(ledger, files, words)))
    unmatched = unmatched_awards(rounds)
    if unmatched.awards:
        awards = counted(unmatched.awards, words.award)
        say(words.unmatched_awards.format(awards=awards, granted=kroner(unmatched.granted)))
    events = sum(round_.unmatched_events for round_ in rounds)
    if events:
        say(words.unmatched_events.format(events=counted(events, words.event)))
    return 1 if unread_frames or ledger.faults or copies or unmatched.awards or events else 0


def _files(ledger: Ledger[AnyRound], names: Sequence[str], words: Words) -> str:
    """The paths of some files, as shown to the user; of many only the first."""
    named = ", ".join(display_path(ledger.files.root, name) for name in names[:_FILES_NAMED])
    more = len(names) - _FILES_NAMED
    return words.and_more.format(names=named, more=more) if more > 0 else named
