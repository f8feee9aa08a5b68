"""`skjonn import` at a terminal: one question, after everything was shown."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from command_line import OPEN, Skjonn
from foreign import as_csv
from terminal import terminal

QUESTION = "Write 30 awards to ledger/2027.toml? [y/N/show]"


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml")
    rows = [["Hole", f"Prosjekt {number} {number * 7}", "5"] for number in range(30)]
    (tmp_path / "a.csv").write_bytes(as_csv([["Kommune", "Prosjekt", "Tildelt"], *rows]))
    return skjonn


def test_no_is_the_answer_of_enter_and_show_shows_every_entry(skjonn: Skjonn) -> None:
    with terminal("import", "a.csv", folder=skjonn.folder) as shell:
        shell.expect("and 10 more")
        shell.answer(QUESTION, "show")
        shell.expect("2027-30")
        shell.answer(QUESTION, "")
        shell.expect("Nothing was written.")
        assert shell.end() == 1
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


def test_yes_writes_what_was_shown(skjonn: Skjonn) -> None:
    with terminal("import", "a.csv", folder=skjonn.folder) as shell:
        shell.answer(QUESTION, "y")
        shell.expect("30\u00a0awards added to ledger/2027.toml, line 10")
        assert shell.end() == 0
    assert skjonn.files()["2027.toml"].count(b"[[awards]]") == 30


def test_ctrl_c_leaves_and_nothing_is_written(skjonn: Skjonn) -> None:
    with terminal("import", "a.csv", folder=skjonn.folder) as shell:
        shell.expect(f"{QUESTION}:")
        shell.type("\x03")
        shell.expect("Nothing was written.")
        assert shell.end() == 130
    assert skjonn.files() == {"2027.toml": OPEN.encode()}
