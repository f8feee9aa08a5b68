"""Foreign files: each kind is told by its content, and what cannot be read is refused with its place and a way out."""

import gzip
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.inputs.tables import kinds, workbook_parts
from skjonn.inputs.tables.grid import Day, Number, TableFile, Text, column_name
from skjonn.inputs.tables.read import read_table_file
from skjonn.model.errors import UsageError
from support.foreign_files import Rows, as_csv, as_html, as_ods, as_xlsx, ods_of, zipped

ROWS: Rows = [["Kommune", "Prosjekt", "Beløp"], ["Hole", "Ny skole", "350 000"], ["Asker", "Vann", "1 450 000"]]
XLS = Path(__file__).parent / "workbooks" / "awards.xls"
"""A workbook of Excel 97, made with xlwt 1.3: two awards, a hidden sheet, a number that lost its zero, dates."""


def read(data: bytes, delimiter: str | None = None) -> TableFile:
    return read_table_file(data, file="a", delimiter=delimiter)[0]


def refusal(data: bytes, delimiter: str | None = None) -> tuple[str, str]:
    with pytest.raises(UsageError) as caught:
        read(data, delimiter)
    assert caught.value.now.endswith("Nothing was written.")
    return caught.value.what, caught.value.now.removesuffix("Nothing was written.").strip()


# What a file is


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (as_csv(ROWS), ("csv", "UTF-8", ";")),
        (as_csv(ROWS, "\t"), ("csv", "UTF-8", "TAB")),
        (as_csv(ROWS, ",", "utf-8-sig"), ("csv", "UTF-8", ",")),
        (as_csv(ROWS, "|", "utf-16"), ("csv", "UTF-16", "|")),
        (b"\xfe\xff" + as_csv(ROWS, ";", "utf-16-be"), ("csv", "UTF-16", ";")),
        (as_csv(ROWS, ";", "cp1252"), ("csv", "Windows-1252", ";")),
        (as_xlsx(ROWS), ("xlsx", "", "")),
        (as_ods(ROWS), ("ods", "", "")),
        (as_html(ROWS), ("html", "UTF-8", "")),
        (as_html(ROWS, around="<!DOCTYPE html><html><body><p>Tildelinger</p>{}</body></html>"), ("html", "UTF-8", "")),
        (
            as_html(ROWS, around="<!-- saved -->\n<html xmlns:x='urn:schemas-microsoft-com:office:excel'>{}</html>"),
            ("html", "UTF-8", ""),
        ),
    ],
)
def test_a_kind_is_told_by_the_content(data: bytes, expected: tuple[str, str, str]) -> None:
    file = read(data)
    assert (file.kind, file.encoding, file.mark) == expected
    (grid,) = file.grids
    assert [[*row] for row in grid.rows] == [[*row] for row in ROWS]
    assert grid.numbers == [1, 2, 3]


def test_a_workbook_of_excel_97_is_read() -> None:
    file = read(XLS.read_bytes())
    (grid,) = file.grids
    assert [[*row] for row in grid.rows] == [
        ["Kommunenr", "Kommune", "Prosjekt", "Tildelt beløp", "Vedtaksdato"],
        ["4024", "Hjartdal", "Ny skole", "350000", "2027-03-01"],
        ["301", "Oslo", "Vann – og vei", "1450000", "2027-03-02"],  # noqa: RUF001 - a dash as people write it
    ]
    assert [type(cell) for cell in grid.rows[1]] == [Number, str, str, Number, Day]
    assert (file.kind, file.left_aside, file.unseen) == ("xls", ("Arbeid",), "hidden rows")


