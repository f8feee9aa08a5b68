"""`skjonn check PATH…`: files and folders lead to the ledgers they lie in or hold, and all of each is checked."""

import json
import sys
from pathlib import Path

import pytest

from support.command_line import OPEN, Skjonn
from support.ledgers import SHIPPED

WRONG = SHIPPED.replace("granted = 4_000_000", "granted = 400_000")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize(
    "files",
    [
        ("ledger/2027.toml",),
        ("ledger/2027.toml", "ledger/east/2020.toml"),
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
    assert ran.err == "error: README.md is not in books.\n       Name files of that ledger only.\n"


def test_a_file_in_no_ledger_is_an_error(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    ran = skjonn("check", "pyproject.toml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: pyproject.toml is not in a ledger: no folder above it is named ledger.\n"
        "       Use --ledger DIR or SKJONN_LEDGER for a ledger with another name.\n"
    )


@pytest.fixture
def two(skjonn: Skjonn) -> Skjonn:
    skjonn.keep("2027.toml")
    skjonn.keep("../north/ledger/2020.toml", WRONG)
    skjonn.keep("../north/ledger/skjonn.toml", "")
    return skjonn


BOTH = ("north/ledger/2020.toml", "ledger/2027.toml", "north/ledger/skjonn.toml")


@pytest.mark.parametrize("paths", [BOTH, (".",), ("north", "ledger"), ("north/ledger", "ledger", ".")])
def test_each_ledger_is_checked_in_turn_and_the_worst_counts(paths: tuple[str, ...], two: Skjonn) -> None:
    ran = two("check", *paths)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.count(" SKJ204 granted-differs\n") == 1
    assert ran.out.startswith("north/ledger/2020.toml\n  16:11 ")
    assert "\nledger/2027.toml  " in ran.out
    assert "\nnorth/ledger/2020.toml  " in ran.out
    assert "2\u00a0errors in 1\u00a0file." in ran.out
    two.keep("../north/ledger/2020.toml", SHIPPED)
    assert two("check", *paths).code == 0


@pytest.mark.parametrize("format_", ["concise", "github", "gitlab", "json", "junit", "rdjson", "sarif"])
def test_a_report_on_several_ledgers_is_one(format_: str, two: Skjonn) -> None:
    two.keep("2027.toml", f"{OPEN}x = 1\n")
    both, ledger, north = (
        two("check", *paths, "--format", format_).out for paths in (BOTH, ("ledger",), ("north/ledger",))
    )
    for file in ("ledger/2027.toml", "north/ledger/2020.toml"):
        assert both.count(file) == (ledger + north).count(file)
    if format_ in {"gitlab", "json", "rdjson", "sarif"}:
        json.loads(both)


def test_each_ledger_goes_by_its_own_settings(two: Skjonn) -> None:
    two.keep("2020.toml", WRONG)
    two.keep("../north/ledger/skjonn.toml", '[check]\nignore = ["SKJ2"]\n')
    ran = two("check", ".", "--format", "concise")
    assert [line.partition(":")[0] for line in ran.out.splitlines() if " SKJ2" in line] == ["ledger/2020.toml"] * 2
    (run,) = json.loads(two("check", ".", "--format", "sarif").out)["runs"]
    codes = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert codes == sorted({*codes})
    assert "SKJ204" in codes


def test_a_baseline_knows_the_findings_of_several_ledgers(two: Skjonn) -> None:
    two.keep("2027.toml", f"{OPEN}x = 1\n")
    assert two("check", ".", "--format", "json", "--output-file", "known.json").code == 1
    ran = two("check", ".", "--baseline", "known.json", "--format", "json")
    assert (ran.code, json.loads(ran.out)["counts"]["known"]) == (0, 3)
    two.keep("2028.toml", f"{OPEN.replace('2027', '2028')}x = 1\n")
    ran = two("check", *BOTH, "--baseline", "known.json", "--format", "concise")
    assert (ran.code, ran.out.count(": SKJ")) == (1, 1)


def test_what_is_no_folder_with_rounds_is_passed_over_below_a_folder(skjonn: Skjonn) -> None:
    (skjonn.folder / "docs" / "ledger").mkdir(parents=True)
    skjonn.keep("../.hidden/ledger/2027.toml", "[")
    ran = skjonn("check", ".")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: . is not in a ledger: ")
    skjonn.keep("../deep/down/ledger/north/2027.toml")
    ran = skjonn("check", ".")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("deep/down/ledger/north/2027.toml  ")


def test_a_folder_that_is_called_like_a_ledger_may_hold_one(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    skjonn.keep("ledger/2027.toml")
    skjonn.keep("pyproject.toml", "[project]\n")
    monkeypatch.chdir(skjonn.ledger)
    assert skjonn("check", ".").code == 0
    assert skjonn("check", "--", "ledger/2027.toml").code == 0


def test_a_folder_that_holds_the_ledger_that_is_named_means_it(skjonn: Skjonn) -> None:
    skjonn.keep("../books/2027.toml")
    assert skjonn("check", ".", "--ledger", "books").code == 0
    assert skjonn("check", "elsewhere", "--ledger", "books").code == 2


def test_a_file_may_be_called_like_an_option(skjonn: Skjonn) -> None:
    skjonn.keep("../--output-file=x/ledger/2020.toml", WRONG)
    ran = skjonn("check", "--", "--output-file=x/ledger/2020.toml")
    assert (ran.code, ran.err) == (1, "")
    assert [path.name for path in skjonn.folder.rglob("*.toml")] == ["2020.toml"]


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
