"""Check a ledger: what is wrong and where, what is verified, and what cannot be."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import PurePosixPath

from skjonn.checking import engine
from skjonn.checking.catalogue import catalogue
from skjonn.codec.locate import Positions, line_of
from skjonn.language.words import Words
from skjonn.model.diagnostic import At, Diagnostic
from skjonn.model.judgement import Inspection
from skjonn.model.ledger import Ledger
from skjonn.model.source import Snapshot, Span
from skjonn.reports.judgement import judge


def check(ledger: Ledger, words: Words, *, today: date, only: str | None = None) -> Inspection:
    """Hold a ledger against its rules and its control totals.

    Args:
        ledger: The ledger; all of it is checked, since ids are unique in all of it.
        words: The language of what is verified and what is not.
        today: The day on which waivers hold or have run out.
        only: The id of the one round to report on.
    """
    diagnostics = diagnose(ledger, today=today)
    accounts = [account for account in ledger.accounts if only in {None, account.round.id}]
    root = ledger.snapshot.root
    files = {shown(root, account.round.file) for account in accounts}
    if only is not None:
        diagnostics = tuple(found for found in diagnostics if found.file in files)
    judgements = (judge(account, words) for account in accounts)
    return Inspection(
        found=tuple(found for found in diagnostics if not found.waived),
        waived=tuple(found for found in diagnostics if found.waived),
        judgements=tuple(replace(each, file=shown(root, each.file)) for each in judgements),
        rules=tuple(entry.rule for entry in catalogue()),
    )


def diagnose(ledger: Ledger, *, today: date) -> tuple[Diagnostic, ...]:
    """All that is wrong with a ledger on a day, waived or not."""
    return engine.diagnose(ledger, today=today, locate=_locator(ledger.snapshot))


def shown(root: str, file: str) -> str:
    """A ledger's file as it is shown to people and machines: below the folder as that is shown."""
    return str(PurePosixPath(root, file))


def _locator(snapshot: Snapshot) -> engine.Locate:
    """What finds places in a snapshot's files; a file's text is read for them once, and only when it is asked for."""
    files = {file.name: file for file in snapshot.files}

    @cache
    def text(name: str) -> str:
        return files[name].data.decode("utf-8-sig", "replace")

    @cache
    def positions(name: str) -> Positions:
        return Positions(text(name))

    def locate(at: At, span: Span | None) -> engine.Place:
        span = span or positions(at.file).find(at)
        return engine.Place(shown(snapshot.root, at.file), span, line_of(text(at.file), span.line))

    return locate
