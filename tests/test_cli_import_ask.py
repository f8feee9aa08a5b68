"""`skjonn import` at a terminal: one question, after everything was shown."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from support.command_line import OPEN, Skjonn
from support.foreign_files import as_csv
from support.terminal import terminal

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


TWO = [["Kommune", "Prosjekt", "Søkt"], ["Våler", "Vann", "5"], ["Hole", "Vei", "6"], ["Våler", "Havn", "7"]]
LOOK_AT = "look at: b.csv:{} «Våler» may be 3018 (Viken) or 3419 (Innlandet)\r\n"
WHICH = "which? [1/2/leave out]"
IN_2020 = OPEN.replace("2027", "2020")


def test_an_ambiguous_applicant_is_asked_for_row_by_row(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", IN_2020)
    (skjonn.folder / "b.csv").write_bytes(as_csv(TWO))
    with terminal("import", "b.csv", "--round", "2020", folder=skjonn.folder) as shell:
        shell.expect(LOOK_AT.format(2))
        shell.answer(WHICH, "")
        shell.expect("Answer 1, 2 or leave out.")
        shell.answer(WHICH, "1")
        shell.expect(LOOK_AT.format(4))
        shell.answer(WHICH, "<")
        shell.expect(LOOK_AT.format(2))
        shell.answer(WHICH, "2")
        shell.expect(LOOK_AT.format(4))
        shell.answer(WHICH, "1")
        shell.expect("3\u00a0applications, 18 kr requested")
        shell.answer("Write 3 applications to ledger/2020.toml? [y/N/show]", "y")
        assert shell.end() == 0
    written = skjonn.files()["2020.toml"].decode()
    assert [line for line in written.splitlines() if line.startswith("municipality")] == [
        'municipality = "Våler (Innlandet)"',
        'municipality = "Hole"',
        'municipality = "Våler (Viken)"',
    ]


def test_a_row_whose_applicant_is_ambiguous_can_be_left_out(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", IN_2020)
    (skjonn.folder / "b.csv").write_bytes(as_csv(TWO[:3]))
    with terminal("import", "b.csv", "--round", "2020", "--yes", folder=skjonn.folder) as shell:
        shell.expect(LOOK_AT.format(2))
        shell.answer(WHICH, "leave out")
        shell.expect("Left aside:")
        shell.expect("b.csv:2: Våler · Vann · 5")
        shell.expect("1\u00a0application, 6 kr requested")
        shell.expect("1\u00a0application added to ledger/2020.toml")
        assert shell.end() == 0
    assert "Våler" not in skjonn.files()["2020.toml"].decode()


def test_nothing_is_asked_where_something_else_is_open_too(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", IN_2020)
    (skjonn.folder / "b.csv").write_bytes(as_csv([*TWO, ["Hole", "Sti", "1.450"]]))
    with terminal("import", "b.csv", "--round", "2020", folder=skjonn.folder) as shell:
        shell.expect('"Våler" can be')
        shell.expect("1.450")
        assert shell.end() == 2
