"""What the type checker refuses: rounds without entries cannot be asked for them."""

import shutil
import subprocess
from pathlib import Path

import pytest

MYPY = shutil.which("mypy")
SOURCE = """\
from skjonn.actions.load import load, load_totals
from skjonn.language import words
from skjonn.model.source import Files
from skjonn.reports.listed import Criteria
from skjonn.reports.listing import listing
from skjonn.reports.rounds import rounds


def report(files: Files) -> None:
    en = words("en")
    rounds(load_totals(files).rounds, en)
    listing(load(files).rounds, en, entries="awards", criteria=Criteria())
    listing(load_totals(files).rounds, en, entries="awards", criteria=Criteria())
    load_totals(files).rounds[0].applications
"""


@pytest.mark.skipif(MYPY is None, reason="mypy comes with the extra `dev`")
def test_a_report_of_entries_takes_no_rounds_without_them(tmp_path: Path) -> None:
    (tmp_path / "report.py").write_text(SOURCE)
    command = [str(MYPY), "--strict", "--cache-dir", str(tmp_path / "cache"), "--no-error-summary", "report.py"]
    ran = subprocess.run(
        command, cwd=tmp_path, env={"MYPYPATH": str(Path(__file__).parents[1])}, capture_output=True, check=False
    )
    errors = [line for line in ran.stdout.decode().splitlines() if line.startswith("report.py")]
    assert [(line.split(":")[1], line.rpartition("[")[2]) for line in errors if " error: " in line] == [
        ("13", "arg-type]"),
        ("14", "attr-defined]"),
    ]
