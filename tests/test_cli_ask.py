"""What is missing is asked for on a terminal, and each answer is checked at once."""

import sys
from pathlib import Path

import pytest
from command_line import OPEN, Skjonn

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from terminal import terminal

APPLICATION = '\n[[applications]]\nid = "2027-01"\nmunicipality = "Hole"\nproject = "Innbyggerdialog"\n'
AWARD = '\n[[awards]]\napplication = "2027-01"\ngranted = 350_000\n'


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def test_wrong_answers_are_refused_at_once_and_right_ones_are_written(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    with terminal("award", "add", folder=skjonn.folder) as shell:
        shell.expect("Municipality: ")
        shell.type("Holl\n")
        shell.expect('error: "Holl" is neither name nor number of any municipality since 2013.\r\n')
        shell.expect('       Did you mean "Hol"?\r\nMunicipality: ')
        shell.type("\n")
        shell.expect("error: That is empty.\r\nMunicipality: ")
        shell.type("  Hole \n")
        shell.expect("Project: ")
        shell.type("  \n")
        shell.expect("error: That is empty.\r\nProject: ")
        shell.type_bytes(b"B\xe6rekraft\n")
        shell.expect("error: B\ufffdrekraft is not UTF-8.\r\n")
        shell.expect("Project: ")
        shell.type("Innbyggerdialog\n")
        shell.expect("Granted, kr: ")
        shell.type("1.450\n")
        shell.expect("error: 1.450 can be read in two ways")
        shell.expect("Granted, kr: ")
        shell.type("\n")
        shell.expect("error: An amount is missing.\r\n")
        shell.expect("Granted, kr: ")
        shell.type("350 000\n")
        shell.expect("Added to ledger/2027.toml, line 10")
        assert shell.end() == 0
    assert skjonn.files() == {"2027.toml": (OPEN + APPLICATION + AWARD).encode()}


def test_only_what_is_missing_is_asked_for_and_the_questions_stay_out_of_a_file(skjonn: Skjonn) -> None:
    skjonn.keep("2026.toml", OPEN.replace("2027", "2026"))
    skjonn.keep("2027.toml", OPEN + APPLICATION)
    out = skjonn.folder / "out.toml"
    with terminal("award", "add", "2027-01", "--dry-run", folder=skjonn.folder, out=out) as shell:
        shell.expect("Granted, kr: ")
        shell.type("350 tusen\n")
        assert shell.end() == 0
        assert shell.shown.endswith("Would be added to ledger/2027.toml; nothing was written.\r\n")
    assert out.read_text("utf-8") == AWARD.lstrip("\n")


def test_a_round_that_is_named_need_not_be_open_for_what_is_missing_to_be_asked_for(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN.replace("[frame]", 'state = "decided"\n\n[frame]'))
    with terminal("application", "add", "--round", "2027", "--municipality", "Hole", folder=skjonn.folder) as shell:
        shell.expect("Project: ")
        shell.type("Innbyggerdialog\n")
        shell.expect("Added to ledger/2027.toml")
        assert shell.end() == 0


def test_nothing_is_asked_where_there_is_nothing_to_add_to(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    with terminal("award", "add", "2027-09", folder=skjonn.folder) as shell:
        shell.expect("error: There is no application 2027-09 in ledger.\r\n")
        assert shell.end() == 2


def test_a_round_s_heading_is_asked_for(skjonn: Skjonn) -> None:
    with terminal("round", "add", "2027", "--title", "Prosjektskjønn 2027", folder=skjonn.folder) as shell:
        shell.expect("Grantor: ")
        shell.type("Statsforvalteren\n")
        shell.expect("Date (YYYY-MM-DD): ")
        shell.type("1.3.2027\n")
        shell.expect("error: Date: 1.3.2027 is no date.\r\n       Write year, month and day: 2027-03-01.\r\n")
        shell.expect("Date (YYYY-MM-DD): ")
        shell.type("2027-03-01\n")
        assert shell.end() == 0
    assert b'grantor = "Statsforvalteren"\ndate = 2027-03-01\n' in skjonn.files()["2027.toml"]


def test_what_was_typed_wrongly_is_refused_before_anything_is_asked(skjonn: Skjonn) -> None:
    with terminal("round", "add", "2027", "--date", "2027", folder=skjonn.folder) as shell:
        shell.expect("error: --date: 2027 is no date.\r\n")
        assert shell.end() == 2


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_or_ctrl_d_at_a_question_ends_with_130_and_says_that_nothing_was_written(
    key: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml")
    with terminal("application", "add", "--municipality", "Hole", folder=skjonn.folder) as shell:
        shell.expect("Project: ")
        shell.type(key)
        shell.expect("\r\nNothing was written.\r\n")
        assert shell.end() == 130
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


def test_json_is_not_completed_by_questions(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    (skjonn.folder / "new.json").write_text('{"municipality": "Hole"}')
    with terminal("application", "add", "--from-json", "new.json", folder=skjonn.folder) as shell:
        shell.expect("error: new.json, entry 1 lacks project.\r\n")
        assert shell.end() == 2
