"""Which rules are chosen: by code, by the beginning of a code, or by name; of several that fit, the longest wins."""

from collections.abc import Sequence

from skjonn.model.diagnostic import Rule
from skjonn.model.errors import UnknownNameError
from skjonn.model.settings import Check
from skjonn.places.spelling import Suggester

ALL = "ALL"
"""Stands for every rule; the shortest of all choices."""
READING = "SKJ1"
"""How the codes begin of what is always reported: read errors, for which no other finding is complete."""
ALWAYS = "is a fault of reading, which is always reported, and as an error."
"""What is said of a rule that is to be left out or made less grave, and cannot."""


def is_chosen(rule: Rule, *, settings: Check, asked: Check) -> bool:
    """Whether a rule's findings are reported.

    Args:
        rule: The rule.
        settings: What the ledger's settings lookup.
        asked: What is asked for beside them. What it selects takes the place of their whole choice; where it selects
            nothing, it leaves out what it ignores, however closely they choose it.
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
    """Whether a choice is for a rule.

    Args:
        rule: The rule.
        select: What is chosen: codes (`SKJ204`), beginnings of codes (`SKJ2`), names (`granted-differs`) or `ALL`.
        ignore: What is left out, likewise. Where both fit a rule equally well, it is left out.
    """
    return _fit(rule, select) > _fit(rule, ignore)


def require_known(choices: Sequence[str], rules: Sequence[Rule], *, option: str, leaves_out: bool = False) -> None:
    """See that every choice means a rule.

    Args:
        choices: What is chosen or left out.
        rules: All there are.
        option: The option that says so.
        leaves_out: Whether it is left out.

    Raises:
        UnknownNameError: One does not; with what was probably meant.
    """
    suggester = rule_suggester(rules)
    for choice in choices:
        if fault := misfit(choice, rules, leaves_out=leaves_out, suggester=suggester):
            raise UnknownNameError(f"{option}: {fault[0]}", now=fault[1])


def misfit(choice: str, rules: Sequence[Rule], *, leaves_out: bool, suggester: Suggester) -> tuple[str, str] | None:
    """What is wrong with a choice that means no rule, or none that can be left out; and what to do now."""
    fitting = [rule for rule in rules if _fit(rule, [choice]) >= 0]
    if not fitting:
        return f"{choice} is not a rule or the beginning of a code.", suggestion(choice, suggester)
    if leaves_out and all(map(is_of_reading, fitting)):
        return f"{choice} {ALWAYS}", "Take it out."
    return None


def rule_suggester(rules: Sequence[Rule]) -> Suggester:
    """Suggests names and codes of rules."""
    return Suggester(name for rule in rules for name in (rule.name, rule.code))


def suggestion(word: str, suggester: Suggester) -> str:
    """What was probably meant by a word that means no rule, or where to look."""
    close = suggester(word.casefold(), 3) or suggester(word.upper(), 3)
    return f"Did you mean {' or '.join(close)}?" if close else "`skjonn rules` lists them."


def _fit(rule: Rule, choices: Sequence[str]) -> int:
    """How closely the best of some choices fits a rule: the length of what fits, below zero where none does."""
    return max((_closeness(rule, choice) for choice in choices), default=-1)


def _closeness(rule: Rule, choice: str) -> int:
    if choice.upper() == ALL:
        return 0
    if choice.casefold() == rule.name:
        return len(rule.code)
    return len(choice) if choice and rule.code.startswith(choice.upper()) else -1
