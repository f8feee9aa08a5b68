"""The programs that are measured: how each is called, and how the sums of the regions are read from what it prints."""

import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workload import account_part

Sums = Mapping[str, int]
"""Kroner granted by county, the counties as they stand in an account."""

OPEN_ROUND = """\
[round]
id = "open"
title = "Prosjektskjønn 2026, åpen runde"
grantor = "Statsforvalteren i Oslo"
date = 2026-06-30

[frame]
limit = 8_000_000
"""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that a program is asked to do with a workload.

    Attributes:
        name: What it is called in a table.
        command: The program's name and its arguments, with `{ledger}`, `{journal}` and `{beancount}` for their places.
        sums: Reads the sums of the regions from what it prints; absent where it prints none.
        needs_open_round: Whether a round must be open for it; it is there for this task alone.
        is_second: Whether skjonn's cache is as the first check left it; else it is empty.
        changes_a_file: Whether one file of the ledger is changed before.
    """

    name: str
    command: tuple[str, ...]
    sums: Callable[[str], Sums] | None = None
    needs_open_round: bool = False
    is_second: bool = False
    changes_a_file: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether it is skjonn's, which may run in several processes."""
        return self.command[0] == "skjonn"


def _sums_in_text(text: str) -> Sums:
    """From `2437940000 NOK  Expenses:Viken`."""
    return {county: int(amount) for amount, county in re.findall(r"(-?\d+) NOK  Expenses:(\S+)", text)}


def _sums_in_csv(text: str) -> Sums:
    """From `Expenses:Viken,2437940000`."""
    return {county: int(amount) for county, amount in re.findall(r"Expenses:(\S+), *(-?\d+)", text)}


def _sums_in_json(text: str) -> Sums:
    return {account_part(row["region"]): row["granted"] for row in json.loads(text)["rows"]}


BASE = "ledger balance"
"""The task that all others are held against."""

CHECK = ("skjonn", "check", "--ledger", "{ledger}")

TASKS = (
    Task(
        BASE,
        (
            *("ledger", "--args-only", "-f", "{journal}", "balance", "--depth", "2", "--no-total"),
            *("--balance-format", "%(display_total)  %(account)\n", "Expenses"),
        ),
        _sums_in_text,
    ),
    Task("hledger check", ("hledger", "check", "-f", "{journal}")),
    Task(
        "hledger balance",
        ("hledger", "balance", "-f", "{journal}", "--depth", "2", "--flat", "--no-total", "Expenses"),
        _sums_in_text,
    ),
    Task("bean-check", ("bean-check", "--no-cache", "{beancount}")),
    Task(
        "bean-query",
        (
            *("bean-query", "-f", "csv", "{beancount}"),
            "SELECT root(account, 2), sum(number) WHERE account ~ '^Expenses:' GROUP BY root(account, 2)",
        ),
        _sums_in_csv,
    ),
    Task("skjonn check", CHECK),
    Task("skjonn check, nothing changed", CHECK, is_second=True),
    Task("skjonn check, a file changed", CHECK, is_second=True, changes_a_file=True),
    Task("skjonn summary", ("skjonn", "summary", "--ledger", "{ledger}", "--format", "json"), _sums_in_json),
    Task(
        "skjonn award add",
        (
            *("skjonn", "award", "add", "--ledger", "{ledger}", "--round", "open", "--municipality", "Oslo"),
            *("--project", "Lett å måle", "--granted", "350 000"),
        ),
        needs_open_round=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Start:
    """A small thing that a program is asked, where starting is most of what it costs.

    Attributes:
        name: What it is called in a table.
        command: The program's name and its arguments.
        says: What must stand in its answer.
        at_most: The target in multiples of the first, where there is one.
        complete: The words of a line whose last one is to be completed, if that is the task.
        reach: What is aimed at beyond the target, if anything is.
    """

    name: str
    command: tuple[str, ...]
    says: str = ""
    at_most: float | None = None
    complete: tuple[str, ...] = ()
    reach: float | None = None

    @property
    def variables(self) -> dict[str, str]:
        """What bash sets to ask for a completion."""
        if not self.complete:
            return {}
        position = str(len(self.complete) - 1)
        return {"_SKJONN_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(self.complete), "COMP_CWORD": position}


STARTS = (
    Start("`python -c pass`", ("python", "-c", "pass")),
    Start("`skjonn --version`", ("skjonn", "--version"), ".", 6.5),
    Start("`skjonn --help`", ("skjonn", "--help"), "summary", 8),
    Start("completion of a command", ("skjonn",), "summary", 6.5, ("skjonn", "su")),
    Start(
        "completion of a municipality", ("skjonn",), "Kongsberg", 8, ("skjonn", "award", "list", "--municipality", "Ko")
    ),
    Start("`skjonn check`, the shipped ledger", ("skjonn", "check"), "no errors", 12, reach=10),
    Start("`skjonn summary`, the shipped ledger", ("skjonn", "summary"), "Viken", 15, reach=10),
)


@dataclass(frozen=True, slots=True)
class Installed:
    """The programs that there are: their paths by name, and their versions by package."""

    paths: Mapping[str, str]
    missing: tuple[str, ...]

    @classmethod
    def find(cls, python: str, path: str) -> "Installed":
        """Look for every program that a task names.

        Args:
            python: The interpreter.
            path: Where the others are looked for, in the form of `PATH`.
        """
        names = dict.fromkeys(task.command[0] for task in TASKS)
        found = {name: place for name in names if (place := shutil.which(name, path=path))}
        return cls({**found, "python": python}, tuple(name for name in names if name not in found))

    def tasks(self, names: Sequence[str]) -> tuple[Task, ...]:
        """The tasks whose programs are there, all or those of some names."""
        return tuple(task for task in TASKS if task.command[0] in self.paths and task.name in (names or {task.name}))

    def command(self, task: Task | Start, folder: Path | None = None) -> list[str]:
        """A task's command line.

        Args:
            task: The task; its program is one that is there.
            folder: That of the workload.
        """
        folder = folder or Path()
        places = {
            "{ledger}": str(folder / "ledger"),
            "{journal}": str(folder / "grants.journal"),
            "{beancount}": str(folder / "grants.beancount"),
        }
        program, *arguments = task.command
        return [self.paths[program], *(places.get(word, word) for word in arguments)]
