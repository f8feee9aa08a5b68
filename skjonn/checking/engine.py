"""From a ledger to its diagnostics: run the rules, apply the waivers, find the places, sort."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    """The place of a finding.

    Attributes:
        file: The file, as shown to the user.
        span: The place in it.
        excerpt: The line it begins on.
    """

    file: str
    span: Span
    excerpt: str


Sought = tuple[At, Span | None]
"""A place to look up in a text, and its span if that is known already."""


class Found(NamedTuple):
    """The findings on a ledger, before their places are known.

    Attributes:
        ledger: The ledger.
        findings: All findings.
        reasons: The reasons of the waived ones, by their indices.
    """

    ledger: Ledger[RoundTotals]
    findings: Sequence[Finding]
    reasons: Mapping[int, str]

    @property
    def sought(self) -> Sequence[Sought]:
        """The places to look up, finding by finding: its own, and those of the entries that it also names."""
        return [
            each
            for finding in self.findings
            for each in ((finding.at, finding.span), *((at, None) for at in finding.also))
        ]


def check_round(round_: ResolvedRound, *, codes: Collection[str]) -> Sequence[Finding]:
    """The findings of the rules with some codes on one round."""
    return bounded(found for entry in chosen(codes) if entry.check is not None for found in entry.check(round_))


def find(  # noqa: PLR0913 - what is known of the ledger, by which rules, and when
    ledger: Ledger[RoundTotals],
    of_rounds: Iterable[Finding],
    duplicates: Iterable[Finding],
    *,
    codes: Collection[str],
    today: date,
    later_rounds: Iterable[ResolvedRound],
) -> Found:
    """All findings on a ledger, and which of them are waived.

    Args:
        ledger: The ledger.
        of_rounds: The findings of the same rules on its rounds, one by one.
        duplicates: The findings of the same rules on keys that must be unique.
        codes: The codes of the rules.
        today: The day on which waivers hold or have run out.
        later_rounds: The rounds that have events after today, with their entries.
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
    findings += bounded(_on_day(later_rounds, codes=codes, today=today))
    of_waivers = faults_of_waivers(findings, ledger, today=today, codes=codes)
    findings += bounded(found for found in of_waivers if found.code in codes)
    return Found(ledger, findings, waived(findings, ledger, today=today))


def diagnostics(found: Found, locations: Iterable[Location]) -> tuple[Diagnostic, ...]:
    """The diagnostics of a ledger, by file, line, column and code.

    Args:
        found: Its findings.
        locations: The location of each place that they seek.
    """
    ledger, findings, reasons = found
    places = iter(locations)
    entries = {entry.rule.code: entry for entry in catalogue()}
    # Only the files of rounds, and `frames.toml`, can have waivers.
    rounds = {FRAMES, *(round_.file for round_ in ledger.rounds)}
    severity_of = severities(ledger.settings)
    placed: list[Diagnostic] = []
    for number, finding in enumerate(findings):
        entry = entries[finding.code]
        rule = entry.rule
        place, *others = islice(places, 1 + len(finding.also))
        placed.append(
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
    return tuple(sorted(placed, key=lambda each: each.order))


def _on_frames(ledger: Ledger[RoundTotals], *, codes: Collection[str]) -> Iterator[Finding]:
    """The findings of the rules on frames, if there are frames, or a round names one."""
    if ledger.frames is None and not any(round_.frame.part_of for round_ in ledger.rounds):
        return
    from skjonn.controls.frame_tree import FrameTree  # noqa: PLC0415 - only frames need it

    tree = FrameTree.of(ledger.frames, ledger.rounds)
    for entry in chosen(codes):
        yield from entry.check_frames(tree) if entry.check_frames else ()


def _on_day(rounds: Iterable[ResolvedRound], *, codes: Collection[str], today: date) -> Iterator[Finding]:
    """The findings of the rules that depend on the day: they change, so they are not cached with a file's findings."""
    for round_ in rounds:
        for entry in chosen(codes):
            yield from entry.check_day(round_, today) if entry.check_day else ()
