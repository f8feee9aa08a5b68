"""Check a ledger: what is wrong and where, what is verified, and what cannot be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import PurePosixPath

from skjonn.actions import choose
from skjonn.actions.load import leaf, rounds_of
from skjonn.actions.survey import survey
from skjonn.checking import engine
from skjonn.checking.catalogue import catalogue
from skjonn.checking.examine import examine
from skjonn.codec.locate import Positions, line_of
from skjonn.language.words import Words
from skjonn.model.diagnostic import At, Diagnostic
from skjonn.model.judgement import Inspection
from skjonn.model.ledger import Examined, Ledger
from skjonn.model.source import Files, Span
from skjonn.reports.judgement import judge


def check(files: Files, words: Words, *, today: date, only: str | None = None) -> Inspection:
    """Hold a ledger against its rules and its control totals.

    Args:
        files: The ledger's files; all are checked, since ids are unique in all of them.
        words: The language of what is verified and what is not.
        today: The day on which waivers hold or have run out.
        only: The id of the one round to report on.

    Raises:
        UnknownNameError: There is no such round.
    """
    examined = tuple(survey(files, examined_file, names=rounds_of(files)))
    ledger = Ledger.of(files, [each.leaf for each in examined])
    accounts = choose.rounds(ledger, only)
    diagnostics = _diagnosed(ledger, examined, today=today)
    if only is not None:
        reported = {shown(files.root, account.round.file) for account in accounts}
        diagnostics = tuple(found for found in diagnostics if found.file in reported)
    judgements = (judge(account, words) for account in accounts)
    return Inspection(
        found=tuple(found for found in diagnostics if not found.waived),
        waived=tuple(found for found in diagnostics if found.waived),
        judgements=tuple(replace(each, file=shown(files.root, each.file)) for each in judgements),
        rules=tuple(entry.rule for entry in catalogue()),
    )


def diagnose(files: Files, *, today: date) -> tuple[Diagnostic, ...]:
    """All that is wrong with a ledger on a day, waived or not."""
    examined = tuple(survey(files, examined_file, names=rounds_of(files)))
    return _diagnosed(Ledger.of(files, [each.leaf for each in examined]), examined, today=today)


def examined_file(files: Files, name: str) -> Examined:
    """What one file gives a check."""
    return examine(leaf(files, name))


def shown(root: str, file: str) -> str:
    """A ledger's file as it is shown to people and machines: below the folder as that is shown."""
    return str(PurePosixPath(root, file))


def _diagnosed(ledger: Ledger, examined: Sequence[Examined], *, today: date) -> tuple[Diagnostic, ...]:
    return engine.diagnose(
        ledger,
        examined,
        today=today,
        recall=lambda name: leaf(ledger.files, name).account,
        locate=_locator(ledger.files),
    )


def _locator(files: Files) -> engine.Locate:
    """What finds places in a ledger's files; a file's text is read for them once, and only when it is asked for."""

    @cache
    def text(name: str) -> str:
        return files.read(name).data.decode("utf-8-sig", "replace")

    @cache
    def positions(name: str) -> Positions:
        return Positions(text(name))

    def locate(at: At, span: Span | None) -> engine.Place:
        span = span or positions(at.file).find(at)
        return engine.Place(shown(files.root, at.file), span, line_of(text(at.file), span.line))

    return locate
