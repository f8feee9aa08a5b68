"""The settings on rules: which run, the severity of each, and names that mean no rule."""

from collections.abc import Iterator, Mapping
from typing import Literal

from skjonn.checking.catalogue import catalogue, chosen, named
from skjonn.checking.select import ALWAYS, is_chosen, is_of_reading, misfit, rule_suggester
from skjonn.model.characters import misleading
from skjonn.model.diagnostic import At, Finding, Severity
from skjonn.model.settings import NO_CHOICE, SETTINGS, Check, Settings
from skjonn.rules import skj109_duplicate_id, skj112_unknown_rule, skj113_duplicate_round, skj501_waiver_unused

_ON_IDS = (skj109_duplicate_id.RULE, skj113_duplicate_round.RULE)
"""The rules whose findings depend only on files with the ids of a change; these are read for it anyway."""


def chosen_codes(settings: Settings, asked: Check) -> frozenset[str]:
    """The codes of the rules that run; for `asked` see `is_chosen`."""
    rules = (entry.rule for entry in catalogue())
    return frozenset(rule.code for rule in rules if is_chosen(rule, settings=settings.check, asked=asked))


def severities(settings: Settings) -> Mapping[str, Severity]:
    """The severity of each rule's findings, by code."""
    found: dict[str, Severity] = {entry.rule.code: entry.rule.severity for entry in catalogue()}
    for name, severity in settings.severity:
        entry = named(name)
        if entry is not None and not is_of_reading(entry.rule):
            found[entry.rule.code] = severity
    return found


def rule_severities(settings: Settings) -> Mapping[str, Severity | Literal["off"]]:
    """The same, with `off` for rules that do not run."""
    running = chosen_codes(settings, NO_CHOICE)
    return {code: severity if code in running else "off" for code, severity in severities(settings).items()}


def may_refuse_for_other_files(settings: Settings) -> bool:
    """Whether a rule can refuse a change to a file because of the contents of any other file."""
    errors = chosen([code for code, severity in rule_severities(settings).items() if severity == "error"])
    return any(
        entry.rule is skj501_waiver_unused.RULE
        or ((entry.unique or entry.check_ledger) is not None and entry.rule not in _ON_IDS)
        for entry in errors
    )


def faults_of_settings(settings: Settings) -> Iterator[Finding]:
    """The findings on names in the settings that fit no rule, or one that cannot be changed."""
    rules = [entry.rule for entry in catalogue()]
    suggester = rule_suggester(rules)
    for key, choices in (("select", settings.check.select), ("ignore", settings.check.ignore)):
        for item, choice in enumerate(choices):
            if fault := misfit(choice, rules, leaves_out=key == "ignore", suggester=suggester):
                yield _finding(choice, *fault, at=At(SETTINGS, "check", key=key, item=item))
    for name, _ in settings.severity:
        entry = named(name)
        at = At(SETTINGS, "severity", key=name, part="key")
        if entry is None:
            # A choice may fit several rules, but a severity is set for one.
            fault = misfit(name, rules, leaves_out=False, suggester=suggester)
            hint = fault[1] if fault else "Write the name or the whole code of one rule."
            yield _finding(name, f"{name} is not a rule.", hint, at=at)
        elif is_of_reading(entry.rule):
            yield _finding(name, f"{name} {ALWAYS}", "Remove it.", at=at)


def _finding(name: str, message: str, hint: str, *, at: At) -> Finding:
    return skj112_unknown_rule.RULE.finding(f"{message}{misleading(name)}", at=at, about=name, hint=hint)
