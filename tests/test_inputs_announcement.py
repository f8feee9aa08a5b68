"""`skjonn import` of announcements: a layout is read or refused, and sentences become figures with their precision."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from skjonn.actions.import_entries import KNOWN_NAMES
from skjonn.inputs.announcement.announced import announced
from skjonn.inputs.announcement.sentences import Places
from skjonn.inputs.announcement.shapes import Shapes
from skjonn.inputs.foreign_file import read_foreign_file
from skjonn.inputs.tables.understand import Understood
from skjonn.language import words
from skjonn.model.entries import Heading
from skjonn.model.figure import StatedFigure
from skjonn.model.partial_date import PartialDate
from skjonn.model.resolved import ResolvedRound
from skjonn.places.counties import county_named
from skjonn.render.announcement_steps import announcement_steps
from support import announcements
from support.announcements import Row
from support.command_line import Ran, Skjonn, widest
from support.foreign_files import as_html
from support.ledgers import ROOT, SHIPPED, ledger

SEED = Path(ROOT, "..", "shared", "seed", "announcement-2020.txt")
AS_SHIPPED = ("--title", "Prosjektskjønn 2020", "--grantor", "Fylkesmannen i Oslo og Viken", "--date", "2020-09-09")
NEW = ("--new-round", "2027", "--title", "Prosjektskjønn 2027", "--grantor", "Statsforvalteren", "--date", "2027-03-01")

needs_seed = pytest.mark.skipif(
    not SEED.is_file(), reason="the announcement is not beside this repository, at ../shared/seed"
)

ROWS = [
    Row("Hole", ("Ringerike", "Nore og Uvdal"), "Digital innbyggerdialog", "350 000"),
    Row("Asker", (), "Bærekraft i praksis", "1 450 000"),
    Row("Ringerike", ("Hole",), "Felles vannvakt", "200 000"),
]
BEFORE = """\
Tildeling av prosjektskjønn 2027

Statsforvalteren i Østfold, Buskerud, Oslo og Akershus har tildelt 2 millioner kroner.

Publisert 01.03.2027

Det kom inn 12 søknader på om lag 8,5 millioner kroner, hvorav 3 søknader ble innvilget.

"""
AFTER = "\n\nSpørsmål kan rettes til oss.\n"


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def put(skjonn: Skjonn, text: str | bytes, name: str = "a.txt") -> str:
    (skjonn.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def imported(skjonn: Skjonn, text: str | bytes, *options: str, name: str = "a.txt") -> tuple[Ran, ResolvedRound | None]:
    """What an import says, and the round that it wrote."""
    ran = skjonn("import", put(skjonn, text, name), *(options or NEW), "--yes")
    written = [data for file, data in skjonn.files().items() if file.endswith(".toml")]
    return ran, ledger(written[0].decode()).rounds[0] if written else None


def without_spaces(text: str) -> str:
    return text.replace("\u00a0", " ")


# The announcement of 2020


def seed() -> str:
    return SEED.read_text("utf-8")


def html_of(text: str) -> str:
    """The announcement as a page: its tables as tables, and a cell's paragraphs in it."""
    blocks: list[str] = []
    rows: list[list[str]] = []
    for paragraph in text.split("\n\n"):
        if paragraph == "Kommune":
            rows = [[paragraph]]
        elif rows and not paragraph.startswith("Sum "):
            # A row has four cells; the third of one goes on in the next paragraph.
            if len(rows[-1]) == 3 and rows[-1][2].endswith(" i"):
                rows[-1][2] += f"</p><p>{paragraph}"
            elif len(rows[-1]) == 4:
                rows.append([paragraph])
            else:
                rows[-1].append(paragraph)
        else:
            if rows:
                cells = ["".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows]
                blocks.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
                rows = []
            blocks.append(f"<p>{paragraph}</p>")
    return f"<html><body><nav>Side 1 av 7</nav>{''.join(blocks)}</body></html>"


def page_of(text: str) -> str:
    """The announcement as a page that has no tables: each cell is a paragraph."""
    return f"<html><body>{''.join(f'<p>{paragraph}</p>' for paragraph in text.split(chr(10) * 2))}</body></html>"


WAYS: Mapping[str, Callable[[str], str | bytes]] = {
    "as it is": lambda text: text,
    "without blank lines": lambda text: re.sub("\n+", "\n", text),
    "tables as HTML": html_of,
    "paragraphs as HTML": page_of,
    "with CRLF": lambda text: text.replace("\n", "\r\n"),
    "with pages": lambda text: text.replace(
        "\n\nLunner\n", "\n\nSide 1 av 2\n\f\nKommune\n\nSamarbeidspartnere\n\nProsjekt\n\nTildelt beløp\n\nLunner\n"
    ),
    "in Windows-1252": lambda text: text.encode("cp1252"),
    "with thin spaces": lambda text: re.sub("(?<=[0-9]) (?=[0-9]{3})", "\u2009", text),
}


