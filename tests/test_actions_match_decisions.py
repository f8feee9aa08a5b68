"""Lists of decisions: matched with the round's applications by id, case, or municipality and project."""

from pathlib import Path

import pytest

from support.command_line import OPEN, Skjonn
from support.foreign_files import Rows, as_csv
from support.ledgers import application, award

ROUND = "".join(
    [
        OPEN,
        application("2027-01", "Hole", project="Innbyggerdialog", more="requested = 500_000"),
        application("2027-02", "Asker", project="Bærekraft i praksis"),
        application("2027-03", "Oslo", project="Vann"),
        application("2027-04", "Oslo", project="Vei"),
        application("2027-05", "Ringerike", project="Skole"),
        application("2027-06", "Ringerike", project="Skole"),
        application("2027-07", "Drammen", project="Havn"),
        award("2027-07", "70_000", more='case = "2027/7-1"'),
    ]
)


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml", ROUND)
    return skjonn


def decide(skjonn: Skjonn, rows: Rows, *options: str) -> tuple[int, str, str]:
    (skjonn.folder / "a.csv").write_bytes(as_csv(rows))
    ran = skjonn("import", "a.csv", "--as", "decisions", "--yes", *options)
    return ran.code, ran.out, ran.err


def refusal(skjonn: Skjonn, rows: Rows) -> str:
    code, _, err = decide(skjonn, rows)
    assert (code, skjonn.files()["2027.toml"]) == (2, ROUND.encode())
    return err.removeprefix("error: ").removesuffix("       Nothing was written.\n").rstrip()


HEADER = ["Kommune", "Prosjekt", "Tildelt", "Vedtaksdato", "Saksnr"]


def test_awards_refusals_and_withdrawals_are_written_as_one_change(skjonn: Skjonn) -> None:
    rows: Rows = [
        [*HEADER, "Merknad"],
        ["hole", "INNBYGGERDIALOG", "350 000", "1.3.2027", "2027/1-2", "Lovende"],
        ["Asker kommune", "Bærekraft  i praksis", "avslag", "2.3.2027", "2027/1-3", "For dyrt"],
        ["Oslo", "Vann", "trukket", "", "", ""],
        ["Oslo", "Vei", "0", "", "", ""],
        ["Jevnaker", "", "ikke søkt", "", "", ""],
        ["Drammen", "Havn", "70 000", "", "", ""],
    ]
    code, out, err = decide(skjonn, rows, "--today", "2027-03-05")
    assert (code, err) == (0, "")
    assert " 2\u00a0awards, 420\u00a0000 kr granted\n" in out
    assert (
        " Already in the ledger, left out: 1\u00a0row\n   a.csv:7: 2027-07\n"
        " Refused: 2027-02, 2027-04.\n Withdrawn: 2027-03.\n"
        " Without a decision in the list: 2027-05, 2027-06.\n Not applied for: a.csv:6.\n"
    ) in out
    assert "1\u00a0award, 2\u00a0refusals, 1\u00a0withdrawal added to ledger/2027.toml, line " in out
    added = (
        '\n[[awards]]\napplication = "2027-01"\ngranted = 350_000\ndecided = 2027-03-01\ncase = "2027/1-2"\n'
        'note = "Lovende"\n'
        '\n[[events]]\napplication = "2027-02"\ntype = "refused"\ndate = 2027-03-02\ncase = "2027/1-3"\n'
        'note = "For dyrt"\n'
        '\n[[events]]\napplication = "2027-03"\ntype = "withdrawn"\ndate = 2027-03-05\n'
        '\n[[events]]\napplication = "2027-04"\ntype = "refused"\ndate = 2027-03-05\n'
    )
    assert skjonn.files()["2027.toml"].decode() == f"{ROUND}{added}"
    again = decide(skjonn, rows, "--today", "2027-03-06")
    assert (again[0], "Nothing to write" in again[1], "left out: 5\u00a0rows" in again[1]) == (0, True, True)
    assert " Without a decision in the list: 2027-05, 2027-06.\n" in again[1]
    assert skjonn.files()["2027.toml"].decode() == f"{ROUND}{added}"


def test_a_list_without_an_award_writes_refusals_and_withdrawals_alone(skjonn: Skjonn) -> None:
    code, out, err = decide(skjonn, [["Id", "Vedtak"], ["2027-01", "avslag"]], "--lang", "nb", "--today", "2027-03-05")
    assert (code, " Avslått: 2027-01.\n" in out, "1\u00a0avslag lagt til i" in out, err) == (0, True, True, "")
    written = skjonn.files()["2027.toml"].decode()
    assert written == f'{ROUND}\n[[events]]\napplication = "2027-01"\ntype = "refused"\ndate = 2027-03-05\n'
    dry, text, said = decide(skjonn, [["Id", "Tildelt"], ["2027-02", "trekt"]], "--dry-run")
    assert (dry, 'type = "withdrawn"' in text, "nothing was written" in said) == (0, True, True)
    assert skjonn.files()["2027.toml"].decode() == written


def test_a_list_of_those_who_did_not_apply_writes_nothing(skjonn: Skjonn) -> None:
    code, out, _ = decide(skjonn, [["Kommune", "Prosjekt", "Tildelt"], ["Jevnaker", "", "ikke søkt"]])
    assert (code, "Not applied for: a.csv:2." in out, "Nothing to write" in out) == (0, True, False)
    assert skjonn.files()["2027.toml"] == ROUND.encode()


