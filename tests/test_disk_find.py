"""Where the ledger is, and how its path is shown."""

from pathlib import Path

import pytest

from skjonn.disk.find import find_ledger, shown
from skjonn.model.errors import NoLedgerError


def folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def test_the_ledger_named_goes_before_the_variable_and_the_folder(tmp_path: Path) -> None:
    named, by_variable = folder(tmp_path / "a"), folder(tmp_path / "b")
    folder(tmp_path / "ledger")
    environment = {"SKJONN_LEDGER": str(by_variable)}
    assert find_ledger("a", environment=environment, cwd=tmp_path) == named
    assert find_ledger(str(named), environment=environment, cwd=tmp_path) == named


def test_the_variable_goes_before_the_folder(tmp_path: Path) -> None:
    by_variable = folder(tmp_path / "b")
    folder(tmp_path / "ledger")
    assert find_ledger(None, environment={"SKJONN_LEDGER": "b"}, cwd=tmp_path) == by_variable


def test_an_empty_variable_is_as_good_as_none(tmp_path: Path) -> None:
    ledger = folder(tmp_path / "ledger")
    assert find_ledger(None, environment={"SKJONN_LEDGER": ""}, cwd=tmp_path) == ledger


def test_the_nearest_folder_above_that_has_a_ledger_is_taken(tmp_path: Path) -> None:
    folder(tmp_path / "ledger")
    nearest = folder(tmp_path / "a" / "ledger")
    deep = folder(tmp_path / "a" / "b" / "c")
    assert find_ledger(None, environment={}, cwd=deep) == nearest


def test_a_file_named_ledger_on_the_way_up_is_passed_by(tmp_path: Path) -> None:
    ledger = folder(tmp_path / "ledger")
    below = folder(tmp_path / "a")
    (below / "ledger").write_text("a program of that name\n")
    assert find_ledger(None, environment={}, cwd=below) == ledger


def test_where_there_is_no_ledger_the_error_says_where_it_was_looked_for_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoLedgerError) as caught:
        find_ledger(None, environment={}, cwd=tmp_path)
    assert (
        caught.value.what == f"There is no ledger: neither {tmp_path} nor a folder above it has a folder named ledger."
    )
    assert "`skjonn guide start`" in caught.value.now
    assert "--ledger DIR" in caught.value.now
    assert "SKJONN_LEDGER" in caught.value.now


@pytest.mark.parametrize(
    ("explicit", "environment", "what"),
    [
        ("gone", {}, "There is no folder gone (--ledger)."),
        (None, {"SKJONN_LEDGER": "gone"}, "There is no folder gone (SKJONN_LEDGER)."),
        ("file", {}, "file (--ledger) is not a folder."),
        ("file/ledger", {}, "The ledger's folder file/ledger (--ledger) cannot be reached: not a directory."),
        ("n" * 300, {}, f"The ledger's folder {'n' * 300} (--ledger) cannot be reached: file name too long."),
        ("", {}, "--ledger is given without a name."),
    ],
)
def test_what_is_named_and_no_folder_is_an_error_although_a_ledger_lies_near(
    explicit: str | None, environment: dict[str, str], what: str, tmp_path: Path
) -> None:
    folder(tmp_path / "ledger")
    (tmp_path / "file").write_text("")
    with pytest.raises(NoLedgerError) as caught:
        find_ledger(explicit, environment=environment, cwd=tmp_path)
    assert caught.value.what == what
    assert caught.value.now


@pytest.mark.parametrize(
    ("explicit", "environment", "place"),
    [("a/b", {}, "a/b"), (None, {"SKJONN_LEDGER": "c"}, "c"), (None, {}, "ledger")],
)
def test_a_new_ledger_may_be_named_and_is_not_made_yet(
    explicit: str | None, environment: dict[str, str], place: str, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    assert find_ledger(explicit, environment=environment, cwd=tmp_path, new=True) == tmp_path / place
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert list((tmp_path / "a").iterdir()) == []


def test_a_round_for_a_new_ledger_goes_to_the_one_that_is_there(tmp_path: Path) -> None:
    ledger = folder(tmp_path / "ledger")
    below = folder(tmp_path / "a")
    assert find_ledger(None, environment={}, cwd=below, new=True) == ledger


@pytest.mark.parametrize("explicit", [None, "ledger"])
def test_a_new_ledger_does_not_take_the_place_of_a_file(explicit: str | None, tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text("")
    with pytest.raises(NoLedgerError, match="is not a folder"):
        find_ledger(explicit, environment={}, cwd=tmp_path, new=True)


@pytest.mark.parametrize(
    ("root", "cwd", "expected"),
    [
        ("/home/kari/grants/ledger", "/home/kari/grants", "ledger"),
        ("/home/kari/grants/a/ledger", "/home/kari/grants", "a/ledger"),
        ("/home/kari/grants/ledger", "/home/kari/grants/letters", "../ledger"),
        ("/home/kari/grants", "/home/kari/grants", "."),
        ("/srv/ledger", "/home/kari/grants", "/srv/ledger"),
        ("/srv/ledger", "/", "srv/ledger"),
    ],
)
def test_a_path_is_shown_relative_unless_the_absolute_one_is_shorter(root: str, cwd: str, expected: str) -> None:
    assert shown(Path(root), Path(cwd)) == expected
