"""A page says what the ledger says: its rows are imported again, and every figure in it is one of `skjonn summary`."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from skjonn.model.figure import StatedFigure
from skjonn.model.place import NO_COUNTY
from support.command_line import Skjonn
from support.ledgers import DECIDED, ROUND, SHIPPED, application, award, event
from support.ledgers import ledger as ledger_of

ROW = ("municipality", "project", "partners", "cooperation", "granted")
EVENTS = (
    DECIDED
    + application("1", "Asker", more="requested = 500_000")
    + award("1", "400_000")
    + event("1", "amended", more="amount = -150_000")
    + application("2", "Oslo", more="requested = 300_001")
    + award("2", "300_001")
    + event("2", "declined")
    + application("3", "Bærum", more="requested = 1_000_000")
    + event("3", "refused")
    + '\n[[applications]]\nid = "4"\nrecipient = "Vinmonopolet"\nproject = "P"\nrequested = 2_000\n'
    + award("4", "1_000")
)
# What a check reports, and a page has to count all the same.
FAULTY = (
    ROUND
    + application("two-awards", "Oslo")
    + award("two-awards", "100_000")
    + award("two-awards", "50_000")
    + application("two-counties", "Asker")
    + application("two-counties", "Oslo")
    + award("two-counties", "10_000")
    + application("nowhere", "Atlantis")
    + award("nowhere", "7_000")
    + award("nobody", "3_000")
    + application("unread", "Asker")
    + award("unread", '"much"')
)
LEDGERS = {
    "shipped": SHIPPED,
    "with a sum that is off": SHIPPED.replace("granted = 4_000_000", "granted = 400_000"),
    "with events and a recipient": EVENTS,
    "with faults": FAULTY,
    "open and empty": ROUND,
}


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def numbers(text: str) -> list[int]:
    """The numbers in a text, as they are grouped for people."""
    return [int(re.sub(r"\D", "", number)) for number in re.findall(r"\d+(?:[\u00a0 ]\d{3})*", text)]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_page_is_imported_as_the_rows_it_was_made_of(skjonn: Skjonn, language: str) -> None:
    skjonn.keep_shipped()
    assert skjonn("publish", "out").code == 0
    heading = ("--title", "T", "--grantor", "G", "--date", "2020-09-09")
    page = f"out/2020.{language}.html"
    assert skjonn("import", page, "--new-round", "2020", *heading, "--yes", "--ledger", "again").code == 0
    (before,), (after,) = (
        ledger_of(text).rounds for text in (SHIPPED, (skjonn.folder / "again/2020.toml").read_text("utf-8"))
    )
    rows = [
        [
            (entry.municipality, entry.project, tuple(dict.fromkeys(entry.partners)), entry.cooperation, each.granted)
            for each in round_.applications
            for entry in [each.entry]
        ]
        for round_ in (before, after)
    ]
    assert rows[0] == rows[1]
    granted = [(region.entry.county, region.entry.granted) for region in before.totals.regions]
    assert [(region.entry.county, region.entry.granted) for region in after.totals.regions] == granted


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_page_in_norwegian_is_imported_with_all_that_it_states(skjonn: Skjonn, language: str) -> None:
    skjonn.keep_shipped()
    skjonn("publish", "out", "--language", language)
    done = skjonn("import", f"out/2020.{language}.html", "--new-round", "2020", "--yes", "--ledger", "again")
    assert done.code == 0
    (before,), (after,) = (
        [round_.totals for round_ in ledger_of(text).rounds]
        for text in (SHIPPED, (skjonn.folder / "again/2020.toml").read_text("utf-8"))
    )
    # A page has the sum of its rows, which is more than «litt over 15 millioner».
    assert after.frame == replace(before.frame, granted=StatedFigure("exact", 15_020_000))
    assert [region.entry for region in after.regions] == [region.entry for region in before.regions]
    known = ("title", "grantor", "date", "itemised", "state")
    assert [getattr(after.heading, key) for key in known] == [getattr(before.heading, key) for key in known]


@pytest.mark.parametrize("text", LEDGERS.values(), ids=LEDGERS)
def test_every_figure_of_a_page_is_one_of_the_summary(skjonn: Skjonn, text: str) -> None:
    skjonn.keep("2020.toml", text)
    skjonn("publish", "out", "--draft", "--language", "nb")
    summary = json.loads(skjonn("summary", "--format", "json").out)
    found = LexborHTMLParser((skjonn.folder / "out" / "2020.nb.html").read_text("utf-8"))
    paragraphs = [re.sub(r"[ \n]+", " ", node.text()) for node in found.css("main p")]
    total, regions = summary["total"], [row for row in summary["rows"] if row["awards"]]
    (answer,) = (text for text in paragraphs if text.startswith(("Det er totalt", "Ingen")))
    assert numbers(answer) == ([total["awards"], total["granted"]] if total["awards"] else [])
    in_force = [text for text in paragraphs if text.startswith("Etter senere")]
    assert [numbers(text) for text in in_force] == (
        [[total["in_force"]]] if total["in_force"] != total["granted"] else []
    )
    received = [numbers(text.split(" på ")[0]) for text in paragraphs if text.startswith("I alt ble det mottatt")]
    assert [figures[0] for figures in received] == ([] if total["applications"] is None else [total["applications"]])
    if total["requested"] and total["applications"]:
        assert any(
            f"på {total['requested']:,} kroner".replace(",", "\u00a0") in text.replace("\u00a0kroner", " kroner")
            for text in paragraphs
        )
    tables = found.css("table")
    assert len(tables) == len(regions)
    for table, region in zip(tables, regions, strict=True):
        rows = [int(str(data.attributes["value"])) for data in table.css("tbody data")]
        (whole,) = [int(str(data.attributes["value"])) for data in table.css("tfoot data")]
        assert (len(rows), sum(rows), whole) == (region["awards"], region["granted"], region["granted"])
        said = [
            text
            for text in paragraphs
            if text.startswith("Sum tildelte") and f"fra {_where(region['region'])}:" in text
        ]
        figures = numbers(said[0].split("Med ord")[0])
        assert figures == [region["awards"], region["granted"]]
        if region["in_force"] != region["granted"]:
            assert numbers(said[0].partition("Etter senere")[2]) == [region["in_force"]]
    from_each = next((text.partition("Av disse")[2] for text in paragraphs if "Av disse" in text), "")
    if from_each:
        assert numbers(from_each) == [row["applications"] for row in summary["rows"]]


def _where(region: str | None) -> str:
    """A region as a sentence names it."""
    if region is None:
        return "søkere som ikke kan knyttes til et fylke"
    return "søkere uten fylke" if region == NO_COUNTY else region