@needs_seed
@pytest.mark.parametrize("way", WAYS)
def test_the_announcement_of_2020_gives_the_shipped_round(way: str, skjonn: Skjonn) -> None:
    ran, found = imported(
        skjonn, WAYS[way](seed()), "--new-round", "2020", *AS_SHIPPED, "--itemised", "awarded", name="seed"
    )
    assert ran.code == 0
    assert found is not None
    (shipped,) = ledger(SHIPPED).rounds
    assert found.entries.applications == shipped.entries.applications
    assert found.entries.awards == shipped.entries.awards
    assert found.entries.frame == shipped.entries.frame
    assert found.entries.regions == shipped.entries.regions
    note = "Read from the announcement."
    assert found.heading == replace(shipped.heading, note=note)
    assert skjonn("check").code == 0


@needs_seed
@pytest.mark.parametrize(("last", "count", "granted"), [("Råde", 7, "8 500 000"), ("1 000 000", 8, "9 500 000")])
def test_of_a_page_that_is_cut_the_rest_is_named_as_missing(
    last: str, count: int, granted: str, skjonn: Skjonn
) -> None:
    text = seed()
    cut = text[: text.index(last, text.index("\nRåde\n")) + len(last)]
    ran, found = imported(skjonn, cut, "--new-round", "2020", *AS_SHIPPED)
    assert ran.code == 0
    assert found is not None
    (shipped,) = ledger(SHIPPED).rounds
    assert found.entries.applications == shipped.entries.applications[:count]
    assert found.entries.awards == shipped.entries.awards[:count]
    assert found.entries.frame == shipped.entries.frame
    assert (found.heading.state, found.heading.itemised) == ("open", "awarded")
    said = without_spaces(ran.out)
    assert f" Missing: {14 - count} awards, " in said
    assert f"{count} awards, {granted} kr granted\n" in said
    assert ("   a.txt:79: «Råde»\n" in said) == (last == "Råde")


# Layouts, each in a text of its own


def text_of(layout: str, before: str = BEFORE, after: str = AFTER) -> str:
    every = {**announcements.WHOLE, **announcements.NAMES, **announcements.REFUSED}
    of_others = {
        "with care": announcements.with_care,
        "quoted titles": announcements.quoted_titles,
        "several numbers": announcements.several_numbers,
    }
    return before + {**every, **of_others}[layout](ROWS) + after


@pytest.mark.parametrize(
    "layout", [*announcements.WHOLE, "with care", "quoted titles", "several numbers", *announcements.NAMES]
)
def test_each_layout_that_is_read_gives_the_round_and_its_figures(layout: str, skjonn: Skjonn) -> None:
    ran, found = imported(skjonn, text_of(layout), *NEW)
    assert ran.code == 0
    assert found is not None
    assert [(each.entry.municipality, each.granted) for each in found.applications] == [
        ("Hole", 350_000),
        ("Asker", 1_450_000),
        ("Ringerike", 200_000),
    ]
    titles = [each.entry.project for each in found.applications]
    partners = [each.entry.partners for each in found.applications]
    if layout in {*announcements.WHOLE, "with care"}:
        assert partners == [("Ringerike", "Nore og Uvdal"), (), ("Hole",)]
    if layout in {*announcements.WHOLE, "with care", "quoted titles"}:
        assert titles == ["Digital innbyggerdialog", "Bærekraft i praksis", "Felles vannvakt"]
    else:
        assert titles == [None, None, None]
    frame = found.entries.frame
    assert frame.applications == StatedFigure("exact", 12)
    assert frame.requested == StatedFigure("about", 8_500_000, 50_000)
    # The rows meet «2 millioner kroner» to the krone.
    assert (frame.awards, frame.granted) == (StatedFigure("exact", 3), StatedFigure("exact", 2_000_000))
    assert (found.heading.state, found.heading.itemised) == ("decided", "awarded")
    assert skjonn("check").code == 0


REASONS = {
    "blanks for all": "a.txt:9: no headings say what the numbers after Hole are.",
    "no marks": "a.txt:9: Hole Digital innbyggerdialog may be a name and a title, without a mark between them.",
    "footnotes at names": "a.txt:9: Hole1 may be a name, or Hole with the footnote 1.",
    "footnotes at amounts": "a.txt:17: 350 0001 may be 3500001, or 350 000 with the footnote 1.",
    "dropped cells": "a.txt:25: the row of Asker does not line up with the 4 headings.",
    "columns": "a.txt:10: first come only names, then only amounts: one column after the other.",
    "flattened": "a.txt:9: several rows are on one line: Hole 350 000 Asker 1 450 000 Ringerike 200 000.",
    "without amounts": "a.txt:9: there are names without amounts: this may be a list of applicants.",
}


