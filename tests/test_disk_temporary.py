"""What a writer that was killed has left is removed by the next one, and nothing else is."""

import os
import sys
import time
from pathlib import Path

import pytest

from skjonn.disk.commit import commit
from skjonn.disk.lock import exclusive
from skjonn.disk.replace_file import replace_file
from skjonn.disk.temporary import OLD
from skjonn.model.source import Change
from support.export_process import export

LEFT = ".skjonn-0123456789abcdef.tmp"
PART = ".skjonn-0123456789abcdef.part"

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets only administrators link")


def names(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_the_next_writer_removes_what_is_left_anywhere_in_the_ledger(tmp_path: Path) -> None:
    for folder in ("", "2026", "2026/deep"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / LEFT).write_bytes(b"[round]\n")
    with exclusive(tmp_path, held=0):
        commit(tmp_path, Change("a.toml", None, b"new"))
    assert names(tmp_path) == [".skjonn.lock", "2026", "2026/deep", "a.toml"]


@pytest.mark.parametrize(
    "name",
    [
        ".skjonn-0123456789abcde.tmp",
        ".skjonn-0123456789abcdef0.tmp",
        ".skjonn-0123456789abcdeF.tmp",
        ".skjonn-0123456789abcdef.tmp.bak",
        "skjonn-0123456789abcdef.tmp",
        ".other-0123456789abcdef.tmp",
        PART,
        f".git/{LEFT}",
        f"{LEFT}/folder",
    ],
)
def test_what_is_not_a_writer_s_stays(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"mine")
    with exclusive(tmp_path, held=0):
        pass
    assert (tmp_path / name).read_bytes() == b"mine"


@posix
def test_a_ledger_is_not_left_by_a_link_to_remove_something(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / LEFT).write_bytes(b"another writer's")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "linked").symlink_to("../other")
    with exclusive(tmp_path / "ledger", held=0):
        pass
    assert (tmp_path / "other" / LEFT).exists()


def make_part(number: int, folder: Path, *, is_folder: bool, is_old: bool) -> str:
    path = folder / f".skjonn-{number:016x}.part"
    path.mkdir() if is_folder else path.write_bytes(b"rows")
    if is_folder:
        (path / "rows").write_bytes(b"rows")
    if is_old:
        os.utime(path, (time.time() - OLD - 60,) * 2)
    return path.name


def with_parts(folder: Path) -> set[str]:
    """Leave some parts and a writer's file; answer with the names of those that nobody may remove yet."""
    for number, is_folder in enumerate((True, False)):
        make_part(number, folder, is_folder=is_folder, is_old=True)
    (folder / LEFT).write_bytes(b"a ledger's")
    os.utime(folder / LEFT, (0, 0))
    return {LEFT, *(make_part(2 + each, folder, is_folder=bool(each), is_old=False) for each in range(2))}


def test_what_was_left_beside_a_report_a_day_ago_is_removed_with_the_next_one(tmp_path: Path) -> None:
    stays = with_parts(tmp_path)
    replace_file(tmp_path / "report", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"report", *stays}


def test_what_was_left_beside_an_export_a_day_ago_is_removed_with_the_next_one(tmp_path: Path) -> None:
    stays = with_parts(tmp_path)
    export(tmp_path / "out")
    assert {path.name for path in tmp_path.iterdir()} == {"out", *stays}


@posix
def test_of_an_old_link_with_the_name_of_a_part_only_the_link_is_removed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    link = tmp_path / PART
    link.symlink_to("mine")
    os.utime(link, (0, 0), follow_symlinks=False)
    replace_file(tmp_path / "report", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"mine", "report"}
