"""The findings that waivers accept, and what is wrong with waivers themselves."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from skjonn.checking.bounded import left_out_of
from skjonn.checking.catalogue import catalogue, named
from skjonn.model.characters import misleading
from skjonn.model.diagnostic import At, Finding, identity
from skjonn.model.entries import Waiver
from skjonn.model.ledger import Ledger
from skjonn.model.totals import PlacedWaiver, RoundTotals
from skjonn.places.spelling import Suggester
from skjonn.rules import skj501_waiver_unused, skj502_waiver_expired, skj503_waiver_unknown_rule


def waived(findings: Sequence[Finding], ledger: Ledger[RoundTotals], *, today: date) -> dict[int, str]:
    """The reason for each finding that a waiver in its own file accepts, by the finding's index.

    A finding that also stands for others, which were left out, is not accepted: those might not be.
    """
    reasons = {
        identity(waiver.file, entry.rule.code, waiver.entry.entry): waiver.entry.reason
        for waivers, _ in _waivers(ledger)
        for waiver in waivers
        if (entry := named(waiver.entry.rule)) and entry.can_be_waived and not _has_expired(waiver.entry, today)
    }
    return {
        number: reason
        for number, finding in enumerate(findings)
        if not finding.unlisted
        and (reason := reasons.get(identity(finding.at.file, finding.code, finding.about))) is not None
    }


def _waivers(ledger: Ledger[RoundTotals]) -> Iterator[tuple[Sequence[PlacedWaiver], bool]]:
    """The waivers of each file, and whether all findings that they may accept are known."""
    if ledger.frames is not None:
        yield ledger.frames.placed_waivers, True
    yield from ((round_.waivers, _is_settled(round_)) for round_ in ledger.rounds)


def _has_expired(waiver: Waiver, today: date) -> bool:
    """Whether a waiver's last day is past."""
    return waiver.until is not None and waiver.until < today


def faults_of_waivers(
    findings: Sequence[Finding], ledger: Ledger[RoundTotals], *, today: date, codes: Collection[str]
) -> Iterator[Finding]:
    """The findings on waivers that name no rule, have run out or match nothing.

    Args:
        findings: All findings.
        ledger: The ledger.
        today: The day on which waivers hold or have run out.
        codes: The codes of the rules that ran; findings of other rules are not known.
    """
    suggester = Suggester(entry.rule.name for entry in catalogue() if entry.can_be_waived)
    left_out = left_out_of(findings)
    met = {identity(finding.at.file, finding.code, finding.about) for finding in findings}
    is_read = not (ledger.faults or ledger.settings.faults or (ledger.frames and ledger.frames.faults))
    for waivers, is_settled in _waivers(ledger):
        # The finding may be about an entry that could not be read, or a total that is not known.
        is_certain = is_read and is_settled
        for placed in waivers:
            waiver = placed.entry
            entry = named(waiver.rule)
            if entry is None or not entry.can_be_waived:
                yield _unknown(waiver, placed.at("rule"), suggester)
            elif _has_expired(waiver, today):
                yield skj502_waiver_expired.RULE.finding(
                    f"This waiver of {entry.rule.name} for {waiver.entry} held until {waiver.until}.",
                    at=placed.at("until"),
                    about=waiver.entry,
                    hint="Fix what it accepts, or set a later date.",
                )
            elif (
                is_certain
                and entry.rule.code in codes
                and (placed.file, entry.rule.code) not in left_out
                and identity(placed.file, entry.rule.code, waiver.entry) not in met
            ):
                yield skj501_waiver_unused.RULE.finding(
                    f"This waiver matches no finding: {entry.rule.name} finds nothing about {waiver.entry} "
                    f"in this file.{misleading(waiver.entry)}",
                    at=placed.at(),
                    about=waiver.entry,
                    hint="Remove it, or correct its rule or entry.",
                )


def _is_settled(round_: RoundTotals) -> bool:
    """Whether every entry and region has its county."""
    return not (round_.incomplete_applications or round_.incomplete_awards) and len(round_.counties) == len(
        round_.regions
    )


def _unknown(waiver: Waiver, at: At, suggester: Suggester) -> Finding:
    is_rule = named(waiver.rule) is not None
    close = () if is_rule else suggester(waiver.rule)
    otherwise = "Remove it." if is_rule else "Write the rule's name as `skjonn check` prints it."
    return skj503_waiver_unknown_rule.RULE.finding(
        f'"{waiver.rule}" is not a rule that can be waived.{misleading(waiver.rule)}',
        at=at,
        about=waiver.entry,
        hint=f"Did you mean {close[0]}?" if close else otherwise,
    )