def test_a_decision_that_the_ledger_has_otherwise_is_refused(skjonn: Skjonn) -> None:
    decide(skjonn, [["Id", "Tildelt"], ["2027-01", "avslag"]])
    code, _, err = decide(skjonn, [["Id", "Tildelt"], ["2027-01", "5"]])
    assert (code, "a.csv:2: 2027-01 is refused in the ledger; here it is awarded. Correct one" in err) == (2, True)
    code, _, err = decide(skjonn, [["Id", "Tildelt"], ["2027-01", "trukket"]])
    assert (code, "a.csv:2: 2027-01 is refused in the ledger; here it is withdrawn. Correct one" in err) == (2, True)


def test_an_application_is_named_by_its_id(skjonn: Skjonn) -> None:
    code, out, _ = decide(skjonn, [["Søknad", "Kommune", "Søkt", "Tildelt"], ["2027-01", "Hole", "500 000", "5"]])
    assert (code, "2027-01   Hole (Buskerud)   Innbyggerdialog   5\u00a0kr" in out) == (0, True)


def test_an_award_that_the_ledger_has_is_matched_by_its_case(skjonn: Skjonn) -> None:
    rows: Rows = [["Saksnr", "Kommune", "Prosjekt", "Tildelt"], ["2027/7-1", "Drammen", "Havna", "70 000"]]
    code, out, _ = decide(skjonn, rows)
    assert (code, "a.csv:2: 2027-07" in out, "Nothing to write" in out) == (0, True, True)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (["Ringerike", "Skole", "5"], "2 applications match: 2027-05, 2027-06. Add a column with their ids."),
        (
            ["Hole", "Innbyggerdialogen", "5"],
            'no application has this project; 2027-01, "Innbyggerdialog" is similar. Use that title, or add the id.',
        ),
        (
            ["Hole", "Noe annet", "5"],
            "round 2027 has no such application. Add the application first, or remove the row.",
        ),
        (
            ["Drammen", "Havn", "80 000"],
            "2027-07 has an award of 70\u00a0000 kr in the ledger; here it is 80\u00a0000 kr. Correct one of them.",
        ),
        (
            ["Drammen", "Havn", "avslag"],
            "2027-07 has an award of 70\u00a0000 kr in the ledger; here it is refused. Correct one of them.",
        ),
        (["Hole", "Innbyggerdialog", "ikke søkt"], "2027-01 is an application in the ledger. Correct one of them."),
    ],
)
def test_a_row_that_does_not_decide_one_application_is_refused(row: list[str], what: str, skjonn: Skjonn) -> None:
    assert refusal(skjonn, [["Kommune", "Prosjekt", "Tildelt"], row]) == f"a.csv:2: {what}"


def test_an_id_that_is_not_there_or_is_somebody_elses_is_refused(skjonn: Skjonn) -> None:
    rows: Rows = [["Id", "Kommune", "Søkt", "Tildelt"], ["2027-99", "Hole", "", "5"], ["2027-01", "Asker", "", "5"]]
    assert refusal(skjonn, rows).splitlines() == [
        "a.csv:2: there is no application 2027-99 in round 2027. Correct the id.",
        "       a.csv:3: 2027-01 is an application of Hole, not of Asker. Correct one of them.",
    ]
    asked = refusal(skjonn, [rows[0], ["2027-01", "Hole", "500 001", "5"]])
    assert (
        asked == "a.csv:2: 2027-01 asks for 500\u00a0000 kr in the ledger, 500\u00a0001 kr here. Correct one of them."
    )


def test_an_application_that_is_decided_twice_is_refused(skjonn: Skjonn) -> None:
    rows: Rows = [["Id", "Tildelt"], ["2027-01", "5"], ["2027-01", "avslag"]]
    assert refusal(skjonn, rows) == "a.csv:3: 2027-01 is already decided in a.csv:2. Remove one of the rows."


def test_a_cell_that_cannot_be_read_is_refused_before_anything_is_matched(skjonn: Skjonn) -> None:
    assert refusal(skjonn, [["Id", "Tildelt"], ["2027-01", "1.450"]]).startswith("a.csv:2, Tildelt: 1.450 can be read")


def test_an_applicant_that_is_not_known_is_matched_as_it_is_written(skjonn: Skjonn) -> None:
    skjonn.keep(
        "2027.toml", OPEN + application("2027-01", "Kongsbreg", project="P") + application("2027-02") + award("2027-02")
    )
    (skjonn.folder / "a.csv").write_bytes(as_csv([["Kommune", "Prosjekt", "Tildelt"], ["KONGSBREG", "P", "5"]]))
    ran = skjonn("import", "a.csv", "--as", "decisions", "--yes", "--anyway")
    assert (ran.code, skjonn.files()["2027.toml"].count(b"[[awards]]")) == (0, 2)


def test_a_list_of_applications_that_have_got_their_awards_since_adds_nothing(skjonn: Skjonn) -> None:
    rows: Rows = [["Kommune", "Prosjekt", "Søkt beløp"], ["Hole", "Park", "500 000"], ["Lier", "Torg", "200 000"]]
    (skjonn.folder / "list.csv").write_bytes(as_csv(rows))
    assert skjonn("import", "list.csv", "--yes").code == 0
    code, out, _ = decide(
        skjonn, [["Kommune", "Prosjekt", "Tildelt"], ["Hole", "Park", "400 000"], ["Lier", "Torg", "0"]]
    )
    assert (code, "1\u00a0award, 1\u00a0refusal added" in out) == (0, True)
    again = skjonn("import", "list.csv", "--yes")
    assert (again.code, "left out: 2\u00a0rows" in again.out, "Nothing to write" in again.out) == (0, True, True)
