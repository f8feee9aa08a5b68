"""What a process that dies, a full disk, or a call that the system refuses leaves: the old file or the new one."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from skjonn.disk.commit import commit
from skjonn.model.errors import ChangedUnderneathError, UnconfirmedError, WriteError
from skjonn.model.source import Change, SourceFile
from support.ledgers import snapshot_of
from support.system_calls import filtered, where_refused

CHILD = str(Path(__file__).with_name("support") / "disk_process.py")

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows can neither fork nor limit the size of files")


def child(*arguments: str) -> list[str]:
    """The lines that the other process prints."""
    done = subprocess.run([sys.executable, CHILD, *arguments], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()


@posix
@pytest.mark.parametrize(("before", "after"), [("old", "old and new"), (None, "new")])
def test_a_process_that_dies_before_any_system_call_of_a_commit_leaves_the_old_file_or_the_new_one(
    before: str | None, after: str, tmp_path: Path
) -> None:
    deaths = [json.loads(line) for line in child("die", str(tmp_path), before or "", after)]
    seen = [death["seen"] for death in deaths]
    turn = seen.index(after)
    assert seen == [before] * turn + [after] * (len(seen) - turn)
    assert turn > 20, "it should die often before the new file is in place"
    assert len(seen) - turn > 2, "and more than once after"
    assert [death["next"] for death in deaths] == [f"{text or ''}!" for text in seen]
    remains = {name for death in deaths for name in death["left"]} - {"2027.toml"}
    assert remains, "some die with their new file beside the old one"
    assert all(name.startswith(".skjonn-") for name in remains)


@posix
@pytest.mark.parametrize("before", ["", "old"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(before: str, tmp_path: Path) -> None:
    if before:
        (tmp_path / "2027.toml").write_text(before)
    (line,) = child("fill", str(tmp_path), before, "100000")
    kind, what, now = json.loads(line)
    assert kind == "WriteError"
    assert what.endswith("2027.toml could not be written: file too large. Nothing was changed.")
    assert now == "Make room on the disk, and run the command again."
    assert [path.read_text() for path in tmp_path.iterdir()] == [before] * bool(before)


def test_the_remains_of_a_writer_that_died_are_not_read(tmp_path: Path) -> None:
    (tmp_path / ".skjonn-0123456789abcdef.tmp").write_bytes(b"[round]\n")
    (tmp_path / ".skjonn.lock").write_bytes(b"")
    commit(tmp_path, Change("a.toml", None, b"new"))
    assert snapshot_of(tmp_path).files == (SourceFile("a.toml", b"new"),)


@filtered
@pytest.mark.parametrize("before", [None, b"old"])
@pytest.mark.parametrize(
    ("number", "why", "now"),
    [
        (errno.EIO, "input/output error", "Run the command again"),
        (errno.ENOSPC, "no space left on device", "Make room"),
    ],
)
def test_a_disk_that_does_not_confirm_the_new_bytes_leaves_the_old_file(
    number: int, why: str, now: str, before: bytes | None, tmp_path: Path
) -> None:
    if before:
        (tmp_path / "a.toml").write_bytes(before)
    with pytest.raises(WriteError, match=why) as caught:
        where_refused("fsync", number, lambda: commit(tmp_path, Change("a.toml", before, b"new")))
    assert caught.value.now.startswith(now)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([before] if before else [])


@filtered
def test_a_disk_without_hard_links_takes_a_new_file_too(tmp_path: Path) -> None:
    where_refused("link", errno.EPERM, lambda: commit(tmp_path, Change("a.toml", None, b"new")))
    assert (tmp_path / "a.toml").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]


@filtered
def test_a_disk_without_hard_links_keeps_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"another's")
    with pytest.raises(ChangedUnderneathError):
        where_refused("link", errno.EPERM, lambda: commit(tmp_path, Change("a.toml", None, b"new")))
    assert (tmp_path / "a.toml").read_bytes() == b"another's"
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]


NOT_CONFIRMED = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS)
NOT_POSSIBLE = (errno.EINVAL, errno.EACCES, errno.EPERM, errno.EBADF, errno.ENOSYS, errno.EOPNOTSUPP)


@filtered
@pytest.mark.parametrize("before", [None, b"old"])
@pytest.mark.parametrize("number", NOT_CONFIRMED)
def test_a_disk_that_fails_when_the_folder_is_synced_is_reported_and_the_change_is_there(
    number: int, before: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if before:
        Path("a.toml").write_bytes(before)
    with pytest.raises(UnconfirmedError) as caught:
        where_refused("fsync", number, lambda: commit(tmp_path, Change("a.toml", before, b"new")), after="sync_folder")
    assert caught.value.what.startswith("a.toml was written, but the disk could not confirm it: ")
    assert caught.value.now.startswith("Do not run the command again: ")
    assert caught.value.exit_code == 3
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"new"]


@filtered
@pytest.mark.parametrize("number", NOT_POSSIBLE)
def test_where_folders_are_not_synced_at_all_nothing_is_said(number: int, tmp_path: Path) -> None:
    change = Change("a.toml", None, b"new")
    where_refused("fsync", number, lambda: commit(tmp_path, change), after="sync_folder")
    assert (tmp_path / "a.toml").read_bytes() == b"new"


@filtered
def test_a_disk_that_fails_when_a_new_folder_is_synced_takes_no_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="Nothing was changed"):
        where_refused("fsync", errno.EIO, lambda: commit(tmp_path, Change("new/a.toml", None, b"new")))
    assert list((tmp_path / "new").iterdir()) == []
