"""Every format of a table: golden texts, read back by other programs, and total on whatever a ledger may hold."""

import csv
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len

from skjonn.cli.output import FOR_PEOPLE
from skjonn.language import LANGUAGES, words
from skjonn.model.errors import UnknownNameError
from skjonn.model.figure import StatedFigure
from skjonn.model.partial_date import PartialDate
from skjonn.model.table import Cell, Group, Kind, Label, Row, Share, Table
from skjonn.render.cells import UNKNOWN, in_words
from skjonn.render.tables import TableRenderer, csv_excel, formats, md, renderer, table, tsv
from skjonn.render.tables import csv as csv_format
from skjonn.render.tables import json as json_format
from support.strategies import PARTIAL_DATES
from support.thoroughness import examples

GOLDEN = Path(__file__).parent / "golden"
EN = words("en")
RENDERERS: tuple[TableRenderer, ...] = (
    table.render,
    csv_format.render,
    csv_excel.render,
    json_format.render,
    md.render,
    tsv.render,
)

SUMMARY = Table(
    title="Prosjektskjønn 2020 · Fylkesmannen i Oslo og Viken · 9 September 2020",
    columns=(
        Label("region", "Region"),
        Label("applications", "Applications", "count"),
        Label("itemised", "Listed", "count", rank=2),
        Label("awards", "Awards", "count"),
        Label("awarded", "Award rate", "share", rank=1),
        Label("requested", "Requested kr", "kroner", to="machines"),
        Label("granted", "Granted kr", "kroner"),
        Label("average", "Average kr", "kroner", rank=3),
        Label("share", "Share", "share"),
        Label("chart", "", "bar", to="people", rank=4),
    ),
    groups=(
        Group(
            (
                ("Viken", 43, 11, 11, Share(11, 43), None, 10_520_000, 956_364, Share(1052, 1502), 1052 / 1502),
                ("Oslo", 5, 3, 3, Share(3, 5), None, 4_500_000, 1_500_000, Share(450, 1502), 450 / 1502),
            )
        ),
    ),
    total=("Total", 48, 14, 14, Share(14, 48), None, 15_020_000, 1_072_857, Share(15_020_000, 15_020_000), None),
    notes=("Requested: about 53\u00a0000\u00a0000 kr is stated for the round; no amount requested is itemised.",),
)

AWARDS = Table(
    title="Tildelinger · Prosjektskjønn 2020",
    columns=(
        Label("id", "ID", rank=1),
        Label("region", "Fylke", to="machines"),
        Label("municipality", "Kommune"),
        Label("partners", "Samarbeidspartnere"),
        Label("project", "Prosjekt"),
        Label("decided", "Vedtatt", "date", rank=2),
        Label("granted", "Tildelt kr", "kroner"),
    ),
    groups=(
        Group(
            (
                (
                    "2020-01",
                    "Viken",
                    "Kongsberg",
                    ("Hjartdal", "Notodden", "Tinn", "Rollag", "Nore og Uvdal", "Flesberg"),
                    "Tiltaksplan digitalisering Kongsbergregionen 2020",
                    date(2020, 9, 9),
                    900_000,
                ),
                ("2020-04", "Viken", "Indre Østfold", (), "Fornyings- og innovasjonsprosjekter", None, 300_000),
            ),
            title="Viken",
            total=(None, None, "2 tildelinger", None, None, None, 1_200_000),
        ),
        Group(
            (("2020-12", "Oslo", "Oslo", None, "DigiBarnevern | «=1+1»", date(2020, 12, 31), 1_450_000),),
            title="Oslo",
            total=(None, None, "1 tildeling", None, None, None, 1_450_000),
        ),
        Group((), title="Akershus", total=(None, None, "0 tildelinger", None, None, None, 0)),
    ),
    total=(None, None, "3 tildelinger", None, None, None, 2_650_000),
)

