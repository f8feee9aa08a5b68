"""What is missing is asked for on a terminal: with line editing, a way back, and a question before it is written."""

import os
import signal
import sys
from pathlib import Path

import pytest

from support.command_line import OPEN, Skjonn, command

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from skjonn.language import words
from skjonn.language.headings import heading
from skjonn.model.entries import Application
from skjonn.model.file_format import fields_of
from support.terminal import Terminal, on_terminal, terminal

APPLICATION = '\n[[applications]]\nid = "2027-01"\nmunicipality = "Hole"\nproject = "Innbyggerdialog"\n'
AWARD = '\n[[awards]]\napplication = "2027-01"\ngranted = 350_000\n'
REQUIRED = {"Municipality": "Hole", "Project": "Innbyggerdialog", "Granted kr": "350 000"}
# Those of a recipient are asked for only where there is one.
NOT_ASKED = {"id", "municipality", "project", "recipient", "members", "county", "organisation"}
OF_APPLICATION = tuple(
    heading(field.key, words("en")) for field in fields_of(Application) if field.key not in NOT_ASKED
)
OF_AWARD = ("Decided", "Case", "Conditions", "Note on award")
LEFT, BACKSPACE, TAB, UP, CTRL_P, CTRL_U = "\x1b[D", "\x7f", "\t", "\x1b[A", "\x10", "\x15"


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def leave_out(shell: Terminal, *questions: str) -> None:
    for question in questions:
        shell.answer(question, "")


def text_of(skjonn: Skjonn) -> str:
    return skjonn.files()["2027.toml"].decode()


