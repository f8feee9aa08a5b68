"""Import tables of every kind beside a check of the ledger that they give, in turn."""

import shutil
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from measure import Run, run
from workload import LAST_DAY, Round

# It lies beside the tests.
sys.path.append(str(Path(__file__).parents[1]))
from support.foreign_files import Rows, as_csv, as_html, as_ods, as_xlsx

KINDS: Mapping[str, Callable[[Rows], bytes]] = {"csv": as_csv, "xlsx": as_xlsx, "ods": as_ods, "html": as_html}
"""What prints rows as a file, by the end of its name."""


@dataclass(slots=True)
class Imported:
    """What an import of some rows cost beside the check of what it wrote, in seconds of all processors, run by run.

    Attributes:
        rows: How many rows were imported.
        imports: What the imports cost.
        checks: What the checks cost.
    """

    rows: int
    imports: list[float] = field(default_factory=list)
    checks: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """The median of how many times as much an import costs as the check after it."""
        return statistics.median(one / other for one, other in zip(self.imports, self.checks, strict=True))


def measure_imports(  # noqa: PLR0913 - the program, what to import, and where
    skjonn: str, rows: int, runs: int, *, seed: int, environment: Mapping[str, str], scratch: Path
) -> Mapping[str, Imported]:
    """Import rows of each kind into a new ledger and check that, in turn, `runs` times.

    Args:
        skjonn: The program's path.
        rows: How many rows.
        runs: How often.
        seed: Another one gives other rows.
        environment: The programs'.
        scratch: A folder for files.

    Raises:
        SystemExit: An import or a check failed; what it said is in it.
    """
    table = list(_rows(rows, seed))
    for kind, print_as in KINDS.items():
        (scratch / f"rows.{kind}").write_bytes(print_as(table))
    found = {kind: Imported(rows) for kind in KINDS}
    ledger = scratch / "imported"
    new = ("--new-round", "2026", "--title", "Prosjektskjønn 2026", "--grantor", "Statsforvalteren")
    for number in range(runs):
        for kind, imported in found.items():
            shutil.rmtree(ledger, ignore_errors=True)
            command = [skjonn, "import", str(scratch / f"rows.{kind}"), *new, "--date", str(LAST_DAY), "--yes"]
            imported.imports.append(_cpu([*command, "--ledger", str(ledger)], environment, scratch))
            check = [skjonn, "check", "--no-cache", "--ledger", str(ledger)]
            imported.checks.append(_cpu(check, environment, scratch))
            sys.stderr.write(f"{rows:,} rows of {kind}, run {number + 1} of {runs}: {imported.ratio:.2f}\n")
    return found


def _rows(number: int, seed: int) -> Iterator[list[str | int]]:
    yield ["Kommune", "Prosjekt", "Samarbeidspartnere", "Søkt beløp", "Tildelt beløp", "Vedtaksdato"]
    for grant in Round(1, LAST_DAY, 1, number, seed).grants():
        partners = ", ".join(grant.partners)
        decided = f"{grant.day:%d.%m.%Y}"
        yield [grant.applicant.name, grant.project, partners, grant.requested, grant.granted, decided]


def _cpu(command: list[str], environment: Mapping[str, str], scratch: Path) -> float:
    done: Run = run(command, environment, scratch=scratch)
    if done.code:
        raise SystemExit(f"{' '.join(command)} ended with {done.code}: {done.errors or done.output}")
    return done.cpu