FRAME = Table(
    title="Ramme · Prosjektskjønn 2020",
    columns=(
        Label("quantity", "Storleik"),
        Label("stated", "Oppgjeve", "figure"),
        Label("counted", "Talt", "count"),
    ),
    groups=(
        Group(
            (
                ("søknader", StatedFigure("exact", 48), 14),
                ("søkt", StatedFigure("about", 53_000_000, 500_000), None),
                ("tildelt", StatedFigure("over", 15_000_000, 500_000), 15_020_000),
                ("under", StatedFigure("under", 2_000, 500), -1_600),
                ("ramme", StatedFigure("at_most", 15_500_000), 15_020_000),
                ("ukjend", None, 0),
            )
        ),
    ),
)

HOSTILE = Table(
    title="[red]Title[/] \x1b[31m",
    columns=(Label("text", "A\tB"), Label("amount", "[/]", "kroner")),
    groups=(
        Group(
            (
                ("[bold]x[/bold] [/] :smile:", 1_000),
                ("\x1b]0;title\x07\x9b31m", 20),
                ("tab\tnewline\nreturn\r\x7f", None),
                ("\u202eright to left\u2028\u00ad\ue000", -1_000),
                ("no\u00a0break \u2009thin", 0),
                ("Kárášjohka · Guovdageaidnu · Aarborte · 日本語 · a\u030a", 3),
                ("a\\b | *c* _d_ `e` <b>&amp;</b> #1 ~f~ $g$ https://example.org", 4),
                ("=1+1; 2", 5),
                ("+47", 6),
                ("-1", 7),
                ("@SUM(A1)", 8),
                ("\t=1", 9),
                ('say "ja"', 10),
            ),
            title="<h2>",
        ),
    ),
    notes=("1. first", "- second", "# third", "> fourth"),
)

EMPTY = Table(
    title="Tildelingar",
    columns=(Label("id", "Id"), Label("granted", "Tildelt kr", "kroner")),
    groups=(Group(()),),
    notes=("Ingen runde er open.",),
)

SITUATIONS = {
    "summary": (SUMMARY, "en"),
    "awards": (AWARDS, "nb"),
    "frame": (FRAME, "nn"),
    "hostile": (HOSTILE, "en"),
    "empty": (EMPTY, "nn"),
}


def is_golden(name: str, text: str) -> bool:
    """Compare with the golden file, byte for byte; with SKJONN_REMAKE=1 it is written first, and is to be read."""
    path = GOLDEN / f"tables-{name}.txt"
    if os.environ.get("SKJONN_REMAKE") == "1":
        path.write_bytes(text.encode())
    return path.read_bytes().decode() == text


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_format_says_every_situation_as_its_golden_file_does(situation: str, name: str) -> None:
    shown, language = SITUATIONS[situation]
    assert is_golden(f"{situation}-{name}", renderer(name)(shown, words=words(language), width=None, color=False))


@pytest.mark.parametrize(
    ("situation", "width"),
    [("summary", 80), ("summary", 60), ("summary", 20), ("awards", 80), ("awards", 60), ("awards", 20), ("frame", 30)],
)
def test_a_table_fits_the_width_as_its_golden_file_does(situation: str, width: int) -> None:
    shown, language = SITUATIONS[situation]
    assert is_golden(f"{situation}-{width}", table.render(shown, words=words(language), width=width, color=False))


def test_colour_is_bold_for_what_heads_and_sums_and_dim_for_what_is_not_known() -> None:
    text = table.render(FRAME, words=words("nn"), width=40, color=True)
    assert is_golden("frame-colour", text)
    assert set(re.findall(r"\x1b\[([^m]*)m", text)) == {"0", "1", "2"}
    assert [dim.strip() for dim in re.findall(r"\x1b\[2m([^\x1b]*)", text)] == [UNKNOWN, UNKNOWN]


# What is asked for


def test_table_is_the_first_format_and_each_module_is_one() -> None:
    assert tuple(map(renderer, formats())) == RENDERERS, "add its `render` to RENDERERS here, in the order of the names"


@pytest.mark.parametrize("name", ["xml", "csv_excel", "", "__init__"])
def test_an_unknown_format_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        renderer(name)
    assert caught.value.now == f"Choose one of {', '.join(formats())}."


