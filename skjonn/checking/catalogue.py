"""All rules there are, found by their files."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from skjonn import rules
from skjonn.model.account import Account
from skjonn.model.diagnostic import Finding, Occurrence, Rule


@dataclass(frozen=True, slots=True)
class Uniqueness:
    """What a rule on the whole ledger consists of: see `skjonn.rules`."""

    key_bytes: Callable[[Account], Iterator[bytes]]
    occurrence: Callable[[Account, int], Occurrence]
    duplicate: Callable[[Occurrence, Occurrence], Finding]


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule's card, and what it is run by: `check` for a round, `unique` for the whole ledger, or neither."""

    rule: Rule
    check: Callable[[Account], Iterator[Finding]] | None
    unique: Uniqueness | None

    @property
    def can_be_waived(self) -> bool:
        """Whether a waiver may accept its findings: not what reading or waiving itself finds."""
        return self.check is not None or self.unique is not None


@cache
def catalogue() -> tuple[Entry, ...]:
    """Every rule, by code."""
    modules = (import_module(f"{rules.__name__}.{found.name}") for found in iter_modules(rules.__path__))
    entries = (
        Entry(
            module.RULE,
            getattr(module, "check", None),
            Uniqueness(module.key_bytes, module.occurrence, module.duplicate) if hasattr(module, "key_bytes") else None,
        )
        for module in modules
    )
    return tuple(sorted(entries, key=lambda entry: entry.rule.code))


def chosen(codes: Collection[str]) -> tuple[Entry, ...]:
    """The rules of some codes, by code."""
    return tuple(entry for entry in catalogue() if entry.rule.code in codes)


def named(name: str) -> Entry | None:
    """The rule of a name or code, in any case."""
    wanted = name.strip().casefold()
    return next((entry for entry in catalogue() if wanted in {entry.rule.code.casefold(), entry.rule.name}), None)