@pytest.mark.parametrize("layout", announcements.REFUSED)
def test_each_layout_that_is_refused_says_why_where_and_what_to_do(layout: str, skjonn: Skjonn) -> None:
    ran, found = imported(skjonn, text_of(layout), *NEW)
    assert (ran.code, found) == (2, None)
    first, *_ = ran.err.removeprefix("error: ").splitlines()
    assert first.startswith(REASONS[layout])
    assert ran.err.endswith("Nothing was written.\n")
    # More than the reason is said.
    assert len(ran.err) > len(f"error: {REASONS[layout]}\n       Nothing was written.\n")


def parts(*cells: str) -> str:
    return "\n\n".join(cells)


def test_blanks_between_digits_and_numbers_are_refused_with_both_readings(skjonn: Skjonn) -> None:
    text = "Kommune Kostnad Tildelt beløp\nHole 3 162 105 066\nAsker 2 000 100 000\n"
    ran, _ = imported(skjonn, text, *NEW)
    what = "it is not clear where one number ends and the next begins: 3 · 162 105 066 or 3 162 · 105 066"
    assert f"a.txt:2: {what}" in ran.err
    alone, _ = imported(skjonn, "Tildelt beløp i 2020:\nHole 150 250\nAsker 312 400\n", *NEW)
    assert "a.txt:2: it is not clear where one number ends and the next begins: 150 · 250 or 150 250." in alone.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Hole 2020\nAsker 350 000\n", "a.txt:1: 2020 may be a year, or an amount."),
        ("Hole 350 000\nMoss 69247000\n", "a.txt:2: 69247000 may be a telephone number, or an amount."),
        ("Hole 350 000\nRegion Vestland Hole 3 000\n", "a.txt:2: Region Vestland Hole may be a name and a title"),
        ("Kommune og Tildelt beløp\nHole 350 000\nAsker 400 000\n", "a.txt:1: the headings Kommune og Tildelt beløp"),
        (
            "Kommune\tTildelt\nHole\t350 000\nAsker\t5\t6\nSlutt\n",
            "a.txt:3: this row has 3 cells, but there are 2 headings.",
        ),
        (
            "Over\nKommune   Tildelt\nHole   350 000\nAsker   5 000   6 000\n",
            "a.txt:4: this row has 3 cells, but there are 2",
        ),
        (
            "Over\nKommune   Tildelt\nHole   350 000\nSum  1  2  3\n",
            "a.txt:4: this row has more cells than the 2 headings.",
        ),
        (
            "Kommune Prosjekt Tildelt\nHole 350 000\nAsker 5 000\n",
            "has a text beside the name, without a mark between them",
        ),
        ("Kommune Prosjekt\nHei\n", "a.txt:1: no table was found, and no list of names with amounts."),
        ("Kommune\nHei\n", "a.txt:1: no rows line up under Kommune."),
        ("Kommune   Tildelt\nHei.\n", "a.txt:1: no table was found"),
        (parts("Kommune", "Tildelt", "Hei."), "a.txt:1: no rows line up under Kommune."),
        (parts("Kommune", "Tildelt", "Hei på deg.", "Hole"), "a.txt:5: no row lines up with the headings."),
        ("Vi ga Hole 5 000 kr og Asker 6 000 kr i år\n", "a.txt:1: several rows are on one line:"),
        (
            parts("Kommune", "Prosjekt", "Tildelt", "Hole", "A", "5 000", "Asker", "6 000", "Slutt."),
            "a.txt:13: the row of Asker",
        ),
        (
            parts("Kommune", "Prosjekt", "Tildelt", "Hole", "A", "5 000", "Kongsbreg", "6 000"),
            "Kongsbreg does not begin a row, and 6 000 is in no row.",
        ),
        (
            parts("Kommune", "Prosjekt", "Tildelt", "Hole", "Asker", "5 000"),
            "a.txt:7: the row of Hole does not line up",
        ),
        (
            parts("Kommune", "Prosjekt", "Tildelt", "Xyz", "A", "5 000", "Hole", "B", "6 000", "Zyx", "C", "7 000"),
            "most of the names",
        ),
        (
            parts("Kommune", "Partnere", "Prosjekt", "Tildelt", "Hole", "KS og", "A", "5 000"),
            "KS og seems to continue in the next cell.",
        ),
        (
            parts("Kommune", "Partnere", "Prosjekt", "Tildelt", "Hole", "KS,", "Dialog i", "bygda", "5 000"),
            "the paragraph after a comma may belong to the partners or to the title.",
        ),
        (
            parts("Kommune", "Prosjekt", "Tildelt", "Hole", "Dialog i", "20 000", "5 000"),
            "there are two amounts after this row, or its title continues in the next cell.",
        ),
        (
            parts("Kommune", "Prosjekt", "Tildelt", "Hole", "A", "5 000", "Sum", "1", "2", "3"),
            "it is not clear in which columns the numbers after Sum belong.",
        ),
        (
            parts("Kommune", "Prosjekt", "Tildelt", "Hole1", "A", "5 000", "Asker", "B", "1"),
            "Hole1 may be a name, or Hole",
        ),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_its_line(text: str, says: str, skjonn: Skjonn) -> None:
    ran, found = imported(skjonn, text, *NEW, "--as", "awards")
    assert (ran.code, found) == (2, None)
    assert says in ran.err