def test_a_format_that_speaks_the_user_s_language_is_one_for_people() -> None:
    for_people = {
        name
        for name in formats()
        if any(len({_rendered(name, shown, each) for each in LANGUAGES}) > 1 for shown, _ in SITUATIONS.values())
    }
    assert for_people == FOR_PEOPLE & {*formats()}, "a format for people stands in FOR_PEOPLE in skjonn/cli/output.py"


def _rendered(name: str, shown: Table, language: str) -> str:
    return renderer(name)(shown, words=words(language), width=None, color=False)


def test_asking_for_a_format_for_machines_does_not_load_rich() -> None:
    code = "import sys; from skjonn.render.tables import renderer; renderer('json'); sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("color", [True, False])
@pytest.mark.parametrize("width", [None, 60])
def test_nothing_in_the_environment_changes_a_table(
    width: int | None, monkeypatch: pytest.MonkeyPatch, *, color: bool
) -> None:
    before = table.render(SUMMARY, words=EN, width=width, color=color)
    for name, value in {
        "COLUMNS": "20",
        "LINES": "3",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "FORCE_COLOR": "1",
        "COLORTERM": "truecolor",
        "TTY_COMPATIBLE": "1",
        "TTY_INTERACTIVE": "1",
        "JUPYTER_COLUMNS": "20",
    }.items():
        monkeypatch.setenv(name, value)
        assert table.render(SUMMARY, words=EN, width=width, color=color) == before


# What people read


@pytest.mark.parametrize(
    ("cell", "kind", "language", "text"),
    [
        (15_020_000, "kroner", "nb", "15\u00a0020\u00a0000"),
        (1_048, "count", "en", "1\u00a0048"),
        (Share(14, 48), "share", "en", "29\u00a0%"),
        (Share(6, 48), "share", "en", "13\u00a0%"),
        (Share(29, 200), "share", "nb", "15\u00a0%"),
        (Share(144, 1000), "share", "nb", "14\u00a0%"),
        (Share(1, 200), "share", "en", "1\u00a0%"),
        (Share(4_999, 1_000_000), "share", "en", "<\u00a01\u00a0%"),
        (Share(1, 999_999_999_999_999), "share", "nb", "<\u00a01\u00a0%"),
        (Share(1, 999_999_999_999_999), "share", "nn", "<\u00a01\u00a0%"),
        (Share(0, 48), "share", "en", "0\u00a0%"),
        (Share(996, 1000), "share", "en", "100\u00a0%"),
        (Share(6, 5), "share", "en", "120\u00a0%"),
        (date(2020, 5, 1), "date", "en", "1\u00a0May\u00a02020"),
        (date(2020, 5, 1), "date", "nb", "1.\u00a0mai\u00a02020"),
        (("Hvaler", "Våler og Marker"), "text", "nn", "Hvaler, Våler og Marker"),
        ((), "text", "nn", ""),
        (None, "kroner", "en", "\u2013"),
        (None, "bar", "en", ""),
        (0.0, "bar", "en", ""),
        (0.001, "bar", "en", "▏"),
        (0.5, "bar", "en", "██████████"),
        (0.53, "bar", "en", "██████████▋"),
        (1.5, "bar", "en", "████████████████████"),
        (StatedFigure("exact", 48), "figure", "en", "48"),
        (StatedFigure("about", 53_000_000, 500_000), "figure", "en", "52\u00a0500\u00a0000 to 53\u00a0500\u00a0000"),
        (StatedFigure("over", 1_500, 50), "figure", "nb", "over 1\u00a0500, høyst 1\u00a0550"),
        (StatedFigure("under", 1_500, 50), "figure", "nn", "under 1\u00a0500, minst 1\u00a0450"),
        (StatedFigure("at_most", 1_500), "figure", "nn", "høgst 1\u00a0500"),
    ],
)
def test_a_cell_is_said_in_the_words_of_people(cell: Cell, kind: Kind, language: str, text: str) -> None:
    said = in_words(Table("", (Label("x", "X", kind),), (Group(((cell,),)),)), words(language))
    assert list(said.rows) == [(text,)]


