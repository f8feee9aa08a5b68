"""All rules, found by their files."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from skjonn import rules
from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.model.totals import RoundTotals
from skjonn.model.uniqueness import Uniqueness

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree


class RegisteredRule(NamedTuple):
    """A rule and its checks.

    Attributes:
        rule: The rule.
        check: Checks one round.
        unique: Finds entries of the ledger with the same key.
        check_ledger: Checks the totals of all rounds together.
        check_day: Checks one round that has events after a day.
        check_frames: Checks the frames above the rounds, with the totals of the rounds.
    """

    rule: Rule
    check: Callable[[ResolvedRound], Iterator[Finding]] | None
    unique: Uniqueness | None
    check_ledger: Callable[[Sequence[RoundTotals]], Iterator[Finding]] | None
    check_day: Callable[[ResolvedRound, date], Iterator[Finding]] | None
    check_frames: "Callable[[FrameTree], Iterator[Finding]] | None"

    @property
    def can_be_waived(self) -> bool:
        """Whether a waiver may accept its findings; not if they are read errors or about waivers."""
        _, *checks = self
        return any(check is not None for check in checks)


@cache
def catalogue() -> tuple[RegisteredRule, ...]:
    """Every rule, by code."""
    modules = (import_module(f"{rules.__name__}.{found.name}") for found in iter_modules(rules.__path__))
    entries = (
        RegisteredRule(
            module.RULE,
            getattr(module, "check", None),
            _uniqueness(module),
            getattr(module, "check_ledger", None),
            getattr(module, "check_day", None),
            getattr(module, "check_frames", None),
        )
        for module in modules
    )
    return tuple(sorted(entries, key=lambda entry: entry.rule.code))


def _uniqueness(module: ModuleType) -> Uniqueness | None:
    """The `Uniqueness` of a rule's module, if it has one."""
    if not hasattr(module, "unique_key"):
        return None
    rough_key = getattr(module, "rough_key", None)
    return Uniqueness(module.unique_entries, module.unique_key, rough_key, module.duplicate)


def chosen(codes: Collection[str]) -> tuple[RegisteredRule, ...]:
    """The rules with some codes, by code."""
    return tuple(entry for entry in catalogue() if entry.rule.code in codes)


def unique_rules(codes: Collection[str]) -> tuple[Uniqueness, ...]:
    """The `Uniqueness` of each rule with one of some codes that has one, by code."""
    return tuple(entry.unique for entry in chosen(codes) if entry.unique is not None)


def named(name: str) -> RegisteredRule | None:
    """The rule with a name or code, in letters of any case."""
    return _by_name().get(name.strip().casefold())


@cache
def _by_name() -> Mapping[str, RegisteredRule]:
    return {name: entry for entry in catalogue() for name in (entry.rule.code.casefold(), entry.rule.name)}
