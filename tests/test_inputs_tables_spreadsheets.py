"""Workbooks that spreadsheets save are read as they show them; LibreOffice and Gnumeric write each kind they can."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from skjonn.inputs.tables.grid import Day, Grid, Number
from skjonn.inputs.tables.read import read_table_file
from skjonn.inputs.tables.understand import understand
from skjonn.model.errors import UsageError
from skjonn.model.settings import NO_IMPORT_RULES
from support.foreign_rows import PLACES, shipped_rows

SOFFICE, SSCONVERT = shutil.which("soffice"), shutil.which("ssconvert")
HEADING = ["Kommune", "Samarbeidspartnere", "Prosjekt", "Tildelt beløp", "Vedtaksdato"]
ROWS = [(*texts, int(granted.replace(" ", "")), datetime(2020, 9, 9)) for *texts, granted, _ in shipped_rows()]  # noqa: DTZ001 - a calendar day, without a time
SUM = 15_020_000
"""The sum of the awards, as added up by hand from the announcement."""


def by_libreoffice(path: Path, suffix: str) -> Path:
    assert SOFFICE is not None
    folder = path.parent / "saved"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    arguments = (profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(path))
    subprocess.run([SOFFICE, *arguments], check=True, capture_output=True)
    return folder / f"{path.stem}.{suffix}"


def by_gnumeric(path: Path, suffix: str) -> Path:
    assert SSCONVERT is not None
    saved = path.parent / f"saved.{suffix}"
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run([SSCONVERT, str(path), str(saved)], check=True, capture_output=True, env=environment)
    return saved


needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice Calc is not installed")
needs_gnumeric = pytest.mark.skipif(SSCONVERT is None, reason="Gnumeric is not installed")
SAVED = [
    *(pytest.param(by_libreoffice, kind, marks=needs_libreoffice) for kind in ("ods", "xlsx", "xls")),
    *(pytest.param(by_gnumeric, kind, marks=needs_gnumeric) for kind in ("xlsx", "xls")),
]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two sheets: the awards of the shipped round with their sum as a formula, and three rows with oddities."""
    path = tmp_path / "awards.xlsx"
    with xlsxwriter.Workbook(path) as book:
        amount, day = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "dd.mm.yyyy"})
        sheet = book.add_worksheet("Tildelinger")
        sheet.write_row(0, 0, HEADING, book.add_format({"bold": True}))
        for number, (*texts, granted, decided) in enumerate(ROWS, 1):
            sheet.write_row(number, 0, texts)
            sheet.write_number(number, 3, granted, amount)
            sheet.write_datetime(number, 4, decided, day)
        sheet.write_row(len(ROWS) + 1, 0, ["Sum"])
        sheet.write_formula(len(ROWS) + 1, 3, f"=SUM(D2:D{len(ROWS) + 1})", amount, SUM)
        odd = book.add_worksheet("Avvik & <x>")
        odd.write_row(0, 0, ["Kommune", "Prosjekt", "Beløp", "Note", "Merknad"])
        odd.merge_range("A2:A3", "Hole")
        odd.write_row(1, 1, ["a", 1, "", "z"])
        odd.write_row(2, 1, ["b", 2])
        odd.write_formula("C4", "=1/0", amount, "#DIV/0!")
        odd.write_row(4, 0, ["Asker", "c", 3])
        odd.set_row(4, None, None, {"hidden": True})
    return path


def grids(path: Path) -> tuple[Grid, ...]:
    return read_table_file(path.read_bytes(), file="a")[0].grids


@pytest.mark.parametrize(("save", "kind"), SAVED)
def test_a_saved_workbook_comes_back_equal(save: Callable[[Path, str], Path], kind: str, workbook: Path) -> None:
    file, _ = read_table_file(save(workbook, kind).read_bytes(), file="a")
    first, odd = file.grids
    assert (file.kind, first.part, odd.part) == (kind, "Tildelinger", "Avvik & <x>")
    assert [[*row] for row in first.rows[1:-1]] == [[*texts, str(amount), "2020-09-09"] for *texts, amount, _ in ROWS]
    assert {tuple(map(type, row[3:])) for row in first.rows[1:-1]} == {(Number, Day)}
    understood = understand([replace(file, grids=(first,))], wanted="awards", rules=NO_IMPORT_RULES, places=PLACES)
    assert (understood.faults, len(understood.rows)) == ((), 14)
    assert [(each.stated, each.counted) for each in understood.stated] == [(SUM, SUM)]
    # Formulas, merged cells and hidden rows of an xls are not seen; the import says so.
    seen = odd.formulas, {*odd.merged}, odd.hidden
    assert seen == (({(3, 2)}, {(2, 0)}, (5,)) if kind != "xls" else (frozenset(), {(2, 0)}, ()))


@needs_gnumeric
def test_an_ods_of_gnumeric_is_refused(workbook: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read as a workbook"):
        grids(by_gnumeric(workbook, "ods"))
