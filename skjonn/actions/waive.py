"""Accept a finding with a reason, in its own file; or no longer."""

from collections.abc import Sequence
from datetime import date

from skjonn.actions import lookup
from skjonn.actions.change import Changed, FilterOfFiles, Plan, WriteOptions, change
from skjonn.actions.check import diagnose
from skjonn.actions.edit_entry import planned
from skjonn.actions.edit_round import filter_of_round
from skjonn.checking.catalogue import catalogue, named
from skjonn.checking.select import rule_suggester, suggestion
from skjonn.codec.edit import Edit, Insertion, Removal, Step
from skjonn.model.characters import normalized
from skjonn.model.diagnostic import Rule
from skjonn.model.entries import Waiver
from skjonn.model.errors import UnknownNameError, UsageError
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import display_path
from skjonn.model.totals import PlacedWaiver


def waive(write_options: WriteOptions, waiver: Waiver, *, round_id: str | None = None) -> Changed:
    """Accept the findings of a rule about an entry, county or round.

    A waiver that is there, and has run out or has another reason, is changed.

    Args:
        write_options: How.
        waiver: The waiver, which names the rule by its name or code.
        round_id: The round in whose file it stands, where several have such a finding.

    Raises:
        UnknownNameError: There is no such rule, or it finds nothing of the kind.
        UsageError: The rule cannot be waived, or several rounds have such a finding.
        SkjonnError: See `change`.
    """
    rule = _rule_named(waiver.rule)

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        round_ = _round_with_finding(ledger, rule, waiver.entry, round_id, write_options.today)
        standing = _standing(round_, rule, waiver.entry)
        if standing:
            step: Step = Edit("waivers", standing[0].number, {"reason": waiver.reason, "until": waiver.until})
        else:
            step = Insertion(Waiver(rule.name, waiver.entry, waiver.reason, waiver.until))
        return planned(ledger, round_, [step], named=set())

    return change(write_options, plan, file_filter=_filter(round_id))


def unwaive(write_options: WriteOptions, rule: str, about: str, *, round_id: str | None = None) -> Changed:
    """Take out the waiver of a rule for an entry, county or round; what it accepted is a finding again.

    Raises:
        UnknownNameError: There is no such rule, or no such waiver.
        UsageError: Several rounds have one.
        SkjonnError: See `change`.
    """
    wanted = _rule_named(rule)

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        rounds = [round_ for round_ in _rounds(ledger, round_id) if _standing(round_, wanted, about)]
        if not rounds:
            raise UnknownNameError(
                f"No waiver of {wanted.name} names {about}.", now="`skjonn check --show-waived` shows what is waived."
            )
        round_ = _only(rounds, f"{wanted.name} is waived for {about}")
        steps = [Removal("waivers", placed.number) for placed in _standing(round_, wanted, about)]
        return planned(ledger, round_, steps, named=set())

    return change(write_options, plan, file_filter=_filter(round_id))


def _rule_named(name: str) -> Rule:
    """The rule of a name or code.

    Raises:
        UnknownNameError: There is none.
        UsageError: It cannot be waived.
    """
    entry = named(name)
    if entry is None:
        suggester = rule_suggester([each.rule for each in catalogue() if each.can_be_waived])
        raise UnknownNameError(f"There is no rule {name}.", now=suggestion(name, suggester))
    if not entry.can_be_waived:
        raise UsageError(f"{entry.rule.name} cannot be waived.", now=f"`skjonn explain {entry.rule.code}` says more.")
    return entry.rule


def _round_with_finding(
    ledger: Ledger[ResolvedRound], rule: Rule, about: str, round_id: str | None, today: date
) -> ResolvedRound:
    """The round in whose file a rule finds something about an entry."""
    found = [each for each in diagnose(ledger.files, today=today) if each.code == rule.code]
    files = {each.file for each in found if normalized(each.about) == normalized(about)}
    rounds = [round_ for round_ in _rounds(ledger, round_id) if display_path(ledger.files.root, round_.file) in files]
    if not rounds:
        others = ", ".join(dict.fromkeys(each.about for each in found))
        raise UnknownNameError(
            f"{rule.name} finds nothing about {about}.",
            now=f"It finds something about {others}." if others else "`skjonn check` shows what is found.",
        )
    return _only(rounds, f"{rule.name} finds something about {about}")


def _rounds(ledger: Ledger[ResolvedRound], round_id: str | None) -> Sequence[ResolvedRound]:
    return lookup.rounds(ledger, () if round_id is None else [round_id])


def _only(rounds: Sequence[ResolvedRound], what: str) -> ResolvedRound:
    if len(rounds) > 1:
        ids = ", ".join(round_.id for round_ in rounds)
        raise UsageError(f"{what} in several rounds: {ids}.", now="Name one with --round.")
    return rounds[0]


def _standing(round_: ResolvedRound, rule: Rule, about: str) -> list[PlacedWaiver]:
    """The waivers of a rule for an entry that stand in a round's file."""
    return [
        placed
        for placed in round_.totals.waivers
        if (entry := named(placed.entry.rule))
        and entry.rule.code == rule.code
        and normalized(placed.entry.entry) == normalized(about)
    ]


def _filter(round_id: str | None) -> FilterOfFiles:
    """What tells whether a file matters; without a round, what is meant may stand in any."""
    return filter_of_round(round_id) if round_id is not None else lambda _files, _parser: lambda _file: True