def test_json_is_read_as_from_json() -> None:
    file, drafts = read_table_file(b'[{"municipality": "Hole", "granted": "350 000"}]', file="a.json")
    assert (file.kind, file.grids) == ("json", ())
    assert [dict(draft.values) for draft in drafts] == [{"municipality": "Hole", "granted": 350_000}]
    assert read_table_file(b' {"municipality": "Hole"}', file="a")[0].kind == "json"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "a is a PDF, which is not read."),
        (gzip.compress(b"x", mtime=0), "a is an archive, which is not read."),
        (b"7z\xbc\xaf\x27\x1c", "a is an archive, which is not read."),
        (b"Rar!\x1a", "a is an archive, which is not read."),
        (b"\x89PNG\r\n", "a is a picture, which is not read."),
        (b"\xff\xd8\xff\xe0", "a is a picture, which is not read."),
        (b"{\\rtf1", "a is a text of a word processor, which is not read."),
        (b"MIME-Version: 1.0\n", "a is a page saved with all its parts, which is not read."),
        (b"PK\x05\x06" + b"\0" * 18, "a is an empty archive, which is not read."),
        (zipped({"word/document.xml": "x"}), "a is a document of a word processor, which is not read."),
        (zipped({"xl/workbook.bin": "x"}), "a is a binary workbook (.xlsb), which is not read."),
        (zipped({"a.csv": "x"}), "a is an archive, which is not read."),
        (b"<?xml version='1.0'?><Workbook/>", "a is XML, which is not read."),
        (b"", "a is empty."),
        (b" \r\n\t", "a is empty."),
        (b"\x00\x01\x02\x03", "a:1: there is a NUL: this is not a text, or it is UTF-16 without a byte order mark."),
        (
            "x;y\ny;z\nå;\0".encode(),
            "a:3: there is a NUL: this is not a text, or it is UTF-16 without a byte order mark.",
        ),
        (
            "x;y\r\n".encode("utf-16-le"),
            "a:1: there is a NUL: this is not a text, or it is UTF-16 without a byte order mark.",
        ),
        (b"\xff\xfe\x00\xd8\x00", "a begins as UTF-16, but byte 2 does not fit."),
        (b"\xef\xbb\xbfx;\xff", "a begins as UTF-8, but byte 5 does not fit."),
        (
            b"x;\x81\xff",
            "a is in none of the encodings that are read: UTF-8, Windows-1252, UTF-16 with a byte order mark.",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a cannot be read as a workbook: "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a is protected by a password."),
        (b"PK\x03\x04" + b"\0" * 100, "a cannot be read as a workbook: its parts cannot be unpacked."),
        (zipped({"xl/workbook.xml": "<x/>"}), "a cannot be read as a workbook: a part is missing."),
        (
            zipped({"xl/workbook.xml": "<x>"}),
            "a cannot be read as a workbook: its part xl/workbook.xml is not valid XML.",
        ),
        (
            zipped({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY y "z">]><x/>'}),
            "a cannot be read as a workbook: its part xl/workbook.xml declares what no workbook needs.",
        ),
        (
            zipped({"xl/workbook.xml": "<?xml version='1.0' encoding='x'?><x/>"}),
            "a cannot be read as a workbook: its part xl/workbook.xml is not valid XML.",
        ),
        (as_xlsx(ROWS)[:-40], "a cannot be read as a workbook: its parts cannot be unpacked."),
        (as_xlsx([]), "a has no sheet with anything in it."),
        (
            as_xlsx([], hidden_sheets={"Skjult": ROWS}),
            "a has no sheet with anything in it, but for hidden sheets: Skjult.",
        ),
        (b"<html><body>Ingen tabell</body></html>", "a is a web page without a table."),
        (b"Kommune\nHole\n", "a: no line has two cells with ; TAB , or | between them."),
    ],
)
def test_what_is_not_read_is_refused_with_a_way_out(data: bytes, what: str) -> None:
    said, _ = refusal(data)
    assert said.startswith(what)


def test_a_way_out_is_named() -> None:
    assert refusal(b"%PDF-1.7")[1] == "Ask for the workbook, or copy the table's text and save it as CSV."
    assert refusal(gzip.compress(b"x", mtime=0))[1] == "Unpack it first."


def test_a_file_of_more_bytes_than_are_read_is_refused() -> None:
    what, now = refusal(bytes(kinds.MOST_BYTES + 1))
    assert (what, now) == ("a is larger than 100 MB.", "Split it, and import one part after the other.")


