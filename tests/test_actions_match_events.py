"""Lists of events: matched with the round's applications as decisions are, and written as one change."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from skjonn.inputs.tables.vocabulary import fold, keys, words
from skjonn.language.events import EVENT_WORDS, REPORT_WORDS
from skjonn.language.headings import Title
from skjonn.model.event_types import EVENT_TYPES, REPORTS
from support.command_line import OPEN, Skjonn
from support.foreign_files import Rows, as_csv, as_xlsx
from support.ledgers import application, award

ROUND = "".join(
    [
        OPEN,
        application("2027-01", "Hole", project="Innbyggerdialog"),
        application("2027-02", "Asker", project="Vann"),
        application("2027-03", "Asker", project="Vei"),
        application("2027-04", "Oslo", project="Havn"),
        award("2027-01", "350_000", more='case = "2027/1-1"'),
        award("2027-02", "200_000"),
        award("2027-03", "100_000"),
    ]
)
HEADER = ["Kommune", "Prosjekt", "Hendelse", "Dato", "Beløp", "Merknad"]


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml", ROUND)
    return skjonn


def happen(skjonn: Skjonn, rows: Rows | bytes, *options: str) -> tuple[int, str, str]:
    (skjonn.folder / "a.csv").write_bytes(rows if isinstance(rows, bytes) else as_csv(rows))
    ran = skjonn("import", "a.csv", "--as", "events", "--yes", "--today", "2029-01-01", *options)
    return ran.code, ran.out, ran.err


def refusal(skjonn: Skjonn, rows: Rows) -> str:
    code, _, err = happen(skjonn, rows)
    assert (code, skjonn.files()["2027.toml"]) == (2, ROUND.encode())
    return err.removeprefix("error: ").removesuffix("       Nothing was written.\n").rstrip()


def added(skjonn: Skjonn) -> str:
    return skjonn.files()["2027.toml"].decode().removeprefix(ROUND)


ROWS: Rows = [
    HEADER,
    ["Hole kommune", "INNBYGGERDIALOG", "akseptert", "10.4.2027", "", ""],
    ["Hole", "Innbyggerdialog", "utbetalt", "10.6.2027", "350 000", "Hele beløpet"],
    ["Asker", "Vann", "Endret", "2.11.2027", "-50 000", ""],
    ["Oslo", "Havn", "trukket", "3.4.2027", "-", ""],
]
WRITTEN = (
    '\n[[events]]\napplication = "2027-01"\ntype = "accepted"\ndate = 2027-04-10\n'
    '\n[[events]]\napplication = "2027-01"\ntype = "paid"\ndate = 2027-06-10\namount = 350_000\n'
    'note = "Hele beløpet"\n'
    '\n[[events]]\napplication = "2027-02"\ntype = "amended"\ndate = 2027-11-02\namount = -50_000\n'
    '\n[[events]]\napplication = "2027-04"\ntype = "withdrawn"\ndate = 2027-04-03\n'
)


def test_events_are_written_as_one_change_and_a_second_import_adds_nothing(skjonn: Skjonn) -> None:
    code, out, err = happen(skjonn, ROWS)
    assert (code, err) == (0, "")
    assert " 4\u00a0events\n" in out
    assert "1\u00a0withdrawal, 3\u00a0events added to ledger/2027.toml, line " in out
    assert added(skjonn) == WRITTEN
    code, out, _ = happen(skjonn, ROWS)
    assert (code, "Nothing to write" in out) == (0, True)
    assert "Already in the ledger, left out: 4\u00a0rows\n   a.csv:2: 2027-01\n   a.csv:3: 2027-01\n" in out
    assert added(skjonn) == WRITTEN


def test_remarks_tell_no_event_from_another_and_one_more_of_the_same_is_new(skjonn: Skjonn) -> None:
    rows: Rows = [["Id", "Type", "Dato", "Beløp", "Merknad"], ["2027-01", "paid", "2027-06-10", "50 000", "a"]]
    happen(skjonn, rows)
    first = added(skjonn)
    code, out, _ = happen(skjonn, [*rows, ["2027-01", "paid", "2027-06-10", "50 000", "b"]])
    assert (code, "Equal rows, each counted: 1\u00a0place" in out or "a.csv:2 = a.csv:3" in out) == (0, True)
    assert added(skjonn) == first + first.replace('"a"', '"b"')


def test_anyway_writes_what_the_ledger_has_once_more(skjonn: Skjonn) -> None:
    rows: Rows = [["Id", "Type", "Dato", "Beløp"], ["2027-01", "paid", "2027-06-10", "50 000"]]
    happen(skjonn, rows)
    assert happen(skjonn, rows, "--anyway")[0] == 0
    assert added(skjonn).count("[[events]]") == 2


def test_an_application_is_named_by_id_or_case_too_and_every_key_is_read(skjonn: Skjonn) -> None:
    header = ["Søknad", "Saksnr", "Type", "Dato", "Beløp (1000 kr)", "Rapport", "Frist", "Brukt", "Slutter", "Årsak"]
    rows: Rows = [
        header,
        ["", "2027/1-1", "Rapportfrist", "1.4.2027", "", "sluttrapport", "1.6.2028", "", "", ""],
        ["2027-01", "", "rapportert", "28.5.2028", "", "Sluttrapport", "", "300 000", "", ""],
        ["2027-02", "2027/9-9", "endret", "2.5.2027", "", "", "", "", "31.12.2028", "Forsinket"],
        ["2027-03", "", "holdt tilbake", "2.5.2027", "+10,5", "", "", "", "", "Mangler plan"],
    ]
    code, _, err = happen(skjonn, rows)
    assert (code, err) == (0, "")
    assert added(skjonn) == (
        '\n[[events]]\napplication = "2027-01"\ntype = "report_due"\ndate = 2027-04-01\nreport = "final"\n'
        'due = 2028-06-01\ncase = "2027/1-1"\n'
        '\n[[events]]\napplication = "2027-01"\ntype = "reported"\ndate = 2028-05-28\nreport = "final"\n'
        "spent = 300_000\n"
        '\n[[events]]\napplication = "2027-02"\ntype = "amended"\ndate = 2027-05-02\nends = 2028-12-31\n'
        'reason = "Forsinket"\ncase = "2027/9-9"\n'
        '\n[[events]]\napplication = "2027-03"\ntype = "held"\ndate = 2027-05-02\namount = 10_500\n'
        'reason = "Mangler plan"\n'
    )


def test_what_is_no_part_of_an_event_is_left_aside(skjonn: Skjonn) -> None:
    rows: Rows = [["Id", "Type", "Dato", "Søkt", "Partnere"], ["2027-01", "accepted", "2027-04-10", "5", "Hole"]]
    code, out, _ = happen(skjonn, rows)
    left = [line.split()[0] for line in out.splitlines() if line.endswith("left aside")]
    assert (code, left) == (0, ["Søkt", "Partnere"])


def test_a_workbook_gives_numbers_below_zero_and_days(skjonn: Skjonn) -> None:
    rows: Rows = [["Id", "Type", "Dato", "Beløp"], ["2027-02", "amended", "2027-11-02", -50_000]]
    assert happen(skjonn, as_xlsx(rows))[0] == 0
    assert "amount = -50_000\n" in added(skjonn)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (["Hole", "Innbyggerdialoger", "paid", "1.4.2027", "5", ""], "a.csv:2: no application has this project; "),
        (["Bærum", "Vann", "paid", "1.4.2027", "5", ""], "a.csv:2: round 2027 has no such application. Add"),
        (["Hole", "Innbyggerdialog", "sendt", "1.4.2027", "", ""], "a.csv:2, Hendelse: sendt is not one of withdrawn"),
        (["Hole", "Innbyggerdialog", "", "1.4.2027", "5", ""], "a.csv:2, Hendelse: the cell is empty. Fill it in."),
        (["Hole", "Innbyggerdialog", "paid", "", "5", ""], "a.csv:2, Dato: the cell is empty. Fill it in."),
        (["Hole", "Innbyggerdialog", "paid", "1.4.2027", "", ""], "a.csv:2: the event lacks amount. Correct it."),
        (["Hole", "Innbyggerdialog", "paid", "1.4.2027", "-5", ""], "a.csv:2: the event has the amount "),
        (["Hole", "Innbyggerdialog", "closed", "1.4.2027", "5", ""], "a.csv:2: the event has amount, and closed has"),
        (["Hole", "Innbyggerdialog", "paid", "1.4.2027", "1.450", ""], "a.csv:2, Beløp: 1.450 can be read in two"),
    ],
)
def test_a_row_that_is_no_event_of_one_application_is_refused(skjonn: Skjonn, row: list[str], what: str) -> None:
    assert refusal(skjonn, [HEADER, row]).startswith(what)


def test_an_id_and_another_applicant_are_refused(skjonn: Skjonn) -> None:
    rows: Rows = [["Id", "Kommune", "Type", "Dato"], ["2027-01", "Asker", "accepted", "1.4.2027"]]
    assert refusal(skjonn, rows) == ("a.csv:2: 2027-01 is an application of Hole, not of Asker. Correct one of them.")


@pytest.mark.parametrize(
    ("header", "lacks"),
    [
        (["Kommune", "Prosjekt", "Dato"], "type"),
        (["Kommune", "Prosjekt", "Hendelse"], "date"),
        (["Kommune", "Hendelse", "Dato"], "project"),
        (["Prosjekt", "Hendelse", "Dato"], "municipality"),
    ],
)
def test_a_list_that_lacks_a_column_is_refused(skjonn: Skjonn, header: list[str], lacks: str) -> None:
    assert f"no column is known to be {lacks}." in refusal(skjonn, [header, ["x"] * len(header)])


def test_what_cannot_be_in_the_life_of_a_grant_is_refused_as_a_whole(skjonn: Skjonn) -> None:
    rows: Rows = [
        ["Id", "Type", "Dato", "Beløp"],
        ["2027-01", "accepted", "1.4.2027", ""],
        ["2027-02", "paid", "1.5.2027", "900 000"],
    ]
    code, _, err = happen(skjonn, rows)
    assert (code, "The change would bring these errors" in err) == (1, True)
    assert added(skjonn) == ""


def test_a_new_round_and_json_have_no_events_to_import(skjonn: Skjonn) -> None:
    new = ("--new-round", "2028", "--title", "x", "--grantor", "y", "--date", "2028-01-01")
    code, _, err = happen(skjonn, ROWS, *new)
    assert (code, "Events are matched with applications, and a new round has none." in err) == (2, True)
    code, _, err = happen(skjonn, b'[{"application": "2027-01"}]')
    assert (code, "Add its events: skjonn event add --from-json." in err) == (2, True)


def test_a_column_of_an_event_is_left_aside_where_rows_are_applications(skjonn: Skjonn) -> None:
    (skjonn.folder / "b.csv").write_bytes(as_csv([["Kommune", "Prosjekt", "X"], ["Hole", "Sti", "y"]]))
    ran = skjonn("import", "b.csv", "--column", "reason=X", "--yes")
    left = [line.split()[0] for line in ran.out.splitlines() if line.endswith("left aside")]
    assert (ran.code, left) == (0, ["X"])


WORDS: Mapping[str, Mapping[str, Title]] = {
    "event_types": {key: EVENT_WORDS[key] for key in EVENT_TYPES},
    "reports": {key: REPORT_WORDS[key] for key in REPORTS},
}


@pytest.mark.parametrize("table", WORDS)
def test_every_word_that_is_shown_for_an_event_is_understood_in_a_table(table: str) -> None:
    place = f"[{table}] in skjonn/inputs/tables/vocabulary.toml"
    assert WORDS[table].keys() - {*keys(table)} == set(), f"add a line for it under {place}"
    for key, title in WORDS[table].items():
        assert {key, *map(fold, title)} <= words(table, key), f"add its words under {place}"


def test_what_an_import_adds_is_wrapped_to_the_width_as_all_else_is(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = happen(skjonn, [HEADER, ["Hole", "Innbyggerdialog", "utbetalt", "10.6.2027", "350 000", ""]])
    plain = out.replace("\u00a0", " ")
    assert "\n 2027-01   Hole (Buskerud)   paid 350 000 kr   350 000 kr in\n force · paid 350 000 " in plain
    assert max(map(len, out.splitlines())) <= 60


def test_the_ids_of_decisions_are_wrapped_to_the_width(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    decisions = [["Kommune", "Prosjekt", "Vedtak"], ["Oslo", "Havn", "avslag"]]
    (skjonn.folder / "a.csv").write_bytes(as_csv(decisions))
    out = skjonn("import", "a.csv", "--as", "decisions", "--yes", "--today", "2029-01-01").out
    assert " Refused: 2027-04.\n" in out
    assert max(map(len, out.splitlines())) <= 30
