"""Where an answer goes and how it looks there: streams, files, formats, width, colour, encoding."""

import csv
import json
import os
import re
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from skjonn.render.tables import formats
from support.command_line import NEW, OPEN, Skjonn, command, widest
from support.ledgers import ROUND, application

TABLES = (
    ("frame",),
    ("summary",),
    ("summary", "--by", "municipality"),
    ("summary", "--by", "round"),
    ("summary", "--chart"),
    ("round", "list"),
    ("application", "list"),
    ("application", "show", "2020-01"),
    ("award", "list"),
    ("award", "show", "2020-01"),
)


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    return skjonn


def test_the_summary_as_json_has_the_figures_of_the_announcement_under_documented_keys(skjonn: Skjonn) -> None:
    answer = json.loads(skjonn("summary", "--format", "json").out)
    assert answer["version"] == 1
    viken, oslo = answer["rows"]
    total = answer["total"]
    assert (viken["region"], viken["applications"], viken["awards"], viken["granted"]) == ("Viken", 43, 11, 10_520_000)
    assert (oslo["region"], oslo["applications"], oslo["awards"], oslo["granted"]) == ("Oslo", 5, 3, 4_500_000)
    assert (total["applications"], total["awards"], total["granted"]) == (48, 14, 15_020_000)
    assert (viken["itemised"], oslo["itemised"], total["itemised"]) == (11, 3, 14)
    assert viken["requested"] is oslo["requested"] is total["requested"] is None
    assert viken.keys() == oslo.keys() == total.keys()


@pytest.mark.parametrize("by", ["region", "municipality", "round"])
def test_the_key_of_a_group_is_named_after_what_is_grouped_by(by: str, skjonn: Skjonn) -> None:
    answer = json.loads(skjonn("summary", "--by", by, "--format", "json", "--lang", "nb").out)
    assert all(by in row for row in answer["rows"])
    assert sum(row["granted"] for row in answer["rows"]) == 15_020_000


def test_a_check_as_json_has_its_findings_and_counts_under_documented_keys(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + '\n[[awards]]\napplication = "none"\ngranted = 1\n')
    ran = skjonn("check", "--format", "json")
    assert ran.code == 1
    answer = json.loads(ran.out)
    assert answer["version"] == 1
    (finding,) = (each for each in answer["findings"] if each["file"] == "ledger/2027.toml")
    expected = {
        "code": "SKJ110",
        "name": "unknown-application",
        "severity": "error",
        "line": 11,
        "column": 15,
        "entry": "none",
    }
    assert {key: finding[key] for key in expected} == expected
    assert finding["message"]
    assert answer["counts"].keys() >= {"errors", "warnings", "notes", "waived"}
    assert answer["counts"]["errors"] == 1
    assert answer["counts"]["waived"] == 4
    assert {"verified", "unverified"} <= answer.keys()


@pytest.mark.parametrize("words", TABLES)
def test_every_table_comes_in_every_format(words: tuple[str, ...], skjonn: Skjonn) -> None:
    said = {name: skjonn(*words, "--format", name) for name in formats()}
    assert {name: (ran.code, ran.err) for name, ran in said.items()} == dict.fromkeys(said, (0, ""))
    answer: dict[str, Any] = json.loads(said["json"].out)
    keys = list(answer["rows"][0])
    for name, separator in (("csv", ","), ("tsv", "\t"), ("csv-excel", ";")):
        header, *rows = csv.reader(StringIO(said[name].out.removeprefix("\ufeff"), newline=""), delimiter=separator)
        assert len(header) == len(keys)
        assert name == "csv-excel" or header == keys
        assert len(rows) == len(answer["rows"])
    assert said["csv-excel"].out.startswith("\ufeff")
    assert said["table"].out == skjonn(*words).out
    assert re.search(r"^\|(?: ?:?-+:? ?\|)+$", said["md"].out, re.MULTILINE)


@pytest.mark.parametrize("command", ["summary", "export payments"])
def test_the_help_names_every_format_of_a_table(command: str, skjonn: Skjonn) -> None:
    said = " ".join(skjonn(*command.split(), "--help").out.split())
    named = f"{', '.join(formats()[:-1])} or {formats()[-1]}"
    assert named in said, "name it in TABLE_FORMATS in skjonn/cli/options.py"


