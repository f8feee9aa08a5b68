"""One writer at a time: between processes, however they end."""

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from skjonn.disk.lock import LOCK, SILENT, exclusive, pause
from skjonn.model.errors import LockedError, WriteError
from skjonn.model.source import SourceFile
from support.command_line import NEW, OPEN
from support.ledgers import snapshot_of
from support.system_calls import filtered, no_more_files, run_where_refused

CHILD = str(Path(__file__).with_name("support") / "disk_process.py")


@contextmanager
def held_elsewhere(root: Path, *, how: str = "hold") -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is ended, as one writer or as several in turn (`rotate`)."""
    command = [sys.executable, CHILD, how, str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        try:
            yield child
        finally:
            child.kill()


def test_eight_processes_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "2027.toml").write_bytes(b"")
    writers = [subprocess.Popen([sys.executable, CHILD, "add", str(tmp_path), str(who), "25"]) for who in range(8)]
    assert [writer.wait(timeout=60) for writer in writers] == [0] * 8
    lines = (tmp_path / "2027.toml").read_text().splitlines()
    assert sorted(lines) == sorted(f"{who} {line}" for who in range(8) for line in range(25))
    for who in range(8):
        assert [line for line in lines if line.startswith(f"{who} ")] == [f"{who} {line}" for line in range(25)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".skjonn.lock", "2027.toml"]


def test_a_lock_held_elsewhere_is_waited_for_then_an_error_and_never_stops_a_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "ledger"
    root.mkdir()
    (root / "a.toml").write_bytes(b"x")
    with held_elsewhere(root):
        before = time.monotonic()
        with pytest.raises(LockedError) as caught, exclusive(root, held=0.2):
            pytest.fail("two writers at a time")
        assert 0.2 <= time.monotonic() - before < 5
        assert snapshot_of(root).files == (SourceFile("a.toml", b"x"),)
    assert (
        caught.value.what == "Another skjonn is writing to ledger and was not done within 0.2 s. Nothing was written."
    )
    assert caught.value.now


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot wait for a pipe so")
def test_a_lock_that_changes_hands_is_waited_for_longer_than_one_that_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "ledger"
    with held_elsewhere(root, how="rotate"):
        before = time.monotonic()
        with pytest.raises(LockedError) as caught, exclusive(root, held=1, most=3):
            pytest.fail("two writers at a time")
        assert 3 <= time.monotonic() - before < 10
    assert caught.value.what == (
        "Other skjonn processes have been writing to ledger for 3 s, one after another. Nothing was written."
    )
    assert caught.value.now


def test_each_writer_that_has_the_lock_is_seen_by_those_that_wait(tmp_path: Path) -> None:
    seen: set[int] = set()
    for _ in range(3):
        with exclusive(tmp_path, held=0):
            seen.add((tmp_path / LOCK).stat().st_mtime_ns)
        time.sleep(0.02)
    assert len(seen) == 3


def test_who_has_waited_longer_looks_more_often() -> None:
    assert [pause(waited) for waited in (0, 1, 4, 9, 30)] == [0.05, 0.025, 0.01, 0.005, 0.005]


def test_who_waits_is_told_once_after_two_seconds(tmp_path: Path) -> None:
    told: list[float] = []
    with held_elsewhere(tmp_path):
        before = time.monotonic()
        waiting = lambda: told.append(time.monotonic() - before)  # noqa: E731 - it needs the name `before`
        with pytest.raises(LockedError), exclusive(tmp_path, held=1, waiting=waiting):
            pytest.fail("two writers at a time")
        assert told == []
        before = time.monotonic()
        with pytest.raises(LockedError), exclusive(tmp_path, held=SILENT + 0.5, waiting=waiting):
            pytest.fail("two writers at a time")
    (after,) = told
    assert SILENT <= after < SILENT + 5


def test_a_holder_that_is_killed_leaves_the_lock_free(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path) as child:
        child.kill()
        child.wait()
        with exclusive(tmp_path, held=5):
            pass


def test_a_writer_that_waits_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path) as child:
        assert child.stdin is not None
        child.stdin.close()
        with exclusive(tmp_path, held=30):
            pass
        assert child.wait(timeout=30) == 0


def test_an_error_under_the_lock_passes_through_and_frees_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), exclusive(tmp_path, held=0):
        raise ZeroDivisionError
    with exclusive(tmp_path, held=0):
        pass


def test_a_ledger_that_is_not_there_yet_is_made_to_be_locked(tmp_path: Path) -> None:
    with exclusive(tmp_path / "a" / "ledger", held=0):
        assert snapshot_of(tmp_path / "a" / "ledger").files == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes, and removes the file")
@pytest.mark.parametrize(("folder", "lock"), [(0o755, 0o644), (0o775, 0o664), (0o2770, 0o660), (0o700, 0o600)])
def test_whoever_may_write_the_folder_may_lock_it_whatever_the_umask(folder: int, lock: int, tmp_path: Path) -> None:
    tmp_path.chmod(folder)
    umask = os.umask(0o077)
    try:
        with exclusive(tmp_path, held=0):
            pass
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / ".skjonn.lock").stat().st_mode) == lock


def test_a_folder_that_cannot_be_made_is_a_write_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(WriteError, match=r"cannot be locked for writing: .*\. Nothing was written\."),
        exclusive(tmp_path / "file", held=0),
    ):
        pytest.fail("a file was locked as a ledger")


def test_a_folder_in_the_lock_s_place_is_a_write_error(tmp_path: Path) -> None:
    (tmp_path / ".skjonn.lock").mkdir()
    with pytest.raises(WriteError, match="cannot be locked for writing"), exclusive(tmp_path, held=0):
        pytest.fail("a folder was locked")


@filtered
@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK])
def test_on_a_disk_without_locks_nothing_is_written_and_that_is_the_reason(number: int, tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "2027.toml").write_text(OPEN, "utf-8")
    before = time.monotonic()
    ran = run_where_refused("flock", number, "award", "add", *NEW, "--granted", "1", cwd=tmp_path)
    assert time.monotonic() - before < 5, "it does not wait for what never comes"
    assert (ran.returncode, ran.stdout) == (1, "")
    what, now = ran.stderr.splitlines()
    assert what.startswith("error: The ledger ledger cannot be locked for writing: its disk has no file locks (")
    assert what.endswith("). Nothing was written.")
    assert now == "       Work on a copy on a disk that has them, such as one in this machine, and copy it back."
    assert (tmp_path / "ledger" / "2027.toml").read_text("utf-8") == OPEN


@filtered
def test_a_lock_that_cannot_be_given_back_is_no_reason_to_call_a_change_refused(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "2027.toml").write_text(OPEN, "utf-8")
    words = ("award", "add", *NEW, "--granted", "1")
    ran = run_where_refused("flock", errno.EIO, *words, cwd=tmp_path, after="commit")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Added to ledger/2027.toml, line 10\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind")
def test_a_lock_for_which_no_file_can_be_opened_is_said_to_be_so(tmp_path: Path) -> None:
    with (
        no_more_files(),
        pytest.raises(WriteError, match="cannot be locked for writing: too many open files") as caught,
        exclusive(tmp_path, held=0),
    ):
        pytest.fail("locked")
    assert "ulimit" in caught.value.now
