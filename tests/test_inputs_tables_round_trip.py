"""What is printed into a table comes back equal, or is refused with its place; it never comes back different."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, cast, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.inputs.tables import rows
from skjonn.inputs.tables.kinds import Kind
from skjonn.inputs.tables.read import read_table_file
from skjonn.inputs.tables.understand import Understood, understand
from skjonn.model.errors import UsageError
from skjonn.model.settings import NO_IMPORT_RULES
from support.command_line import Skjonn
from support.foreign_files import Rows, as_csv, as_html, as_ods, as_xlsx
from support.foreign_rows import NAMES, PLACES, PROJECTS, SPELLINGS, shipped_rows
from support.ledgers import SHIPPED, ledger

(ROUND,) = ledger(SHIPPED).rounds
HEADING = ["Kommune", "Samarbeidspartnere", "Prosjekt", "Tildelt beløp", "Vedtaksdato"]


@pytest.fixture
def skjonn(tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:  # noqa: ANN401 - pytest's own path
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def read(data: bytes) -> Understood:
    file, _ = read_table_file(data, file="a")
    return understand([file], wanted="awards", rules=NO_IMPORT_RULES, places=PLACES)


TEXTS = [
    pytest.param(partial(as_csv, mark=mark, encoding=encoding), id=f"csv {name} {encoding}")
    for mark, name in ((";", "semicolon"), ("\t", "tab"), (",", "comma"), ("|", "bar"))
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252")
]
BINARY = [pytest.param(as_xlsx, id="xlsx"), pytest.param(as_ods, id="ods"), pytest.param(as_html, id="html")]


def test_every_kind_of_file_is_printed_here() -> None:
    printers = [cast("Callable[[Rows], bytes]", each.values[0]) for each in (*TEXTS, *BINARY)]
    printed_as = {read_table_file(print_([HEADING]), file="a")[0].kind for print_ in printers}
    # An announcement is printed elsewhere, JSON is no table, and no free library writes workbooks of Excel 97.
    missing = {*get_args(Kind)} - printed_as - {"text", "json", "xls"}
    assert missing == set(), "add a printer of it to foreign.py, and to TEXTS or BINARY here"


def test_a_column_of_more_values_than_are_remembered_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    data = as_csv([HEADING, *shipped_rows()])
    found = read(data)
    monkeypatch.setattr(rows, "_MOST_KNOWN", 1)
    assert read(data) == found


@pytest.mark.parametrize("kind", [*TEXTS, *BINARY])
def test_the_shipped_round_comes_back_equal(kind: Callable[[Rows], bytes], skjonn: Skjonn) -> None:
    (skjonn.folder / "awards").write_bytes(kind([HEADING, *shipped_rows()]))
    new = ("--title", ROUND.heading.title, "--grantor", ROUND.heading.grantor, "--date", "2020-09-09")
    ran = skjonn("import", "awards", "--new-round", "2020", *new, "--itemised", "awarded", "--yes")
    assert ran.code == 0
    (found,) = ledger(skjonn.files()["2020.toml"].decode()).rounds
    assert found.entries.applications == ROUND.entries.applications
    assert found.entries.awards == ROUND.entries.awards


# Generated rounds

PARTNERS = st.lists(st.sampled_from([*NAMES, "KS", "NTNU", "Nore og Uvdal", "Ski og ballklubben Skiold"]), max_size=4)


CERTAIN = ("digits", "spaces", "no-break spaces", "narrow spaces", "thin spaces", "kr before", "kr after", "dash")
KINDS: Mapping[str, Callable[[Rows], bytes]] = {
    "csv": as_csv,
    "commas": partial(as_csv, mark=","),
    "tabs": partial(as_csv, mark="\t", encoding="utf-16"),
    "bars": partial(as_csv, mark="|", line_break="\n"),
    "xlsx": as_xlsx,
    "ods": as_ods,
    "html": as_html,
}
ROWS = st.lists(
    st.tuples(st.sampled_from(NAMES), PARTNERS, PROJECTS, st.integers(1, 99_999_999), st.dates(date(2019, 1, 1))),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("kind", KINDS)
@given(rows=ROWS, spelling=st.sampled_from([*SPELLINGS]))
def test_a_generated_round_comes_back_equal_or_is_refused(
    kind: str, rows: list[tuple[str, list[str], str, int, date]], spelling: str
) -> None:
    expected = [
        {"municipality": name, "project": project, "granted": granted, "decided": decided}
        | ({"partners": tuple(partners)} if partners else {})
        for name, partners, project, granted, decided in rows
    ]
    table = [
        HEADING,
        *(
            # «og» parts the last item, and a comma after it keeps it whole.
            [
                name,
                "".join(f"{partner}; " for partner in partners),
                project,
                SPELLINGS[spelling](granted),
                f"{decided:%d.%m.%Y}",
            ]
            for name, partners, project, granted, decided in rows
        ),
    ]
    try:
        found = read(KINDS[kind](table))
    except UsageError:
        assert kind in {"csv", "commas", "tabs", "bars"}
        return
    if found.faults:
        assert spelling not in CERTAIN
    else:
        assert [dict(row.draft.values) for row in found.rows] == expected


@given(rows=ROWS)
def test_numbers_of_a_workbook_come_back_equal(rows: list[tuple[str, list[str], str, int, date]]) -> None:
    for print_, unit in ((as_xlsx, 1), (as_ods, 1), (as_xlsx, 1000)):
        table: Rows = [
            ["Kommune", "Prosjekt", f"Tildelt ({unit} kr)"],
            *([name, project, granted / unit if unit > 1 else granted] for name, _, project, granted, _ in rows),
        ]
        found = read(print_(table))
        assert (found.faults, [row.draft.values["granted"] for row in found.rows]) == ((), [row[3] for row in rows])


# One thing changed

VIKEN, OSLO = shipped_rows("Viken"), shipped_rows("Oslo")
TOTALS = (
    ["Sum tildelte prosjekter fra Viken- totalt 11 søknader", "", "", "10 520 000", ""],
    ["Sum tildelte prosjekter fra Oslo- totalt 3 søknader", "", "", "4 500 000", ""],
    ["Sum totalt 14 søknader", "", "", "15 020 000", ""],
)
TABLE = [HEADING, *VIKEN, TOTALS[0], HEADING, *OSLO, TOTALS[1], TOTALS[2]]


def content(found: Understood) -> tuple[object, ...]:
    return tuple(
        (row.draft.values["municipality"], row.draft.values["project"], row.draft.values["granted"])
        for row in found.rows
    )


def test_the_totals_of_the_shipped_round_agree_with_its_rows() -> None:
    found = read(as_csv(TABLE))
    assert (len(found.rows), found.faults) == (14, ())
    assert [(each.county, each.key, each.stated, each.agrees) for each in found.stated] == [
        ("Viken", "granted", 10_520_000, True),
        ("Viken", "entries", 11, True),
        ("Oslo", "granted", 4_500_000, True),
        ("Oslo", "entries", 3, True),
        (None, "granted", 15_020_000, True),
        (None, "entries", 14, True),
    ]


@given(
    line=st.integers(1, len(TABLE) - 1), digit=st.integers(0, 9), at=st.integers(0, 9), kind=st.sampled_from([*KINDS])
)
def test_a_changed_amount_or_total_is_found(line: int, digit: int, at: int, kind: str) -> None:
    rows = [[*row] for row in TABLE]
    cell = rows[line][3]
    at %= len(cell)
    if not cell[at].isdigit() or cell[at] == str(digit):
        return
    rows[line][3] = f"{cell[:at]}{digit}{cell[at + 1 :]}"
    found = read(KINDS[kind](rows))
    assert found.faults or not all(each.agrees for each in found.stated)


@given(
    line=st.integers(1, len(TABLE) - 1),
    name=st.sampled_from([*NAMES, "Rakkestad", "Viken", "Kongsbreg", ""]),
    kind=st.sampled_from([*KINDS]),
)
def test_a_changed_name_is_in_the_result_or_found(line: int, name: str, kind: str) -> None:
    rows = [[*row] for row in TABLE]
    if rows[line] == HEADING or rows[line][0] == name:
        return
    rows[line][0] = name
    found, before = read(KINDS[kind](rows)), read(KINDS[kind](TABLE))
    is_seen = found.faults or not all(each.agrees for each in found.stated) or len(found.stated) < len(before.stated)
    assert is_seen or content(found) != content(before)


def test_a_name_of_another_county_is_found_by_the_totals_of_both() -> None:
    rows = [[*row] for row in TABLE]
    rows[1][0] = "Oslo"
    found = read(as_csv(rows))
    assert [each.county for each in found.stated if not each.agrees] == ["Viken", "Viken", "Oslo", "Oslo"]


@pytest.mark.parametrize("mark", [";", "\t", ",", "|"])
def test_a_file_of_ours_comes_back(mark: str, skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    ran = skjonn("award", "list", "--format", "csv-excel", "--lang", "nb")
    text = ran.out.removeprefix("\ufeff")
    assert re.match("Fylke;", text)
    file, _ = read_table_file(text.encode(), file="a")
    again = as_csv(file.grids[0].rows, mark)
    found = read(again)
    assert replace(found, rows=()).faults == ()
    assert [row.draft.values["granted"] for row in found.rows] == [award.entry.granted for award in ROUND.awards]
