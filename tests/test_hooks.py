"""What other repositories take from here: the hook for pre-commit, and the action for GitHub."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ledgers import ROOT, SHIPPED

HOOK = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
ACTION = (ROOT / ".github" / "actions" / "check" / "action.yml").read_text("utf-8")
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="bash and its paths are needed")


@pytest.mark.parametrize(
    ("file", "is_of_a_ledger"),
    [
        ("ledger/2020.toml", True),
        ("ledger/skjonn.toml", True),
        ("ledger/east/2020.toml", True),
        ("north/ledger/2020.toml", True),
        ("pyproject.toml", False),
        ("ledger.toml", False),
        ("ledger/round.schema.json", False),
        ("my-ledger/2020.toml", False),
    ],
)
def test_the_hook_is_run_for_the_files_of_a_ledger(file: str, *, is_of_a_ledger: bool) -> None:
    (pattern,) = re.findall(r"^  files: (.*)$", HOOK, re.MULTILINE)
    assert bool(re.search(pattern, file)) is is_of_a_ledger


def run(entry: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in a folder, where `skjonn` is the package under test."""
    assert BASH is not None
    program = f'skjonn() {{ {shlex.quote(sys.executable)} -m skjonn "$@"; }}\n{entry}'
    variables = {**os.environ, "SKJONN_TODAY": "2026-11-24", **environment}
    return subprocess.run(
        [BASH, "-eo", "pipefail", "-c", program], cwd=folder, env=variables, capture_output=True, check=False
    )


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "2020.toml").write_text(SHIPPED.replace("granted = 4_000_000", "granted = 400_000"), "utf-8")
    return tmp_path


@needs_bash
def test_the_hook_checks_the_ledger_of_the_files_it_is_given(wrong: Path) -> None:
    (entry,) = re.findall(r"^  entry: (.*)$", HOOK, re.MULTILINE)
    ran = run(f"{entry} ledger/2020.toml", wrong)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "SKJ204" in ran.stdout.decode()
    assert run(f"{entry} ledger/2020.toml", ROOT).returncode == 0


@needs_bash
def test_the_action_annotates_the_lines_of_a_pull_request_and_writes_sarif_where_it_is_wanted(wrong: Path) -> None:
    check = re.findall(r"^      run: (.*)$", ACTION, re.MULTILINE)[-1]
    ran = run(check, wrong, LEDGER="ledger", OPTIONS="", SARIF="")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.decode().startswith("::error title=SKJ204 granted-differs,file=ledger/2020.toml,line=16,")
    assert [path.name for path in wrong.iterdir()] == ["ledger"]
    ran = run(check, wrong, LEDGER="ledger", OPTIONS="--ignore SKJ2 --strict", SARIF="the findings.sarif")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    assert '"version": "2.1.0"' in (wrong / "the findings.sarif").read_text("utf-8")


def test_the_action_hands_every_input_on() -> None:
    inputs = re.findall(r"^  ([a-z-]+):$", ACTION.partition("runs:")[0].partition("inputs:")[2], re.MULTILINE)
    assert set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", ACTION)) == set(inputs)
    assert len(inputs) == 4
