"""Which rules are chosen: by code, by the beginning of a code, or by name; of several that fit, the longest wins."""

from collections.abc import Sequence
from difflib import get_close_matches

from skjonn.model.diagnostic import Rule
from skjonn.model.errors import UnknownNameError

ALL = "ALL"
"""Stands for every rule; the shortest of all choices."""


def is_selected(rule: Rule, *, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a rule runs.

    Args:
        rule: The rule.
        select: What is chosen: codes (`SKJ204`), beginnings of codes (`SKJ2`), names (`granted-differs`) or `ALL`.
        ignore: What is left out, likewise. Where both fit a rule equally well, it is left out.
    """
    return _fit(rule, select) > _fit(rule, ignore)


def require_known(choices: Sequence[str], rules: Sequence[Rule], *, option: str) -> None:
    """See that every choice means a rule.

    Raises:
        UnknownNameError: One does not; with what was probably meant.
    """
    for choice in choices:
        if not any(_fit(rule, [choice]) >= 0 for rule in rules):
            names = [name for rule in rules for name in (rule.name, rule.code)]
            close = get_close_matches(choice.casefold(), names, 3) or get_close_matches(choice.upper(), names, 3)
            raise UnknownNameError(
                f"{option}: {choice} is no rule, nor the beginning of a code.",
                now=f"Did you mean {' or '.join(close)}?" if close else "`skjonn rules` lists them.",
            )


def _fit(rule: Rule, choices: Sequence[str]) -> int:
    """How closely the best of some choices fits a rule: the length of what fits, below zero where none does."""
    return max((_closeness(rule, choice) for choice in choices), default=-1)


def _closeness(rule: Rule, choice: str) -> int:
    if choice.upper() == ALL:
        return 0
    if choice.casefold() == rule.name:
        return len(rule.code)
    return len(choice) if choice and rule.code.startswith(choice.upper()) else -1