# Edges


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "a.txt is empty."),
        (b"\n \xc2\xa0\n\x0c\n", "a.txt: no line has two cells"),
        (b"\x89PNG\r\n", "a.txt is a picture, which is not read."),
        (b"Kommune\n\0\n", "a.txt:2: there is a NUL"),
        (b"Hei.\nVi skal ut.\n", "a.txt:1: no table was found"),
        (b"Det er tildelt 5 000 kroner.\n", "a.txt:1: no table was found"),
        (parts("Kommune", "Tildelt", "Sum", "5 000").encode(), "a.txt:1: no rows line up under Kommune."),
        (b"Over\nKommune\tTildelt\nSum\t5 000\nSlutt.\n", "No row is an entry: all are totals"),
        (parts("Kommune", "Prosjekt", "Tildelt", "Våler", "A", "5 000").encode(), '"Våler" can be '),
        (
            parts("Kommune", "Prosjekt", "Tildelt", "Kongsbreg", "A", "5 000", "Hole", "B", "6 000").encode(),
            'a.txt:7, Kommune: "Kongsbreg" is not the name or number',
        ),
    ],
)
def test_what_holds_no_round_is_refused_with_a_reason(data: bytes, says: str, skjonn: Skjonn) -> None:
    ran, found = imported(skjonn, data)
    assert (ran.code, found) == (2, None)
    assert says in ran.err
    assert ran.err.endswith("Nothing was written.\n")


def test_a_county_over_rows_says_which_municipality_is_meant(skjonn: Skjonn) -> None:
    text = parts(
        "Innlandet:", "Kommune", "Prosjekt", "Tildelt", "Våler", "A", "5 000", "Østfold", "Våler", "B", "6 000"
    )
    ran, found = imported(skjonn, text)
    assert ran.code == 0
    assert found is not None
    assert [each.county for each in found.applications] == ["Innlandet", "Østfold"]


def test_two_tables_of_one_county_are_one_round(skjonn: Skjonn) -> None:
    one = parts("Kommune", "Prosjekt", "Tildelt", "Hole", "A", "5 000")
    text = parts("Buskerud", one, "Flere:", "Buskerud", one.replace("A", "B"), "Sum", "10 000")
    ran, found = imported(skjonn, text)
    assert ran.code == 0
    assert found is not None
    assert [each.entry.project for each in found.applications] == ["A", "B"]


def test_sentences_with_amounts_are_proposals_and_never_written(skjonn: Skjonn) -> None:
    sentences = (
        "Asker kommune har fått 600 000 kr til «Bærekraft».\n\n950 000 kr for «Dialog» og 1 000 000 kr for «Vann».\n"
    )
    alone, nothing = imported(skjonn, sentences)
    assert (alone.code, nothing) == (2, None)
    shown = (
        " May name awards; sentences are never written as entries:\n"
        "   a.txt:1: «Asker kommune har fått 600 000 kr til «Bærekraft».»\n"
        "   a.txt:3: «950 000 kr for «Dialog» og 1 000 000 kr for «Vann».»\n"
    )
    assert shown in alone.out
    ran, found = imported(skjonn, f"{sentences}\nTildelt:\nHole: 350 000 kr\nAsker: 400 000 kr\n")
    assert shown in ran.out
    assert found is not None
    assert [each.granted for each in found.applications] == [350_000, 400_000]


def test_what_holds_a_number_and_is_not_understood_is_listed_with_the_reason(skjonn: Skjonn) -> None:
    text = "Vi mottok 48 søknader fra 30 kommuner.\nDet ble søkt om ca. 53 000 000 kr.\nRing 22 00 35 00.\n\nHole 5 000"
    ran, found = imported(skjonn, text, *NEW, "--as", "awards")
    assert ran.code == 0
    listed = without_spaces(ran.out.split("Not understood, and has a number:\n")[1].split("\n\n")[0])
    assert "   a.txt:1: «30 kommuner»\n" in listed
    assert "   a.txt:2: «Det ble søkt om ca. 53 000 000 kr.» (ca. 53 000 000 kr. does not say how far off" in listed
    assert "   a.txt:3: «Ring 22 00 35 00.»" in listed
    assert found is not None
    assert found.entries.frame.applications == StatedFigure("exact", 48)


