"""A link that leads out of a ledger is neither read nor written through, and is reported."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skjonn.disk.commit import commit
from skjonn.disk.files import folder
from skjonn.disk.lock import exclusive
from skjonn.model.errors import WriteError
from skjonn.model.source import Change
from support.command_line import NEW, OPEN, Skjonn
from support.ledgers import SHIPPED

if sys.platform == "win32":
    pytest.skip("Windows lets only administrators link", allow_module_level=True)

WRITER = str(Path(__file__).with_name("support") / "writer_process.py")
OUT = "it is a link out of the ledger's folder"
OF_MINE = b"export PATH=...\n"


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml")
    (tmp_path / ".bashrc").write_bytes(OF_MINE)
    return skjonn


def faults(root: Path) -> dict[str, str]:
    files = folder(root, shown="ledger")
    return {name: files.read(name).fault for name in files.names}


# Reading


@pytest.mark.parametrize("to", ["../2026.toml", "../.bashrc", "/etc/passwd", "/dev/zero", "../gone.toml", "between"])
def test_a_round_that_is_a_link_out_is_not_read_but_reported(to: str, skjonn: Skjonn) -> None:
    (skjonn.folder / "2026.toml").write_text(SHIPPED, "utf-8")
    (skjonn.ledger / "between").symlink_to("../2026.toml")
    (skjonn.ledger / "2026.toml").symlink_to(to)
    assert faults(skjonn.ledger) == {"2026.toml": OUT, "2027.toml": ""}
    ran = skjonn("check", "--format", "concise")
    assert ran.code == 1
    assert ran.out.startswith(f"ledger/2026.toml:1:1: SKJ101 unreadable-file This file cannot be read: {OUT}.")
    ran = skjonn("summary", "--format", "json")
    assert (ran.code, "15020000" in ran.out) == (1, False)


def test_a_folder_that_is_a_link_out_is_reported_and_not_gone_into(skjonn: Skjonn) -> None:
    (skjonn.folder / "archive" / "old").mkdir(parents=True)
    (skjonn.folder / "archive" / "old" / "2020.toml").write_text(SHIPPED, "utf-8")
    (skjonn.ledger / "archive").symlink_to("../archive")
    (skjonn.ledger / "year.toml").symlink_to("../archive")
    (skjonn.ledger / "notes.txt").symlink_to("../.bashrc")
    assert faults(skjonn.ledger) == {"2027.toml": "", "archive": OUT, "year.toml": OUT}
    assert "SKJ101" in skjonn("check").out


def test_a_link_to_the_whole_machine_takes_no_time(skjonn: Skjonn) -> None:
    (skjonn.ledger / "all").symlink_to("/")
    before = time.monotonic()
    assert skjonn("check", "--format", "concise").out.count("SKJ101") == 1
    assert time.monotonic() - before < 5


def test_settings_that_are_a_link_out_are_reported(skjonn: Skjonn) -> None:
    (skjonn.folder / "theirs.toml").write_text("[check]\nignore = ['ALL']\n", "utf-8")
    (skjonn.ledger / "skjonn.toml").symlink_to("../theirs.toml")
    ran = skjonn("check", "--format", "concise")
    assert (ran.code, ran.out.split(" ")[1]) == (1, "SKJ101")


def test_what_lies_in_the_ledger_in_the_end_is_in_it_by_whatever_way(skjonn: Skjonn) -> None:
    (skjonn.folder / "other").symlink_to("ledger")
    skjonn.keep("2028.txt", OPEN.replace("2027", "2028"))
    (skjonn.folder / "round").symlink_to("ledger/2028.txt")
    (skjonn.ledger / "2028.toml").symlink_to("../round")
    assert faults(skjonn.folder / "other") == {"2027.toml": "", "2028.toml": ""}
    assert faults(Path("other")) == {"2027.toml": "", "2028.toml": ""}


def test_frames_that_are_a_link_to_another_file_of_the_ledger_are_read_as_frames_alone(skjonn: Skjonn) -> None:
    frames = skjonn.keep("f.toml", '[[frames]]\nid = "2027"\namount = 5\n')
    (skjonn.ledger / "frames.toml").symlink_to("f.toml")
    assert faults(skjonn.ledger) == {"2027.toml": "", "frames.toml": ""}
    assert skjonn("check").code == 0
    assert skjonn("frame", "edit", "2027", "--amount", "6").code == 0
    assert frames.read_text("utf-8") == '[[frames]]\nid = "2027"\namount = 6\n'
    assert (skjonn.ledger / "frames.toml").is_symlink()


def test_frames_that_are_a_link_out_are_reported_and_not_changed(skjonn: Skjonn) -> None:
    theirs = skjonn.folder / "theirs.toml"
    theirs.write_text('[[frames]]\nid = "2027"\namount = 5\n', "utf-8")
    (skjonn.ledger / "frames.toml").symlink_to("../theirs.toml")
    assert skjonn("check", "--format", "concise").out.split(" ")[1] == "SKJ101"
    for words in (("add", "x"), ("edit", "2027"), ("change", "2027")):
        ran = skjonn("frame", *words, "--amount", "6", "--anyway")
        assert (ran.code, "ledger/frames.toml cannot be read" in ran.err) == (1, True)
    assert theirs.read_text("utf-8").endswith("= 5\n")


# Writing


def link_out(skjonn: Skjonn) -> Path:
    """Make the open round a link to a file beside the ledger."""
    real = skjonn.folder / "real.toml"
    (skjonn.ledger / "2027.toml").rename(real)
    (skjonn.ledger / "2027.toml").symlink_to("../real.toml")
    return real


@pytest.mark.parametrize(("more", "code"), [((), 2), (("--round", "2027"), 1)])
def test_a_round_that_is_a_link_out_is_not_added_to_and_the_error_says_why(
    more: tuple[str, ...], code: int, skjonn: Skjonn
) -> None:
    real = link_out(skjonn)
    for words in (("application", "add"), ("award", "add", "--granted", "1")):
        ran = skjonn(*words, *NEW, *more)
        assert (ran.code, ran.out) == (code, "")
        assert f"cannot be read: {OUT}." in ran.err
    assert real.read_text("utf-8") == OPEN


def test_what_is_added_beside_unreadable_files_says_how_many_there_are(skjonn: Skjonn) -> None:
    for name in ("a", "b", "c"):
        (skjonn.ledger / f"{name}.toml").symlink_to("/")
    ran = skjonn("award", "add", "2026-01", "--granted", "1")
    assert ran.err.startswith(
        "error: There is no application 2026-01 in ledger.\n"
        f"       ledger/a.toml cannot be read: {OUT}. Nor can 2 other files.\n"
    )


@pytest.mark.parametrize(
    ("name", "before"), [("a.toml", OF_MINE), ("folder/a.toml", OF_MINE), ("folder/b.toml", None), ("new.toml", None)]
)
def test_nothing_is_committed_through_a_link_out(name: str, before: bytes | None, skjonn: Skjonn) -> None:
    outside = skjonn.folder / "outside"
    outside.mkdir()
    (outside / "a.toml").write_bytes(OF_MINE)
    (skjonn.ledger / "folder").symlink_to("../outside")
    (skjonn.ledger / "a.toml").symlink_to("folder/a.toml")
    (skjonn.ledger / "new.toml").symlink_to("../outside/new.toml")
    with pytest.raises(WriteError) as caught:
        commit(skjonn.ledger, Change(name, before, b"new"))
    assert caught.value.what == (
        f"ledger/{name} could not be written: a link leads out of the ledger's folder. Nothing was changed."
    )
    assert caught.value.now.startswith("Replace the link with the file or folder itself")
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == {"a.toml": OF_MINE}


@pytest.mark.parametrize("to", ["../.bashrc", "../gone"])
def test_a_schema_is_not_written_through_a_link_out(to: str, skjonn: Skjonn) -> None:
    (skjonn.ledger / "round.schema.json").symlink_to(to)
    ran = skjonn("schema", "--write")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(
        "error: ledger/round.schema.json could not be written: a link leads out of the ledger's folder. "
        "Nothing was changed.\n"
    )
    assert (skjonn.folder / ".bashrc").read_bytes() == OF_MINE
    assert {path.name for path in skjonn.folder.iterdir()} == {"ledger", ".bashrc"}
    assert not (skjonn.ledger / "settings.schema.json").exists(), "all of them or none"


@pytest.mark.parametrize("data", [b"", OF_MINE, b"{}", b"[]", b'{"$schema": 1}', b"[" * 5000, b"\xff", OPEN.encode()])
def test_a_schema_is_not_written_over_what_is_none(data: bytes, skjonn: Skjonn) -> None:
    skjonn.keep("settings.schema.json", data)
    ran = skjonn("schema", "--write")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "error: ledger/settings.schema.json is not replaced: it is not a schema that skjonn wrote. "
        "Nothing was written.\n       Rename it, or remove it if it is not needed.\n"
    )
    assert skjonn.files() == {"2027.toml": OPEN.encode(), "settings.schema.json": data}


def test_a_schema_s_link_to_a_round_of_the_ledger_is_not_followed_either(skjonn: Skjonn) -> None:
    (skjonn.ledger / "round.schema.json").symlink_to("2027.toml")
    assert skjonn("schema", "--write").code == 1
    assert (skjonn.ledger / "2027.toml").read_text("utf-8") == OPEN


def test_a_schema_s_link_within_the_ledger_stays(skjonn: Skjonn) -> None:
    assert skjonn("schema", "round", "--write").code == 0
    written = (skjonn.ledger / "round.schema.json").rename(skjonn.ledger / "schema.json").read_text("utf-8")
    (skjonn.ledger / "schema.json").write_text(written.replace('"title"', '"titel"'), "utf-8")
    (skjonn.ledger / "round.schema.json").symlink_to("schema.json")
    assert skjonn("schema", "round", "--write").code == 0
    assert (skjonn.ledger / "round.schema.json").is_symlink()
    assert (skjonn.ledger / "schema.json").read_text("utf-8") == written


def test_a_lock_that_is_a_link_is_refused_and_what_it_leads_to_stays(skjonn: Skjonn) -> None:
    (skjonn.ledger / ".skjonn.lock").symlink_to("../.bashrc")
    ran = skjonn("award", "add", *NEW, "--granted", "1")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "error: The ledger ledger cannot be locked for writing: .skjonn.lock in it is a link. Nothing was written.\n"
        "       Remove the link.\n"
    )
    assert (skjonn.folder / ".bashrc").read_bytes() == OF_MINE


# Two ledgers that share a file


def writers(*ledgers: str) -> list[int]:
    """Exit codes of two writers for each ledger that add four awards each, all at once."""
    processes = [
        subprocess.Popen(
            [sys.executable, WRITER, "add", f"{ledger}{who}", "4"],
            env={**os.environ, "SKJONN_LEDGER": ledger},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for ledger in ledgers
        for who in range(2)
    ]
    return [process.wait() for process in processes]


def projects(path: Path) -> list[str]:
    return sorted(line.split('"')[1] for line in path.read_text("utf-8").splitlines() if line.startswith("project"))


def test_of_two_ledgers_that_share_a_file_by_a_link_only_its_own_adds_to_it(skjonn: Skjonn) -> None:
    (skjonn.folder / "linked").mkdir()
    (skjonn.folder / "linked" / "2027.toml").symlink_to("../ledger/2027.toml")
    assert writers("ledger", "linked") == [0, 0, 1, 1]
    assert projects(skjonn.ledger / "2027.toml") == sorted(f"ledger{who} {n}" for who in range(2) for n in range(4))


def test_a_ledger_and_a_link_to_its_folder_have_one_lock(skjonn: Skjonn) -> None:
    (skjonn.folder / "linked").symlink_to("ledger")
    assert writers("ledger", "linked") == [0] * 4
    assert projects(skjonn.ledger / "2027.toml") == sorted(
        f"{ledger}{who} {n}" for ledger in ("ledger", "linked") for who in range(2) for n in range(4)
    )


def test_a_file_with_two_names_becomes_two_files_and_each_ledger_keeps_all_that_was_added_to_it(
    skjonn: Skjonn,
) -> None:
    (skjonn.folder / "other").mkdir()
    (skjonn.folder / "other" / "2027.toml").hardlink_to(skjonn.ledger / "2027.toml")
    assert writers("ledger", "other") == [0] * 4
    for ledger in ("ledger", "other"):
        expected = sorted(f"{ledger}{who} {n}" for who in range(2) for n in range(4))
        assert projects(skjonn.folder / ledger / "2027.toml") == expected


def test_the_lock_lies_in_the_folder_that_the_ledger_s_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "ledger").symlink_to("real")
    with exclusive(tmp_path / "ledger", held=0):
        assert (tmp_path / "real" / ".skjonn.lock").exists()
