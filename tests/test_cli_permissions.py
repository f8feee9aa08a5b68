"""What another user may not read or write, at the command line, as a user who is not root: root is refused nothing."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import filelock  # noqa: F401 - loaded while we may still read wherever it is installed
import pytest

from skjonn.render.tables import formats
from support.command_line import NEW, OPEN, Skjonn

if sys.platform == "win32":
    pytest.skip("Windows has other permissions", allow_module_level=True)

NOBODY = 65534


@pytest.fixture
def skjonn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Skjonn]:
    """A folder of one's own with an open round, and the rights of a plain user until the test ends."""
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    skjonn = Skjonn.at(folder, monkeypatch, capsys)
    skjonn.keep("2027.toml")
    for words in (("award", "add", *NEW, "--granted", "1", "--dry-run"), ("check",), ("summary",), ("award", "list")):
        assert skjonn(*words).code == 0  # and what a plain user might not load is loaded
    was_root = os.geteuid() == 0
    if was_root:
        for path in (folder, skjonn.ledger, skjonn.ledger / "2027.toml"):
            os.chown(path, NOBODY, NOBODY)
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield skjonn
    finally:
        if was_root:
            os.seteuid(0)
            os.setegid(0)
        skjonn.ledger.chmod(0o700)
        shutil.rmtree(folder)


@pytest.fixture
def reader(skjonn: Skjonn) -> Skjonn:
    """The same, where a plain user may look up which formats there are."""
    if not formats():
        pytest.skip("the package lies where another user may not look")
    return skjonn


def test_a_read_only_file_is_not_added_to(skjonn: Skjonn) -> None:
    (skjonn.ledger / "2027.toml").chmod(0o444)
    ran = skjonn("award", "add", *NEW, "--granted", "1")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(
        "error: ledger/2027.toml could not be written: the file is read-only. Nothing was changed"
    )
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


@pytest.mark.parametrize("words", ["add x --amount 5", "change f --amount 5", "edit f --amount 6", "remove f"])
def test_frames_that_are_read_only_or_cannot_be_read_are_not_changed(words: str, skjonn: Skjonn) -> None:
    frames = skjonn.keep("frames.toml", '[[frames]]\nid = "f"\namount = 5\n')
    before = skjonn.files()
    frames.chmod(0o444)
    ran = skjonn("frame", *words.split())
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: ledger/frames.toml could not be written: the file is read-only.")
    frames.chmod(0)
    ran = skjonn("frame", *words.split())
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: ledger/frames.toml cannot be read: ")
    assert "permission denied" in ran.err
    frames.chmod(0o644)
    assert skjonn.files() == before


def test_a_read_only_folder_is_not_added_to(skjonn: Skjonn) -> None:
    skjonn.ledger.chmod(0o555)
    for words in (("award", "add", *NEW, "--granted", "1"), ("round", "add", "1", "--title", "T", "--grantor", "G")):
        ran = skjonn(*words, *(("--date", "2028-01-01") if words[0] == "round" else ()))
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(
            "error: The ledger ledger cannot be locked for writing: permission denied. Nothing was"
        )
    assert [path.name for path in skjonn.ledger.iterdir()] == ["2027.toml"]


def test_a_ledger_that_may_only_be_read_is_read(reader: Skjonn) -> None:
    reader.ledger.chmod(0o555)
    for words in (("check",), ("summary",), ("award", "list")):
        assert reader(*words).code == 0


def test_a_ledger_that_may_not_be_listed_cannot_be_read_or_added_to(reader: Skjonn) -> None:
    reader.ledger.chmod(0o300)
    for words in (("check",), ("summary",), ("award", "list"), ("award", "add", *NEW, "--granted", "1")):
        ran = reader(*words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("error: The ledger's folder ledger cannot be read: permission denied.")


def test_a_file_that_may_not_be_read_is_a_finding(reader: Skjonn) -> None:
    (reader.ledger / "2027.toml").chmod(0)
    ran = reader("check")
    assert ran.code == 1
    assert "SKJ101 unreadable-file" in ran.out


def test_a_report_that_may_not_be_written_is_an_error(reader: Skjonn) -> None:
    reader.folder.chmod(0o555)
    ran = reader("summary", "--output-file", "report.csv", "--format", "csv")
    reader.folder.chmod(0o755)
    assert ran.code == 2
    assert ran.err == "error: report.csv cannot be written: permission denied.\n       Choose another --output-file.\n"
