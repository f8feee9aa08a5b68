"""Many writers at once lose nothing, and one that is killed on the way leaves the old file or the new one."""

import csv
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from types import FrameType

import pytest

from support.command_line import HEADING, NEW, OPEN, Skjonn

WRITER = str(Path(__file__).with_name("support") / "writer_process.py")
WRITERS, AWARDS = 8, 10


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def test_eight_writers_that_add_ten_awards_each_lose_none(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    words = ([sys.executable, WRITER, "add", str(who), str(AWARDS)] for who in range(WRITERS))
    writers = [
        subprocess.Popen(each, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for each in words
    ]
    said = [writer.communicate()[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS, said
    assert skjonn("check", "--strict").code == 0
    rows = list(csv.DictReader(StringIO(skjonn("award", "list", "--format", "csv").out)))
    projects = [f"{who} {number}" for who in range(WRITERS) for number in range(AWARDS)]
    assert sorted(row["project"] for row in rows) == sorted(projects)
    assert sorted(row["id"] for row in rows) == sorted(f"2027-{n + 1:02}" for n in range(WRITERS * AWARDS))
    assert '"granted": 80000,' in skjonn("summary", "--format", "json").out
    assert [path.name for path in skjonn.ledger.iterdir() if path.name.endswith(".tmp")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_a_command_that_is_killed_at_any_other_line_of_writing_leaves_the_old_file_or_the_new_one(
    skjonn: Skjonn,
) -> None:
    entry = '\n[[applications]]\nid = "2027-01"\nmunicipality = "Hole"\nproject = "P"\n'
    new = OPEN + entry + '\n[[awards]]\napplication = "2027-01"\ngranted = 1\n'
    (skjonn.folder / "before.toml").write_text(OPEN, "utf-8")
    subprocess.run(
        [sys.executable, WRITER, "die", "before.toml"], env=os.environ, stdout=subprocess.DEVNULL, check=True
    )
    steps = sorted(int(path.name) for path in skjonn.folder.iterdir() if path.name.isdigit())
    left = [(skjonn.folder / str(step) / "ledger" / "2027.toml").read_text("utf-8") for step in steps]
    turn = left.index(new)
    assert left == [OPEN] * turn + [new] * (len(steps) - turn)
    assert turn > 25, "it should die often before the new file is in place"
    assert len(steps) - turn > 3, "and often after"
    temporary = [[*(skjonn.folder / str(step) / "ledger").glob(".skjonn-*.tmp")] for step in steps]
    assert sum(map(bool, temporary)) > 5, "it should often leave its new file"
    for step in steps[::5]:
        ran = skjonn("award", "add", "--ledger", f"{step}/ledger", *("--municipality", "Hole", "--project", "Q"))
        assert ran.code == 2, "an amount is missing"
        ran = skjonn("application", "add", "--ledger", f"{step}/ledger", "--municipality", "Hole", "--project", "Q")
        assert (ran.code, ran.err) == (0, "")
        assert skjonn("check", "--ledger", f"{step}/ledger").code == 0
        assert {path.name for path in (skjonn.folder / str(step) / "ledger").iterdir()} == {".skjonn.lock", "2027.toml"}


@pytest.mark.parametrize(
    ("words", "file"),
    [(("award", "add", *NEW, "--granted", "1"), "2027.toml"), (("round", "add", "2028", *HEADING), "2028.toml")],
)
def test_what_another_program_writes_just_before_the_commit_is_kept(
    words: tuple[str, ...], file: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml")
    theirs = f"{OPEN}# from an editor, which asks for no lock\n"

    def edit(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code.co_name == "commit":
            sys.setprofile(None)
            skjonn.keep(file, theirs)

    sys.setprofile(edit)
    ran = skjonn(*words)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"error: ledger/{file} has changed since it was read: ")
    assert skjonn.files()[file].decode() == theirs
