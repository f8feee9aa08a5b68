"""A workbook is read back by three other programs, which show every cell as the ledger has it."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from skjonn.exports import xlsx
from skjonn.language import words
from skjonn.model.table import Group, Label, Table
from skjonn.reports.workbook import Sheet
from support.command_line import Skjonn, command
from support.ledgers import LATER, ROUND, SHIPPED, application, award, event

SOFFICE, SSCONVERT = shutil.which("soffice"), shutil.which("ssconvert")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind")

HOSTILE = (
    *('=HYPERLINK("http://x")', "+1", "-1", "@x", "=1+1", "http://example.org/", "mailto:x@y", "internal:Sheet1!A1"),
    *("0301", "2020-01", "1E5", "MAR-01", "1/2", "TRUE", "#N/A", "{=1}", "'x", "  spaces  ", "a & b < c"),
    *("Guovdageaidnu čđŋšŧž", "Kárášjohka, Áŋŋel", "🎉 fest", "</t></is>", 'say "ja"', "x" * 10_000),
)
TEXTS = ROUND + "".join(
    application(f"2020-{number:02}", "Oslo", project=text.replace('"', '\\"'))
    + award(f"2020-{number:02}", f"{number}_000")
    for number, text in enumerate(HOSTILE, 1)
)
LIVES = (
    ROUND
    + application("2020-01", "Øvre Eiker", more="requested = 150_000")
    + award("2020-01", more="decided = 2020-10-15")
    + event("2020-01", "paid", "2020-11-01", more="amount = 20_000")
    + application("2020-02", "Oslo", more="requested = 250_000\nreceived = 2020-02-29")
    + award("2020-02", "50_000")
    + event("2020-02", "held", "2020-10-01", more='amount = 10_000\nreason = "Plan"')
)

Sheets = dict[str, list[list[object]]]


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def read(path: str = "out.xlsx") -> Sheets:
    """The cells of each sheet, as python-calamine reads them."""
    book = CalamineWorkbook.from_path(path)
    return {name: [list(row) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def exported(skjonn: Skjonn, ledger: str, *options: str) -> Sheets:
    """The sheets of a ledger's workbook."""
    skjonn.keep("2020.toml", ledger)
    ran = skjonn("export", "xlsx", "out.xlsx", "--overwrite", *options)
    assert (ran.code, ran.out, ran.err) == (0, "out.xlsx\n", "")
    return read()


def column(sheet: list[list[object]], title: str) -> list[object]:
    """The cells under a heading."""
    at = sheet[0].index(title)
    return [row[at] for row in sheet[1:]]