@pytest.mark.parametrize("columns", [40, 80])
def test_required_fields_come_first_then_the_others_then_a_summary_and_a_question(columns: int, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    with terminal("award", "add", folder=skjonn.folder, columns=columns) as shell:
        for question, text in REQUIRED.items():
            shell.answer(question, text)
        leave_out(shell, *OF_APPLICATION, *OF_AWARD, "ID")
        shell.expect("  Municipality  Hole\r\n  Project       Innbyggerdialog\r\n  Granted kr    350 000\r\n")
        assert skjonn.files() == {"2027.toml": OPEN.encode()}
        shell.answer("Write it? [Y/n/edit]", "")
        shell.expect("Added to ledger/2027.toml")
        assert shell.end() == 0
    assert skjonn.files() == {"2027.toml": (OPEN + APPLICATION + AWARD).encode()}


def test_a_line_can_be_edited_and_completed(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + APPLICATION)
    with terminal("application", "add", folder=skjonn.folder) as shell:
        shell.expect("Municipality:")
        shell.type("ringer")
        shell.expect("Ringerike")
        shell.type(f"{TAB}\r")
        shell.answer("Project", f"Prosjkt{LEFT}{LEFT}e")
        shell.expect("Partners:")
        shell.type(f"Hole, askerx{BACKSPACE}, Nordre F")
        shell.expect("Nordre Follo")
        shell.type(f"{TAB}\r")
        leave_out(shell, *OF_APPLICATION[1:6])
        shell.answer("Service area", "IT")
        leave_out(shell, *OF_APPLICATION[7:])
        shell.answer("ID", "x-1")
        shell.answer("Write it? [Y/n/edit]", "y")
        assert shell.end() == 0
    assert text_of(skjonn).removeprefix(OPEN + APPLICATION) == (
        '\n[[applications]]\nid = "x-1"\nmunicipality = "Ringerike"\nproject = "Prosjekt"\n'
        'partners = ["Hole", "asker", "Nordre Follo"]\narea = "IT"\n'
    )


def test_the_arrow_keys_bring_what_the_round_has(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + APPLICATION)
    with terminal("application", "add", "--municipality", "Asker", folder=skjonn.folder) as shell:
        shell.answer("Project", UP)
        leave_out(shell, *OF_APPLICATION, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert text_of(skjonn).count('project = "Innbyggerdialog"') == 2


def test_a_wrong_answer_is_refused_at_once_and_can_be_edited(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    with terminal("award", "add", "--project", "Innbyggerdialog", folder=skjonn.folder) as shell:
        shell.answer("Municipality", "Holl")
        shell.expect('error: "Holl" is not the name or number of any municipality since 2013.\r\n')
        shell.expect('       Did you mean "Hol"?\r\n')
        shell.answer("Municipality", f"{BACKSPACE}e")
        shell.answer("Granted kr", "1.450")
        shell.expect("error: 1.450 can be read in two ways")
        shell.answer("Granted kr", CTRL_U)
        shell.expect("error: Granted kr must be given.\r\n")
        shell.answer("Granted kr", "350 000")
        shell.expect("Partners:")
        shell.type_bytes(b"B\xe6rum\r")
        shell.expect("is not UTF-8.\r\n")
        shell.answer("Partners", CTRL_U)
        leave_out(shell, *OF_APPLICATION[1:], *OF_AWARD)
        shell.answer("ID", "a b")
        shell.expect('error: ID: "a b" cannot be an id.\r\n')
        shell.answer("ID", CTRL_U)
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert skjonn.files() == {"2027.toml": (OPEN + APPLICATION + AWARD).encode()}


@pytest.mark.parametrize("back", ["<\r", CTRL_P])
def test_one_can_go_back_a_question(back: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    with terminal("application", "add", folder=skjonn.folder) as shell:
        shell.answer("Municipality", "Asker")
        shell.answer("Project", "Innbyggerdialog")
        shell.expect("Partners:")
        shell.type(back)
        shell.expect("Project:")
        shell.type(CTRL_P)
        shell.answer("Municipality", f"{CTRL_U}Hole")
        leave_out(shell, "Project", *OF_APPLICATION, "ID")
        shell.expect("Write it? [Y/n/edit]:")
        shell.type(back)
        leave_out(shell, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert text_of(skjonn) == OPEN + APPLICATION


def test_an_entry_can_be_edited_before_it_is_written(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    with terminal("application", "add", folder=skjonn.folder) as shell:
        shell.answer("Municipality", "Hole")
        shell.answer("Project", "Innbyggerdialo")
        leave_out(shell, *OF_APPLICATION, "ID")
        shell.answer("Write it? [Y/n/edit]", "what")
        shell.expect("Answer yes, no or edit.\r\n")
        shell.answer("Write it? [Y/n/edit]", "e")
        leave_out(shell, "Municipality")
        shell.answer("Project", "g")
        leave_out(shell, *OF_APPLICATION, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert text_of(skjonn) == OPEN + APPLICATION


def test_an_entry_that_is_refused_can_be_fixed(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    with terminal("award", "add", folder=skjonn.folder) as shell:
        shell.answer("Municipality", "Hole")
        shell.answer("Project", "Innbyggerdialog")
        shell.answer("Granted kr", "9 mill")
        leave_out(shell, *OF_APPLICATION, *OF_AWARD, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        shell.expect("SKJ210 limit-passed")
        shell.answer("Edit it? [Y/n/anyway]", "")
        leave_out(shell, "Municipality", "Project")
        shell.answer("Granted kr", f"{CTRL_U}350 000")
        leave_out(shell, *OF_APPLICATION, *OF_AWARD, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert text_of(skjonn) == OPEN + APPLICATION + AWARD


@pytest.mark.parametrize(("answer", "code", "times"), [("n", 1, 0), ("anyway", 0, 1)])
def test_an_entry_that_is_refused_can_be_left_or_written_anyway(
    answer: str, code: int, times: int, skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml")
    given = ("--municipality", "Hole", "--project", "Innbyggerdialog")
    with terminal("award", "add", *given, folder=skjonn.folder) as shell:
        shell.answer("Granted kr", "9 mill")
        leave_out(shell, *OF_APPLICATION, *OF_AWARD, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        shell.answer("Edit it? [Y/n/anyway]", answer)
        assert shell.end() == code
    assert text_of(skjonn).count("granted = 9_000_000") == times


def test_the_amount_requested_is_proposed_for_an_application_of_the_ledger(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + APPLICATION + "requested = 350_000\n")
    with terminal("award", "add", "2027-01", folder=skjonn.folder) as shell:
        shell.expect("Hole, Innbyggerdialog\r\n")
        shell.expect("Granted kr: 350 000")
        shell.type("\r")
        leave_out(shell, *OF_AWARD)
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert text_of(skjonn) == OPEN + APPLICATION + "requested = 350_000\n" + AWARD


def test_of_two_open_rounds_one_is_asked_for(skjonn: Skjonn) -> None:
    skjonn.keep("2026.toml", OPEN.replace("2027", "2026"))
    skjonn.keep("2027.toml")
    with terminal("application", "add", "--municipality", "Hole", folder=skjonn.folder) as shell:
        shell.answer("Round", f"{CTRL_U}2028")
        shell.expect("error: There is no round 2028 in ledger.\r\n")
        shell.answer("Round", "")
        shell.answer("Project", "Innbyggerdialog")
        leave_out(shell, *OF_APPLICATION, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert text_of(skjonn) == OPEN + APPLICATION


def test_the_questions_stay_out_of_a_file_and_a_dry_run_asks_nothing_more(skjonn: Skjonn) -> None:
    skjonn.keep("2026.toml", OPEN.replace("2027", "2026"))
    skjonn.keep("2027.toml", OPEN + APPLICATION)
    out = skjonn.folder / "out.toml"
    with terminal("award", "add", "2027-01", "--dry-run", folder=skjonn.folder, out=out) as shell:
        shell.answer("Granted kr", "350 tusen")
        leave_out(shell, *OF_AWARD)
        shell.expect("Would be added to ledger/2027.toml; nothing was written.\r\n")
        assert shell.end() == 0
    assert out.read_text("utf-8") == AWARD.lstrip("\n")


def test_nothing_is_asked_where_the_questions_would_not_be_seen(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + APPLICATION)
    to_file = ("sh", "-c", 'exec "$@" 2> err.txt', "sh", *command("award", "add", "2027-01"))
    with on_terminal(to_file, folder=skjonn.folder, environment=os.environ) as shell:
        assert shell.end() == 2
    assert (skjonn.folder / "err.txt").read_text("utf-8").startswith("error: Missing: --granted.\n")
    assert text_of(skjonn) == OPEN + APPLICATION


def test_a_round_that_is_named_need_not_be_open_for_what_is_missing_to_be_asked_for(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN.replace("[frame]", 'state = "decided"\n\n[frame]'))
    with terminal("application", "add", "--round", "2027", "--municipality", "Hole", folder=skjonn.folder) as shell:
        shell.answer("Project", "Innbyggerdialog")
        leave_out(shell, *OF_APPLICATION, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        shell.expect("Added to ledger/2027.toml")
        assert shell.end() == 0


def test_nothing_is_asked_where_there_is_nothing_to_add_to(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    with terminal("award", "add", "2027-09", folder=skjonn.folder) as shell:
        shell.expect("error: There is no application 2027-09 in ledger.\r\n")
        assert shell.end() == 2


def test_a_round_s_heading_and_limit_are_asked_for(skjonn: Skjonn) -> None:
    with terminal("round", "add", "2027", "--title", "Prosjektskjønn 2027", folder=skjonn.folder) as shell:
        shell.answer("Grantor", "Statsforvalteren")
        shell.answer("Date", "1.3.27")
        shell.expect("error: Date: 1.3.27 has no year of four digits.\r\n       Write 1.2.2027, ")
        shell.answer("Date", f"{CTRL_U}1.3.2027")
        leave_out(shell, "Source", "Note")
        shell.answer("Limit kr", "8 mill")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert 'grantor = "Statsforvalteren"\ndate = 2027-03-01\n' in text_of(skjonn)
    assert "limit = 8_000_000\n" in text_of(skjonn)


def test_what_was_typed_wrongly_is_refused_before_anything_is_asked(skjonn: Skjonn) -> None:
    with terminal("round", "add", "2027", "--date", "27", folder=skjonn.folder) as shell:
        shell.expect("error: --date: 27 is not a date.\r\n")
        assert shell.end() == 2


@pytest.mark.parametrize("answered", [0, 5, 9])
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_or_ctrl_d_at_a_question_ends_with_130_and_says_that_nothing_was_written(
    key: str, answered: int, skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml")
    questions = ("Project", *OF_APPLICATION, "ID", "Write it? [Y/n/edit]")
    with terminal("application", "add", "--municipality", "Hole", folder=skjonn.folder) as shell:
        for question in questions[:answered]:
            shell.answer(question, "x" if question == "Project" else "")
        shell.expect(f"{questions[answered]}:")
        shell.type(key)
        shell.expect("\r\nNothing was written.\r\n")
        assert shell.end() == 130
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_what_is_written_and_cannot_be_reported_is_not_asked_for_again(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    given = ("--municipality", "Hole")
    with terminal("application", "add", *given, folder=skjonn.folder, out=Path("/dev/full")) as shell:
        shell.answer("Project", "Innbyggerdialog")
        leave_out(shell, *OF_APPLICATION, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 3
    assert text_of(skjonn) == OPEN + APPLICATION


def test_nothing_is_written_where_the_answer_is_no(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    given = ("--municipality", "Hole")
    with terminal("application", "add", *given, folder=skjonn.folder) as shell:
        shell.answer("Project", "x")
        leave_out(shell, *OF_APPLICATION, "ID")
        shell.answer("Write it? [Y/n/edit]", "no")
        shell.expect("Nothing was written.\r\n")
        assert shell.end() == 1
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


def test_a_request_to_end_leaves_the_terminal_as_it_was(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    with terminal("application", "add", folder=skjonn.folder) as shell:
        before = shell.modes
        shell.expect("Municipality:")
        assert shell.modes != before
        shell.send(signal.SIGTERM)
        shell.wait()
        assert shell.modes == before
        assert shell.end() == 128 + signal.SIGTERM


def test_json_is_not_completed_by_questions(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    (skjonn.folder / "new.json").write_text('{"project": "P"}')
    with terminal("application", "add", "--from-json", "new.json", folder=skjonn.folder) as shell:
        shell.expect("lacks municipality.\r\n")
        assert shell.end() == 2


AWARDED = OPEN + APPLICATION + AWARD
EVENT = '\n[[events]]\napplication = "2027-01"\ntype = "held"\ndate = 2027-03-09\namount = 50_000\nreason = "Plan"\n'


def test_an_event_is_asked_for_from_its_type_on_and_only_what_it_can_have(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", AWARDED)
    with terminal("event", "add", "--today", "2027-03-09", folder=skjonn.folder) as shell:
        shell.answer("TYPE", "")
        shell.expect("TYPE must be given.")
        shell.answer("TYPE", "held")
        shell.answer("ID", "2027-01")
        shell.answer("Amount kr", "50 000")
        shell.answer("Reason", "Plan")
        leave_out(shell, "Date", "Case", "Note")
        shell.expect("  Event      held\r\n  Amount kr  50 000\r\n  Reason     Plan\r\n  Date       2027-03-09\r\n")
        shell.answer("Write it? [Y/n/edit]", "")
        shell.expect("Added to ledger/2027.toml")
        assert shell.end() == 0
    assert text_of(skjonn) == AWARDED + EVENT


def test_an_event_that_is_refused_can_be_mended(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", AWARDED)
    given = ("held", "2027-01", "--reason", "Plan", "--date", "2027-03-09")
    with terminal("event", "add", *given, folder=skjonn.folder) as shell:
        shell.answer("Amount kr", "500 000")
        leave_out(shell, "Case", "Note", "Write it? [Y/n/edit]")
        shell.expect("held-too-much")
        shell.answer("Edit it? [Y/n/anyway]", "")
        shell.answer("Amount kr", f"{CTRL_U}50 000")
        leave_out(shell, "Case", "Note", "Write it? [Y/n/edit]")
        shell.expect("Added to ledger/2027.toml")
        assert shell.end() == 0
    assert text_of(skjonn) == AWARDED + EVENT


@pytest.mark.parametrize("answered", [0, 1, 2, 4])
def test_ctrl_c_at_a_question_for_an_event_ends_with_130_and_writes_nothing(answered: int, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", AWARDED)
    answers = {"TYPE": "held", "ID": "2027-01", "Amount kr": "5", "Reason": "Plan", "Date": ""}
    questions = list(answers)
    with terminal("event", "add", folder=skjonn.folder) as shell:
        for question in questions[:answered]:
            shell.answer(question, answers[question])
        shell.expect(f"{questions[answered]}:")
        shell.type("\x03")
        shell.expect("\r\nNothing was written.\r\n")
        assert shell.end() == 130
    assert text_of(skjonn) == AWARDED


def test_a_type_that_there_is_not_is_refused_where_it_is_asked_for(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", AWARDED)
    with terminal("event", "add", folder=skjonn.folder) as shell:
        shell.answer("TYPE", "payed")
        shell.expect("Did you mean paid?")
        assert shell.end() == 2
    assert text_of(skjonn) == AWARDED


UNTITLED = APPLICATION.replace('project = "Innbyggerdialog"\n', "")
GIVEN = ("--municipality", "Asker", "--granted", "5000")


def test_a_title_is_not_asked_for_in_a_round_without_titles(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + UNTITLED)
    with terminal("award", "add", *GIVEN, folder=skjonn.folder) as shell:
        shell.expect("2027-02   Asker (Akershus)   5\u00a0000\u00a0kr")
        assert shell.end() == 0
    with terminal("application", "add", folder=skjonn.folder) as shell:
        shell.answer("Municipality", "Lier")
        leave_out(shell, *OF_APPLICATION, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert "project" not in text_of(skjonn)


def test_a_title_is_asked_for_where_others_have_one_and_can_be_left_out(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + APPLICATION)
    with terminal("award", "add", *GIVEN, folder=skjonn.folder) as shell:
        leave_out(shell, "Project", *OF_APPLICATION, *OF_AWARD, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        shell.expect("2027-02   Asker (Akershus)   5\u00a0000\u00a0kr")
        assert shell.end() == 0
    with terminal("award", "add", *GIVEN, "--project", "Ny", folder=skjonn.folder) as shell:
        shell.expect("2027-03   Asker (Akershus)   Ny   5\u00a0000\u00a0kr")
        assert shell.end() == 0
    assert text_of(skjonn).count("project = ") == 2


def test_an_award_s_note_is_asked_for_with_what_the_round_s_awards_have(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + APPLICATION + 'note = "An application\'s"\n' + AWARD + 'note = "An award\'s"\n')
    with terminal("award", "add", *GIVEN, folder=skjonn.folder) as shell:
        leave_out(shell, "Project", *OF_APPLICATION, *OF_AWARD[:-1])
        shell.answer("Note on award", UP)
        leave_out(shell, "ID")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    assert text_of(skjonn).count('note = "An award\'s"') == 2