def test_a_workbook_that_unpacks_to_very_much_is_refused(tmp_path: Path) -> None:
    with (
        ZipFile(tmp_path / "bomb.xlsx", "w", ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(301):
            part.write(bytes(10**6))
    data = (tmp_path / "bomb.xlsx").read_bytes()
    assert len(data) < 10**6
    assert refusal(data)[0] == "a cannot be read as a workbook: it unpacks to more than 300 MB."


def test_a_workbook_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(zipped({"xl/workbook.xml": b"x" * 10_000}))
    for header, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(header) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    assert refusal(bytes(data))[0].startswith("a cannot be read as a workbook: its parts")


def test_a_part_that_only_a_password_opens_is_told() -> None:
    data = bytearray(zipped({"xl/workbook.xml": b"x"}))
    for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + offset] |= 1
    assert refusal(bytes(data))[0] == "a is protected by a password."


def test_a_sheet_with_a_high_row_that_fits_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    # Of 1,000 cells in one column, 999 rows are the most that need not be counted.
    monkeypatch.setattr(workbook_parts, "MOST_CELLS", 1000)
    assert read(as_xlsx([["x"]] * 1000)).grids[0].numbers == [*range(1, 1001)]
    assert refusal(as_xlsx([["x"]] * 1001))[0].startswith("a, sheet Ark1 spans 1001 rows and 1 columns")


@pytest.mark.parametrize(
    ("data", "span"),
    [
        (as_xlsx([["x", ""]], cells={"B1": '<c r="XFD1048576"><v>1</v></c>'}), "1048576 rows and 16384 columns"),
        (
            ods_of(
                '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" '
                'office:value="1" table:number-columns-repeated="16384"/></table:table-row>'
            ),
            "1000000 rows and 16384 columns",
        ),
    ],
)
def test_a_sheet_that_claims_more_cells_than_fit_is_refused(data: bytes, span: str) -> None:
    assert refusal(data)[0] == f"a, sheet Ark1 spans {span}, which is more than can be read."


@pytest.mark.parametrize("name", ["r='{}'", 'r = "{}"', "r\n='{}'"])
def test_a_cell_far_away_is_seen_however_its_name_is_written(name: str) -> None:
    far = f"<c {name.format('XFD1048576')}><v>1</v></c>"
    span = "1048576 rows and 16384 columns"
    data = as_xlsx([["x", ""]], cells={"B1": far})
    assert refusal(data)[0] == f"a, sheet Ark1 spans {span}, which is more than can be read."


def test_rows_of_an_ods_are_counted_alike_whatever_stands_in_them() -> None:
    plain = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    rows = (
        f"<table:table-row>{plain * 3}</table:table-row>",
        f'<table:table-row table:number-rows-repeated="2">{plain}<table:table-cell/></table:table-row>',
        f'<table:table-row table:visibility="collapse">{plain}</table:table-row>',
        f"<table:table-row>{plain}</table:table-row>",
        f'<table:table-row>{plain}<table:table-cell table:formula="of:=1"/></table:table-row>',
    )
    (grid,) = read(ods_of("".join(rows))).grids
    assert ([*grid.numbers], grid.hidden, [*grid.formulas]) == ([1, 2, 3, 4, 5, 6], (4,), [(5, 1)])
    assert [[*row] for row in grid.rows] == [["x"] * 3, *[["x", "", ""]] * 5]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("<td>a</td><td>b c</td>", ["a", "b c"]),
        ("<td>a</td>\n  <td> b </td>\n", ["a", "b"]),
        ("<td>a</td> ", ["a"]),
        ("<td>a&amp;nbsp;b</td><td>1&nbsp;000</td>", ["a&nbsp;b", "1\u00a0000"]),
        ("<td>a  b</td><td>c\td</td><td>e\vf</td>", ["a b", "c d", "e f"]),
        ("<td>a<br>b</td><td></td>", ["a\nb", ""]),
        ("<td>a</td><th>b</th>", ["a", "b"]),
        ("<td>a</td><!-- b --><td>c</td>", ["a", "c"]),
        ('<td class="x">a</td><td>b</td>', ["a", "b"]),
        ("<td>=1</td><td>a>=b</td>", ["=1", "a>=b"]),
    ],
)
def test_a_row_of_a_page_is_read_cell_by_cell(row: str, cells: list[str]) -> None:
    (grid,) = read(f"<table><tr>{row}</tr></table>".encode()).grids
    assert [[*each] for each in grid.rows] == [cells]


def test_a_text_of_a_page_that_begins_as_a_formula_is_a_text() -> None:
    (grid,) = read(b"<table><tr><td>=1</td><td> =2</td></tr></table>").grids
    assert [type(cell) for cell in grid.rows[0]] == [Text, Text]


