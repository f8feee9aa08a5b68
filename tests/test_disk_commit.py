"""A change is written whole or not at all, and takes nothing along but the bytes."""

import os
import stat
import struct
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.disk.commit import commit
from skjonn.model.errors import ChangedUnderneathError, WriteError
from skjonn.model.source import Change, SourceFile
from support.ledgers import snapshot_of
from support.thoroughness import examples

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes, and lets only administrators link")


@examples(25)
@given(before=st.none() | st.binary(), after=st.binary(), name=st.sampled_from(("2027.toml", "a/b/2027.toml")))
def test_what_is_read_after_a_commit_is_exactly_what_was_to_be_written(
    before: bytes | None, after: bytes, name: str
) -> None:
    with tempfile.TemporaryDirectory() as root:
        if before is not None:
            (Path(root) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(root) / name).write_bytes(before)
        commit(Path(root), Change(name, before, after))
        assert snapshot_of(Path(root)).files == (SourceFile(name, after),)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(root: Path, change: Change) -> ChangedUnderneathError:
    with pytest.raises(ChangedUnderneathError) as caught:
        commit(root, change)
    return caught.value


def test_a_file_that_has_changed_since_it_was_read_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "a.toml").write_bytes(b"another's")
    error = refused(tmp_path / "ledger", Change("a.toml", b"old", b"old and new"))
    assert error.what == (
        "ledger/a.toml has changed since it was read: "
        "another program has created, changed or removed it. Nothing was written."
    )
    assert error.now == "Run the command again; it starts from the file as it is now."
    assert (tmp_path / "ledger" / "a.toml").read_bytes() == b"another's"
    assert names(tmp_path / "ledger") == ["a.toml"]


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    refused(tmp_path, Change("a.toml", b"old", b"old and new"))
    refused(tmp_path, Change("gone/a.toml", b"old", b"old and new"))
    assert names(tmp_path) == []


def test_a_new_file_never_takes_the_place_of_one_that_has_appeared(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"another's")
    refused(tmp_path, Change("a.toml", None, b"new"))
    assert (tmp_path / "a.toml").read_bytes() == b"another's"
    assert names(tmp_path) == ["a.toml"]


@posix
def test_a_new_file_is_not_made_through_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to("gone")
    refused(tmp_path, Change("a.toml", None, b"new"))
    assert names(tmp_path) == ["a.toml"]


def test_the_folders_of_a_new_file_are_made(tmp_path: Path) -> None:
    commit(tmp_path / "new" / "ledger", Change("2027/a.toml", None, b"new"))
    assert (tmp_path / "new" / "ledger" / "2027" / "a.toml").read_bytes() == b"new"


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_is_kept(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"old")
    file.chmod(mode)
    commit(tmp_path, Change("a.toml", b"old", b"new"))
    assert stat.S_IMODE(file.stat().st_mode) == mode


@posix
def test_a_new_file_s_mode_follows_the_umask(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        commit(tmp_path, Change("a.toml", None, b"new"))
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "a.toml").stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="access lists are set this way on Linux")
def test_the_access_list_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"old")
    # acl(5), version 2: owner rw, user 12345 rw, group r, mask rw, others r
    entries = (
        (0x01, 6, 0xFFFFFFFF),
        (0x02, 6, 12345),
        (0x04, 4, 0xFFFFFFFF),
        (0x10, 6, 0xFFFFFFFF),
        (0x20, 4, 0xFFFFFFFF),
    )
    access = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    try:
        os.setxattr(file, "system.posix_acl_access", access)
    except OSError:
        pytest.skip("this disk has no access lists")
    commit(tmp_path, Change("a.toml", b"old", b"new"))
    assert os.getxattr(file, "system.posix_acl_access") == access


def test_the_time_of_change_is_now_and_not_the_old_file_s(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"old")
    os.utime(file, (0, 0))
    commit(tmp_path, Change("a.toml", b"old", b"new"))
    assert abs(time.time() - file.stat().st_mtime) < 60


@posix
def test_a_link_within_the_ledger_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_bytes(b"old")
    (tmp_path / "between").symlink_to("real/file")
    link = tmp_path / "a.toml"
    link.symlink_to("between")
    commit(tmp_path, Change("a.toml", b"old", b"new"))
    assert link.readlink() == Path("between")
    assert (tmp_path / "real" / "file").read_bytes() == b"new"
    assert names(tmp_path / "real") == ["file"]
    assert names(tmp_path) == ["a.toml", "between", "real"]


def test_a_read_only_file_is_refused_although_its_folder_could_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.toml"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(WriteError) as caught:
        commit(tmp_path, Change("a.toml", b"old", b"new"))
    assert caught.value.what == "a.toml could not be written: the file is read-only. Nothing was changed."
    assert caught.value.now.startswith("Ask for permission")
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.toml"]


@pytest.mark.parametrize(
    ("name", "before", "why", "now"),
    [
        ("n" * 300, None, "file name too long", "Choose a shorter id."),
        ("n" * 300, b"old", "file name too long", "Choose a shorter id."),
        ("file/a.toml", None, "", "Run the command again when the disk can be written."),
        ("file/a.toml", b"old", "not a directory", "Run the command again when the disk can be written."),
        ("folder.toml", b"old", "is a directory", "Run the command again when the disk can be written."),
    ],
)
def test_what_the_disk_cannot_hold_is_a_write_error(
    name: str, before: bytes | None, why: str, now: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(WriteError) as caught:
        commit(tmp_path, Change(name, before, b"new"))
    assert f"{name} could not be written: {why}" in caught.value.what
    assert caught.value.now == now
    assert names(tmp_path) == ["file", "folder.toml"]
    assert (tmp_path / "file").read_bytes() == b"x"


@posix
def test_a_link_in_a_circle_is_a_write_error(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to("a.toml")
    with pytest.raises(WriteError, match="too many levels of symbolic links"):
        commit(tmp_path, Change("a.toml", b"old", b"new"))


@posix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.toml")
    with pytest.raises(WriteError, match="not seekable"):
        commit(tmp_path, Change("a.toml", b"", b"new"))
    refused(tmp_path, Change("a.toml", None, b"new"))
    assert names(tmp_path) == ["a.toml"]


def test_a_file_that_is_removed_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"old")
    commit(tmp_path, Change("a.toml", b"old", b"", is_removal=True))
    assert names(tmp_path) == []


@posix
def test_a_file_that_is_removed_by_a_link_is_gone_with_the_link(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.toml").write_bytes(b"old")
    (tmp_path / "c.toml").symlink_to("a/b.toml")
    commit(tmp_path, Change("c.toml", b"old", b"", is_removal=True))
    assert (names(tmp_path), names(tmp_path / "a")) == (["a"], [])


def test_a_file_is_removed_only_as_it_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"another's")
    refused(tmp_path, Change("a.toml", b"old", b"", is_removal=True))
    assert (tmp_path / "a.toml").read_bytes() == b"another's"
    refused(tmp_path, Change("b.toml", b"old", b"", is_removal=True))


@posix
def test_a_read_only_file_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"old")
    (tmp_path / "a.toml").chmod(0o444)
    with pytest.raises(WriteError, match="the file is read-only"):
        commit(tmp_path, Change("a.toml", b"old", b"", is_removal=True))
    assert names(tmp_path) == ["a.toml"]
