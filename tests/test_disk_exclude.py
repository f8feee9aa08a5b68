"""No file is passed over in silence: what is not read of a ledger's folder is excluded, hidden, or named."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.disk.exclude import is_excluded
from support.command_line import HEADING, OPEN, Skjonn

LATER = OPEN.replace("2027", "2028")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml")
    return skjonn


# ---------------------------------------------------------------- names


@pytest.mark.parametrize("name", ["2028.TOML", "2028.Toml", "old/2028.tOML"])
def test_a_round_is_read_whatever_the_case_of_its_ending(name: str, skjonn: Skjonn) -> None:
    skjonn.keep(name, LATER.replace("date = 2028-03-01\n", ""))
    ran = skjonn("check", "--format", "concise")
    assert ran.code == 1
    assert f"ledger/{name}:1:1: SKJ106 " in ran.out


def test_no_report_takes_the_place_of_a_round_whatever_the_case_of_its_ending(skjonn: Skjonn) -> None:
    ran = skjonn("summary", "--output-file", "ledger/2028.TOML")
    assert (ran.code, ran.out) == (2, "")
    assert "is the name of a ledger's file" in ran.err


@pytest.mark.parametrize("name", ["2028.toml.txt", "2028.TOML.TXT", "2028.toml.bak", "old/2028.toml.orig"])
def test_a_file_that_is_named_almost_as_a_round_is_a_warning(name: str, skjonn: Skjonn) -> None:
    skjonn.keep(name, LATER)
    ran = skjonn("check", "--format", "concise")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        f"ledger/{name}:1:1: SKJ701 misnamed-file This file is not read: its name does not end in .toml.\n"
        "1\u00a0warning in "
    )
    assert skjonn("check", "--strict").code == 1
    assert skjonn("check", "--strict", "--ignore", "misnamed-file").code == 0
    assert "2028" not in skjonn("round", "list").out
    assert skjonn("award", "add", "--municipality", "Hole", "--project", "P", "--granted", "1").code == 0


def test_a_file_of_another_name_is_no_warning(skjonn: Skjonn) -> None:
    for name in ("round.schema.json", "README.md", "2028.toml~", "2028toml.txt", ".2028.toml.txt", ".x/2028.toml.txt"):
        skjonn.keep(name, LATER)
    skjonn.keep("2028.toml.d/2028.toml", LATER)
    ran = skjonn("check", "--strict")
    assert (ran.code, ran.err) == (0, "")
    assert "ledger/2028.toml.d/2028.toml" in ran.out


def test_a_misnamed_file_is_told_beside_an_empty_ledger(skjonn: Skjonn) -> None:
    (skjonn.ledger / "2027.toml").rename(skjonn.ledger / "2027.toml.txt")
    ran = skjonn("check")
    assert ran.code == 0
    assert "SKJ701 misnamed-file" in ran.out


# ---------------------------------------------------------------- what is given to check


def test_each_file_that_is_given_and_not_read_is_named_and_the_ledger_is_checked(skjonn: Skjonn) -> None:
    skjonn.keep("skjonn.toml", 'exclude = ["archive/**", "skjonn.toml"]\n')
    for name in (".2028.toml", ".old/2028.toml", "archive/2028.toml", "2028.toml.txt", "notes.md"):
        skjonn.keep(name, LATER)
    given = ("gone.toml", ".2028.toml", ".old/2028.toml", "archive/2028.toml", "2028.toml.txt", "notes.md")
    ran = skjonn("check", *(f"ledger/{name}" for name in ("2027.toml", "skjonn.toml", *given)))
    assert ran.code == 0
    assert ran.err == (
        "There is no file ledger/gone.toml.\n"
        "ledger/.2028.toml is not read: files and folders whose names begin with a dot are skipped.\n"
        "ledger/.old/2028.toml is not read: files and folders whose names begin with a dot are skipped.\n"
        "ledger/archive/2028.toml is not read: skjonn.toml excludes it.\n"
        "ledger/2028.toml.txt is not read: its name does not end in .toml.\n"
        "ledger/notes.md is not read: its name does not end in .toml.\n"
    )
    assert ran.out == skjonn("check").out


def test_a_file_that_a_commit_removes_does_not_stop_the_hook_that_names_it(skjonn: Skjonn) -> None:
    assert skjonn("check", "--strict", "ledger/2026.toml").code == 0
    skjonn.keep("2027.toml", OPEN.replace("date = 2027-03-01\n", ""))
    ran = skjonn("check", "ledger/2026.toml")
    assert (ran.code, ran.err) == (1, "There is no file ledger/2026.toml.\n")


@pytest.mark.parametrize("path", ["ledger", "ledger/", "ledger/old", "ledger/../ledger/2027.toml", "ledger/old/X.TOML"])
def test_of_what_is_read_nothing_is_said(path: str, skjonn: Skjonn) -> None:
    skjonn.keep("old/X.TOML", LATER)
    ran = skjonn("check", path)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets not everybody make links")
def test_a_ledger_that_is_named_by_a_link_knows_its_files(skjonn: Skjonn) -> None:
    (skjonn.folder / "link").symlink_to("ledger")
    skjonn.keep("notes.md")
    for named in ("ledger", "link"):
        ran = skjonn("check", "ledger/notes.md", "link/2027.toml", "--ledger", named)
        assert (ran.code, ran.err) == (0, "ledger/notes.md is not read: its name does not end in .toml.\n")


# ---------------------------------------------------------------- what is excluded


@pytest.mark.parametrize(
    ("pattern", "excluded", "included"),
    [
        # Without a slash: a file or folder of that name, at any depth
        (
            "node_modules",
            ["node_modules", "node_modules/a/b.toml", "web/node_modules/a.toml"],
            ["node_modules2/a.toml"],
        ),
        ("node_modules/", ["node_modules/a.toml", "web/node_modules/a.toml"], ["a.toml"]),
        ("draft-*.toml", ["draft-1.toml", "old/draft-.toml"], ["draft.toml", "old/a-draft-1.toml"]),
        ("202?.toml", ["2027.toml"], ["202.toml", "20277.toml"]),
        ("[0-9]*", ["2027.toml", "a/1/b.toml"], ["a.toml"]),
        ("*.toml", ["2027.toml", "a/2027.toml"], ["skjonn.toml", "2027.TOML"]),
        # With one: from the ledger's folder on
        ("archive/**", ["archive", "archive/a.toml", "archive/b/c/a.toml"], ["old/archive/a.toml", "archive.toml"]),
        ("/archive", ["archive/a.toml"], ["old/archive/a.toml"]),
        ("archive/*.toml", ["archive/a.toml"], ["archive/b/a.toml", "archive/a.txt"]),
        ("archive/*/a.toml", ["archive/b/a.toml"], ["archive/a.toml", "archive/b/c/a.toml"]),
        ("archive/**/a.toml", ["archive/a.toml", "archive/b/c/a.toml"], ["archive/b.toml", "a.toml"]),
        ("**/archive/**", ["archive/a.toml", "x/y/archive/a.toml"], ["a.toml"]),
        ("**/a.toml", ["a.toml", "x/a.toml"], ["x/b.toml"]),
        ("**/**/a.toml", ["a.toml", "x/y/z/a.toml"], ["x/b.toml"]),
        # All there is, and nothing
        ("**", ["a.toml", "x/a.toml"], ["skjonn.toml"]),
        ("**/**", ["a.toml", "x/a.toml"], ["skjonn.toml"]),
        ("", [], ["a.toml"]),
        ("/", [], ["a.toml"]),
        ("../a.toml", [], ["a.toml"]),
        ("a//b.toml", [], ["a/b.toml"]),
    ],
)
def test_a_pattern_excludes_what_it_matches_and_what_is_below_that(
    pattern: str, excluded: list[str], included: list[str]
) -> None:
    assert [name for name in (*excluded, *included) if is_excluded(name, [pattern])] == excluded


def test_a_pattern_that_is_made_to_be_slow_is_not() -> None:
    path = "/".join(["a"] * 200)
    assert not is_excluded(path, ["**/a/" * 60 + "b", f"{'*a' * 40}b"])


@given(
    st.lists(st.sampled_from(["a", "b", "a.toml"]), min_size=1, max_size=4),
    st.lists(st.sampled_from(["a", "b", "*", "**", "a.toml"]), min_size=2, max_size=5),
)
def test_a_pattern_matches_where_one_way_to_match_it_does(path: list[str], parts: list[str]) -> None:
    assert is_excluded("/".join(path), ["/".join(parts)]) == matches(path, parts)


def matches(path: list[str], parts: list[str]) -> bool:
    """What patterns are said to mean: each way is tried."""
    if not parts:
        return True
    if parts[0] == "**":
        return any(matches(path[start:], parts[1:]) for start in range(len(path) + 1))
    return bool(path) and parts[0] in {path[0], "*"} and matches(path[1:], parts[1:])


def test_no_command_reads_what_the_settings_exclude(skjonn: Skjonn) -> None:
    skjonn.keep("skjonn.toml", 'exclude = ["node_modules", "archive/**"]\n')
    for name in ("node_modules/x/pyproject.toml", "web/node_modules/x.toml", "archive/1999/x.toml"):
        skjonn.keep(name, "[tool.x]\n")
    skjonn.keep("archive/2027.toml", OPEN)
    for line in (
        "check --strict",
        "summary",
        "frame",
        "round list",
        "award list",
        "application list",
        "export parquet out",
        "export xlsx out.xlsx",
        "export payments",
        "place Hole",
        "award add --municipality Hole --project P --granted 1",
        "application add --municipality Asker --project P",
    ):
        ran = skjonn(*line.split())
        assert (ran.code, "not" in ran.err) == (0, False), (line, ran)


def test_a_round_that_would_be_excluded_is_not_added(skjonn: Skjonn) -> None:
    skjonn.keep("skjonn.toml", 'exclude = ["*-draft.toml"]\n')
    ran = skjonn("round", "add", "2028-draft", *HEADING)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "error: skjonn.toml excludes 2028-draft.toml, which would not be read. Nothing was written.\n"
        "       Choose another id, or change `exclude`.\n"
    )
    assert skjonn.files().keys() == {"2027.toml", "skjonn.toml"}


@pytest.mark.parametrize("settings", ["exclude = 5\n", "exclude = ['archive', 5]\n", "exclude = ['archive'\n"])
def test_nothing_is_excluded_by_settings_that_cannot_be_read(settings: str, skjonn: Skjonn) -> None:
    skjonn.keep("skjonn.toml", settings)
    skjonn.keep("archive/2028.toml", LATER)
    ran = skjonn("check")
    assert ran.code == 1
    assert "ledger/archive/2028.toml" in ran.out
