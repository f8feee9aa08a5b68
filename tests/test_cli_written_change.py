"""A change that was written is never called refused: where only its report fails, the command ends with 3."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.command_line import HEADING, NEW, OPEN, Skjonn, command
from support.system_calls import filtered, run_where_refused

FULL = Path("/dev/full")
full = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
WRITING: dict[str, tuple[tuple[str, ...], str, str]] = {
    "round add": (("round", "add", "2028", *HEADING), "ledger/2028.toml", "The round is in ledger/2028.toml"),
    "application add": (
        ("application", "add", *NEW),
        "ledger/2027.toml",
        "The change is in ledger/2027.toml, line 10",
    ),
    "award add": (
        ("award", "add", *NEW, "--granted", "1"),
        "ledger/2027.toml",
        "The change is in ledger/2027.toml, line 10",
    ),
    "schema": (("schema", "--write"), "ledger/round.schema.json", "The schemas are in ledger"),
    "export xlsx": (("export", "xlsx", "out.xlsx"), "out.xlsx", "The workbook is in out.xlsx"),
    "export": (("export", "parquet", "out"), "out/year=2027/skjonn.parquet", "The export is in out"),
}
"""Commands that write, a file of each, and how they begin where they cannot report on it."""
every_command = pytest.mark.parametrize("name", WRITING)


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml")
    return skjonn


def is_written(skjonn: Skjonn, file: str) -> bool:
    path = skjonn.folder / file
    return path.exists() and path.read_bytes() != OPEN.encode()


@full
@every_command
def test_a_report_that_cannot_be_printed_ends_with_3_and_says_what_was_written(name: str, skjonn: Skjonn) -> None:
    words, file, written = WRITING[name]
    with FULL.open("wb") as out:
        done = subprocess.run(command(*words), env=os.environ, stdout=out, stderr=subprocess.PIPE, check=False)
    assert done.stderr.decode("utf-8") == (
        f"error: {written}, but could not be reported. Standard output cannot be used: no space left on device.\n"
        "       Do not run it again.\n"
    )
    assert done.returncode == 3
    assert is_written(skjonn, file)


@full
def test_that_holds_also_where_nothing_at_all_can_be_printed(skjonn: Skjonn) -> None:
    with FULL.open("wb") as out:
        done = subprocess.run(command(*WRITING["award add"][0]), env=os.environ, stdout=out, stderr=out, check=False)
    assert done.returncode == 3
    assert is_written(skjonn, "ledger/2027.toml")


@full
def test_what_would_only_be_added_ends_with_2_there(skjonn: Skjonn) -> None:
    words = command(*WRITING["award add"][0], "--dry-run")
    with FULL.open("wb") as out:
        done = subprocess.run(words, env=os.environ, stdout=out, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"error: Standard output cannot be used: no space left on device.\n"
    assert not is_written(skjonn, "ledger/2027.toml")


@every_command
def test_a_reader_that_has_gone_away_is_no_error(name: str, skjonn: Skjonn) -> None:
    words, file, _ = WRITING[name]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command(*words), env=os.environ, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
    assert is_written(skjonn, file)


def test_names_that_cannot_be_put_into_a_file_end_with_3_too(skjonn: Skjonn) -> None:
    ran = skjonn("schema", "--write", "--output-file", "no/names")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "error: The schemas are in ledger, but could not be reported. "
        "no/names cannot be written: no such file or directory.\n       Do not run it again.\n"
    )
    assert is_written(skjonn, "ledger/round.schema.json")


SHORT = """\
import sys
from skjonn.cli import adding
from skjonn.cli.main import main
def addition(*_, **__):
    raise MemoryError
adding.addition = addition
sys.exit(main(sys.argv[1:]))
"""
"""A program that runs out of memory when it says what it added."""


def test_too_little_memory_for_the_report_ends_with_3_too(skjonn: Skjonn) -> None:
    done = subprocess.run([sys.executable, "-c", SHORT, *WRITING["award add"][0]], env=os.environ, check=False)
    assert done.returncode == 3
    assert is_written(skjonn, "ledger/2027.toml")


@filtered
@pytest.mark.parametrize("name", [name for name in WRITING if not name.startswith("export")])
def test_a_disk_that_cannot_confirm_what_was_written_ends_with_3(name: str, skjonn: Skjonn) -> None:
    words, file, _ = WRITING[name]
    ran = run_where_refused("fsync", errno.EIO, *words, cwd=skjonn.folder, after="sync_folder")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr == (
        f"error: {file} was written, but the disk could not confirm it: input/output error.\n"
        "       Do not run the command again: check whether the change is in the file, then check the disk.\n"
    )
    assert is_written(skjonn, file)


@filtered
def test_a_disk_that_cannot_confirm_an_export_ends_with_3(skjonn: Skjonn) -> None:
    words, file, _ = WRITING["export"]
    ran = run_where_refused("fsync", errno.EIO, *words, cwd=skjonn.folder, after="_confirm")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr == (
        "error: out was written, but the disk could not confirm it: input/output error.\n       Check the disk.\n"
    )
    assert is_written(skjonn, file)
