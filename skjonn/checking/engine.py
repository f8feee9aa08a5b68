"""From a ledger to its diagnostics: run the rules, accept what is waived, find the places, sort."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from skjonn.checking.bounded import bounded
from skjonn.checking.catalogue import catalogue, chosen
from skjonn.checking.settings import faults_of_settings, severities
from skjonn.checking.waive import faults_of_waivers, waived
from skjonn.model.diagnostic import At, Diagnostic, Finding
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import FRAMES
from skjonn.model.source import Span
from skjonn.model.totals import RoundTotals
from skjonn.rules import skj701_misnamed_file


class Location(NamedTuple):
    """Where a finding is.

    Attributes:
        file: The file, as shown to the user.
        span: The place in it.
        excerpt: The line it begins on.
    """

    file: str
    span: Span
    excerpt: str


Sought = tuple[At, Span | None]
"""What is looked for in a text, and the place where that is known already."""

ReadRound = Callable[[str], ResolvedRound | None]
"""Reads the round of a file once more, with its entries."""

Locate = Callable[[Sequence[Sought]], Iterable[Location]]
"""Finds a place for each."""


def check_round(round_: ResolvedRound, *, codes: Collection[str]) -> Sequence[Finding]:
    """What the rules of some codes find in one round."""
    return bounded(found for entry in chosen(codes) if entry.check is not None for found in entry.check(round_))


def diagnose(  # noqa: PLR0913 - what is known of the ledger, by which rules, when, and the ways back to its files
    ledger: Ledger[RoundTotals],
    of_rounds: Iterable[Finding],
    duplicates: Iterable[Finding],
    *,
    codes: Collection[str],
    today: date,
    read_round: ReadRound,
    locate: Locate,
) -> tuple[Diagnostic, ...]:
    """All that is wrong with a ledger, by file, line, column and code.

    Args:
        ledger: The ledger.
        of_rounds: What the rules of the same codes found in each of its rounds.
        duplicates: What stands twice in it, by the rules of the same codes.
        codes: Those of the rules.
        today: The day on which waivers hold or have run out.
        read_round: It is asked only for rounds that have events after today.
        locate: Finds the places; it is asked only for what is reported.
    """
    findings = [
        *ledger.faults,
        *ledger.settings.faults,
        *(ledger.frames.faults if ledger.frames else ()),
        *bounded(faults_of_settings(ledger.settings)),
        *of_rounds,
        *bounded(duplicates),
    ]
    if skj701_misnamed_file.RULE.code in codes:
        findings += bounded(skj701_misnamed_file.check_names(ledger.files.names))
    for entry in chosen(codes):
        findings += bounded(entry.check_ledger(ledger.rounds)) if entry.check_ledger else ()
    findings += bounded(_on_frames(ledger, codes=codes))
    findings += bounded(_on_day(ledger, codes=codes, today=today, read_round=read_round))
    of_waivers = faults_of_waivers(findings, ledger, today=today, codes=codes)
    findings += bounded(found for found in of_waivers if found.code in codes)
    reasons = waived(findings, ledger, today=today)
    sought: list[Sought] = []
    for finding in findings:
        sought += ((finding.at, finding.span), *((at, None) for at in finding.also))
    places = iter(locate(sought))
    entries = {entry.rule.code: entry for entry in catalogue()}
    # A waiver stands in the file of a round, or in that of the frames above.
    rounds = {FRAMES, *(round_.file for round_ in ledger.rounds)}
    severity_of = severities(ledger.settings)
    diagnostics: list[Diagnostic] = []
    for number, finding in enumerate(findings):
        entry = entries[finding.code]
        rule = entry.rule
        place, *others = islice(places, 1 + len(finding.also))
        diagnostics.append(
            Diagnostic(
                code=rule.code,
                name=rule.name,
                severity=severity_of[rule.code],
                message=finding.message,
                hint=finding.hint,
                about=finding.about,
                file=place.file,
                span=place.span,
                excerpt=place.excerpt,
                also=tuple((other.file, other.span) for other in others),
                waived=reasons.get(number, ""),
                off=finding.off,
                unlisted=finding.unlisted,
                can_be_waived=entry.can_be_waived and number not in reasons and finding.at.file in rounds,
            )
        )
    return tuple(sorted(diagnostics, key=lambda found: found.order))


def _on_frames(ledger: Ledger[RoundTotals], *, codes: Collection[str]) -> Iterator[Finding]:
    """What the rules on frames find, where there are any, or a round names one."""
    if ledger.frames is None and not any(round_.frame.part_of for round_ in ledger.rounds):
        return
    from skjonn.controls.frame_tree import FrameTree  # noqa: PLC0415 - only frames need it

    tree = FrameTree.of(ledger.frames, ledger.rounds)
    for entry in chosen(codes):
        yield from entry.check_frames(tree) if entry.check_frames else ()


def _on_day(
    ledger: Ledger[RoundTotals], *, codes: Collection[str], today: date, read_round: ReadRound
) -> Iterator[Finding]:
    """What the rules on a day find: their findings change from day to day, so they are not kept with a file's."""
    later = [each.file for each in ledger.rounds if each.latest_event is not None and each.latest_event > today]
    for round_ in map(read_round, later):
        for entry in chosen(codes) if round_ else ():
            yield from entry.check_day(round_, today) if round_ and entry.check_day else ()