def test_the_total_of_a_single_group_is_said_once() -> None:
    columns = (Label("who", "Who"), Label("granted", "Granted kr", "kroner"))
    group = Group((("Hole", 350_000),), title="Buskerud", total=("1 award", 350_000))
    said = in_words(Table("", columns, (group,), total=("Total", 350_000)), EN)
    assert said.groups[0].total == ("1 award", "350\u00a0000")
    assert said.total is None


def test_a_table_without_groups_shows_its_headings_and_says_that_there_is_nothing() -> None:
    text = table.render(EMPTY._replace(groups=()), words=words("nn"), width=None, color=False)
    assert text == table.render(EMPTY, words=words("nn"), width=None, color=False)


def test_columns_are_left_out_by_rank_and_the_last_of_a_rank_first() -> None:
    columns = tuple(Label(key, key * 4, "count", rank=rank) for key, rank in (("a", 0), ("b", 1), ("c", 2), ("d", 2)))
    shown = Table("", columns, (Group(((1, 2, 3, 4),)),))
    headings = [_headings(table.render(shown, words=EN, width=width, color=False)) for width in range(5, 27)]
    assert dict.fromkeys(headings) == dict.fromkeys(["aaaa", "aaaa bbbb", "aaaa bbbb cccc", "aaaa bbbb cccc dddd"])


def _headings(text: str) -> str:
    return " ".join(next(line for line in text.splitlines() if line.lstrip().startswith("a")).split())


def test_a_word_is_cut_only_where_nothing_else_helps() -> None:
    columns = (Label("a", "Aa"), Label("b", "Samarbeidspartnere"), Label("c", "Cccc", "count", rank=1))
    shown = Table("", columns, (Group((("x", "y", 1),)),))
    assert " Aa  Samarbeidspartnere\n" in table.render(shown, words=EN, width=23, color=False)
    assert "     Samarbeidspartner\n Aa  e\n" in table.render(shown, words=EN, width=22, color=False)
    assert "     Samarbeidspa\n Aa  rtnere\n" in table.render(shown, words=EN, width=17, color=False)
    assert "Aa: x\nSamarbeidspartne\nre: y\nCccc: 1\n" in table.render(shown, words=EN, width=16, color=False)


def test_letters_of_any_width_leave_the_numbers_in_line() -> None:
    rows = table.render(HOSTILE, words=EN, width=None, color=False).splitlines()[5:-5]
    assert len(rows) == len(list(HOSTILE.rows))
    assert {cell_len(row) for row in rows} == {cell_len(rows[0])}


# What other programs read


@pytest.mark.parametrize("situation", SITUATIONS)
def test_no_format_for_machines_depends_on_language_width_or_colour(situation: str) -> None:
    shown, _ = SITUATIONS[situation]
    for name in ("csv", "csv-excel", "json", "tsv"):
        render = renderer(name)
        texts = {render(shown, words=words(language), width=20, color=True) for language in LANGUAGES}
        assert texts == {render(shown, words=EN, width=None, color=False)}


def test_excel_is_given_no_formula_and_numbers_it_can_read() -> None:
    text = csv_excel.render(HOSTILE, words=EN, width=None, color=False)
    assert text.startswith('\ufeffA␉B;"[/]"\r\n')
    records = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    texts = [record[0] for record in records[1:]]
    assert texts[7:12] == ["'=1+1; 2", "'+47", "'-1", "'@SUM(A1)", "'␉=1"]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert records[4][1] == "-1000"
    assert "Viken;43;11;11;0,255814;;10520000;956364;0,700399\r\n" in csv_excel.render(
        SUMMARY, words=EN, width=None, color=False
    )


# Whatever a ledger may hold