def by_libreoffice(path: Path, folder: Path) -> dict[str, Path]:
    """Save each sheet as CSV, with the values as they are."""
    assert SOFFICE is not None
    subprocess.run(
        [
            *(SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"),
            *("--outdir", str(folder), str(path)),
        ],
        check=True,
        capture_output=True,
    )
    return {each.stem.partition("-")[2]: each for each in folder.glob("*.csv")}


def by_gnumeric(path: Path, folder: Path) -> dict[str, Path]:
    """Save each sheet as CSV, all formulas worked out anew."""
    assert SSCONVERT is not None
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    arguments = ("--recalc", "-S", "--export-type=Gnumeric_stf:stf_csv", str(path), str(folder / "%s.csv"))
    subprocess.run([SSCONVERT, *arguments], check=True, capture_output=True, env=environment)
    return {each.stem: each for each in folder.glob("*.csv")}


def as_text(cell: object) -> str:
    """A cell as CSV has it."""
    match cell:
        case float():
            return f"{cell:.10g}"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def shown(text: str) -> str:
    """What a spreadsheet saves, numbers with ten digits and dates with hyphens."""
    if re.fullmatch(r"[0-9]{4}/[0-9]{2}/[0-9]{2}", text):
        return text.replace("/", "-")
    if re.fullmatch(r"-?[0-9.]+%", text):
        return f"{float(text.removesuffix('%')) / 100:.10g}"
    return f"{float(text):.10g}" if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(E-?[0-9]+)?", text) else text


@pytest.mark.parametrize(
    "open_and_save",
    [
        pytest.param(
            by_libreoffice, marks=pytest.mark.skipif(SOFFICE is None, reason="LibreOffice Calc is not installed")
        ),
        pytest.param(by_gnumeric, marks=pytest.mark.skipif(SSCONVERT is None, reason="Gnumeric is not installed")),
    ],
)
@pytest.mark.parametrize("ledger", [SHIPPED, TEXTS, LIVES], ids=["shipped", "texts", "lives"])
def test_a_spreadsheet_changes_no_cell(
    ledger: str, open_and_save: Callable[[Path, Path], dict[str, Path]], skjonn: Skjonn
) -> None:
    sheets = exported(skjonn, ledger)
    Path("saved").mkdir()
    saved = open_and_save(Path("out.xlsx").absolute(), Path("saved").absolute())
    assert saved.keys() == sheets.keys()
    for name, rows in sheets.items():
        records = list(csv.reader(StringIO(saved[name].read_bytes().decode(), newline="")))
        changed = [
            (name, cell, text)
            for row, record in zip(rows, records, strict=False)
            for cell, text in zip(row, record, strict=False)
            if as_text(cell) != (text if isinstance(cell, str) else shown(text))
        ]
        assert changed == []
        assert [len(row) for row in rows] == [len(record) for record in records] or name == "Ledger"


def test_texts_that_look_like_formulas_addresses_and_numbers_are_texts(skjonn: Skjonn) -> None:
    sheets = exported(skjonn, TEXTS)
    for name in ("Awards", "Applications"):
        assert column(sheets[name], "Project")[: len(HOSTILE)] == list(HOSTILE)
        assert column(sheets[name], "Number")[0] == "0301"
    with ZipFile("out.xlsx") as archive:
        texts = [archive.read(name).decode() for name in archive.namelist()]
    formulas = {each for text in texts for each in re.findall("<f>(.*?)<", text)}
    assert formulas
    assert [each for each in formulas if not re.fullmatch(r"SUBTOTAL\(9,[A-Z]+2(:[A-Z]+[0-9]+)?\)", each)] == []
    assert not any("hyperlink" in text for text in texts)


def test_sums_are_those_of_the_summary_and_formulas_with_their_values(skjonn: Skjonn) -> None:
    sheets = exported(skjonn, LIVES)
    total = json.loads(skjonn("summary", "--format", "json").out)["total"]
    titles = {"granted": "Granted kr", "in_force": "In force kr", "paid": "Paid kr", "held": "Held kr"}
    # By hand: 100 000 and 50 000 granted, 20 000 paid, 10 000 held.
    by_hand = {"granted": 150_000, "in_force": 150_000, "paid": 20_000, "held": 10_000, "left_to_pay": 120_000}
    for name in ("Summary", "Awards", "Applications"):
        for key, title in {**titles, "left_to_pay": "Left to pay kr"}.items():
            assert column(sheets[name], title)[2] == total[key] == by_hand[key], (name, key)
    assert column(sheets["Payments"], "Left to pay kr")[:3] == [40_000, 80_000, 120_000]
    with ZipFile("out.xlsx") as archive:
        payments = archive.read("xl/worksheets/sheet5.xml").decode()
    assert re.findall("<f>(.*?)</f><v>(.*?)</v>", payments) == [("SUBTOTAL(9,H2:H3)", "120000")]


def test_a_total_that_is_no_sum_of_its_rows_is_a_number(skjonn: Skjonn) -> None:
    sheets = exported(skjonn, SHIPPED)
    assert column(sheets["Summary"], "Average kr")[:3] == [956_364, 1_500_000, 1_072_857]
    assert column(sheets["Summary"], "Award rate")[2] == pytest.approx(14 / 48)
    with ZipFile("out.xlsx") as archive:
        summary = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>1072857</v>" in summary
    assert "(9,H2:H3)" not in summary


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Summary", "Awards", "Applications", "Events", "Payments", "Ledger"]),
        ("nb", ["Oversikt", "Tildelinger", "Søknader", "Hendelser", "Utbetalinger", "Register"]),
        ("nn", ["Oversikt", "Tildelingar", "Søknader", "Hendingar", "Utbetalingar", "Register"]),
    ],
)
def test_sheets_and_headings_are_in_the_language_asked_for_and_each_heading_is_there_once(
    language: str, names: list[str], skjonn: Skjonn
) -> None:
    sheets = exported(skjonn, LIVES, "--lang", language)
    assert list(sheets) == names
    for name in names[:-1]:
        titles = [title for title in sheets[name][0] if title]
        assert len(set(titles)) == len(titles) == len(sheets[name][0]), name
    days = {"en": "yyyy\\-mm\\-dd", "nb": "dd.mm.yyyy", "nn": "dd.mm.yyyy"}
    with ZipFile("out.xlsx") as archive:
        assert days[language].replace("\\", "") in archive.read("xl/styles.xml").decode()