def test_totals_that_contradict_each_other_stop_it_unless_an_option_states_the_figure(skjonn: Skjonn) -> None:
    text = "Det er tildelt 5 000 kroner. I alt er 6 000 kroner tildelt.\n\nTildelt:\nHole 5 000\nAsker 400\n"
    ran, _ = imported(skjonn, text)
    both = "a.txt:1: granted is stated as 5 000 (a.txt:1) and as 6 000 (a.txt:1)."
    assert (ran.code, both in without_spaces(ran.err)) == (2, True)
    of_county = "Buskerud fikk tildelt 5 000 kroner. Buskerud fikk 6 000 kroner.\n\nTildelt:\nHole 5 000\n"
    ran, _ = imported(skjonn, of_county)
    assert "granted of Buskerud is stated as" in ran.err
    assert imported(skjonn, of_county, *NEW, "--region", "Buskerud: granted=5000", "--dry-run")[0].code == 0
    assert imported(skjonn, text, *NEW, "--granted", "5400")[0].code == 0


def test_a_total_at_several_precisions_is_one_at_the_best(skjonn: Skjonn) -> None:
    text = "Vi har gitt nesten 5,6 mill. kr. I alt er 5,55 mill. kr tildelt.\n\nTildelt:\nHole 5 550 200\nAsker 400\n"
    ran, found = imported(skjonn, text, *NEW, "--state", "open")
    assert found is not None
    assert found.entries.frame.granted == StatedFigure("about", 5_550_000, 5_000)
    assert "Granted kr: 5 545 000 to 5 555 000: the rows agree" in without_spaces(ran.out)
    assert found.heading.state == "open"


def test_a_rest_that_cannot_be_worked_out_is_not_understood(skjonn: Skjonn) -> None:
    for whole in ("", "Det kom inn ca. 48 søknader. ", "Det kom inn 40 søknader. "):
        text = f"{whole}43 søknader kom fra Buskerud og resten fra Akershus.\n\nHole 5 000\nAsker 400\n"
        ran, found = imported(
            skjonn,
            text,
            "--new-round",
            f"r{len(whole)}",
            *NEW[2:],
            "--dry-run",
            "--as",
            "awards",
            "--column",
            "granted=Beløp",
        )
        assert "what is left of the whole is not known." in ran.out
        assert found is None


def test_rows_that_miss_what_is_stated_are_shown_and_refused(skjonn: Skjonn) -> None:
    text = text_of("paragraphs").replace("hvorav 3 søknader", "hvorav 4 søknader")
    ran, found = imported(skjonn, text)
    assert (ran.code, found) == (1, None)
    assert "Awards: 4: the rows give 3\n" in without_spaces(ran.out)
    assert "SKJ202 awards-differ" in ran.err
    anyway, found = imported(skjonn, text, *NEW, "--anyway")
    assert (anyway.code, skjonn("check").code) == (0, 1)
    assert found is not None


# What is said of the round


@pytest.mark.parametrize("gap", ["\n", " \n", "\r\n"])
def test_a_sentence_that_goes_on_in_the_next_line_states_the_same_figures(skjonn: Skjonn, gap: str) -> None:
    text = text_of("paragraphs").replace("8,5 millioner kroner, hvorav", f"8,5 millioner kroner,{gap}hvorav")
    assert gap in text
    _, found = imported(skjonn, text, "--new-round", "2027")
    assert found is not None
    frame = found.entries.frame
    assert frame.applications == StatedFigure("exact", 12)
    assert frame.requested == StatedFigure("about", 8_500_000, 50_000)
    assert frame.awards == StatedFigure("exact", 3)


def test_title_grantor_date_and_source_are_read_and_options_win(skjonn: Skjonn) -> None:
    ran, found = imported(skjonn, text_of("paragraphs"), "--new-round", "2027")
    assert ran.code == 0
    assert found is not None
    grantor = "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"
    assert found.heading == Heading(
        "2027",
        "Tildeling av prosjektskjønn 2027",
        grantor,
        PartialDate(2027, 3, 1),
        "Tildeling av prosjektskjønn 2027, published 01.03.2027",
        "awarded",
        "decided",
        "Read from the announcement.",
    )
    assert {award.decided for award in found.entries.awards} == {date(2027, 3, 1)}
    taken = (
        f" From the text: Title «Tildeling av prosjektskjønn 2027», Grantor «{grantor}», Date «2027-03-01», Source «"
    )
    assert taken in ran.out
    said = ("--source", "Brev", "--note", "Lest over.", "--state", "open", "--itemised", "awarded")
    _, other = imported(
        skjonn, text_of("paragraphs").replace("2027", "2026"), "--new-round", "2026", "--title", "T", *said, "--anyway"
    )
    other_heading = ledger(skjonn.files()["2026.toml"].decode()).rounds[0].heading
    assert other is not None
    assert (other_heading.title, other_heading.source, other_heading.note) == ("T", "Brev", "Lest over.")
    assert (other_heading.state, other_heading.itemised) == ("open", "awarded")


