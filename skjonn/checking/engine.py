"""From a ledger to its diagnostics: run the rules, accept what is waived, find the places, sort."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from skjonn.checking.catalogue import catalogue
from skjonn.checking.waive import faults_of_waivers, waived
from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Claim, Diagnostic, Finding
from skjonn.model.ledger import Ledger
from skjonn.model.source import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands.

    Attributes:
        file: The file, as shown to the user.
        span: The place in it.
        excerpt: The line it begins on.
    """

    file: str
    span: Span
    excerpt: str


Locate = Callable[[At, Span | None], Place]
"""Finds a place in the text, or takes the one that is already known."""


def diagnose(ledger: Ledger, *, today: date, locate: Locate) -> tuple[Diagnostic, ...]:
    """All that is wrong with a ledger, by file, line, column and code.

    Args:
        ledger: The ledger.
        today: The day on which waivers hold or have run out.
        locate: Finds the places; it is asked only for what is reported.
    """
    findings = [*ledger.faults, *_findings(ledger.accounts)]
    findings += faults_of_waivers(findings, ledger, today=today)
    reasons = waived(findings, ledger, today=today)
    cards = {entry.rule.code: entry.rule for entry in catalogue()}
    diagnostics: list[Diagnostic] = []
    for number, finding in enumerate(findings):
        rule = cards[finding.code]
        place = locate(finding.at, finding.span)
        others = (locate(at, None) for at in finding.also)
        diagnostics.append(
            Diagnostic(
                code=rule.code,
                name=rule.name,
                severity=rule.severity,
                message=finding.message,
                hint=finding.hint,
                about=finding.about,
                file=place.file,
                span=place.span,
                excerpt=place.excerpt,
                also=tuple((other.file, other.span) for other in others),
                waived=reasons.get(number, ""),
            )
        )
    return tuple(sorted(diagnostics, key=lambda found: found.order))


def _findings(accounts: Sequence[Account]) -> Iterator[Finding]:
    for entry in catalogue():
        if entry.check is not None:
            for account in accounts:
                yield from entry.check(account)
        if entry.claim is not None:
            claims, clash = entry.claim
            # Each later claim of a key is held against the first.
            first: dict[str, Claim] = {}
            for claim in sorted((claim for account in accounts for claim in claims(account)), key=_order):
                earlier = first.setdefault(claim.key, claim)
                if earlier is not claim:
                    yield clash(earlier, claim)


def _order(claim: Claim) -> tuple[date, str, bool, int]:
    return claim.day, claim.at.file, claim.at.table != "round", claim.at.index