def test_lists_are_frozen_and_filtered_without_their_totals_and_as_wide_as_what_they_hold(skjonn: Skjonn) -> None:
    exported(skjonn, LIVES)
    with ZipFile("out.xlsx") as archive:
        payments = archive.read("xl/worksheets/sheet5.xml").decode()
        ledger = archive.read("xl/worksheets/sheet6.xml").decode()
    assert '<pane ySplit="1"' in payments
    assert '<autoFilter ref="A1:H3"/>' in payments
    assert "autoFilter" not in ledger
    widths = {int(column): float(width) for column, width in re.findall(r'<col min="(\d+)".*? width="(.*?)"', payments)}
    assert widths[3] >= len("Øvre Eiker")
    assert widths[8] >= len("Left to pay kr") + 3
    assert all(width <= 62 for width in widths.values())


def hidden(number: int) -> set[int]:
    """Which columns of a sheet are hidden, from 1."""
    with ZipFile("out.xlsx") as archive:
        text = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
    ranges = re.findall(r'<col min="(\d+)" max="(\d+)"[^>]* hidden="1"', text)
    return {column for first, last in ranges for column in range(int(first), int(last) + 1)}


def test_columns_of_a_list_that_hold_nothing_are_hidden_and_no_others(skjonn: Skjonn) -> None:
    sheets = exported(skjonn, LIVES)
    for number, rows in enumerate(list(sheets.values())[:-1], 1):
        cells = list(zip(*rows, strict=True))
        assert hidden(number) == {at for at, each in enumerate(cells, 1) if not any(str(cell) for cell in each[1:])}
    at = sheets["Awards"][0].index
    assert {at("Partners") + 1, at("Case") + 1} <= hidden(2)
    assert not {at("Project") + 1, at("Number") + 1, at("Paid kr") + 1} & hidden(2)
    assert hidden(6) == set()
    exported(skjonn, ROUND)
    assert hidden(2) == set()


def test_headings_of_numbers_stand_over_them_and_leave_room_for_the_filter(skjonn: Skjonn) -> None:
    exported(skjonn, LIVES)
    with ZipFile("out.xlsx") as archive:
        payments = archive.read("xl/worksheets/sheet5.xml").decode()
        formats = re.findall("<xf .*?(?:/>|</xf>)", archive.read("xl/styles.xml").decode().partition("<cellXfs")[2])
    number, to_pay, paid = (
        formats[int(re.findall(rf'<c r="{cell}" s="(\d+)"', payments)[0])] for cell in ("B1", "H1", "H2")
    )
    assert 'horizontal="left"' in number
    assert 'horizontal="right" indent="2"' in to_pay
    assert 'horizontal="right" indent="1"' in paid


def test_what_people_see_in_one_cell_and_machines_in_several_is_in_several(skjonn: Skjonn) -> None:
    rows = exported(skjonn, LIVES)["Events"]
    assert "Reason" in rows[0]
    assert "Details" not in rows[0]
    assert sum(row.count("Plan") for row in rows) == 1


def test_a_text_that_is_written_like_an_escape_stays_as_it_is(skjonn: Skjonn) -> None:
    # Gnumeric alone does not read the format's own escape (ECMA-376, ST_Xstring), and shows it.
    sheets = exported(skjonn, ROUND + application("1", project="_x0041_"))
    assert column(sheets["Applications"], "Project")[0] == "_x0041_"