@pytest.mark.parametrize("words", [*TABLES, ("check",)])
def test_an_answer_goes_to_a_file_in_full_width_and_without_colour(
    words: tuple[str, ...], skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = skjonn(*words)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    ran = skjonn(*words, "--output-file", "answer.txt")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (skjonn.folder / "answer.txt").read_bytes().decode() == piped.out


def test_an_answer_in_a_file_is_as_it_is_on_standard_output(skjonn: Skjonn) -> None:
    for name in ("json", "csv-excel"):
        said = skjonn("award", "list", "--format", name).out
        assert skjonn("award", "list", "--format", name, "--output-file", "answer").code == 0
        assert (skjonn.folder / "answer").read_bytes() == said.encode()


@pytest.mark.parametrize(
    ("file", "why"),
    [("no/answer.csv", "no such file or directory"), ("ledger", "is a directory"), ("", "is a directory")],
)
def test_a_file_that_cannot_be_written_is_named_with_the_reason(file: str, why: str, skjonn: Skjonn) -> None:
    ran = skjonn("summary", "--output-file", file)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"error: {file or '.'} cannot be written: {why}.\n       Choose another --output-file.\n"


def test_what_is_piped_has_full_width_and_no_colour(skjonn: Skjonn) -> None:
    out = skjonn.child("award", "list", TERM="xterm").out
    assert "Utvikling av kommunal arrangementskalender for Oslo i beredskapssammenheng" in out
    assert widest(out) > 200
    assert "\x1b" not in out


@pytest.mark.parametrize("columns", ["60", "80"])
@pytest.mark.parametrize("words", [*TABLES, ("check",), ("check", "--show-waived")])
def test_columns_say_how_wide_an_answer_is(
    words: tuple[str, ...], columns: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert widest(skjonn(*words).out) <= int(columns)


@pytest.mark.parametrize("columns", ["", "0", "-60", "wide", "٦٠", "9" * 5000])
def test_columns_that_are_no_number_say_nothing(columns: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    full = skjonn("award", "list").out
    monkeypatch.setenv("COLUMNS", columns)
    assert skjonn("award", "list").out == full


def test_colour_can_be_forced_and_says_nothing_that_is_not_said_without_it(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = {words: skjonn(*words).out for words in [*TABLES, ("check",)]}
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = {words: skjonn(*words).out for words in plain}
    assert all("\x1b[" in out for out in coloured.values())
    assert {words: re.sub(r"\x1b\[[0-9;]*m", "", out) for words, out in coloured.items()} == plain
    assert "\x1b" not in skjonn("summary", "--format", "json").out
    assert "\x1b" not in skjonn("summary", "--format", "md").out


@pytest.mark.parametrize("columns", [15, 30, 60])
def test_messages_fit_a_terminal_too_and_keep_their_margin(
    columns: int, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    error = skjonn("award", "add", *NEW, "--granted", "1.450", "--ledger", "ledger").err
    assert error.replace("\n       ", " ").replace("\u00a0", " ") == (
        "error: 1.450 can be read in two ways: 1 450 kr, or 1,45 kr. "
        "Write 1450, or 1 450 000 if that is meant. Nothing was written.\n"
    )
    assert widest(error) <= max(columns, 27)
    skjonn.keep("bad.toml", b"\xff")
    note = skjonn("award", "list", "--format", "csv").err
    assert note.split()[-1] == "where."
    assert widest(note) <= max(columns, 20)


def test_a_refused_change_shows_each_finding_where_it_would_stand_and_then_says_so(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    skjonn.keep("2027.toml")
    monkeypatch.setenv("COLUMNS", "80")
    ran = skjonn("award", "add", "--municipality", "Holl", "--project", "Innbyggerdialog", "--granted", "9 mill")
    assert (ran.code, ran.out) == (1, "")
    findings, _, refusal = ran.err.replace("\u00a0", " ").partition("\nerror: ")
    assert findings.splitlines()[0] == "ledger/2027.toml"
    assert "  8:9    error  SKJ210 limit-passed\n" in findings
    assert "  12:16  error  SKJ401 unknown-municipality\n" in findings
    assert '      12 | municipality = "Holl"\n' in findings
    assert "2 errors in 1 file." in findings
    assert refusal == (
        "The change would bring these errors. Line numbers are those after it.\n"
        "       Nothing was written.\n"
        "       Fix it, or use --anyway.\n"
    )
    assert widest(ran.err) <= 80


def test_machines_get_utf_8_whatever_the_terminal_s_encoding_and_people_what_it_has(skjonn: Skjonn) -> None:
    def printed(*words: str) -> bytes:
        environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
        return subprocess.run(
            command(*words), cwd=skjonn.folder, capture_output=True, env=environment, check=True
        ).stdout

    for name in ("json", "csv", "tsv"):
        assert "Øvre Eiker" in printed("award", "list", "--format", name).decode("utf-8")
    table = printed("award", "list").decode("latin-1")
    assert "Øvre Eiker" in table
    assert "\u00a0000\n" in table, "Latin-1 has a no-break space"
    assert "-----" in table, "for lines that Latin-1 does not have"


def test_a_locale_without_letters_of_its_own_does_not_stop_a_command(skjonn: Skjonn) -> None:
    ran = skjonn.child("award", "list", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ran.code, ran.err) == (0, "")
    assert "?vre Eiker" in ran.out
    assert " 120 000\n" in ran.out
    assert "Fylkesmannen i Oslo og Viken - 9 September 2020\n" in ran.out
    assert "-----" in ran.out


def test_letters_that_an_encoding_lacks_are_shown_by_plainer_ones(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND + application("a", "Oslo", project="«A» \u2013 1\u2009000 \u2212 b\u2019c \u2192"))
    ran = skjonn.child("application", "list", "--format", "md", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert '"A" - 1 000 - b\'c ?' in ran.out
