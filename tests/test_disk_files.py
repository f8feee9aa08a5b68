"""All files of a ledger at one moment: what is read, what is passed over, and what is a fault."""

import os
import socket
import sys
from pathlib import Path

import pytest

from skjonn.disk.files import LARGEST, Folder, folder
from skjonn.model.errors import NoLedgerError
from skjonn.model.source import Snapshot, SourceFile
from support.ledgers import snapshot_of
from support.system_calls import no_more_files

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no such files, or lets only administrators link"
)


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def read(root: Path) -> dict[str, str]:
    """What each file in the folder says: its text, or its fault in brackets."""
    files = snapshot_of(root).files
    return {file.name: f"[{file.fault}]" if file.fault else file.data.decode() for file in files}


def test_files_are_read_at_any_depth_and_sorted_by_name(tmp_path: Path) -> None:
    write(tmp_path, "b.toml", "a/z.toml", "a/b/c.toml", "skjonn.toml", "a.toml")
    names = ("a.toml", "a/b/c.toml", "a/z.toml", "b.toml", "skjonn.toml")
    files = tuple(SourceFile(name, name.encode()) for name in names)
    assert snapshot_of(tmp_path) == Snapshot(root="ledger", files=files)


def test_hidden_and_other_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "2020.toml", ".2021.toml", ".toml", ".git/a.toml", "a/.b/c.toml", "notes.txt", "2020.toml~", "toml")
    assert list(read(tmp_path)) == ["2020.toml"]


def test_an_empty_folder_is_a_ledger_without_files(tmp_path: Path) -> None:
    assert snapshot_of(tmp_path) == Snapshot("ledger")


def test_bytes_are_read_as_they_are(tmp_path: Path) -> None:
    data = b'\xef\xbb\xbf[round]\r\nid = "\xff\x00"\r'
    (tmp_path / "a.toml").write_bytes(data)
    assert folder(tmp_path, shown="").read("a.toml") == SourceFile("a.toml", data)


def test_a_line_of_ten_million_bytes_is_read(tmp_path: Path) -> None:
    data = b"#" * 10_000_000
    (tmp_path / "a.toml").write_bytes(data)
    assert snapshot_of(tmp_path).files == (SourceFile("a.toml", data),)


def test_what_is_too_large_to_be_a_round_is_a_fault_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.toml").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert read(tmp_path) == {"a.toml": "[it is larger than 48 MiB]"}


def test_a_file_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    assert folder(tmp_path, shown="").read("a.toml") == SourceFile("a.toml", fault="no such file or directory")


def test_a_folder_named_as_a_file_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "a.toml/b.toml", "c.toml")
    assert read(tmp_path) == {"a.toml": "[it is a folder, not a file]", "c.toml": "c.toml"}


@posix
def test_pipes_sockets_and_devices_are_faults_and_never_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    monkeypatch.chdir(tmp_path)  # a socket's path may be a hundred characters long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.toml")
        assert read(tmp_path) == {
            "pipe.toml": "[it is a named pipe, not a file]",
            "socket.toml": "[it is a socket, not a file]",
        }
    # A device cannot be made by everybody, and there are some everywhere.
    assert Folder("/dev", "dev", (), ()).read("zero").fault == "it is a device, not a file"


@posix
def test_links_to_files_of_the_ledger_are_followed(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/a.txt", "b.toml")
    (tmp_path / "between").symlink_to("elsewhere/a.txt")
    (tmp_path / "a.toml").symlink_to("between")
    assert read(tmp_path) == {"a.toml": "elsewhere/a.txt", "b.toml": "b.toml"}


@posix
def test_links_that_lead_nowhere_are_faults_if_they_are_named_as_rounds(tmp_path: Path) -> None:
    for name in ("nowhere", "nowhere.toml"):
        (tmp_path / name).symlink_to("gone")
    for name in ("circle", "circle.toml"):
        (tmp_path / name).symlink_to(name)
    assert read(tmp_path) == {
        "circle.toml": "[it is a link that leads back to itself]",
        "nowhere.toml": "[it is a link to something that does not exist]",
    }


@posix
@pytest.mark.parametrize(
    ("link", "file"), [("a.toml", "2020.toml"), ("2020.toml", "rounds/2020.toml"), ("b", "a.toml")]
)
def test_a_file_that_a_link_leads_to_as_well_is_read_once_by_its_own_name(link: str, file: str, tmp_path: Path) -> None:
    write(tmp_path, file)
    (tmp_path / link).with_suffix(".toml").symlink_to(tmp_path / file)
    assert read(tmp_path) == {file: file}


@posix
def test_of_the_links_to_a_file_of_another_name_the_shortest_is_read(tmp_path: Path) -> None:
    write(tmp_path, "x.txt", "z.toml")
    for name in ("2020-old.toml", "2020.toml"):
        (tmp_path / name).symlink_to("x.txt")
    assert list(read(tmp_path)) == ["2020.toml", "z.toml"]


@posix
def test_of_two_hard_links_one_is_read(tmp_path: Path) -> None:
    write(tmp_path, "2020.toml")
    (tmp_path / "2020 (kopi).toml").hardlink_to(tmp_path / "2020.toml")
    assert read(tmp_path) == {"2020.toml": "2020.toml"}


@posix
def test_settings_keep_their_name_whatever_else_leads_to_them(tmp_path: Path) -> None:
    write(tmp_path, "a.toml")
    (tmp_path / "skjonn.toml").symlink_to("a.toml")
    assert read(tmp_path) == {"skjonn.toml": "a.toml"}


@posix
def test_links_to_folders_are_followed_and_each_folder_read_once_by_its_own_path(tmp_path: Path) -> None:
    write(tmp_path, "old/2019.toml", ".archive/2018.toml")
    (tmp_path / "a").symlink_to("old")  # before `old` in every order of names
    (tmp_path / "b").symlink_to(".archive")
    (tmp_path / "c").symlink_to(".archive")
    assert list(read(tmp_path)) == ["b/2018.toml", "old/2019.toml"]


@posix
def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "a/1.toml", "b/2.toml")
    (tmp_path / "a" / "up").symlink_to("..")
    (tmp_path / "a" / "across").symlink_to("../b")
    (tmp_path / "b" / "across").symlink_to("../a")
    assert list(read(tmp_path)) == ["a/1.toml", "b/2.toml"]


@posix
def test_a_ledger_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path, "real/1.toml")
    (tmp_path / "ledger").symlink_to("real")
    assert list(read(tmp_path / "ledger")) == ["1.toml"]


@posix
def test_too_many_open_files_are_no_fault_of_the_ledger(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", "sub/b.toml")
    files = folder(tmp_path, shown="")
    with no_more_files():
        for work in (lambda: files.read("a.toml"), lambda: folder(tmp_path, shown="")):
            with pytest.raises(OSError, match="Too many open files"):
                work()


@pytest.mark.parametrize(("name", "why"), [("gone", "no such file or directory"), ("a.toml", "not a directory")])
def test_a_folder_that_is_none_is_no_ledger(name: str, why: str, tmp_path: Path) -> None:
    write(tmp_path, "a.toml")
    with pytest.raises(NoLedgerError) as caught:
        folder(tmp_path / name, shown="my/ledger")
    assert caught.value.what == f"The ledger's folder my/ledger cannot be read: {why}."
    assert caught.value.now
