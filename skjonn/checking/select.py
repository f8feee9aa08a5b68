"""Choose rules by code, by the beginning of a code, or by name; of several choices that fit, the longest wins."""

from collections.abc import Sequence

from skjonn.model.diagnostic import Rule
from skjonn.model.errors import UnknownNameError
from skjonn.model.settings import Check
from skjonn.places.spelling import Suggester

ALL = "ALL"
"""Stands for every rule; the shortest of all choices."""
READING = "SKJ1"
"""The beginning of the codes of read errors: they are always reported, since without them findings are incomplete."""
ALWAYS = "finds read errors, which are always reported, as errors."
"""What a message says of a rule that cannot be left out or made less severe."""


def is_chosen(rule: Rule, *, settings: Check, asked: Check) -> bool:
    """Whether a rule's findings are reported.

    Args:
        rule: The rule.
        settings: The choice of the ledger's settings.
        asked: The choice of the command line. If it selects any rules, it replaces that of the settings; otherwise it
            leaves out the rules that it ignores, however closely the settings select them.
    """
    if is_of_reading(rule):
        return True
    if asked.select:
        return is_selected(rule, select=asked.select, ignore=asked.ignore)
    is_left_out = is_selected(rule, select=asked.ignore, ignore=())
    return not is_left_out and is_selected(rule, select=settings.select, ignore=settings.ignore)


def is_of_reading(rule: Rule) -> bool:
    """Whether a rule finds read errors, which are always reported, and as errors."""
    return rule.code.startswith(READING)


def is_selected(rule: Rule, *, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a choice includes a rule.

    Args:
        rule: The rule.
        select: Codes (`SKJ204`), beginnings of codes (`SKJ2`), names (`granted-differs`) or `ALL`.
        ignore: What is left out, likewise. If both fit a rule equally closely, it is left out.
    """
    return _fit(rule, select) > _fit(rule, ignore)


def require_known(choices: Sequence[str], rules: Sequence[Rule], *, option: str, leaves_out: bool = False) -> None:
    """Require that every choice fits a rule.

    Args:
        choices: What is chosen or left out.
        rules: All rules.
        option: The option that has the choices.
        leaves_out: Whether the option leaves rules out.

    Raises:
        UnknownNameError: A choice fits no rule, or none that can be left out.
    """
    suggester = rule_suggester(rules)
    for choice in choices:
        if fault := misfit(choice, rules, leaves_out=leaves_out, suggester=suggester):
            raise UnknownNameError(f"{option}: {fault[0]}", now=fault[1])


def misfit(choice: str, rules: Sequence[Rule], *, leaves_out: bool, suggester: Suggester) -> tuple[str, str] | None:
    """What is wrong with a choice that fits no rule, or none that can be left out, and what to do now."""
    fitting = [rule for rule in rules if _fit(rule, [choice]) >= 0]
    if not fitting:
        return f"{choice} is not a rule or the beginning of a code.", suggestion(choice, suggester)
    if leaves_out and all(map(is_of_reading, fitting)):
        return f"{choice} {ALWAYS}", "Remove it."
    return None


def rule_suggester(rules: Sequence[Rule]) -> Suggester:
    """A suggester of names and codes of rules."""
    return Suggester(name for rule in rules for name in (rule.name, rule.code))


def suggestion(word: str, suggester: Suggester) -> str:
    """The rules that were probably meant by a word that fits none, or where to find them."""
    close = suggester(word.casefold(), 3) or suggester(word.upper(), 3)
    return f"Did you mean {' or '.join(close)}?" if close else "`skjonn rules` lists them."


def _fit(rule: Rule, choices: Sequence[str]) -> int:
    """How closely the best of some choices fits a rule: the length that fits, or below zero if none does."""
    return max((_closeness(rule, choice) for choice in choices), default=-1)


def _closeness(rule: Rule, choice: str) -> int:
    if choice.upper() == ALL:
        return 0
    if choice.casefold() == rule.name:
        return len(rule.code)
    return len(choice) if choice and rule.code.startswith(choice.upper()) else -1
