"""What was measured, as Markdown."""

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare import Comparison, Trial
from imports import Imported
from programs import BASE, Start

IMPORT_AT_MOST, IMPORT_ROWS = 3, 100_000
"""How many times as much as a check an import of so many rows may cost."""
_VERDICTS = ("At most", "Met", "Aim", "Reached")
MEGABYTE = 1_000_000
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached.

    Attributes:
        what: In words.
        at_most: A ratio of two tasks' times for a grant; megabytes of memory where there is no other task.
        task: The task and the number of grants that are measured.
        other: Those that they are compared with.
        reach: What is aimed at beyond the target, if anything is.
    """

    what: str
    at_most: float
    task: tuple[str, int]
    other: tuple[str, int] | None = None
    reach: float | None = None


TARGETS = (
    Target("check of 1,000,000 ÷ ledger balance", 1.0, ("skjonn check", MILLION), (BASE, MILLION), 0.5),
    Target("check of 1,000,000 ÷ hledger check", 0.2, ("skjonn check", MILLION), ("hledger check", MILLION), 0.15),
    Target("check of 1,000,000, peak MB", 400, ("skjonn check", MILLION), reach=150),
    Target("check of 100,000 ÷ ledger balance", 1.5, ("skjonn check", 100_000), (BASE, 100_000), 1.0),
    Target(
        "check of 1,000,000 with a file changed ÷ the first",
        0.15,
        ("skjonn check, a file changed", MILLION),
        ("skjonn check", MILLION),
        0.12,
    ),
    Target("summary ÷ check, 1,000,000", 1.0, ("skjonn summary", MILLION), ("skjonn check", MILLION)),
    Target("check, a grant of 1,000,000 ÷ one of 10,000", 1.1, ("skjonn check", MILLION), ("skjonn check", 10_000)),
    Target("award add to 1,000,000 ÷ check of them", 0.25, ("skjonn award add", MILLION), ("skjonn check", MILLION)),
    Target("the same, with a cache", 0.02, ("skjonn award add", MILLION), ("skjonn check", MILLION)),
)


def report(
    about: str,
    comparisons: Sequence[Comparison],
    starts: Mapping[Start, float],
    imports: Sequence[Mapping[str, Imported]] = (),
) -> str:
    """All tables.

    Args:
        about: What stands above them: the machine, the versions, the runs.
        comparisons: Of several comparisons of as many grants, the targets are those of the first.
        starts: The seconds of each small thing.
        imports: For each number of rows, what imports of each kind cost.
    """
    parts = [about, *map(_workload, comparisons), *map(_imports, imports)]
    if starts:
        parts.append(_starts(starts))
    if targets := list(_targets(comparisons)):
        parts.append(_table("Targets", ("What", "Measured", *_VERDICTS), targets))
    return "\n".join(parts)


def _workload(found: Comparison) -> str:
    files = "1 file" if found.files == 1 else f"{found.files:,} files"
    events = {0: "", 1: ", an event an award"}.get(found.events, f", {found.events} events an award")
    title = f"{found.grants:,} grants, {files}{events}"
    head = ("Task", "Runs", "Seconds", "Least to most", "CPU s", "µs a grant", f"÷ {BASE}", "Peak MB")
    base = found.trials.get(BASE)
    rows = (_trial(name, trial, base, found.grants) for name, trial in found.trials.items())
    faults = "".join(f"\n**{name}** {trial.fault}\n" for name, trial in found.trials.items() if trial.fault)
    return _table(title, head, rows) + _agreement(found) + faults


def _trial(name: str, trial: Trial, base: Trial | None, grants: int) -> tuple[str, ...]:
    if not trial.runs:
        return (name, "0", *[""] * 6)
    times = [one.seconds for one in trial.runs]
    return (
        name,
        str(len(times)),
        f"{trial.seconds:.3f}",
        f"{min(times):.3f} to {max(times):.3f}",
        f"{trial.cpu:.3f}",
        f"{trial.seconds / grants * 1e6:,.1f}",
        f"{trial.seconds / base.seconds:.2f}" if base and base.runs else "",
        f"{trial.peak / MEGABYTE:,.0f}",
    )


def _agreement(found: Comparison) -> str:
    names = [name for name, trial in found.trials.items() if trial.sums is not None and not trial.fault]
    if found.sums is None or len(names) < 2:
        return "\nNo two programs gave sums to compare.\n"
    total = sum(found.sums.values())
    return f"\nThe same sums for {len(found.sums)} regions, {total:,} kr in all: {', '.join(names)}.\n"


def _starts(starts: Mapping[Start, float]) -> str:
    base = next(iter(starts.values()))
    rows = (
        (
            start.name,
            f"{seconds * 1000:.1f}",
            f"{seconds / base:.1f}",
            *_verdict(seconds / base, start.at_most),
            *_verdict(seconds / base, start.reach),
        )
        for start, seconds in starts.items()
    )
    return _table("Start-up", ("What", "ms", "÷ `python -c pass`", *_VERDICTS), rows)


def _imports(found: Mapping[str, Imported]) -> str:
    rows, *_ = (imported.rows for imported in found.values())
    head = ("Kind", "Runs", "Import, CPU s", "Check, CPU s", "Import ÷ check", "At most", "Met")
    lines = (
        (
            kind,
            str(len(imported.imports)),
            f"{statistics.median(imported.imports):.2f}",
            f"{statistics.median(imported.checks):.2f}",
            f"{imported.ratio:.2f}",
            *_verdict(imported.ratio, IMPORT_AT_MOST if rows >= IMPORT_ROWS else None),
        )
        for kind, imported in found.items()
    )
    return _table(f"Import of {rows:,} rows", head, lines)


def _targets(comparisons: Sequence[Comparison]) -> Iterator[tuple[str, ...]]:
    trials: dict[tuple[str, int], Trial] = {}
    for found in comparisons:
        for name, trial in found.trials.items():
            if trial.runs and not found.events:
                trials.setdefault((name, found.grants), trial)
    for target in TARGETS:
        value = _measured(target, trials)
        if value is not None:
            shown = f"{value:.2f}" if target.other else f"{value:,.0f}"
            yield target.what, shown, *_verdict(value, target.at_most), *_verdict(value, target.reach)


def _measured(target: Target, trials: Mapping[tuple[str, int], Trial]) -> float | None:
    """The figure to compare with a target; `None` if a task was not run."""
    trial = trials.get(target.task)
    if trial is None:
        return None
    if target.other is None:
        return trial.peak / MEGABYTE
    other = trials.get(target.other)
    return (trial.seconds / target.task[1]) / (other.seconds / target.other[1]) if other else None


def _verdict(value: float, at_most: float | None) -> tuple[str, str]:
    return ("", "") if at_most is None else (f"{at_most:g}", "yes" if value <= at_most else "no")


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is text and whose others are figures."""
    rule = ("---", *("--:" for _ in head[1:]))
    lines = "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))
    return f"### {title}\n\n{lines}"