def test_what_the_text_does_not_give_of_the_round_is_named(skjonn: Skjonn) -> None:
    ran, _ = imported(skjonn, "Hole 350 000\nAsker 400 000\n", "--new-round", "2027", "--title", "T")
    assert ran.err.startswith("error: Missing for a new round: --grantor, --date.\n")
    two = (
        "Publisert 01.03.2027\n\nPublisert 02.03.2027\n\nPublisert 32.03.2027\n\nFylkesmannen i Viken\n\nHole 350 000\n"
    )
    ran, _ = imported(skjonn, two, "--new-round", "2027", "--title", "T")
    assert ran.err.startswith("error: Missing for a new round: --date.\n")


def test_a_round_of_an_announcement_without_title_names_the_file(skjonn: Skjonn) -> None:
    _, found = imported(skjonn, "Tildelt:\nHole 350 000\nAsker 400 000\n", "--new-round", "2027", *NEW[2:])
    assert found is not None
    assert found.heading.source == "a.txt"


def test_an_announcement_of_applications_is_a_round_of_applications(skjonn: Skjonn) -> None:
    text = "I alt 2 søknader er mottatt, på 750 000 kroner.\n\nDisse har søkt midler:\n\nHole 350 000\nAsker 400 000\n"
    ran, found = imported(skjonn, text)
    assert ran.code == 0
    assert found is not None
    assert [each.entry.requested for each in found.applications] == [350_000, 400_000]
    assert (found.entries.awards, found.heading.state) == ((), "open")
    frame = found.entries.frame
    assert (frame.applications, frame.requested) == (StatedFigure("exact", 2), StatedFigure("exact", 750_000))


def test_a_second_import_adds_nothing_and_an_open_round_takes_the_rest(skjonn: Skjonn) -> None:
    whole = text_of("paragraphs", after="")
    cut = whole[: whole.index("Ringerike\n\nHole")]
    assert imported(skjonn, cut)[0].code == 0
    ran = skjonn("import", put(skjonn, whole), "--round", "2027", "--yes")
    assert (ran.code, "Already in the ledger, left out: 2 rows" in without_spaces(ran.out)) == (0, True)
    again = skjonn("import", put(skjonn, whole), "--yes")
    assert "Nothing to write" in again.out


# How it is shown


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "nb",
            (
                "Kunngjøring, UTF-8 · 2 rader uten overskrifter fra a.txt:9",
                "Oppgitt i teksten:",
                "Tildelinger: 3: radene gir 2",
                "Teksten slutter midt i en rad, som ikke er lest:",
                "Teksten slutter i tabellen og oppgir mer enn den fører opp. Mangler: 200 000 kr, 1 tildeling.",
                "Fra teksten: Tittel «",
            ),
        ),
        (
            "nn",
            (
                "Kunngjering, UTF-8 · 2 rader utan overskrifter frå a.txt:9",
                "Oppgitt i teksten:",
                "Tildelingar: 3: radene gir 2",
                "Teksten sluttar midt i ei rad, som ikkje er lesen:",
                "Teksten sluttar i tabellen og oppgir meir enn han fører opp. Manglar: 200 000 kr, 1 tildeling.",
                "Frå teksten: Tittel «",
            ),
        ),
    ],
)
def test_an_announcement_is_told_in_norwegian(lang: str, said: tuple[str, ...], skjonn: Skjonn) -> None:
    text = text_of("name and amount", after="").replace("Ringerike   200 000", "Ringerike")
    ran, found = imported(
        skjonn,
        text.replace("2 millioner", "kr 2.000.000,-").replace(",- kroner", ",-"),
        "--new-round",
        "2027",
        "--lang",
        lang,
    )
    assert ran.code == 0
    assert [each for each in said if each not in without_spaces(ran.out)] == []
    assert found is not None
    assert found.heading.note in {"Lest fra kunngjøringen.", "Lese frå kunngjeringa."}


def test_standard_input_takes_a_pasted_announcement(skjonn: Skjonn) -> None:
    ran = skjonn.child("import", "-", *NEW, "--yes", stdin=text_of("paragraphs").encode(), PYTHONUTF8="1")
    assert (ran.code, "Standard input:3: «Statsforvalteren" in ran.out) == (0, True)


