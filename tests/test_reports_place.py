"""A municipality over time with what the ledger holds for it; the counties of a day, and the municipalities of one."""

import json
from datetime import date

import pytest

from skjonn.language import LANGUAGES, words
from skjonn.model.table import Table
from skjonn.model.totals import Totals
from skjonn.places.lineage import require_lineage
from skjonn.render.tables import formats, renderer
from skjonn.reports.counties import counties, county
from skjonn.reports.municipality_totals import municipality_totals
from skjonn.reports.place import place
from support.ledgers import ROUND, SHIPPED, application, award, is_golden, ledger
from support.table_cells import total

EN = words("en")
TODAY = date(2026, 11, 24)


def shown(table: Table, format_: str = "table", *, language: str = "en", width: int | None = None) -> str:
    return renderer(format_)(table, words=words(language), width=width, color=False)


def of(text: str, *, on: date = TODAY, files: str | None = None, language: str = "en") -> Table:
    records = require_lineage(text, on, ever=True)
    found = () if files is None else municipality_totals(ledger(files).rounds, records)
    return place(records, words(language), on=on, totals=found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_municipality_is_shown_with_its_history_and_holdings(language: str) -> None:
    assert is_golden(f"place-{language}", shown(of("Drammen", files=SHIPPED, language=language), language=language))


@pytest.mark.parametrize("format_", formats())
def test_in_every_format(format_: str) -> None:
    assert is_golden(f"place-{format_}", shown(of("Jevnaker", files=SHIPPED), format_))


def test_without_a_ledger_the_facts_are_shown_all_the_same() -> None:
    table = of("Nesbyen")
    assert json.loads(shown(table, "json")) == {
        "version": 1,
        "rows": [
            {
                "number": "0616",
                "name": "Nes (Buskerud)",
                "region": "Buskerud",
                "first_day": "1905-01-01",
                "last_day": "2019-12-31",
                "came_from": [],
                "became": ["3040"],
            },
            {
                "number": "3040",
                "name": "Nesbyen",
                "region": "Viken",
                "first_day": "2020-01-01",
                "last_day": "2023-12-31",
                "came_from": ["0616"],
                "became": ["3322"],
            },
            {
                "number": "3322",
                "name": "Nesbyen",
                "region": "Buskerud",
                "first_day": "2024-01-01",
                "last_day": None,
                "came_from": ["3040"],
                "became": [],
            },
        ],
    }
    assert table.total is None


@pytest.mark.parametrize(
    ("text", "on", "title"),
    [
        ("Jevnaker", TODAY, "3236 Jevnaker (Akershus) · 24 November 2026"),
        ("Jevnaker", date(2020, 9, 9), "3053 Jevnaker (Viken) · 9 September 2020"),
        ("Våler (Viken)", date(2020, 9, 9), "3018 Våler (Viken) · 9 September 2020"),
        ("Askim", TODAY, "0124 Askim (Østfold)"),
        ("Haram (Møre og Romsdal)", date(2013, 1, 1), "1534 Haram (Møre og Romsdal) · 1 January 2013"),
    ],
)
def test_the_title_says_what_it_is_on_the_day_if_it_is_something(text: str, on: date, title: str) -> None:
    assert of(text, on=on).title.replace("\u00a0", " ") == title


def test_a_note_stands_under_it() -> None:
    assert place(require_lineage("Oslo", TODAY, ever=False), EN, on=TODAY, note="There is no ledger.").notes == (
        "There is no ledger.",
    )


def test_entries_count_under_the_number_that_the_municipality_has_on_the_day_of_their_round() -> None:
    later = ROUND.replace("2020", "2024")
    files = {
        "2020.toml": ROUND
        + application("a", "Kongsberg")
        + application("b", "3006")
        + application("c", "Oslo")
        + application("d", "Rakkstad")
        + award("a", "1_000")
        + award("c", "20_000")
        + award("d", "20_000")
        + award("nothing", "20_000"),
        "2024.toml": later + application("e", "kongsberg kommune") + award("e", "300") + award("e", "50"),
    }
    records = require_lineage("Kongsberg", TODAY, ever=False)
    assert municipality_totals(ledger(files).rounds, records) == (
        Totals(),
        Totals(applications=2, awards=1, granted=1_000, in_force=1_000, left_to_pay=1_000),
        Totals(applications=1, awards=2, granted=350, in_force=350, left_to_pay=350),
    )


def test_the_total_is_what_all_its_numbers_hold() -> None:
    assert total(of("Jevnaker", files=SHIPPED), "itemised", "awards", "granted") == (2, 2, 1_200_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counties_of_a_day_are_listed_with_how_many_municipalities_they_have(language: str) -> None:
    table = counties(date(2021, 6, 1), words(language))
    assert is_golden(f"place-counties-{language}", shown(table, language=language))


def test_the_municipalities_of_a_county_are_listed_by_number() -> None:
    lines = shown(county("Oslo", date(2021, 6, 1), EN)).replace("\u00a0", " ").splitlines()
    assert (lines[0], lines[4], lines[-1]) == ("Oslo · 1 June 2021", " 0301     Oslo", " 1 municipality.")
    table = county("Viken", date(2021, 6, 1), EN)
    rows = json.loads(shown(table, "json"))["rows"]
    assert len(rows) == 51
    assert rows[0] == {"region": "Viken", "number": "3001", "name": "Halden"}
    assert rows[-1] == {"region": "Viken", "number": "3054", "name": "Lunner"}