def test_days_are_dates_and_what_is_less_or_older_stays_a_text(skjonn: Skjonn) -> None:
    sheets = exported(skjonn, LIVES)
    assert column(sheets["Applications"], "Received")[:2] == ["", date(2020, 2, 29)]
    assert column(sheets["Awards"], "Decided")[:2] == [date(2020, 10, 15), ""]
    assert date(2027, 2, 1) in [row[1] for row in sheets["Ledger"]]
    old = ROUND.replace("date = 2020-09-09", 'date = "2020-09"') + application("1", more="received = 1900-02-28")
    sheets = exported(skjonn, old + application("2", more="received = 1900-03-01"))
    assert column(sheets["Applications"], "Received")[:2] == ["1900-02-28", date(1900, 3, 1)]
    assert "2020-09" in [row[3] for row in sheets["Ledger"]]


def test_the_sheet_on_the_ledger_has_rounds_control_totals_and_verdicts(skjonn: Skjonn) -> None:
    rows = exported(skjonn, SHIPPED)["Ledger"]
    assert ["Made from", "ledger"] in [row[:2] for row in rows]
    assert ["Made by", "skjonn 0.1.0"] in [row[:2] for row in rows]
    assert ["2020", "Viken", "kroner granted", 10_520_000, 10_520_000, 0, "agrees"] in [row[:7] for row in rows]
    assert rows[-1][:2] == ["2020", "14\u00a0awards, 15\u00a0020\u00a0000 kr: as stated"]


def test_it_is_narrowed_as_lists_are(skjonn: Skjonn) -> None:
    skjonn.keep("2022.toml", LATER + application("2022-01", "Hole") + award("2022-01"))
    sheets = exported(skjonn, LIVES, "--region", "Oslo", "--round", "2020")
    assert column(sheets["Applications"], "ID") == ["2020-02", "Total"]
    assert column(sheets["Events"], "Application") == ["2020-02"]
    assert column(sheets["Payments"], "ID")[0] == "2020-02"
    assert column(sheets["Summary"], "Granted kr")[:2] == [50_000, 50_000]
    assert ["Region", "Oslo"] in [row[:2] for row in sheets["Ledger"]]
    sheets = exported(skjonn, LIVES, "--year", "2022")
    assert column(sheets["Awards"], "ID") == ["2022-01", "Total"]
    assert "Events" not in sheets


def test_a_region_without_events_has_no_sheet_of_them(skjonn: Skjonn) -> None:
    ledger = ROUND + application("2020-01", "Hole") + award("2020-01") + application("2020-02", "Oslo")
    sheets = exported(skjonn, ledger + event("2020-01", "accepted"), "--region", "Oslo")
    assert "Events" not in sheets


def test_the_same_ledger_on_the_same_day_is_the_same_bytes(skjonn: Skjonn) -> None:
    exported(skjonn, LIVES)
    first = Path("out.xlsx").read_bytes()
    exported(skjonn, LIVES)
    assert Path("out.xlsx").read_bytes() == first


def test_a_ledger_without_rounds_is_a_workbook_without_rows(skjonn: Skjonn) -> None:
    skjonn.ledger.mkdir()
    assert skjonn("export", "xlsx", "out.xlsx").code == 0
    assert len(read()["Awards"]) == 1


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_said(skjonn: Skjonn) -> None:
    partners = ", ".join(f'"{number:03}{"🎉" * 100}"' for number in range(400))
    skjonn.keep("2020.toml", ROUND + application("2020-01", more=f"partners = [{partners}]"))
    ran = skjonn("export", "xlsx", "out.xlsx")
    assert (ran.code, ran.err) == (0, "Too long for a cell, and cut: 1 of the texts.\n")
    text = str(column(read()["Applications"], "Partners")[0])
    assert text.endswith("🎉…")
    assert 32_766 <= len(text.encode("utf-16-le")) // 2 <= 32_767


def test_a_title_that_is_too_long_for_a_ledger_is_missing_and_said(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND + application("1", project="x" * 40_000) + application("2", project="a\\u0007b"))
    ran = skjonn("export", "xlsx", "out.xlsx")
    assert ran.code == 1
    assert ran.err.startswith("ledger/2020.toml could not be read in full (2\u00a0errors);")
    assert column(read()["Applications"], "ID") == []


