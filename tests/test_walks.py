"""The walks of CONTRIBUTING: each command enters the files that its walk names."""

import re
import sys
from pathlib import Path
from types import FrameType

import pytest

import skjonn as package
from support.command_line import NEW, OPEN, Skjonn
from support.foreign_files import as_xlsx
from support.ledgers import ROOT, application

PACKAGES = Path(package.__file__).parents[1]
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
SECTION = CONTRIBUTING.partition("## How a command runs\n")[2].partition("\n## ")[0]
WALKS = dict(re.findall(r"^\*\*(.*)\*\*\n\n((?:.+\n|\n(?!\*\*))+)", SECTION, re.MULTILINE))
COMMANDS = {
    "A file through `skjonn check`": ["check"],
    "`award add --granted` to the file": ["award add --granted 1000", "award add --from-json new.json"],
    "`award edit` to the digits in the file": [
        "award edit 2020-01 --case 1",
        "round edit 2027 --limit 5000",
        "frame edit f --amount 2",
        "award remove 2020-14",
        "unwaive same-project 2020-10",
        "frame remove f",
    ],
    "A workbook through `skjonn import`": [
        "import new.xlsx --yes",
        "import decided.xlsx --as decisions --round 2027 --yes",
        "import events.xlsx --as events --round 2020 --dry-run",
        "import first.xlsx --new-round 2028 --title T --grantor G --date 2028 --yes",
    ],
    "An award to the page, through `skjonn publish`": ["publish site"],
    "`skjonn summary`": ["summary"],
    "Large ledgers": ["check"],
}
# The first two are run or read before a command is, the last only on a terminal.
NOT_ENTERED = {"skjonn/__main__.py", "skjonn/cli/commands.py", "skjonn/cli/editor.py"}
FRAME = '[[frames]]\nid = "f"\namount = 1\n'


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Hole", project="Vann"))
    skjonn.keep("frames.toml", FRAME)
    (tmp_path / "new.json").write_text('{"municipality": "Hole", "project": "Ny", "granted": 1}', "utf-8")
    for name, rows in {
        "new": [["Kommune", "Prosjekt", "Tildelt"], ["Asker", "Nytt", "350 000"]],
        "first": [["Kommune", "Prosjekt", "Tildelt"], ["Lier", "Først", "350 000"]],
        "decided": [["Kommune", "Prosjekt", "Tildelt"], ["Hole", "Vann", "350 000"]],
        "events": [["Søknad", "Hendelse", "Dato"], ["2020-01", "accepted", "2020-10-01"]],
    }.items():
        (tmp_path / f"{name}.xlsx").write_bytes(as_xlsx(rows))
    return skjonn


@pytest.mark.parametrize("walk", WALKS)
def test_a_command_enters_the_files_that_its_walk_names(walk: str, skjonn: Skjonn) -> None:
    entered: set[str] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            entered.add(frame.f_code.co_filename)

    sys.setprofile(note)
    try:
        said = [skjonn(*line.split(), *(NEW if "--granted" in line else ())) for line in COMMANDS[walk]]
    finally:
        sys.setprofile(None)
    assert [ran.err for ran in said if ran.code == 2] == []
    named = {*re.findall(r"`(skjonn/[\w/]+\.py)`", WALKS[walk])} - NOT_ENTERED
    assert {path for path in named if str(PACKAGES / path) not in entered} == set(), (
        "the walk in CONTRIBUTING.md is wrong"
    )