def test_a_text_of_a_workbook_may_name_a_doctype() -> None:
    assert read(as_xlsx([["<!DOCTYPE html>"]])).grids[0].rows == [["<!DOCTYPE html>"]]


def test_a_sheet_that_spans_more_than_fits_without_repeating_anything_is_refused() -> None:
    plain = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    rows = f"<table:table-row>{plain * 2100}</table:table-row>" + f"<table:table-row>{plain}</table:table-row>" * 10_000
    span = "10001 rows and 2100 columns"
    assert refusal(ods_of(rows))[0] == f"a, sheet Ark1 spans {span}, which is more than can be read."


def test_a_sheet_with_a_look_and_no_values_far_away_is_read() -> None:
    far = '<c r="XFD1048576" s="1"/>'
    assert len(read(as_xlsx([*ROWS, ["x", ""]], cells={"B4": far})).grids[0].rows) == 4
    empty = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    row = (
        "<table:table-row><table:table-cell "
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    assert [[*each] for each in read(ods_of(row + empty)).grids[0].rows] == [["x"]]


def is_read_or_refused(data: bytes) -> None:
    """Read bytes; what stops it names the file."""
    error = None
    try:
        read(data)
    except UsageError as stopped:
        error = stopped
    assert error is None or error.what.startswith("a")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for beginning in (
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<table>",
        b"\xff\xfe",
        b"Kommune;Prosjekt\n",
    ):
        is_read_or_refused(beginning + data)


@given(st.integers(0, 10**9), st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused(at: int, byte: int) -> None:
    for whole in (as_xlsx(ROWS), as_ods(ROWS)):
        data = bytearray(whole)
        data[at % len(data)] = byte
        is_read_or_refused(bytes(data))


def test_an_older_workbook_with_a_password_is_told() -> None:
    data = bytearray(XLS.read_bytes())
    # The first record after the beginning of the workbook becomes that of a password.
    data[532:534] = b"\x2f\x00"
    assert refusal(bytes(data))[0] == "a is protected by a password."


def test_a_workbook_whose_sheet_has_no_part_is_refused() -> None:
    whole = as_xlsx(ROWS)
    with ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = "xl/_rels/workbook.xml.rels"
    for old, new in ((b"worksheets/sheet1", b"worksheet/sheet1"), (b"worksheets/sheet1", b"worksheets/sheet2")):
        moved = {name.replace("worksheets/", "worksheet/"): part for name, part in parts.items()}
        moved[relations] = parts[relations].replace(old, new)
        assert refusal(zipped(moved))[0] == "a cannot be read as a workbook: a part is missing."
    absolute = {**parts, relations: parts[relations].replace(b'"worksheets', b'"/xl/worksheets')}
    assert len(read(zipped(absolute)).grids) == 1


def test_an_older_workbook_that_its_reader_does_not_survive_is_refused() -> None:
    with pytest.raises(UsageError, match="a cannot be read as a workbook: its records are not what they should be"):
        read_table_file(XLS.read_bytes(), file="a", is_sound=lambda _: False)


# Texts


def test_mixed_line_ends_blank_lines_and_breaks_in_cells_keep_the_places() -> None:
    (grid,) = read(b'Kommune;Prosjekt\r\n\r\nHole;"Ny\r\nskole"\n;\nAsker;Vann\rOslo;Vei').grids
    assert [[*row] for row in grid.rows] == [
        ["Kommune", "Prosjekt"],
        ["Hole", "Ny\r\nskole"],
        ["Asker", "Vann"],
        ["Oslo", "Vei"],
    ]
    assert grid.numbers == [1, 3, 6, 7]
    assert [grid.place(row) for row in range(4)] == ["a:1", "a:3", "a:6", "a:7"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Kommune;Prosjekt;Beløp\nHole;Ny skole;1\nAsker;Vann\nOslo;Vei;1;2\n",
            "a: with ; between two cells, most lines have 3 cells, but a:3 has 2, a:4 has 4.",
        ),
        ("Kommune;A,B\nHole;C,D\n", "a: several marks fit: ; (2 columns) and , (2 columns)."),
        ('Kommune;Prosjekt\nHole;"Ny skole\n', "a:2: a quote is opened, but not closed."),
        ('Kommune;Prosjekt\nHole;"Ny" skole\n', "a:2: a quote is closed before the end of its cell (;)."),
        ('Kommune;Prosjekt\nHole;"' + "x" * 200_000, "a:2: a cell is too long; probably a quote is not closed."),
    ],
)
def test_lines_that_do_not_fit_are_named(text: str, what: str) -> None:
    assert refusal(text.encode())[0] == what