_MARKUP = [
    "[red]",
    "[/]",
    "[link=x]y[/link]",
    ":smile:",
    "a\\|b",
    "\\",
    "|",
    "<b>&amp;",
    "&",
    "**x**",
    "`",
    "*",
    "_a_",
    "~",
]
_SIGNS = ["#", "1.", "2)", "-", "+", "---", "===", "=1+1", ";", ",", '"', "'", "@", "!", "\u2013", ">", "$"]
_CONTROLS = ["\x1b[31m", "\x9b2J", "\x07", "a\tb", "a\r\nb", "a\rb", "\u202e", "\u2028", "\ufeff"]
_LETTERS = ["日本語", "Kárášjohka", "a\u030a", "10\u00a0520\u00a0000", "x" * 30, "Samarbeidspartner " * 4]
_HAZARDS = st.sampled_from(_MARKUP + _SIGNS + _CONTROLS + _LETTERS)
_TEXTS = st.lists(_HAZARDS | st.text(max_size=8), max_size=4).map(" ".join)
_FIGURES = st.builds(
    StatedFigure,
    st.sampled_from(["exact", "about", "over", "under", "at_most"]),
    st.integers(0, 10**9),
    st.integers(0, 10**6),
)
_CELLS: dict[Kind, st.SearchStrategy[Cell]] = {
    "text": _TEXTS | st.lists(_TEXTS, max_size=3).map(tuple),
    "count": st.integers(-(10**4), 10**4),
    "kroner": st.integers(-(10**10), 10**10),
    "share": st.builds(
        lambda part, whole: Share(min(part, 2 * whole), whole), st.integers(0, 10**15), st.integers(1, 10**15)
    ),
    "date": st.dates() | PARTIAL_DATES,
    "figure": _FIGURES,
    "bar": st.floats(0, 1),
}


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    kinds = draw(st.lists(st.sampled_from(sorted(_CELLS)), min_size=1, max_size=6))
    columns = tuple(
        Label(
            f"key{index}",
            draw(_TEXTS),
            kind,
            draw(st.sampled_from(["both", "people", "machines"])),
            draw(st.integers(0, 2)),
        )
        for index, kind in enumerate(kinds)
    )
    rows: st.SearchStrategy[Row] = st.tuples(*(st.none() | _CELLS[kind] for kind in kinds))
    groups = st.builds(Group, st.lists(rows, max_size=3).map(tuple), _TEXTS, st.none() | rows)
    return Table(
        title=draw(_TEXTS),
        columns=columns,
        groups=tuple(draw(st.lists(groups, min_size=1, max_size=3))),
        total=draw(st.none() | rows),
        notes=tuple(draw(st.lists(_TEXTS, max_size=2))),
    )


