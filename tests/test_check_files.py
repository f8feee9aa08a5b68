"""`skjonn check FILE…`: the files that a hook in git names lead to the ledger they lie in, and all of it is checked."""

import sys
from pathlib import Path

import pytest
from command_line import OPEN, Skjonn
from ledgers import SHIPPED

WRONG = SHIPPED.replace("granted = 4_000_000", "granted = 400_000")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize(
    "files",
    [
        ("ledger/2027.toml",),
        ("ledger/2027.toml", "ledger/skjonn.toml"),
        ("ledger/gone.toml",),
        ("ledger/east/2020.toml",),
        ("elsewhere/../ledger/2027.toml",),
        ("ledger",),
        ("ledger/",),
    ],
)
def test_all_of_the_ledger_that_files_lie_in_is_checked(files: tuple[str, ...], skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("east/2020.toml", WRONG)
    ran = skjonn("check", *files, "--format", "concise")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("ledger/east/2020.toml:16:11: SKJ204 ")
    assert ran.out == skjonn("check", "--format", "concise").out


def test_the_nearest_ledger_above_a_file_is_meant_wherever_the_command_runs(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    skjonn.keep("2027.toml")
    other = skjonn.keep("../north/ledger/2020.toml", WRONG)
    assert skjonn("check", "north/ledger/2020.toml").code == 1
    assert skjonn("check", "ledger/2027.toml").code == 0
    monkeypatch.chdir(skjonn.ledger)
    assert skjonn("check", "2027.toml").code == 0
    assert skjonn("check", str(other)).code == 1
    assert skjonn("check", "../north/ledger/2020.toml").code == 1


@pytest.mark.parametrize("by", ["option", "variable"])
def test_a_ledger_of_another_name_is_named(by: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    skjonn.keep("../books/2027.toml")
    if by == "variable":
        monkeypatch.setenv("SKJONN_LEDGER", "books")
    option = ("--ledger", "books") if by == "option" else ()
    assert skjonn("check", "books/2027.toml", *option).code == 0
    ran = skjonn("check", "books/2027.toml", "README.md", *option)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: README.md does not lie in books.\n       Check the files of one ledger at a time.\n"


def test_a_file_in_no_ledger_is_an_error(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    ran = skjonn("check", "pyproject.toml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: pyproject.toml lies in no ledger: no folder above it is named ledger.\n"
        "       A ledger of another name is named by --ledger DIR or SKJONN_LEDGER.\n"
    )


def test_files_of_two_ledgers_are_an_error(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("../north/ledger/2020.toml", SHIPPED)
    ran = skjonn("check", "ledger/2027.toml", "north/ledger/2020.toml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: north/ledger/2020.toml does not lie in ledger.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets not everybody make links")
def test_links_to_the_ledger_and_in_it_lead_to_it(skjonn: Skjonn) -> None:
    skjonn.keep("drafts/2027.txt", OPEN)
    (skjonn.ledger / "2027.toml").symlink_to("drafts/2027.txt")
    (skjonn.folder / "link").symlink_to("ledger")
    for named in ("ledger", "link"):
        for file in ("ledger/2027.toml", "link/2027.toml"):
            assert skjonn("check", file, "--ledger", named).code == 0
    skjonn.keep("../elsewhere/2027.toml", OPEN)
    assert skjonn("check", "elsewhere/2027.toml", "--ledger", "link").code == 2
