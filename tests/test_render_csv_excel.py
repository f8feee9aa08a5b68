"""What spreadsheets make of `csv-excel`: LibreOffice and Gnumeric are given it, and change no cell."""

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.language import LANGUAGES, words
from skjonn.model.table import Cell, Group, Label, Table
from skjonn.render.records import plain
from skjonn.render.tables.csv_excel import render
from support.command_line import Skjonn

SOFFICE, SSCONVERT = shutil.which("soffice"), shutil.which("ssconvert")

TEXTS = [
    # Numbers of municipalities, ids, references into an archive
    *("0301", "3006", "2020-01", "2020", "SKJ-001", "MAR-01", "DES-1", "1E5", "2027/1234-5", "2020/12", "00", "0x10"),
    # What else a spreadsheet reads: numbers, dates and times, in two languages
    *("1.2", "1,5", "10 000", "10\u00a0000", "5 %", "1/2", "12:30", "2027-12-24", "24.12.2027", "1. mai", "mars 2020"),
    *("March 5", "(5)", "$5", "5 kr", "\u22125", " 7"),
    # What it leaves alone
    *("Hole", "3D-skanning", "Tiltaksplan 2020", '7" skjerm', 'say "ja" 2', "a; 1", 'b;"2"', "x" * 300 + "1"),
]
WITH_TEXTS = Table(
    title="",
    columns=(Label("region", "Fylke"), Label("project", "Prosjekt"), Label("granted", "Tildelt kr", "kroner")),
    groups=(Group(tuple(("Viken", text, number) for number, text in enumerate(TEXTS))),),
)
FIGURES = Table(
    title="",
    columns=(Label("share", "Del", "share"), Label("granted", "Tildelt kr", "kroner"), Label("day", "Dag", "date")),
    groups=(Group(((0.255814, 10_520_000, date(2020, 9, 9)), (None, -1_000, None), (1.0, 0, date(2027, 12, 24)))),),
)
NUMBERS = Table(
    title="",
    columns=(Label("number", "Nummer"), Label("name", "Navn")),
    groups=(Group((("0301", "Oslo"), ("3310", "Hole"))),),
)
TABLES = {"texts": WITH_TEXTS, "figures": FIGURES, "numbers": NUMBERS}


def written(table: Table) -> str:
    """The table as it is written."""
    return render(table, words=words("nb"), width=None, color=False)


def by_libreoffice(files: Sequence[Path], folder: Path) -> None:
    """Open files as Norwegians do, with all that is taken for a number or a date, and save each as CSV in a folder."""
    assert SOFFICE is not None
    subprocess.run(
        [
            *(SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            "--infilter=CSV:59,34,76,1,,1044,false,true",
            *("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", str(folder)),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
    )


def by_gnumeric(files: Sequence[Path], folder: Path) -> None:
    """Open files as they are, and save each as CSV in a folder."""
    assert SSCONVERT is not None
    for file in files:
        arguments = (
            "--import-encoding=UTF-8",
            "--export-type=Gnumeric_stf:stf_csv",
            str(file),
            str(folder / file.name),
        )
        subprocess.run(
            [SSCONVERT, *arguments], check=True, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"}
        )


@pytest.mark.parametrize(
    "open_and_save",
    [
        pytest.param(
            by_libreoffice, marks=pytest.mark.skipif(SOFFICE is None, reason="LibreOffice Calc is not installed")
        ),
        pytest.param(by_gnumeric, marks=pytest.mark.skipif(SSCONVERT is None, reason="Gnumeric is not installed")),
    ],
)
def test_a_spreadsheet_changes_no_cell(open_and_save: Callable[[Sequence[Path], Path], None], tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    for name, table in TABLES.items():
        (tmp_path / f"{name}.csv").write_bytes(written(table).encode())
    open_and_save([tmp_path / f"{name}.csv" for name in TABLES], tmp_path / "saved")
    for name, table in TABLES.items():
        text = (tmp_path / "saved" / f"{name}.csv").read_text("utf-8-sig")
        titles, *records = csv.reader(StringIO(text, newline=""))
        assert titles == [column.title for column in table.columns]
        changed = [
            (cell, shown)
            for row, record in zip(table.rows, records, strict=True)
            for cell, shown in zip(row, record, strict=True)
            if not is_same(cell, shown)
        ]
        assert changed == []


def is_same(cell: Cell, shown: str) -> bool:
    """Whether a spreadsheet shows a cell as it is: a date in its own way, a share with a point or a comma."""
    match cell:
        case date():
            return shown.replace("/", "-") == cell.isoformat()
        case float():
            return float(shown.replace(",", ".")) == cell
        case _:
            return shown == plain(cell)


def opened(field: str) -> str:
    """What Excel is said to show of a field: the text that a formula gives, and else the field."""
    formula = re.fullmatch(r'="([^"]*)"', field)
    return formula[1] if formula else field


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300), min_size=1, max_size=5))
def test_every_text_is_read_back(texts: list[str]) -> None:
    columns = tuple(Label(f"c{number}", "T") for number in range(len(texts)))
    text = written(Table("", columns, (Group((tuple(texts),)),)))
    (_, record) = csv.reader(StringIO(text, newline=""), delimiter=";")
    assert [opened(field).removeprefix("'") for field in record] == [each.removeprefix("'") for each in texts]


def test_what_a_spreadsheet_would_change_is_a_formula_that_gives_the_text() -> None:
    lines = written(WITH_TEXTS).split("\r\n")
    assert lines[:3] == ['\ufeffFylke;"Prosjekt";"Tildelt kr"', 'Viken;="0301";0', 'Viken;="3006";1']
    assert 'Viken;"say ""ja"" 2";' in "\n".join(lines)


def test_headings_are_in_the_language_that_is_asked_for_and_none_is_another_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    lines = (
        *("summary", "summary --by municipality", "summary --by partner", "summary --by round", "frame", "round list"),
        *("award list", "application list", "award show 2020-01", "place", "place Hole", "place --region Oslo"),
        *("rules", "check --statistics"),
    )
    for line in lines:
        for language in LANGUAGES:
            ran = skjonn(*line.split(), "--format", "csv-excel", "--lang", language)
            titles = next(csv.reader(StringIO(ran.out.removeprefix("\ufeff")), delimiter=";"))
            assert len(set(titles)) == len(titles), (line, language)
            assert all(titles), (line, language)
    said = skjonn("award", "list", "--format", "csv-excel", "--lang", "nn").out
    assert said.startswith('\ufeffFylke;"Runde";"ID";"Kommune";"Nummer";"Mottakar";"Partnarar";')
    assert skjonn("award", "list", "--format", "csv", "--lang", "nn").out.startswith(
        "region,round,id,municipality,number,"
    )