def test_on_a_narrow_terminal_no_line_is_wider(skjonn: Skjonn) -> None:
    del skjonn
    file, _ = read_foreign_file(text_of("paragraphs").encode(), file="a.txt", names=KNOWN_NAMES)
    on = PartialDate(2027, 3, 1)
    understood = Understood((file,), "awards")
    said = announced(understood, on, Places(partial(county_named, on=on.last), KNOWN_NAMES.is_place))
    assert said is not None
    for lang in ("en", "nb", "nn"):
        text = announcement_steps(said, words(lang), width=60, color=False)
        assert widest(text) <= 60
    assert "\x1b[" in announcement_steps(said, words("en"), width=60, color=True)


# Lists with more than rows in them


def rows_of(found: ResolvedRound | None) -> list[tuple[str | None, str | None, int | None]]:
    assert found is not None
    return [(each.entry.municipality, each.county, each.granted) for each in found.applications]


@pytest.mark.parametrize(
    "text",
    [
        "Tildelt:\nBuskerud:\nHole 350 000\nAkershus\nAsker 400 000\nSum 750 000\n",
        "Tildelt:\n\nBuskerud\n\n• Hole: kr 350 000,-\n\nAkershus:\n\n• Asker: kr. 400.000\n\nI alt: 750 000 kr *)\n",
        "Per fylke:\n\nKommune   Tildelt beløp\nBuskerud\nHole   350 000\nAkershus\nAsker   400 000 ¹\nSum   750 000\n",
        "Over\nKommune\tTildelt\nBuskerud:\nHole\t350 000 *)\nAkershus\nAsker\t400 000\nSum 750 000\nSlutt.\n",
        "Kommunenr   Kommune   Tildelt\n3310   Hole   350 000\n3203   Asker   400 000\nSum   750 000\nSlutt.\n",
        "Tildelt:\n3310 Hole   350 000\n3203 Asker   400 000\nTotalt   750 000\n\nPostboks 325\n\nTlf   22003500x\n",
        "Kommunenr Kommune Tildelt\n3310 Hole 350 000\n3203 Asker 400 000\n",
        parts(
            "Kommune",
            "Tildelt",
            "Buskerud",
            "Hole *)",
            "350 000 *)",
            "Akershus:",
            "Asker",
            "400 000 1)",
            "Sum",
            "750 000",
        ),
        parts("Kommunenr", "Kommune", "Tildelt", "3310", "Hole", "350 000", "3203", "Asker", "400 000", "Totalt"),
        parts("Kommune", "Tildelt", "Hole", "350 000", "Asker", "400 000", "*) Med forbehold", "Se mer"),
        parts("Kommune", "Tildelt", "Hole", "350 000", "\f2", "Asker", "400 000", "Se mer"),
        "Kommune   Tildelt\nHole   350 000\nAsker   400 000\nSe  mer  på nett. Eller ring.\n",
        "Oslo 2027\nHei.\nMoss 69247000\nHei.\nPostboks 325\nHei.\nTildelt:\nHole   350 000\nAsker   400 000\n",
    ],
)
def test_counties_sums_and_marks_are_told_from_rows(text: str, skjonn: Skjonn) -> None:
    ran, found = imported(skjonn, text)
    assert (ran.code, ran.err) == (0, "")
    assert rows_of(found) == [("Hole", "Buskerud", 350_000), ("Asker", "Akershus", 400_000)]
    if "750" in text:
        assert "states 750 000 kr granted: agrees." in without_spaces(ran.out)


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("Tildelt:\nHole   350 000\nAsker   400 000\nRingerike\n", "Ringerike"),
        ("Over\nKommune   Tildelt\nHole   350 000\nAsker   400 000\nRingerike kommune\n", "Ringerike kommune"),
        (
            parts("Kommune", "Prosjekt", "Tildelt", "Hole", "A", "350 000", "Asker", "B", "400 000", "Oslo", "C"),
            "Oslo · C",
        ),
    ],
)
def test_a_row_that_the_text_ends_in_is_named(text: str, half: str, skjonn: Skjonn) -> None:
    ran, found = imported(skjonn, text)
    assert ran.code == 0
    assert f": «{half}»\n The text ends in its table and states more than it lists.\n" in ran.out
    assert [granted for _, _, granted in rows_of(found)] == [350_000, 400_000]
    assert found is not None
    assert found.heading.state == "open"


def test_counties_that_get_money_are_recipients(skjonn: Skjonn) -> None:
    text = "Tildelt:\n • Agder: 112.967.000 kroner\n • Rogaland: 3.000.000 kroner\n"
    ran, found = imported(skjonn, text)
    assert ran.code == 0
    assert found is not None
    assert [(each.entry.recipient, each.county, each.granted) for each in found.applications] == [
        ("Agder", "Agder", 112_967_000),
        ("Rogaland", "Rogaland", 3_000_000),
    ]