@pytest.mark.parametrize(("rows", "code"), [(96, 0), (97, 1)])
def test_more_rows_than_a_sheet_can_have_are_refused(
    rows: int, code: int, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 100)
    entries = "".join(application(f"{number}", project=f"P{number}") for number in range(rows))
    skjonn.keep("2020.toml", ROUND + entries)
    ran = skjonn("export", "xlsx", "out.xlsx")
    assert ran.code == code
    assert Path("out.xlsx").exists() is not bool(code)
    if code:
        assert ran.err.startswith("error: The sheet Applications would have 97 rows; a workbook takes 100.\n")


def test_an_existing_file_is_replaced_only_where_that_is_asked_for(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    Path("out.xlsx").write_bytes(b"mine")
    ran = skjonn("export", "xlsx", "out.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("error: out.xlsx exists already.\n       Choose another file, or replace it with --overwrite.\n")
    assert Path("out.xlsx").read_bytes() == b"mine"
    assert skjonn("export", "xlsx", "out.xlsx", "--overwrite").code == 0
    assert "Awards" in read()
    assert sorted(path.name for path in Path().iterdir()) == ["ledger", "out.xlsx"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("ledger", "ledger cannot be written: is a directory."),
        ("no/such/out.xlsx", "no/such/out.xlsx cannot be written: no such file or directory."),
        ("ledger/2020.toml", "ledger/2020.toml exists already."),
        ("ledger/new.toml", "ledger/new.toml is the name of a ledger's file, which a report must not replace."),
    ],
)
def test_what_cannot_be_a_workbook_is_refused(file: str, said: str, skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    ran = skjonn("export", "xlsx", file)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.replace("\n       ", " ").startswith(f"error: {said}")
    assert skjonn.files() == {"2020.toml": SHIPPED.encode()}


def run_with(before: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run skjonn in a process of its own, where something is done before."""
    program = f"import sys\n{before}\nsys.argv[1:] = {arguments!r}\nfrom skjonn.__main__ import run\nrun()"
    return subprocess.run([sys.executable, "-c", program], env=os.environ, capture_output=True, check=False)


def test_only_workbooks_need_xlsxwriter_and_say_how_to_get_it(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    none_is_there = "sys.modules['xlsxwriter'] = None"
    lines: tuple[tuple[str, ...], ...] = (("xlsx", "out"), ("payments", "--format", "xlsx", "--output-file", "out"))
    for line in lines:
        ran = run_with(none_is_there, "export", *line)
        assert (ran.returncode, ran.stdout) == (2, b"")
        assert ran.stderr == b"error: A workbook needs XlsxWriter.\n       Install it: pip install 'skjonn[excel]'\n"
    assert not Path("out").exists()
    for line in (("export", "payments"), ("export", "xlsx", "--help")):
        assert run_with(none_is_there, *line).returncode == 0


@posix
@pytest.mark.parametrize("size", [10, 9_000])
def test_a_full_disk_leaves_the_former_workbook(size: int, skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    Path("out.xlsx").write_bytes(b"former")
    full = (
        "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\nsys.dont_write_bytecode = True"
    )
    ran = run_with(full, "export", "xlsx", "out.xlsx", "--overwrite")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert re.match(rb"error: .* cannot be (made|written): file too large\.", ran.stderr), ran.stderr
    assert Path("out.xlsx").read_bytes() == b"former"
    assert sorted(path.name for path in Path().iterdir()) == ["ledger", "out.xlsx"]


def test_the_list_of_payments_is_a_workbook_too(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES)
    ran = skjonn("export", "payments", "--format", "xlsx", "--output-file", "list.xlsx", "--lang", "nb")
    assert (ran.code, ran.out) == (0, "")
    held = "Holdt tilbake, og ikke med i listen: 10\u00a0000 kr i 1\u00a0tildeling."
    assert ran.err == f"{held}\n"
    (rows,) = read("list.xlsx").values()
    assert rows[0] == ["Runde", "Nummer", "Kommune", "Mottaker", "ID", "Prosjekt", "Saksnr.", "Igjen å betale kr"]
    assert rows[1] == ["2020", "0301", "Oslo", "", "2020-02", "Prosjekt 2020-02", "", 40_000]
    assert rows[3][7] == 120_000
    assert [row[0] for row in rows[5:]] == [
        "Til utbetaling: Prosjektskjønn 2020 · Fylkesmannen i Oslo og Viken · 9.\u00a0september\u00a02020",
        held,
    ]


def test_a_workbook_is_not_for_the_terminal(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES)
    ran = skjonn("export", "payments", "--format", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: A workbook is not for the terminal.\n       Name a file with --output-file.\n"


def test_import_refuses_a_workbook_of_reports_and_says_that_sheets_can_be_hidden(skjonn: Skjonn) -> None:
    exported(skjonn, SHIPPED)
    ran = skjonn("import", "out.xlsx", "--as", "awards", "--round", "2020", "--yes")
    assert ran.code == 2
    assert "out.xlsx, sheet Payments, row 1: no column is known to be granted." in ran.err
    assert "Or hide the sheet: hidden sheets are not read." in " ".join(ran.err.split())


def test_without_a_place_for_temporary_files_no_workbook_is_made(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    skjonn.keep("2020.toml", LIVES)
    monkeypatch.setattr(tempfile, "tempdir", "no/such")
    ran = skjonn("export", "xlsx", "out.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: The workbook cannot be made: no such file or directory.")
    assert not Path("out.xlsx").exists()


def test_a_place_that_goes_away_meanwhile_is_an_error_of_the_system(tmp_path: Path) -> None:
    def sheets() -> Iterator[Sheet]:
        yield Sheet("A", (Table("", (Label("a", "A"),), (Group((("1",),)),)),))
        shutil.rmtree(tmp_path / "temporary")

    (tmp_path / "temporary").mkdir()
    with pytest.raises(FileNotFoundError):
        xlsx.workbook(sheets(), words("en"), title="", day=date(2027, 2, 1), folder=tmp_path / "temporary")


@posix
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize("place", [("_table", "xlsx.py"), ("close", "workbook.py"), ("_put", "replace_file.py")])
def test_ctrl_c_and_a_request_to_end_leave_nothing_half_written(
    place: tuple[str, str], name: str, code: int, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    skjonn.keep_shipped()
    Path("tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(Path("tmp").absolute()))
    interrupted = f"""
import signal
def interrupt(frame, event, argument):
    if event == "call" and (frame.f_code.co_name, frame.f_code.co_filename.rpartition("/")[2]) == {place}:
        sys.setprofile(None)
        signal.raise_signal(signal.{name})
sys.setprofile(interrupt)
"""
    ran = run_with(interrupted, "export", "xlsx", "out.xlsx")
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, b"", b"")
    assert sorted(path.name for path in Path().iterdir()) == ["ledger", "tmp"]
    assert list(Path("tmp").iterdir()) == []


@posix
def test_standard_output_gets_the_workbook_and_nothing_else(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    done = subprocess.run(command("export", "xlsx", "/dev/stdout"), env=os.environ, capture_output=True, check=True)
    book = CalamineWorkbook.from_filelike(BytesIO(done.stdout))
    assert "Awards" in book.sheet_names
    assert ZipFile(BytesIO(done.stdout)).testzip() is None
    assert done.stdout[-22:].startswith(b"PK\x05\x06"), "the end of an archive without a comment"


@pytest.mark.parametrize(
    ("language", "outcome", "county"),
    [("en", "awarded", "no county"), ("nb", "tildelt", "uten fylke"), ("nn", "tildelt", "utan fylke")],
)
def test_outcomes_and_what_has_no_county_are_told_in_words(
    language: str, outcome: str, county: str, skjonn: Skjonn
) -> None:
    recipient = '\n[[applications]]\nid = "1"\nrecipient = "KS"\nproject = "P"\n'
    sheets = exported(skjonn, ROUND + recipient + award("1"), "--lang", language)
    for sheet in list(sheets.values())[1:3]:
        assert (sheet[1][0], outcome in sheet[1]) == (county, True)
