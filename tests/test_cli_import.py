"""`skjonn import`: what it shows, asks, writes and refuses; one change, all or nothing."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from skjonn.actions.add_round import add_round
from skjonn.actions.change import WriteOptions
from skjonn.actions.import_entries import ImportOptions, plan_import, write_import
from skjonn.inputs.tables.read import read_table_file
from skjonn.model.draft import Draft
from skjonn.model.entries import Frame, Heading
from skjonn.model.errors import RefusedError
from skjonn.model.partial_date import PartialDate
from support.command_line import HEADING, OPEN, Ran, Skjonn
from support.foreign_files import Rows, as_csv, as_html, as_xlsx
from support.ledgers import application, award

TABLE: Rows = [
    ["Kommune", "Prosjekttittel", "Søkt beløp (1000 kr)", "Tildelt beløp", "Saksbehandler"],
    ["Hole", "Innbyggerdialog", "500", "350 000", "Kari"],
    ["Asker", "Bærekraft i praksis", "1 450", "145 000", "Ola"],
    ["Sum 2 prosjekter", "", "1 950", "495 000", ""],
]
NEW = ("--new-round", "2028", *HEADING)


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml")
    return skjonn


def put(skjonn: Skjonn, data: bytes | Rows, name: str = "a.csv") -> str:
    (skjonn.folder / name).write_bytes(data if isinstance(data, bytes) else as_csv(data))
    return name


def is_unchanged(skjonn: Skjonn) -> bool:
    return skjonn.files() == {"2027.toml": OPEN.encode()}


# What is shown and written

STEPS = """\
CSV, ; between cells, UTF-8 · 3 rows below the headings in a.csv:1

 Column                 Read as
 Kommune                Municipality
 Prosjekttittel         Project
 Søkt beløp (1000 kr)   Requested kr   amounts in 1\u00a0000 kr
 Tildelt beløp          Granted kr
 Saksbehandler          \u2013              left aside

 2\u00a0awards, 495\u00a0000 kr granted
  a.csv:4, Sum 2 prosjekter states 1\u00a0950\u00a0000 kr requested: agrees.
  a.csv:4, Sum 2 prosjekter states 495\u00a0000 kr granted: agrees.
  a.csv:4, Sum 2 prosjekter states 2\u00a0rows: agrees.
""".replace("3 rows", "3\u00a0rows")
ENTRIES = """
 2027-01   Hole (Buskerud)   Innbyggerdialog   350\u00a0000\u00a0kr
 2027-02   Asker (Akershus)   Bærekraft i praksis   145\u00a0000\u00a0kr

