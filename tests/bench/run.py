"""Measure skjonn beside its peers: the same grants, in turn, in one run.

    python tests/bench/run.py --grants 14,1000,10000,100000 --runs 5

README.md, in this folder, says what is measured and how to read it.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from compare import Bench, Budget, Comparison
from imports import measure_imports
from programs import TASKS, Installed
from report import report
from workload import PER_ROUND, SEED

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "ledger"
README = HERE / "README.md"
MARKS = ("<!-- begin: written by run.py --readme -->\n", "<!-- end -->\n")


def main() -> int:
    """Measure and print.

    Returns:
        1 where a program failed or two did not agree, else 0.
    """
    given = _arguments()
    path = os.pathsep.join([*given.path, str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    installed = Installed.find(sys.executable, path)
    with _scratch(given.work) as work, tempfile.TemporaryDirectory() as scratch:
        environment = {
            "PATH": path,
            # No settings and no caches but those of this run.
            "HOME": scratch,
            "XDG_CACHE_HOME": str(Path(scratch, "caches")),
            "BEANCOUNT_DISABLE_LOAD_CACHE": "1",
            "LC_ALL": "C.UTF-8",
        }
        bench = Bench(
            installed, installed.tasks(given.task), environment, Path(scratch), Budget(time.monotonic() + given.seconds)
        )
        starts = bench.starts(SHIPPED, given.startup_runs) if given.startup_runs else {}
        comparisons = list(_comparisons(bench, given, work))
        imports = [
            measure_imports(
                installed.paths["skjonn"],
                rows,
                given.runs,
                seed=given.seed,
                environment=environment,
                scratch=Path(scratch),
            )
            for rows in given.rows
        ]
        text = report(_about(bench, given), comparisons, starts, imports)
    sys.stdout.write(text)
    if given.readme:
        before, _, rest = README.read_text("utf-8").partition(MARKS[0])
        README.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{rest.partition(MARKS[1])[2]}", "utf-8")
    return int(any(trial.fault for found in comparisons for trial in found.trials.values()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure skjonn beside its peers, as a Markdown table.")
    add = parser.add_argument
    add("--grants", type=_numbers, default=(14, 1_000, 10_000), help="such as 14,1000 (14,1000,10000)")
    add("--per-round", type=_numbers, default=(PER_ROUND,), help="grants in a file, one shape or several (1000)")
    add("--events", type=_numbers, default=(0,), help="events an award, one number or several of 0 to 5 (0)")
    add("--rows", type=_numbers, default=(), help="import tables of so many rows, such as 1000,100000 (none)")
    add("--runs", type=int, default=5, help="how often each task is timed (%(default)s)")
    add("--startup-runs", type=int, default=20, help="how often each start-up is timed (%(default)s)")
    add("--seconds", type=float, default=float("inf"), help="begin no run that would end after so long")
    add("--path", action="append", default=[], metavar="DIR", help="look for programs here first; may be repeated")
    add("--work", type=Path, metavar="DIR", help="keep the workloads here and take those that are there")
    add("--task", action="append", default=[], choices=[task.name for task in TASKS], help="only this; may be repeated")
    add("--seed", type=int, default=SEED, help="another one gives other grants (%(default)s)")
    add("--readme", action="store_true", help="put the tables into README.md, too")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


@contextmanager
def _scratch(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        yield kept
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _comparisons(bench: Bench, given: argparse.Namespace, work: Path) -> Iterator[Comparison]:
    shapes = dict.fromkeys(
        (grants, min(size, grants), events)
        for grants in sorted(given.grants)
        for size in given.per_round
        for events in given.events
    )
    for grants, size, events in shapes:
        folder = work / f"{grants}-{size}-{events}-{given.seed}"
        if not folder.exists():
            options = (f"--grants={grants}", f"--per-round={size}", f"--events={events}", f"--seed={given.seed}")
            _generate(folder, options)
        yield bench.compare(folder, grants=grants, events=events, runs=given.runs)
        if given.work is None:
            shutil.rmtree(folder)


def _generate(folder: Path, options: tuple[str, ...]) -> None:
    """Write a workload under a name that it has only when it is whole.

    In a process of its own: what this one takes at most would be counted as a program's, see `measure.run`.
    """
    unfinished = folder.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    subprocess.run([sys.executable, HERE / "generate.py", unfinished, *options], check=True)
    unfinished.rename(folder)


def _about(bench: Bench, given: argparse.Namespace) -> str:
    """The machine, the versions and the runs."""
    installed = bench.installed
    versions = ", ".join(f"{name} {_version(path)}" for name, path in installed.paths.items())
    missing = f" Not here, and so not measured: {', '.join(installed.missing)}." if installed.missing else ""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"Medians of {given.runs} runs in turn, {given.startup_runs} for start-up; seed {given.seed}. "
        f"{processors} processors, {platform.system()} {platform.machine()}, "
        f"{platform.python_implementation()}. {versions}.{missing}\n"
    )


def _version(program: str) -> str:
    shown = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+(\.\d+)+", shown)
    return found[0] if found else "of unknown version"


if __name__ == "__main__":
    sys.exit(main())
