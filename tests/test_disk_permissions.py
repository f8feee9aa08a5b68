"""What another user may not read or write, as a user who is not root: root is refused nothing."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import filelock  # noqa: F401 - loaded while we may still read wherever it is installed
import pytest

from skjonn.disk.commit import commit
from skjonn.disk.files import folder
from skjonn.disk.find import find_ledger
from skjonn.disk.lock import LOCK, exclusive
from skjonn.incremental.cache_store import Cache
from skjonn.model.errors import NoLedgerError, WriteError
from skjonn.model.source import Change
from support.ledgers import snapshot_of

NOBODY = 65534

if sys.platform == "win32":
    pytest.skip("Windows has other permissions", allow_module_level=True)

by_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files that belong to another user")


def open_up(folder: Path) -> None:
    folder.chmod(0o700)
    for path in folder.iterdir():
        if not path.is_symlink() and path.is_dir():
            open_up(path)


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one's own with `old` in a.toml, and the rights of a plain user until the test ends."""
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    root = folder / "ledger"
    root.mkdir()
    (root / "a.toml").write_bytes(b"old")
    monkeypatch.chdir(folder)
    was_root = os.geteuid() == 0
    if was_root:
        for path in (folder, root, root / "a.toml"):
            os.chown(path, NOBODY, NOBODY)
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield root
    finally:
        if was_root:
            os.seteuid(0)
            os.setegid(0)
        open_up(folder)
        shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_refuses_a_commit(ledger: Path) -> None:
    ledger.chmod(0o555)
    for change in (Change("a.toml", b"old", b"new"), Change("b.toml", None, b"new")):
        with pytest.raises(WriteError) as caught:
            commit(ledger, change)
        assert (
            caught.value.what == f"ledger/{change.name} could not be written: permission denied. Nothing was changed."
        )
        assert caught.value.now.startswith("Ask for permission")
    assert [path.read_bytes() for path in ledger.iterdir()] == [b"old"]


def test_a_folder_that_may_not_be_written_cannot_be_locked(ledger: Path) -> None:
    ledger.chmod(0o555)
    with pytest.raises(WriteError) as caught, exclusive(ledger, held=0):
        pytest.fail("locked")
    assert (
        caught.value.what == "The ledger ledger cannot be locked for writing: permission denied. Nothing was written."
    )
    assert ".skjonn.lock" in caught.value.now


def test_a_folder_that_may_be_written_and_not_listed_takes_a_commit(ledger: Path) -> None:
    ledger.chmod(0o300)
    commit(ledger, Change("a.toml", b"old", b"new"))
    assert (ledger / "a.toml").read_bytes() == b"new"


def test_what_may_not_be_read_is_a_fault_and_the_rest_is_read(ledger: Path) -> None:
    for name in ("closed", "listed", "real"):
        (ledger / name).mkdir()
        (ledger / name / "b.toml").write_bytes(b"b")
    (ledger / "linked").symlink_to("closed/real")
    (ledger / "c.toml").write_bytes(b"c")
    (ledger / "c.toml").chmod(0)
    (ledger / "closed").chmod(0)
    (ledger / "listed").chmod(0o400)
    files = snapshot_of(ledger).files
    assert [(file.name, file.data, file.fault) for file in files] == [
        ("a.toml", b"old", ""),
        ("c.toml", b"", "permission denied"),
        ("closed", b"", "it is a folder that cannot be listed: permission denied"),
        ("listed/b.toml", b"", "permission denied"),
        ("real/b.toml", b"b", ""),
    ]


def test_a_ledger_that_may_not_be_listed_is_an_error(ledger: Path) -> None:
    ledger.chmod(0o300)
    with pytest.raises(NoLedgerError) as caught:
        folder(ledger, shown="my/ledger")
    assert caught.value.what == "The ledger's folder my/ledger cannot be read: permission denied."


