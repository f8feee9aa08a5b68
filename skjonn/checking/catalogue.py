"""All registered rules, found by their files."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, NamedTuple, Self

from skjonn import rules
from skjonn.controls.frame_tree import FrameTree
from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.model.totals import RoundTotals


class Uniqueness(NamedTuple):
    """What a rule on what only one entry of the ledger may have consists of; see `skjonn.rules`.

    Attributes:
        entries: The entries of a round that it is on, as they were read.
        key: The key of one, which no other may have; empty where it has none.
        rough_key: Quicker to make, where there is one: it is equal where the keys are, and may be where they are not.
        duplicate: Says that two have one key; both are with their places.
    """

    entries: Callable[[ResolvedRound], Sequence[Any]]
    key: Callable[[Any], str]
    rough_key: Callable[[Any], bytes] | None
    duplicate: Callable[[Any, Any], Finding]

    @classmethod
    def of(cls, module: ModuleType) -> Self | None:
        """That of a rule's module, if it is on such."""
        if not hasattr(module, "unique_key"):
            return None
        rough_key = getattr(module, "rough_key", None)
        return cls(module.unique_entries, module.unique_key, rough_key, module.duplicate)


class RegisteredRule(NamedTuple):
    """A rule and its checks.

    Attributes:
        rule: The rule.
        check: Checks one round.
        unique: Finds what two entries of the ledger have and only one may.
        check_ledger: Checks the totals of all rounds together.
        check_day: Checks one round that has events after a day.
        check_frames: Checks the frames above the rounds, with the totals of these.
    """

    rule: Rule
    check: Callable[[ResolvedRound], Iterator[Finding]] | None
    unique: Uniqueness | None
    check_ledger: Callable[[Sequence[RoundTotals]], Iterator[Finding]] | None
    check_day: Callable[[ResolvedRound, date], Iterator[Finding]] | None
    check_frames: Callable[[FrameTree], Iterator[Finding]] | None

    @property
    def _checks(self) -> tuple[object, ...]:
        return self.check, self.unique, self.check_ledger, self.check_day, self.check_frames

    @property
    def can_be_waived(self) -> bool:
        """Whether a waiver may accept its findings: not what reading or waiving itself finds."""
        return any(check is not None for check in self._checks)


@cache
def catalogue() -> tuple[RegisteredRule, ...]:
    """Every rule, by code."""
    modules = (import_module(f"{rules.__name__}.{found.name}") for found in iter_modules(rules.__path__))
    entries = (
        RegisteredRule(
            module.RULE,
            getattr(module, "check", None),
            Uniqueness.of(module),
            getattr(module, "check_ledger", None),
            getattr(module, "check_day", None),
            getattr(module, "check_frames", None),
        )
        for module in modules
    )
    return tuple(sorted(entries, key=lambda entry: entry.rule.code))


def chosen(codes: Collection[str]) -> tuple[RegisteredRule, ...]:
    """The rules of some codes, by code."""
    return tuple(entry for entry in catalogue() if entry.rule.code in codes)


def named(name: str) -> RegisteredRule | None:
    """The rule of a name or code, in any case."""
    return _by_name().get(name.strip().casefold())


@cache
def _by_name() -> Mapping[str, RegisteredRule]:
    return {name: entry for entry in catalogue() for name in (entry.rule.code.casefold(), entry.rule.name)}
