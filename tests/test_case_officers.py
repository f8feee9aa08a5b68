"""A case officer's day and year, as shell scripts."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.ledgers import is_golden

BASH, GIT = shutil.which("bash"), shutil.which("git")


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    assert GIT is not None
    return subprocess.run([GIT, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def printed(name: str, folder: Path) -> str:
    """What a script shows."""
    people = {"NAME": "A", "EMAIL": "a@example.org"}
    environment = {
        **os.environ,
        **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in people.items()},
        "SKJONN": f"{sys.executable} -m skjonn",
        "SKJONN_TODAY": "2027-06-15",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LC_ALL": "C.UTF-8",
    }
    assert BASH is not None
    ran = subprocess.run(
        [BASH, str(Path(__file__).with_name(name))],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


@pytest.mark.skipif(BASH is None or GIT is None or sys.platform == "win32", reason="needs bash and git")
def test_each_step_of_the_day_is_one_small_change_and_is_told_in_plain_words(tmp_path: Path) -> None:
    shown = printed("case_officers_day.sh", tmp_path)
    # How long the schemas are is not of the day.
    assert is_golden("case-officers-day", re.sub(r"(5 files changed), \d+ insertions.*", r"\1", shown))
    # What is taken out of the round, commit by commit: no line but those that were asked for.
    commits = git(tmp_path, "log", "--reverse", "--format=%H").split()
    gone = [
        [
            line[1:]
            for line in git(tmp_path, "show", "--format=", "--unified=0", each, "--", "ledger/2027.toml").split("\n")
            if line.startswith("-") and not line.startswith("---")
        ]
        for each in commits
    ]
    assert [lines for lines in gone if lines] == [
        ["requested = 600_000"],
        ["granted = 200_000", 'case = "2027/1"'],
        ['state = "open"'],
    ]
    assert not git(tmp_path, "status", "--short")


@pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="needs bash")
def test_a_year_goes_from_an_empty_folder_to_the_last_report(tmp_path: Path) -> None:
    assert is_golden("case-officers-year", printed("case_officers_year.sh", tmp_path))