def test_very_many_lines_that_do_not_fit_are_counted() -> None:
    assert refusal(b"a;b;c\n" * 9 + b"a;b\n" * 5)[0].endswith("but a:10 has 2, a:11 has 2, a:12 has 2, and 2 more.")


def test_what_does_not_fit_below_the_first_lines_is_named() -> None:
    assert (
        refusal(b"a;b\n" * 200 + b"a;b;c\n")[0]
        == "a: with ; between two cells, most lines have 2 cells, but a:201 has 3."
    )


def test_a_mark_is_chosen_by_option_or_by_the_hint_of_a_spreadsheet() -> None:
    text = "Kommune;A,B\nHole;C,D\n"
    assert read(text.encode(), ",").grids[0].rows[1] == ["Hole;C", "D"]
    hinted = read(f"sep=;\r\n{text}".encode())
    assert (hinted.grids[0].rows[1], hinted.grids[0].numbers) == (["Hole", "C,D"], [2, 3])
    assert refusal(b"Kommune;Prosjekt\nHole;A;B\n", ";")[0].startswith("a: with ; between two cells, most lines have 2")
    assert (
        refusal(b'Kommune:Prosjekt\nHole:"A" B\n', ":")[0] == "a:2: a quote is closed before the end of its cell (:)."
    )


def test_what_guards_a_cell_from_a_spreadsheet_is_taken_off() -> None:
    (grid,) = read(b'nr;tekst;e\n="0301";\'=SUM(A1);  x \n="a""b";\'n;"\tx"\n').grids
    assert [[*row] for row in grid.rows[1:]] == [["0301", "=SUM(A1)", "x"], ['a"b', "'n", "x"]]


# Workbooks


def test_hidden_sheets_are_left_aside_and_hidden_rows_are_told() -> None:
    xlsx = read(as_xlsx(ROWS, hidden_rows=[3], hidden_sheets={"Skjult & <x>": ROWS}))
    assert (xlsx.left_aside, len(xlsx.grids), xlsx.grids[0].hidden) == (("Skjult & <x>",), 1, (3,))
    assert read(as_ods(ROWS, hidden_rows=[2])).grids[0].hidden == (2,)