"""


def test_steps_are_shown_and_entries_written_as_one_change(skjonn: Skjonn) -> None:
    ran = skjonn("import", put(skjonn, TABLE), "--yes")
    report = (
        "2\u00a0awards added to ledger/2027.toml, line 10\n\n Frame 2027: 495\u00a0000 of "
        "8\u00a0000\u00a0000 kr granted in 2\u00a0awards, 7\u00a0505\u00a0000 kr left.\n"
    )
    assert ran == Ran(0, STEPS + ENTRIES + report, "")
    written = skjonn.files()["2027.toml"].decode()
    assert written.startswith(OPEN)
    assert re.findall(r"(?:requested|granted) = (.*)", written) == ["500_000", "350_000", "1_450_000", "145_000"]
    assert skjonn("check").code == 0


def test_a_second_import_adds_nothing_and_says_so(skjonn: Skjonn) -> None:
    name = put(skjonn, TABLE)
    skjonn("import", name, "--yes")
    before = skjonn.files()
    ran = skjonn("import", name, "--yes")
    known = " Already in the ledger, left out: 2\u00a0rows\n   a.csv:2: 2027-01\n   a.csv:3: 2027-02\n"
    assert ran == Ran(0, f"{STEPS}{known}Nothing to write: the ledger has all of it.\n", "")
    assert skjonn.files() == before
    # Without a terminal, and without --yes, too: nothing would be written.
    assert skjonn.child("import", name).code == 0


def test_rows_are_counted_as_often_as_they_stand_there(skjonn: Skjonn) -> None:
    one = [["Kommune", "Prosjekt", "Tildelt"], ["Hole", "P", "5"]]
    skjonn("import", put(skjonn, one), "--yes")
    three = skjonn("import", put(skjonn, [*one, one[1], ["hole", "p", "5 kr"]]), "--yes")
    assert "Equal rows, each counted: 1\u00a0row.\n   a.csv:2 = a.csv:3 = a.csv:4\n" in three.out
    assert "2\u00a0awards added" in three.out
    assert skjonn.files()["2027.toml"].count(b"[[awards]]") == 3


def test_rows_that_stand_in_another_round_are_left_out_and_anyway_writes_all(skjonn: Skjonn) -> None:
    skjonn.keep(
        "2026.toml",
        OPEN.replace("2027", "2026")
        + application("2026-07", "Hole", project="Innbyggerdialog", more="requested = 500_000")
        + award("2026-07", "350_000"),
    )
    name = put(skjonn, TABLE)
    ran = skjonn("import", name, "--round", "2027", "--yes")
    assert "left out: 1\u00a0row\n   a.csv:2: 2026-07\n" in ran.out
    assert skjonn.files()["2027.toml"].count(b"[[awards]]") == 1
    again = skjonn("import", name, "--round", "2027", "--yes", "--anyway")
    assert (again.code, skjonn.files()["2027.toml"].count(b"[[awards]]")) == (0, 3)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "nb",
            (
                "CSV, ; mellom cellene, UTF-8",
                "Lest som",
                "oppgir 2\u00a0rader: stemmer.",
                "2\u00a0tildelinger lagt til i ledger/2027.toml",
            ),
        ),
        (
            "nn",
            (
                "CSV, ; mellom cellene, UTF-8",
                "Lesen som",
                "oppgir 2\u00a0rader: stemmer.",
                "2\u00a0tildelingar lagde til i ledger/2027.toml",
            ),
        ),
    ],
)
def test_steps_are_told_in_norwegian(lang: str, said: tuple[str, ...], skjonn: Skjonn) -> None:
    ran = skjonn("import", put(skjonn, TABLE), "--yes", "--lang", lang)
    assert [text for text in said if text not in ran.out] == []


def test_without_a_terminal_nothing_is_written_unless_yes_is_said(skjonn: Skjonn) -> None:
    ran = skjonn.child("import", put(skjonn, TABLE), PYTHONUTF8="1", SKJONN_TODAY="2027-02-01")
    assert ran.code == 2
    assert ran.out == STEPS + ENTRIES
    assert ran.err == (
        "error: There is no terminal to confirm this on.\n       Use --yes to write it. Nothing was written.\n"
    )
    assert is_unchanged(skjonn)


def test_a_dry_run_shows_the_toml_and_writes_nothing(skjonn: Skjonn) -> None:
    ran = skjonn("import", put(skjonn, TABLE), "--dry-run")
    assert ran.code == 0
    assert ran.out.startswith(STEPS)
    assert ran.out.endswith('[[awards]]\napplication = "2027-02"\ngranted = 145_000\n')
    assert ran.err == "Would be added to ledger/2027.toml; nothing was written.\n"
    assert is_unchanged(skjonn)


def test_standard_input_takes_a_pasted_table(skjonn: Skjonn) -> None:
    ran = skjonn.child("import", "-", "--yes", stdin=as_csv(TABLE, "\t"), PYTHONUTF8="1")
    assert (ran.code, "Standard input:4, Sum 2 prosjekter" in ran.out) == (0, True)
    pasted = skjonn.child(
        "import", "-", "--yes", stdin=as_html([*TABLE[:1], ["Oslo", "P", "1", "1", ""]]), PYTHONUTF8="1"
    )
    assert (pasted.code, "1\u00a0award added" in pasted.out) == (0, True)


def test_json_is_imported_as_from_json(skjonn: Skjonn) -> None:
    entries = json.dumps(
        [
            {"municipality": "Hole", "project": "P", "granted": "5 000"},
            {"municipality": "Oslo", "project": "Q", "granted": 1},
        ]
    )
    name = put(skjonn, entries.encode(), "a.json")
    assert skjonn("import", name, "--yes").out.startswith(
        "a.json: JSON, UTF-8\n\n 2\u00a0awards, 5\u00a0001 kr granted\n"
    )
    assert "Nothing to write" in skjonn("import", name, "--yes").out
    ran = skjonn("import", name, put(skjonn, TABLE), "--yes")
    assert ran.err.startswith("error: JSON cannot be imported with other files.\n")
    applications = put(skjonn, b'{"municipality": "Hole", "project": "R", "requested": 7}', "b.json")
    assert " 1\u00a0application, 7 kr requested\n" in skjonn("import", applications, "--yes").out
    again = put(skjonn, b'{"application": "2027-03", "granted": 5}', "d.json")
    assert "1\u00a0award added" in skjonn("import", again, "--yes").out
    assert "left out: 1\u00a0row\n   d.json, entry 1: 2027-03\n" in skjonn("import", again, "--yes").out
    lacking = skjonn("import", put(skjonn, b'{"municipality": "Hole"}', "c.json"), "--yes", "--as", "awards")
    assert (lacking.code, "c.json, entry 1 lacks granted." in lacking.err) == (2, True)


def test_very_many_rows_are_shown_in_part(skjonn: Skjonn) -> None:
    rows: Rows = [
        ["Kommune", "Prosjekt", *(f"K{number}" for number in range(25))],
        *(["Hole", f"Prosjekt {number} {number * 7}", *["x"] * 25] for number in range(25)),
    ]
    ran = skjonn("import", put(skjonn, rows), "--yes")
    assert (ran.code, " and 5 more\n" in ran.out, " … 5" in ran.out) == (0, True, True)
    assert "25\u00a0applications added" in ran.out
    assert "   a.csv:21: 2027-20 and 5 more\n" in skjonn("import", "a.csv", "--yes").out
    faulty = skjonn(
        "import", put(skjonn, [TABLE[0], *[["Hole", f"P{number}", "1", "1.450", ""] for number in range(25)]]), "--yes"
    )
    assert (faulty.code, faulty.err.count("can be read in two ways"), "5 more of this kind." in faulty.err) == (
        2,
        20,
        True,
    )


def test_hidden_rows_and_sheets_are_told(skjonn: Skjonn) -> None:
    data = as_xlsx([*TABLE[:3], ["*) Foreløpig", "", "", "", ""]], hidden_rows=[3], hidden_sheets={"Arbeid": [["x"]]})
    ran = skjonn("import", put(skjonn, data, "a.xlsx"), "--yes")
    assert ran.code == 0
    assert " Hidden rows, which are read as well: 3.\n" in ran.out
    assert (
        " Left aside:\n   a.xlsx, sheet Arbeid: a hidden sheet\n   a.xlsx, sheet Ark1, row 4: *) Foreløpig\n" in ran.out
    )


def test_what_an_old_workbook_does_not_tell_is_said(skjonn: Skjonn) -> None:
    data = (Path(__file__).parent / "workbooks" / "awards.xls").read_bytes()
    ran = skjonn("import", put(skjonn, data, "a"), "--yes")
    assert (ran.code, "which rows are hidden: all are read." in ran.out) == (0, True)
    assert "1\u00a0row had lost the zero at the front" in ran.out
    assert b'municipality = "Oslo"' in skjonn.files()["2027.toml"]


def test_an_older_workbook_that_asks_for_all_memory_is_refused(skjonn: Skjonn) -> None:
    data = bytearray((Path(__file__).parent / "workbooks" / "awards.xls").read_bytes())
    # A count in the records of its hidden sheet; python-calamine 0.9 asks for 859 GB then, and ends the process.
    data[2331] = 167
    ran = skjonn("import", put(skjonn, bytes(data), "a.xls"), "--yes")
    assert (ran.code, ran.err.startswith("error: a.xls cannot be read as a workbook: ")) == (2, True)


def test_a_total_that_differs_is_told_and_stops_nothing(skjonn: Skjonn) -> None:
    ran = skjonn("import", put(skjonn, [*TABLE[:3], ["Sum", "", "", "495 001", ""]]), "--yes")
    assert ran.code == 0
    assert " a.csv:4, Sum states 495\u00a0001 kr granted, but the rows give 495\u00a0000 kr granted.\n" in ran.out


def test_costs_are_summed_too(skjonn: Skjonn) -> None:
    rows: Rows = [["Kommune", "Prosjekt", "Totalkostnad"], ["Hole", "P", "5"], ["Sum", "", "5"]]
    assert "a.csv:3, Sum states 5\u00a0kr: agrees." in skjonn("import", put(skjonn, rows), "--yes").out


# New rounds


def test_a_new_round_begins_with_its_entries_and_the_totals_that_the_file_states(skjonn: Skjonn) -> None:
    rows: Rows = [
        ["Kommune", "Prosjekt", "Tildelt"],
        ["Hole", "P", "5"],
        ["Sum Buskerud", "", "5"],
        ["Oslo", "Q", "7"],
        ["Sum Oslo", "", "7"],
        ["Sum 2 prosjekter", "", "12"],
    ]
    ran = skjonn("import", put(skjonn, rows), *NEW, "--limit", "100", "--yes")
    assert ran.code == 0
    text = skjonn.files()["2028.toml"].decode()
    assert text.startswith("#:schema ./round.schema.json\n\n[round]\n")
    assert "[frame]\nawards = 2\ngranted = 12\nlimit = 100\n" in text
    assert '[[regions]]\ncounty = "Buskerud"\ngranted = 5\n\n[[regions]]\ncounty = "Oslo"\ngranted = 7\n' in text
    assert text.count("[[awards]]") == 2
    assert skjonn("check").code == 0


def test_options_win_over_what_the_file_states(skjonn: Skjonn) -> None:
    rows: Rows = [
        ["Kommune", "Prosjekt", "Søkt"],
        ["Hole", "P", "5"],
        ["Oslo", "Q", "7"],
        ["Sum Oslo", "", "7"],
        ["Sum 2 søknader", "", "12"],
    ]
    given = (
        "--requested",
        "about 12 within 1",
        "--region",
        "Oslo: applications=1",
        "--region",
        "Buskerud: applications=1",
    )
    assert skjonn("import", put(skjonn, rows), *NEW, *given, "--yes").code == 0
    text = skjonn.files()["2028.toml"].decode()
    assert "[frame]\napplications = 2\nrequested = { about = 12, within = 1 }\n" in text
    assert text.count("[[regions]]") == 2


def test_a_total_of_one_county_alone_is_no_control_total_of_the_new_round(skjonn: Skjonn) -> None:
    rows: Rows = [
        ["Kommune", "Prosjekt", "Tildelt", "Totalkostnad"],
        ["Hole", "P", "5", "6"],
        ["Oslo", "Q", "7", "8"],
        ["Sum Oslo", "", "7", "8"],
        ["Totalt", "", "12", "14"],
    ]
    assert skjonn("import", put(skjonn, rows), *NEW, "--yes").code == 0
    assert b"[frame]\ngranted = 12\n" in skjonn.files()["2028.toml"]
    assert b"[[regions]]" not in skjonn.files()["2028.toml"]


def test_a_new_round_whose_stated_totals_are_passed_is_refused(skjonn: Skjonn) -> None:
    rows: Rows = [["Kommune", "Prosjekt", "Tildelt"], ["Hole", "P", "5"], ["Sum", "", "4"]]
    name = put(skjonn, rows)
    ran = skjonn("import", name, *NEW, "--yes")
    assert (ran.code, "granted-differs" in ran.err, is_unchanged(skjonn)) == (1, True, True)
    assert skjonn("import", name, *NEW, "--yes", "--anyway").code == 0


def test_a_round_that_is_there_is_refused_as_new(skjonn: Skjonn) -> None:
    ran = skjonn("import", put(skjonn, TABLE), "--new-round", "2027", *HEADING, "--yes")
    assert ran == Ran(
        1,
        "",
        ("error: There is already a round 2027.\n       Add to it: --round 2027. Nothing was written.\n"),
    )
    assert is_unchanged(skjonn)


def test_the_ledger_is_made_with_a_new_round(skjonn: Skjonn) -> None:
    ran = skjonn("import", put(skjonn, TABLE), *NEW, "--yes", "--ledger", "new")
    assert (ran.code, sorted(path.name for path in (skjonn.folder / "new").glob("[!.]*"))) == (
        0,
        ["2028.toml", "round.schema.json"],
    )
    assert "2\u00a0awards added to new/2028.toml, line 1\n" in ran.out


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--new-round", "2028"), "Missing for a new round: --title, --grantor, --date."),
        (("--title", "T", "--region", "Oslo: awards=1"), "--title, --region cannot be given for an existing round."),
        (("--limit", "5"), "--limit cannot be given for an existing round."),
        (("--round", "2027", *NEW), "--round and --new-round cannot both be given."),
        (("--as", "award"), "--as: award is not one of applications, awards, decisions, events."),
        (("--column", "project"), "--column: project is not KEY=HEADING."),
        (("--column", "projekt=Tittel"), "--column: projekt is not one of "),
        (("--delimiter", "::"), "--delimiter: :: cannot separate two cells."),
        (("--delimiter", "a"), "--delimiter: a cannot separate two cells."),
        (("--using", "portal"), "skjonn.toml has no [import.portal]."),
        (("--round", "2026"), "There is no round 2026 in ledger."),
        ((*NEW, "--as", "decisions"), "Decisions are matched with applications, and a new round has none."),
    ],
)
def test_options_that_do_not_go_together_are_refused(options: tuple[str, ...], what: str, skjonn: Skjonn) -> None:
    ran = skjonn("import", put(skjonn, TABLE), *options, "--yes")
    assert (ran.code, ran.err.startswith(f"error: {what}"), is_unchanged(skjonn)) == (2, True, True)
    assert ran.err.rstrip().endswith("Nothing was written.")


# Rules and options for reading


def test_rules_of_the_settings_are_used_by_name_and_options_go_over_them(skjonn: Skjonn) -> None:
    skjonn.keep(
        "skjonn.toml",
        (
            '[import.portal]\ncolumns = { municipality = "Hvem", project = "Hva", none = ["X", "Y"] }\nunit '
            '= 1000\nskip = ["herav*"]\npartners = ["/"]\ndates = "%d.%m.%y"\n'
        ),
    )
    rows: Rows = [
        ["Hvem", "Hva", "Omtale", "Søkt", "Partnere", "Mottatt", "X", "Y"],
        ["Hole", "P", "Q", "5", "A/B, C", "1.2.27", "1", "2"],
        ["Herav nye", "", "", "5", "", "", "", ""],
    ]
    ran = skjonn("import", put(skjonn, rows), "--using", "portal", "--column", "project=Omtale", "--yes")
    assert ran.code == 0
    assert (
        b'project = "Q"\npartners = ["A", "B, C"]\nrequested = 5_000\nreceived = 2027-02-01\n'
        in skjonn.files()["2027.toml"]
    )


def test_a_delimiter_can_be_named(skjonn: Skjonn) -> None:
    for number, (named, mark) in enumerate((("tab", "\t"), ("\\t", "\t"), (";", ";"), (":", ":"))):
        rows: Rows = [["Kommune", "Prosjekt"], ["Hole", f"P{number * 11}"]]
        assert skjonn("import", put(skjonn, as_csv(rows, mark)), "--delimiter", named, "--yes").code == 0


# What is refused


def test_what_can_be_read_in_two_ways_is_refused_with_its_place_and_nothing_is_written(skjonn: Skjonn) -> None:
    ran = skjonn(
        "import", put(skjonn, [*TABLE[:3], ["Oslo", "P", "1", "1.450", ""], ["Oslo", "", "1", "5", ""]]), "--yes"
    )
    assert ran.code == 2
    assert ran.err == (
        "error: a.csv:4, Tildelt beløp: 1.450 can be read in two ways: 1\u00a0450 kr, or 1,45 kr. "
        "Write 1450, or 1\u00a0450\u00a0000 if that is meant.\n"
        "       a.csv:5, Prosjekttittel: the cell is empty. Fill it in.\n"
        "       Nothing was written.\n"
    )
    assert is_unchanged(skjonn)


def test_an_applicant_that_is_not_known_is_written_with_anyway(skjonn: Skjonn) -> None:
    name = put(skjonn, [["Kommune", "Prosjekt"], ["Kongsbreg", "P"]])
    assert skjonn("import", name, "--yes").code == 2
    assert skjonn("import", name, "--yes", "--anyway").code == 0
    assert b'municipality = "Kongsbreg"' in skjonn.files()["2027.toml"]


def test_a_change_that_brings_an_error_is_refused_after_the_steps(skjonn: Skjonn) -> None:
    ran = skjonn("import", put(skjonn, [["Kommune", "Prosjekt", "Tildelt"], ["Hole", "P", "9 mill"]]), "--yes")
    assert (ran.code, "limit-passed" in ran.err, is_unchanged(skjonn)) == (1, True, True)
    assert "1\u00a0award, 9\u00a0000\u00a0000 kr granted" in ran.out


def test_warnings_are_shown_and_stop_nothing(skjonn: Skjonn) -> None:
    rows: Rows = [["Kommune", "Prosjekt", "Partnere"], ["Hole", "P", "KS, KS"]]
    ran = skjonn("import", put(skjonn, rows), "--yes")
    assert (ran.code, "partner-listed-twice" in ran.err) == (0, True)


def test_a_file_that_is_not_there_or_no_table_is_named(skjonn: Skjonn) -> None:
    assert skjonn("import", "b.csv", "--yes").err.startswith("error: b.csv cannot be read: ")
    assert skjonn("import", ".", "--yes").err.startswith("error: . cannot be read: ")
    ran = skjonn("import", put(skjonn, b"%PDF-1.7"), "--yes")
    assert ran.err == (
        "error: a.csv is a PDF, which is not read.\n       Ask for the workbook, or copy the "
        "table's text and save it as CSV. Nothing was written.\n"
    )


RECIPIENTS = [
    ["Søker", "Prosjekt", "Søkt", "Fylke"],
    ["BUSKERUD  fylkeskommune", "Vannvakt", "5", ""],
    ["Regionrådet X", "Vei", "6", "Buskerud"],
    ["Kystlaget", "Havn", "7", ""],
    ["Hole", "Skole", "8", "Buskerud"],
]


def test_recipients_are_imported_once_and_come_back_from_a_list(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN)
    run = ("import", put(skjonn, RECIPIENTS), "--column", "recipient=Søker", "--yes")
    assert skjonn(*run).code == 0
    written = skjonn.files()["2027.toml"].decode()
    assert 'recipient = "Buskerud fylkeskommune"\nproject' in written
    assert 'recipient = "Regionrådet X"\ncounty = "Buskerud"\nproject' in written
    assert 'municipality = "Hole"\nproject' in written
    assert "Nothing to write" in skjonn(*run).out
    listed = skjonn("application", "list", "--format", "csv-excel", "--lang", "nn").out
    again = skjonn("import", put(skjonn, listed.encode(), "b.csv"), "--as", "applications", "--yes")
    assert (again.code, "Nothing to write" in again.out) == (0, True)
    assert skjonn.files()["2027.toml"].decode() == written


def test_a_decision_is_matched_with_a_recipient_s_application(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN)
    skjonn("import", put(skjonn, RECIPIENTS), "--column", "recipient=Søker", "--yes")
    rows: Rows = [["Mottaker", "Prosjekt", "Tildelt"], ["Buskerud fylkeskommune", "vannvakt", "5"]]
    name = put(skjonn, rows, "b.csv")
    ran = skjonn("import", name, "--as", "decisions", "--column", "recipient=Mottaker", "--yes")
    assert (ran.code, '[[awards]]\napplication = "2027-01"' in skjonn.files()["2027.toml"].decode()) == (0, True)


def test_a_recipient_that_is_spelt_nearly_like_a_municipality_is_written_anyway(skjonn: Skjonn) -> None:
    rows: Rows = [["Søker", "Prosjekt"], ["Kongsbreg", "P"]]
    run = ("import", put(skjonn, rows), "--column", "recipient=Søker", "--yes")
    assert (skjonn(*run).code, is_unchanged(skjonn)) == (2, True)
    assert skjonn(*run, "--anyway").code == 0
    assert 'recipient = "Kongsbreg"' in skjonn.files()["2027.toml"].decode()


def test_a_table_without_titles_is_imported_where_the_round_has_none(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN)
    rows: Rows = [["Kommune", "Søkt"], ["Hole", "5"], ["Asker", "6"]]
    assert skjonn("import", put(skjonn, rows), "--yes").code == 0
    assert "project" not in skjonn.files()["2027.toml"].decode()
    assert "Nothing to write" in skjonn("import", put(skjonn, rows), "--yes").out
    decided = skjonn("import", put(skjonn, [["Kommune", "Tildelt"], ["Asker", "5"]]), "--as", "decisions", "--yes")
    assert (decided.code, 'application = "2027-02"' in skjonn.files()["2027.toml"].decode()) == (0, True)
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Hole", project="P"))
    refused = skjonn("import", put(skjonn, rows), "--yes")
    assert refused.err.startswith("error: a.csv:1: no column is known to be project.")
    assert "aside" not in refused.err
    assert skjonn("import", put(skjonn, rows), "--yes", "--anyway").code == 0


def test_a_list_of_awards_is_known_that_does_not_say_what_was_requested(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN)
    rows: Rows = [
        ["Kommune", "Prosjekt", "Søkt", "Tildelt"],
        ["Hole", "Vannvakt", "6", "5"],
        ["Asker", "Vei", "8", "7"],
    ]
    assert skjonn("import", put(skjonn, rows), "--yes").code == 0
    announced = [[row[0], row[1], row[3]] for row in rows]
    assert "Nothing to write" in skjonn("import", put(skjonn, announced), "--yes").out
    announced[1][2] = "4"
    other = skjonn("import", put(skjonn, announced), "--yes")
    assert (other.code, "1\u00a0award added" in other.out) == (0, True)


def test_what_only_an_award_has_is_left_aside_of_applications(skjonn: Skjonn) -> None:
    rows: Rows = [["Kommune", "Prosjekt", "Søkt", "Saksnr"], ["Hole", "Vannvakt", "6", "2027/1"]]
    ran = skjonn("import", put(skjonn, rows), "--yes")
    assert (ran.code, re.findall(r"^ Saksnr .* (left aside)$", ran.out, re.MULTILINE)) == (0, ["left aside"])
    assert "2027/1" not in skjonn.files()["2027.toml"].decode()


def test_a_round_that_is_changed_meanwhile_is_refused(skjonn: Skjonn) -> None:
    file, _ = read_table_file(as_csv(TABLE), file="a.csv")
    options = WriteOptions(skjonn.ledger, "ledger", date(2027, 2, 1))
    planned = plan_import(options, [file], (), ImportOptions())
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Hole"))
    with pytest.raises(RefusedError, match="Round 2027 was changed while this was read"):
        write_import(options, planned)


def test_a_new_round_that_would_not_be_read_as_it_is_meant_is_refused(skjonn: Skjonn) -> None:
    options = WriteOptions(skjonn.ledger, "ledger", date(2027, 2, 1))
    heading = Heading("2028", "Prosjektskjønn 2028", "Statsforvalteren", PartialDate(2028, 3, 1))
    unfit = Draft({"municipality": "Hole", "project": "a\x01b"})
    with pytest.raises(RefusedError, match="would not be read as intended"):
        add_round(options, heading, frame=Frame(), drafts=[unfit])
    assert is_unchanged(skjonn)


def test_more_different_texts_than_are_kept_are_read_as_well(skjonn: Skjonn) -> None:
    rows = [["Hole", f"Prosjekt {number * 7919}", "5"] for number in range(10_002)]
    (skjonn.folder / "a.csv").write_bytes(as_csv([["Kommune", "Prosjekt", "Søkt"], *rows]))
    ran = skjonn("import", "a.csv", "--as", "awards")
    assert (ran.code, "no column is known to be granted" in ran.err) == (2, True)
    ran = skjonn("import", "a.csv", "--yes")
    assert "10\u00a0002\u00a0applications, 50\u00a0010 kr requested" in ran.out
