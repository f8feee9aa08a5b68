"""Let programs do the same in turn, several times, and hold what they answer against each other."""

import os
import shutil
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from measure import Run, run
from programs import CHECK, OPEN_ROUND, STARTS, Installed, Start, Sums, Task


@dataclass(slots=True)
class Trial:
    """A task's runs on one workload.

    Attributes:
        task: The task.
        runs: Its timed runs.
        peak: Bytes of memory at most in any run.
        sums: The sums of the regions that it gave.
        fault: Why it was given up; empty where it was not.
    """

    task: Task
    runs: list[Run] = field(default_factory=list)
    peak: int = 0
    sums: Sums | None = None
    fault: str = ""

    @property
    def seconds(self) -> float:
        """The median time of a run."""
        return statistics.median(one.seconds for one in self.runs)

    @property
    def cpu(self) -> float:
        """The median time of processors."""
        return statistics.median(one.cpu for one in self.runs)

    def take(self, one: Run, expected: Sums | None, *, is_timed: bool) -> None:
        """Take a run in, or give the task up where it failed or its sums are not those expected."""
        if one.code:
            last = (one.errors.strip() or one.output.strip()).rpartition("\n")[2]
            self.fault = f"ended with {one.code}: {last}"
            return
        if self.task.sums is not None:
            self.sums = self.task.sums(one.output)
            self.fault = _disagreement(self.sums, self.sums if expected is None else expected)
        self.peak = max(self.peak, one.peak)
        if is_timed:
            self.runs.append(one)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of one workload; `events` is how many events each of its awards has."""

    grants: int
    files: int
    events: int
    trials: Mapping[str, Trial]

    @property
    def sums(self) -> Sums | None:
        """The sums of the regions, from the first task that gave any."""
        return next((trial.sums for trial in self.trials.values() if trial.sums is not None), None)


@dataclass(slots=True)
class Budget:
    """The time there is for all: no run is begun that would probably end after it.

    Attributes:
        end: When it is over, by the clock that only goes forward.
        pace: Seconds a grant that each task took in its last run.
    """

    end: float
    pace: dict[str, float] = field(default_factory=dict)

    def allows(self, task: Task, grants: int) -> bool:
        """Whether a run of a task will probably end in time."""
        return time.monotonic() + self.pace.get(task.name, 0) * grants < self.end


@dataclass(frozen=True, slots=True)
class Bench:
    """What all runs share.

    Attributes:
        installed: The programs.
        tasks: What they are to do.
        environment: Theirs, and nothing of the caller's.
        scratch: A folder for their output.
        budget: The time there is.
    """

    installed: Installed
    tasks: Sequence[Task]
    environment: Mapping[str, str]
    scratch: Path
    budget: Budget

    @property
    def caches(self) -> Path:
        """The folder for skjonn's cache."""
        return Path(self.environment["XDG_CACHE_HOME"])

    def compare(self, folder: Path, *, grants: int, events: int, runs: int) -> Comparison:
        """Do every task on a workload: all of them in turn, `runs` times, then ours with their memory watched.

        Args:
            folder: The workload's.
            grants: How many it has.
            events: How many events each award has.
            runs: How often each is timed.
        """
        files = sum(1 for _ in (folder / "ledger").glob("*.toml"))
        found = Comparison(grants, files, events, {task.name: Trial(task) for task in self.tasks})
        for number in range(runs):
            _say(f"{grants:,} grants, run {number + 1} of {runs}")
            for trial in found.trials.values():
                self._attempt(trial, found, folder, is_timed=True)
        for trial in found.trials.values():
            if trial.task.is_ours:
                self._attempt(trial, found, folder, is_timed=False)
        return found

    def _attempt(self, trial: Trial, found: Comparison, folder: Path, *, is_timed: bool) -> None:
        task = trial.task
        if trial.fault or not self.budget.allows(task, found.grants):
            return
        self._prepare_cache(task, folder)
        with _open_round(folder / "ledger" / "open.toml", needed=task.needs_open_round), _changed(folder, task):
            command = self.installed.command(task, folder)
            one = run(command, self.environment, scratch=self.scratch, is_watched=not is_timed)
        self.budget.pace[task.name] = one.seconds / found.grants
        trial.take(one, found.sums, is_timed=is_timed)
        _say(f"  {task.name}: {one.seconds:.2f} s{'' if is_timed else ', memory watched'} {trial.fault}")

    def _prepare_cache(self, task: Task, folder: Path) -> None:
        """Empty skjonn's cache, or have a check fill it where it is to be full and the one before was another task."""
        if not task.is_second:
            shutil.rmtree(self.caches, ignore_errors=True)
        elif not self.caches.exists():
            run(self.installed.command(replace(task, command=CHECK), folder), self.environment, scratch=self.scratch)

    def starts(self, ledger: Path, runs: int) -> Mapping[Start, float]:
        """The median time of each small thing in seconds, asked in turn, `runs` times.

        Raises:
            SystemExit: One of them failed; its name and what it said are in it.
        """
        starts = [start for start in STARTS if start.command[0] in self.installed.paths]
        seconds: dict[Start, list[float]] = {start: [] for start in starts}
        _say(f"start-up, {runs} runs")
        for _ in range(runs):
            for start in starts:
                environment = {**self.environment, "SKJONN_LEDGER": str(ledger), **start.variables}
                one = run(self.installed.command(start), environment, scratch=self.scratch)
                if one.code or start.says not in one.output:
                    raise SystemExit(f"{start.name} ended with {one.code}: {one.output}{one.errors}")
                seconds[start].append(one.seconds)
        return {start: statistics.median(times) for start, times in seconds.items()}


@contextmanager
def _open_round(path: Path, *, needed: bool) -> Iterator[None]:
    if not needed:
        yield
        return
    path.write_text(OPEN_ROUND, encoding="utf-8")
    try:
        yield
    finally:
        path.unlink()


@contextmanager
def _changed(folder: Path, task: Task) -> Iterator[None]:
    """The ledger with its first file changed, in another way each time; with the same content afterwards."""
    if not task.changes_a_file:
        yield
        return
    path = min((folder / "ledger").glob("*.toml"))
    size = path.stat().st_size
    with path.open("a", encoding="utf-8") as file:
        file.write(f"# {time.time_ns()}\n")
    try:
        yield
    finally:
        os.truncate(path, size)


def _disagreement(sums: Sums, expected: Sums) -> str:
    """Where two programs' sums differ, in words; empty where they do not."""
    off: Sequence[str] = sorted(name for name in sums.keys() | expected.keys() if sums.get(name) != expected.get(name))
    return f"other sums: {off[0]} {sums.get(off[0])}, not {expected.get(off[0])}" if off else ""


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")
