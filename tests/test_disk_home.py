"""A `~` that the shell has left is the home folder, wherever a path is typed."""

import subprocess
import sys
from pathlib import Path

import pytest

from skjonn.disk.home import expanded
from support.command_line import OPEN, Skjonn

VARIABLE = "USERPROFILE" if sys.platform == "win32" else "HOME"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder, which is not where commands run."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    work = tmp_path / "work"
    work.mkdir()
    return Skjonn.at(work, monkeypatch, capsys)


@pytest.fixture
def ledger(home: Path) -> Path:
    """A ledger in the home folder, and none where commands run."""
    (home / "books").mkdir()
    (home / "books" / "2027.toml").write_text(OPEN, "utf-8")
    return home / "books"


@pytest.mark.usefixtures("ledger")
def test_the_ledger_is_found_in_the_home_folder_by_its_option_its_variable_and_its_files(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "2027" in skjonn("round", "list", "--ledger=~/books").out
    assert skjonn("check", "--ledger", "~/books", "~/books/2027.toml").code == 0
    assert skjonn("schema", "--write", "--ledger=~/books").code == 0
    monkeypatch.setenv("SKJONN_LEDGER", "~/books")
    assert "2027" in skjonn("round", "list").out


def test_a_ledger_is_made_in_the_home_folder(skjonn: Skjonn, home: Path) -> None:
    new = ("--title", "T", "--grantor", "G", "--date", "1.3.2027")
    assert skjonn("round", "add", "2027", *new, "--ledger=~/new").code == 0
    assert (home / "new" / "2027.toml").exists()
    assert not any(skjonn.folder.iterdir())


def test_a_ledger_in_the_home_folder_is_named_with_its_files_alone(skjonn: Skjonn, home: Path) -> None:
    (home / "ledger").mkdir()
    (home / "ledger" / "2027.toml").write_text(OPEN, "utf-8")
    assert "2027.toml" in skjonn("check", "~/ledger/2027.toml").out


def test_what_is_read_and_written_beside_the_ledger_lies_in_the_home_folder(
    skjonn: Skjonn, home: Path, ledger: Path
) -> None:
    skjonn.keep("2027.toml")
    assert skjonn("check", "--format", "json", "--output-file=~/base.json").code == 0
    assert skjonn("check", "--baseline=~/base.json", "--report=sarif=~/found.sarif").code == 0
    assert skjonn("summary", "--output-file", "~/summary.txt").code == 0
    (home / "new.json").write_text('{"municipality": "Hole", "project": "P"}', "utf-8")
    assert skjonn("application", "add", "--from-json=~/new.json", "--ledger=~/books").code == 0
    assert b'id = "2027-01"' in (ledger / "2027.toml").read_bytes()
    assert skjonn("export", "parquet", "~/out").out.startswith((home / "out").as_posix())
    assert {path.name for path in home.iterdir()} == {
        "base.json",
        "books",
        "found.sarif",
        "new.json",
        "out",
        "summary.txt",
    }
    assert [path.name for path in skjonn.folder.iterdir()] == ["ledger"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows the home folder without HOME")
@pytest.mark.parametrize("home", ["", "somewhere"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--ledger=~/books"),
        ("check", "~/ledger/2027.toml"),
        ("check", "--output-file=~/found.txt"),
        ("check", "--report=sarif=~/found.sarif"),
        ("check", "--baseline=~/base.json"),
        ("application", "add", "--from-json=~/new.json"),
        ("export", "parquet", "~/out"),
        ("round", "add", "2028", "--title=T", "--grantor=G", "--date=1.3.2028", "--ledger=~"),
    ],
)
def test_a_home_folder_that_is_not_known_is_said_to_be_so_and_nothing_is_written(
    arguments: tuple[str, ...], home: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    skjonn.keep("2027.toml")
    monkeypatch.setenv("HOME", home)
    before = sorted(skjonn.folder.rglob("*"))
    ran = skjonn(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: The home folder that ~")
    assert "Set HOME, or write it in full." in ran.err
    assert sorted(skjonn.folder.rglob("*")) == before


def test_a_tilde_that_stands_for_no_user_or_elsewhere_stands_for_itself(home: Path) -> None:
    assert expanded("~no-such-user/x") == Path("~no-such-user/x")
    assert expanded("./~") == Path("~")
    assert expanded("x~") == Path("x~")
    assert expanded("~") == home


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no shell that knows ~root")
def test_a_tilde_with_a_user_s_name_is_what_a_shell_makes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = subprocess.run(["/bin/sh", "-c", "echo ~root/x"], capture_output=True, text=True, check=True)
    monkeypatch.setenv("HOME", "")
    assert str(expanded("~root/x")) == shell.stdout.strip()