def test_what_amounts_of_a_list_are_must_be_said_where_the_text_does_not(skjonn: Skjonn) -> None:
    ran, _ = imported(skjonn, "Hole   350 000\nAsker   400 000\n")
    assert "a.txt:1: Beløp may be the amount applied for, or the amount granted." in ran.err
    assert imported(skjonn, "Hole   350 000\nAsker   400 000\n", *NEW, "--as", "awards")[0].code == 0


def test_a_unit_over_or_under_a_table_counts_its_amounts(skjonn: Skjonn) -> None:
    text = parts("Kommune", "Tildelt", "Hole", "350", "Asker", "1 450", "Alle beløp i 1000 kroner.")
    ran, found = imported(skjonn, text)
    assert (ran.code, "amounts in 1 000 kr" in without_spaces(ran.out)) == (0, True)
    assert [granted for _, _, granted in rows_of(found)] == [350_000, 1_450_000]


def test_a_heading_of_another_name_is_said_by_an_option(skjonn: Skjonn) -> None:
    text = parts("Hvem", "Hva", "Hvor mye", "Hole", "A", "350 000", "Asker", "B", "400 000", "Slutt.")
    columns = ("municipality=Hvem", "project=Hva", "granted=Hvor mye")
    ran, found = imported(skjonn, text, *NEW, *(option for column in columns for option in ("--column", column)))
    assert ran.code == 0
    assert [granted for _, _, granted in rows_of(found)] == [350_000, 400_000]


def test_lists_with_a_comma_in_each_line_are_announcements_and_tables_stay_tables(skjonn: Skjonn) -> None:
    ran, found = imported(skjonn, "Hole, 350 000 kr\nAsker, 400 000 kr\n", *NEW, "--as", "awards")
    assert (ran.code, len(rows_of(found))) == (0, 2)
    for text, says in (
        ("Kommune;Tildelt\nHole;5\nAsker\n", "a.txt: with ; between two cells, most lines have 2 cells"),
        ("Hole;5\nAsker;6;7\n", "a.txt: with ; between two cells,"),
        ("Navn;Tall\nHole;5\n", "a.txt:1: no row has headings that are known."),
        ("<?xml version='1.0'?><a/>", "a.txt is XML, which is not read."),
        ("<html><body>Hei</body></html>", "a.txt is a web page without a table."),
        ("<html></html>", "a.txt is a web page without a table."),
        ('[{"x": 1}]', "a.txt, entry 1"),
    ):
        assert imported(skjonn, text, "--new-round", "2028", *NEW[2:])[0].err.startswith(f"error: {says}")
    said, _ = imported(skjonn, "Hei\nKommune:Tildelt\n", "--new-round", "2028", *NEW[2:], "--delimiter", ":")
    assert said.err.startswith("error: a.txt: with : between two cells")


def test_a_page_is_read_with_what_stands_around_its_tables(skjonn: Skjonn) -> None:
    table = as_html([["Kommune", "Tildelt"], ["Hole", "1\u00a0 350 000"]]).decode()
    page = (
        "<html><body><nav>48 søknader ble mottatt.</nav><h1>Tildeling av prosjektskjønn</h1>"
        f"<p>Det er <b>tildelt</b> 1 350 000<sup>1</sup> kroner.</p><table><tr><td>{table}</td></tr></table>"
        "<p>Vi mottok <em>12</em> søknader.</p></body></html>"
    )
    ran, found = imported(skjonn, page, *NEW)
    assert ran.code == 0
    assert found is not None
    assert found.entries.frame.applications == StatedFigure("exact", 12)
    assert found.heading.source is None
    assert "   a.txt, paragraph 2: «Det er tildelt 1 350 000 1 kroner.»" in without_spaces(ran.out)


def test_very_many_names_and_headings_are_told_in_bounded_memory() -> None:
    shapes = Shapes(lambda _: False, lambda _: False, {}, "a")
    for number in range(100_010):
        shapes.is_name(f"Navn {number}")
        shapes.heading(f"Navn {number}")
    assert not shapes.is_name("Navn 0")
    assert not shapes.heading("Navn 0")


def test_a_page_whose_text_says_nothing_is_no_announcement(skjonn: Skjonn) -> None:
    table = as_html([["Kommune", "Tildelt"], ["Hole", "350 000"]]).decode()
    ran, found = imported(skjonn, f"<html><body><p>Hei.</p>{table}</body></html>")
    assert ran.code == 0
    assert found is not None
    assert (found.heading.note, found.heading.source, found.heading.state) == (None, None, "open")
    assert [award.decided for award in found.entries.awards] == [None]
