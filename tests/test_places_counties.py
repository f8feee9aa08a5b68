"""Which county a name means on a day, and which a misspelt one is likest to."""

from datetime import date

import pytest

from skjonn.places.counties import counties, county_named, like_county


def test_the_counties_of_a_day_come_by_their_number() -> None:
    assert counties(date(2020, 9, 9)) == (
        "Oslo",
        "Rogaland",
        "Møre og Romsdal",
        "Nordland",
        "Viken",
        "Innlandet",
        "Vestfold og Telemark",
        "Agder",
        "Vestland",
        "Trøndelag",
        "Troms og Finnmark",
    )


@pytest.mark.parametrize(
    ("text", "on", "county"),
    [
        ("Viken", "2020-09-09", "Viken"),
        (" VIKEN  fylke", "2020-09-09", "Viken"),
        ("Viken", "2024-01-01", None),
        ("Akershus", "2020-09-09", None),
        ("Akershus", "2019-12-31", "Akershus"),
        ("Ostfold", "2024-07-01", None),
        ("\u00d8stfold", "2024-07-01", "Østfold"),
        ("Tro\u0308ndelag", "2024-07-01", None),
        ("Tro\u0308o\u0308ndelage", "2024-07-01", "Trøndelag"),
        ("troms - romsa - tromssa", "2024-07-01", "Troms"),
        ("Romsa", "2024-07-01", "Troms"),
        ("Romsa ja Finnmárku", "2020-09-09", "Troms og Finnmark"),
        ("Troms - Finnmark", "2024-07-01", None),
        ("", "2024-07-01", None),
        ("Oslo", "2012-12-31", "Oslo"),
        ("Troms og Finnmark", "2012-12-31", None),
    ],
)
def test_a_county_is_known_in_any_case_form_or_language(text: str, on: str, county: str | None) -> None:
    assert county_named(text, date.fromisoformat(on)) == county


@pytest.mark.parametrize(
    ("text", "on", "county"),
    [
        ("Vikn", "2020-09-09", "Viken"),
        ("viken", "2020-09-09", "Viken"),
        ("Ostfold", "2024-07-01", "Østfold"),
        ("Troendelag", "2024-07-01", "Trøndelag"),
        ("Møre & Romsdal", "2024-07-01", "Møre og Romsdal"),
        ("Hedmark", "2024-07-01", None),
    ],
)
def test_a_misspelt_county_is_likest_to_one(text: str, on: str, county: str | None) -> None:
    assert like_county(text, date.fromisoformat(on)) == county