def test_a_ledger_in_a_folder_that_may_not_be_entered_is_an_error(ledger: Path) -> None:
    (ledger / "closed").mkdir(0o000)
    with pytest.raises(NoLedgerError) as caught:
        find_ledger("closed/ledger", environment={}, cwd=ledger)
    assert caught.value.what == "The ledger's folder closed/ledger (--ledger) cannot be reached: permission denied."


def test_a_folder_above_that_may_not_be_looked_into_is_passed_by(ledger: Path) -> None:
    inner = ledger / "closed" / "inner"
    inner.mkdir(parents=True)
    (ledger / "closed").chmod(0o600)
    assert find_ledger(None, environment={}, cwd=inner) == ledger


@by_root
def test_another_s_file_that_may_not_be_written_is_refused_although_a_rename_would_do(ledger: Path) -> None:
    os.seteuid(0)
    os.chown(ledger / "a.toml", 0, 0)
    (ledger / "a.toml").chmod(0o644)
    os.seteuid(NOBODY)
    with pytest.raises(WriteError, match="permission denied"):
        commit(ledger, Change("a.toml", b"old", b"new"))
    assert (ledger / "a.toml").read_bytes() == b"old"


@by_root
def test_another_s_lock_that_may_not_be_written_is_an_error(ledger: Path) -> None:
    os.seteuid(0)
    (ledger / ".skjonn.lock").touch(0o644)
    os.seteuid(NOBODY)
    with pytest.raises(WriteError, match="permission denied"), exclusive(ledger, held=5):
        pytest.fail("locked")


@by_root
def test_a_lock_that_root_makes_or_made_belongs_to_the_folder_s_owner(ledger: Path) -> None:
    for was_there in (False, True):
        os.seteuid(0)
        if was_there:
            os.chown(ledger / LOCK, 0, 0)
        with exclusive(ledger, held=0):
            pass
        status = (ledger / LOCK).stat()
        assert (status.st_uid, status.st_gid) == (NOBODY, NOBODY)
        os.seteuid(NOBODY)
        with exclusive(ledger, held=0):
            pass


@by_root
@pytest.mark.parametrize("is_secret", [True, False])
def test_root_gives_away_nothing_that_somebody_put_in_the_lock_s_place(is_secret: bool, ledger: Path) -> None:  # noqa: FBT001 - a parameter of the test
    os.seteuid(0)
    secret = ledger.parent / "of-root"
    secret.write_text("secret" * is_secret)
    if is_secret:
        secret.rename(ledger / LOCK)
    else:
        (ledger / LOCK).hardlink_to(secret)
    with exclusive(ledger, held=0):
        pass
    assert (ledger / LOCK).stat().st_uid == 0


@by_root
def test_owner_and_group_are_kept_where_we_may_give_files_away(ledger: Path) -> None:
    os.seteuid(0)
    commit(ledger, Change("a.toml", b"old", b"new"))
    status = (ledger / "a.toml").stat()
    assert (status.st_uid, status.st_gid) == (NOBODY, NOBODY)


@by_root
def test_another_s_file_that_may_be_written_becomes_ours_and_keeps_its_mode(ledger: Path) -> None:
    os.seteuid(0)
    os.chown(ledger / "a.toml", 0, NOBODY)
    (ledger / "a.toml").chmod(0o664)
    os.seteuid(NOBODY)
    commit(ledger, Change("a.toml", b"old", b"new"))
    status = (ledger / "a.toml").stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (NOBODY, NOBODY, 0o664)


def test_a_cache_in_a_folder_that_may_not_be_looked_into_holds_nothing(ledger: Path) -> None:
    closed = ledger / "closed"
    closed.mkdir(mode=0)
    cache = Cache(closed / "skjonn" / "records.sqlite")
    try:
        assert not cache.is_there
        cache.put({b"key": b"data"})
        assert cache.get([b"key"]) == {}
    finally:
        closed.chmod(0o700)