def test_formulas_without_a_value_and_errors_are_told_by_their_cells() -> None:
    cells = {
        "C2": '<c r="C2"><f>A1+1</f><v></v></c>',
        "C3": '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        "B2": '<c r="B2" t="str"><f>"x"</f><v>x</v></c>',
        "A4": '<c r="A4"><f>A1</f></c>',
    }
    (grid,) = read(as_xlsx([*ROWS, ["", "", ""]], cells=cells)).grids
    assert {grid.place(*place) for place in grid.formulas} == {
        "a, sheet Ark1, C2",
        "a, sheet Ark1, C3",
        "a, sheet Ark1, A4",
    }
    assert (grid.rows[1][1], grid.numbers) == ("x", [1, 2, 3, 4])
    ods = {
        "C2": '<table:table-cell table:formula="of:=[.A1]"/>',
        "C3": (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
            'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        ),
    }
    assert read(as_ods(ROWS, cells=ods)).grids[0].formulas == {(1, 2), (2, 2)}


def test_a_formula_without_a_value_whose_cell_is_not_named_is_refused() -> None:
    assert refusal(as_xlsx(ROWS, cells={"C2": "<c><f>A1</f></c>"}))[0].endswith(
        "in its sheet Ark1, a formula has no value."
    )


def test_merged_cells_are_told() -> None:
    (grid,) = read(as_xlsx(ROWS, merged=["A2:A3"])).grids
    assert grid.merged == {(2, 0): "A2:A3"}
    covered = read(as_ods(ROWS, cells={"A3": "<table:covered-table-cell/>"}))
    assert covered.grids[0].merged == {(2, 0): ""}


def test_values_of_a_workbook_are_texts_that_know_what_they_were() -> None:
    cells = {"A2": '<c r="A2" t="b"><v>1</v></c>', "B2": '<c r="B2" t="d"><v>2027-03-01T13:04:05</v></c>'}
    row = read(as_xlsx([["a", "b", "c", "d", "e"], ["", "", 301, 1234.5, 1e300]], cells=cells)).grids[0].rows[1]
    assert row[:4] == ["True", "2027-03-01", "301", "1234.5"]
    assert [type(cell) for cell in row] == [str, Day, Number, Number, Number]


def test_columns_have_the_names_of_a_workbook() -> None:
    assert [column_name(number) for number in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


# Pages


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("900&nbsp;000<sup>1</sup>", "900\xa0000 1"),
        ("Hole<br>Asker", "Hole\nAsker"),
        ("<p>Hole</p><p>Asker</p>", "Hole\nAsker"),
        ("<b>Kongs</b>berg", "Kongsberg"),
        ("a  \n b", "a b"),
        ("&lt;b&gt; &amp; c", "<b> & c"),
        ("x<script>y</script><style>z</style>", "x"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<h3>a</h3>b", "a b"),
    ],
)
def test_a_cell_of_a_page_is_what_a_browser_shows(cell: str, expected: str) -> None:
    (grid,) = read(f"<table><tr><th>a<th>b<tr><td>{cell}<td>x</table>".encode()).grids
    assert [*grid.rows[1]] == [expected, "x"]


def test_cells_that_span_others_are_merged_with_them() -> None:
    page = (
        "<table><tr><th>a<th>b<th>c<tr><td rowspan=2>x<td colspan=2>y<tr><td>z<td>w<tr><td><tr><td rowspan=0>q</table>"
    )
    (grid,) = read(page.encode()).grids
    assert [[*row] for row in grid.rows] == [["a", "b", "c"], ["x", "y", ""], ["", "z", "w"], ["q", "", ""]]
    assert grid.merged == {(1, 2): "y", (2, 0): "x"}


def test_tables_that_lay_out_a_page_are_passed_over_and_what_stands_over_a_table_is_its_caption() -> None:
    inner = "<table><tr><th>a<th>b<tr><td>1<td>2</table>"
    page = (
        f"<html><h2>Viken</h2><table><tr><td>{inner}</td></tr>"
        f"</table><div><h3>Oslo</h3><p>x</p>{inner}</div>{inner}</html>"
    )
    captioned = inner.replace("<table>", "<table><caption>I 1000 kr</caption>")
    grids = read(f"{page}{captioned}<table></table>".encode()).grids
    assert [(grid.part, grid.caption) for grid in grids] == [
        ("1", "Viken"),
        ("2", "Oslo"),
        ("3", ""),
        ("4", "I 1000 kr"),
    ]
    assert [grid.place(1) for grid in grids[:2]] == ["a, table 1, row 2", "a, table 2, row 2"]


def test_rows_pasted_without_their_table_are_read() -> None:
    (grid,) = read(b"<tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr>").grids
    assert [[*row] for row in grid.rows] == [["a", "b"], ["1", "2"]]


def test_a_table_of_very_many_columns_is_refused() -> None:
    assert (
        refusal(b"<table><tr><td colspan=100000>x<td>y</table>")[0] == "a, table 1, row 1 has more than 1000 columns."
    )


# Libraries that need not be there


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("python_calamine", as_xlsx(ROWS), "a is a workbook; reading it needs python-calamine."),
        ("selectolax", as_html(ROWS), "a is a web page; reading it needs selectolax."),
    ],
)
def test_without_its_library_a_kind_is_refused_in_a_line_that_says_what_to_install(
    name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(data)
    program = f"""
import sys
sys.modules[{name!r}] = None
from skjonn.cli.main import main
sys.exit(main(["import", "a", "--new-round", "2026", "--title", "T", "--grantor", "G", "--date", "2026", "--yes"]))
"""
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().splitlines() == [
        f"error: {said}",
        "       Install it: pip install 'skjonn[import]'. Nothing was written.",
    ]


def test_a_text_of_a_workbook_that_begins_as_a_formula_and_a_truth_are_texts() -> None:
    truth = '<c r="B1" t="b"><v>1</v></c>'
    (row,) = read(as_xlsx([["=1", ""]], cells={"B1": truth})).grids[0].rows
    assert [(each, type(each)) for each in row] == [("=1", Text), ("True", str)]
