"""Waive a finding with a reason, in its own file, or remove its waiver."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from skjonn.actions import lookup
from skjonn.actions.change import Changed, Plan, WriteOptions, change
from skjonn.actions.check import diagnose
from skjonn.actions.edit_entry import planned
from skjonn.actions.edit_frames import planned as planned_frames
from skjonn.checking.catalogue import catalogue, named
from skjonn.checking.select import rule_suggester, suggestion
from skjonn.codec.edit import Edit, Insertion, Removal, Step
from skjonn.incremental import ALL_FILES, FileFilter
from skjonn.model.characters import normalized
from skjonn.model.diagnostic import Rule
from skjonn.model.entries import Waiver
from skjonn.model.errors import UnknownNameError, UsageError
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import FRAMES
from skjonn.model.source import display_path
from skjonn.model.totals import PlacedWaiver


class _File(NamedTuple):
    """A file that can hold waivers.

    Attributes:
        name: Its name.
        called: Its name in messages: a round's id, or `frames.toml`.
        waivers: Its waivers.
        plan: Plans the change of it by some steps.
    """

    name: str
    called: str
    waivers: Sequence[PlacedWaiver]
    plan: Callable[[Sequence[Step]], Plan]


def waive(write_options: WriteOptions, waiver: Waiver, *, round_id: str | None = None) -> Changed:
    """Waive the findings of a rule about an entry, county, round or frame.

    An existing waiver gets the new reason and the new last day.

    Args:
        write_options: How.
        waiver: The waiver; its rule is a name or a code.
        round_id: The id of the round, if several files have such a finding; `frames.toml` for that file.

    Raises:
        UnknownNameError: There is no such rule, or it has no such finding.
        UsageError: The rule cannot be waived, or several files have such a finding.
        SkjonnError: See `change`.
    """
    rule = _rule_named(waiver.rule)

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        file = _file_with_finding(ledger, rule, waiver.entry, round_id, write_options.today)
        standing = _standing(file, rule, waiver.entry)
        if standing:
            step: Step = Edit("waivers", standing[0].number, {"reason": waiver.reason, "until": waiver.until})
        else:
            step = Insertion(Waiver(rule.name, waiver.entry, waiver.reason, waiver.until))
        return file.plan([step])

    return change(write_options, plan, file_filter=_filter(round_id))


def unwaive(write_options: WriteOptions, rule: str, about: str, *, round_id: str | None = None) -> Changed:
    """Remove the waiver of a rule for an entry, county, round or frame.

    Raises:
        UnknownNameError: There is no such rule, or no such waiver.
        UsageError: Several files have one.
        SkjonnError: See `change`.
    """
    wanted = _rule_named(rule)

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        files = [file for file in _files(ledger, round_id) if _standing(file, wanted, about)]
        if not files:
            raise UnknownNameError(
                f"No waiver of {wanted.name} names {about}.", now="`skjonn check --show-waived` shows what is waived."
            )
        file = _only(files, f"{wanted.name} is waived for {about}")
        return file.plan([Removal("waivers", placed.number) for placed in _standing(file, wanted, about)])

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


def _file_with_finding(
    ledger: Ledger[ResolvedRound], rule: Rule, about: str, round_id: str | None, today: date
) -> _File:
    """The file in which a rule finds something about an entry."""
    found = [each for each in diagnose(ledger.files, today=today) if each.code == rule.code]
    names = {each.file for each in found if normalized(each.about) == normalized(about)}
    files = [file for file in _files(ledger, round_id) if display_path(ledger.files.root, file.name) in names]
    if not files:
        others = ", ".join(dict.fromkeys(each.about for each in found))
        raise UnknownNameError(
            f"{rule.name} finds nothing about {about}.",
            now=f"It finds something about {others}." if others else "`skjonn check` shows what is found.",
        )
    return _only(files, f"{rule.name} finds something about {about}")


def _files(ledger: Ledger[ResolvedRound], round_id: str | None) -> list[_File]:
    """The files that are meant."""
    rounds = () if round_id == FRAMES else lookup.rounds(ledger, () if round_id is None else [round_id])
    found = [
        _File(each.file, each.id, each.totals.waivers, partial(planned, ledger, each, named=set())) for each in rounds
    ]
    if round_id in {None, FRAMES}:
        waivers = ledger.frames.placed_waivers if ledger.frames else ()
        found.append(_File(FRAMES, FRAMES, waivers, partial(planned_frames, ledger)))
    return found


def _only(files: Sequence[_File], what: str) -> _File:
    if len(files) > 1:
        what = f"{what} in several {'files' if files[-1].name == FRAMES else 'rounds'}"
        raise UsageError(f"{what}: {', '.join(file.called for file in files)}.", now="Name one with --round.")
    return files[0]


def _standing(file: _File, rule: Rule, about: str) -> list[PlacedWaiver]:
    """The waivers of a rule for an entry in a file."""
    return [
        placed
        for placed in file.waivers
        if (entry := named(placed.entry.rule))
        and entry.rule.code == rule.code
        and normalized(placed.entry.entry) == normalized(about)
    ]


def _filter(round_id: str | None) -> FileFilter:
    """The files that matter; without a round, all of them, since any may hold what is meant."""
    if round_id is None or round_id == FRAMES:
        return ALL_FILES
    return FileFilter([round_id], rounds=[round_id])