@given(_tables(), st.integers(1, 200), st.sampled_from(LANGUAGES))
@examples(200)
def test_a_terminal_of_any_width_gets_lines_that_fit_and_nothing_it_would_act_on(
    shown: Table, width: int, language: str
) -> None:
    text = table.render(shown, words=words(language), width=width, color=False)
    lines = text.removesuffix("\n").split("\n")
    assert not any(_acts(character) for line in lines for character in line)
    assert all(line == line.rstrip() for line in lines)
    assert max(map(cell_len, lines)) <= max(width, 3, _widest_number(shown, language))
    coloured = table.render(shown, words=words(language), width=width, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text


def _acts(character: str) -> bool:
    """Whether a terminal may act on a character, or leave the reader without a sign of it."""
    return not character.isprintable() and unicodedata.category(character) != "Zs"


def _widest_number(shown: Table, language: str) -> int:
    said = in_words(shown, words(language))
    totals = [group.total for group in said.groups] + [said.total]
    rows = [*said.rows, *(total for total in totals if total)]
    cells = (str(cell) for row in rows for cell, column in zip(row, said.columns, strict=True) if column.kind != "text")
    return max((cell_len(word) for cell in cells for word in cell.split(" ")), default=0)


@given(_tables())
@examples(100)
def test_without_a_width_every_number_stands_unbroken_on_the_line_of_its_row(shown: Table) -> None:
    lines = table.render(shown, words=EN, width=None, color=False).split("\n")
    for row in shown.rows:
        pairs = zip(row, shown.columns, strict=True)
        numbers = [_grouped(cell) for cell, column in pairs if isinstance(cell, int) and column.to != "machines"]
        assert any(all(number in line for number in numbers) for line in lines)


def _grouped(number: int) -> str:
    sign, digits = "\u2212" if number < 0 else "", str(abs(number))
    first = len(digits) % 3 or 3
    groups = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    return sign + "\u00a0".join(groups)


@given(_tables())
@examples(100)
def test_csv_tsv_and_json_are_read_back_as_they_were_meant(shown: Table) -> None:
    keys, rows = _for_machines(shown)
    assume(keys)
    separated = csv.reader(StringIO(csv_format.render(shown, words=EN, width=None, color=False), newline=""))
    assert list(separated) == [keys, *([_signed(_plain(cell)) for cell in row] for row in rows)]
    lines = tsv.render(shown, words=EN, width=None, color=False).removesuffix("\n").split("\n")
    assert [[_unescaped(cell) for cell in line.split("\t")] for line in lines] == [
        keys,
        *([_signed(_plain(cell), but="\t\n\r") for cell in row] for row in rows),
    ]
    read = json.loads(json_format.render(shown, words=EN, width=None, color=False))
    assert read.pop("rows") == [dict(zip(keys, map(_value, row), strict=True)) for row in rows]
    assert ("total" in read) == (shown.total is not None)
    assert read.pop("total", {}).keys() == (set(keys) if shown.total else set())
    assert read == {"version": 1}


def _for_machines(shown: Table) -> tuple[list[str], list[list[Cell]]]:
    kept = [column.to != "people" and column.kind != "bar" for column in shown.columns]
    keys = [column.key for column, keep in zip(shown.columns, kept, strict=True) if keep]
    return keys, [[cell for cell, keep in zip(row, kept, strict=True) if keep] for row in shown.rows]


def _value(cell: Cell) -> object:
    match cell:
        case StatedFigure():
            low = None if (cell.kind, cell.within) == ("under", None) else cell.low
            return cell.value if cell.kind == "exact" else {"low": low, "high": cell.high}
        case tuple():
            return list(cell)
        case date() | PartialDate():
            return str(cell)
        case Share():
            return pytest.approx(cell.part / cell.whole, abs=5e-7)
        case _:
            return cell


def _plain(cell: Cell) -> str:
    match cell:
        case StatedFigure(kind="at_least") | StatedFigure(kind="over" | "under", within=None):
            return f"{cell.kind.replace('_', ' ')} {cell.value}"
        case StatedFigure():
            return str(cell.value) if cell.kind == "exact" else f"{cell.low}..{cell.high}"
        case tuple():
            return "; ".join(cell)
        case Share():
            share = Decimal(cell.part / cell.whole)
            return str(share.quantize(Decimal("1e-6")).normalize() + 0) if share else "0"
        case _:
            return "" if cell is None else str(cell)


def _signed(text: str, *, but: str = "") -> str:
    """The text with a sign for each control character but some: Unicode has pictures of those of ASCII."""
    signs = {chr(code): chr(0x2400 + code) for code in range(32)} | {"\x7f": "\u2421"}
    signs |= {chr(code): "\ufffd" for code in range(0x80, 0xA0)}
    return text.translate({ord(sign): shown for sign, shown in signs.items() if sign not in but})


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda escape: {"t": "\t", "n": "\n", "r": "\r"}.get(escape[1], escape[1]), text)


@given(_tables())
@examples(150)
def test_markdown_is_read_back_as_text_without_markup(shown: Table) -> None:
    said = in_words(shown.only(lambda column: column.kind != "bar"), EN)
    assume(said.columns)
    tokens = MarkdownIt("commonmark").enable("table").parse(md.render(shown, words=EN, width=None, color=False))
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= {
        *("heading", "paragraph", "inline"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert [_read(token) for token in tokens if token.type == "inline"] == [text.strip() for text in _blocks(said)]


def _blocks(said: Table) -> Iterator[str]:
    """All texts of a table in words, in the order of the document."""
    headings = [column.title for column in said.columns]
    yield said.title
    for group in said.groups:
        yield from [group.title] if group.title else []
        yield from headings
        yield from (str(cell) for row in [*group.rows, group.total or ()] for cell in row)
    if said.total:
        yield from [*headings, *map(str, said.total)]
    notes = said.notes if list(said.rows) else (EN.nothing, *said.notes)
    yield from (note for note in notes if note.strip())


def _read(inline: Token) -> str:
    children = inline.children or []
    assert {child.type for child in children} <= {"text", "strong_open", "strong_close"}
    return "".join(child.content for child in children)
