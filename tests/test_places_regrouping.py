"""Where a municipality lies on another day: every municipality through every change, there and back."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from skjonn.model.entries import Application
from skjonn.places.lookup import municipalities
from skjonn.places.recipients import recipient_of
from skjonn.places.regrouping import counterparts_of, counties_as_of, once_named, recipient_county_as_of

REFERENCE = Path(__file__).parents[2] / "shared" / "reference"
MID_YEARS = [date(year, 7, 1) for year in range(2013, 2026)]


def labels(number: str, on: str, as_of: str) -> list[str]:
    found = counterparts_of(number, date.fromisoformat(on), as_of=date.fromisoformat(as_of))
    return [f"{place.number} {place.name}" for place in found]


@pytest.mark.parametrize(
    ("number", "on", "as_of", "expected"),
    [
        # Jevnaker and Lunner: Oppland, then Viken, now Akershus.
        ("3053", "2020-09-09", "2024-01-01", ["3236 Jevnaker"]),
        ("3054", "2020-09-09", "2024-01-01", ["3234 Lunner"]),
        ("3054", "2020-09-09", "2019-12-31", ["0533 Lunner"]),
        # A change of name alone, and none at all.
        ("5001", "2022-12-31", "2023-01-01", ["5001 Trondheim - Tråante"]),
        ("0301", "2013-01-01", "2030-01-01", ["0301 Oslo"]),
        # Merged: forward it is the new one, back it is all that went into it.
        ("0124", "2019-12-31", "2020-01-01", ["3014 Indre Østfold"]),
        (
            "3118",
            "2024-07-01",
            "2019-07-01",
            ["0122 Trøgstad", "0123 Spydeberg", "0124 Askim", "0125 Eidsberg", "0138 Hobøl"],
        ),
        # Divided in three, and again after a merger.
        # Valid already before the facts begin.
        ("0301", "2012-12-31", "2024-01-01", ["0301 Oslo"]),
        ("5012", "2019-07-01", "2020-07-01", ["5055 Heim", "5056 Hitra", "5059 Orkland"]),
        ("1534", "2013-07-01", "2024-07-01", ["1508 Ålesund", "1580 Haram"]),
        # The number is nobody's on the day, or the day is before the facts.
        ("3053", "2019-12-31", "2024-01-01", []),
        ("9999", "2020-09-09", "2024-01-01", []),
        ("0102", "2012-12-31", "2024-01-01", []),
        ("0301", "2020-09-09", "2012-12-31", []),
    ],
)
def test_a_municipality_is_followed_to_another_day(number: str, on: str, as_of: str, expected: list[str]) -> None:
    assert labels(number, on, as_of) == expected


@pytest.mark.parametrize(
    ("number", "on", "as_of", "counties"),
    [
        ("3006", "2020-09-09", "2024-01-01", ("Buskerud",)),
        ("3006", "2020-09-09", "2023-12-31", ("Viken",)),
        ("3006", "2020-09-09", "2019-12-31", ("Buskerud",)),
        ("3054", "2020-09-09", "2024-01-01", ("Akershus",)),
        ("3054", "2020-09-09", "2019-12-31", ("Oppland",)),
        # Divided, but within one county.
        ("1507", "2020-09-09", "2024-01-01", ("Møre og Romsdal",)),
        # Put together from several counties: nobody can say which.
        ("3025", "2020-09-09", "2019-12-31", ("Akershus", "Buskerud")),
        ("1577", "2020-09-09", "2019-12-31", ("Sogn og Fjordane", "Møre og Romsdal")),
        ("5055", "2020-09-09", "2017-12-31", ("Møre og Romsdal", "Sør-Trøndelag")),
        ("0102", "2012-12-31", "2024-01-01", ()),
    ],
)
def test_the_county_of_another_day_is_one_or_divided_or_not_known(
    number: str, on: str, as_of: str, counties: tuple[str, ...]
) -> None:
    assert counties_as_of(number, date.fromisoformat(on), as_of=date.fromisoformat(as_of)) == counties


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("Askim", "2020-09-09", ["3014 Indre Østfold"]),
        ("1507", "2024-07-01", ["1508 Ålesund", "1580 Haram"]),
        # Heim, Hitra and Orkland each got a part of it, and are mostly what others were.
        ("Snillfjord", "2020-09-09", []),
        (
            "Indre Østfold",
            "2019-07-01",
            ["0122 Trøgstad", "0123 Spydeberg", "0124 Askim", "0125 Eidsberg", "0138 Hobøl"],
        ),
        ("Kongsberg", "2020-09-09", []),
        ("Atlantis", "2020-09-09", []),
    ],
)
def test_a_name_of_another_day_means_what_became_of_it_or_was_put_together_to_it_as_a_whole(
    text: str, on: str, expected: list[str]
) -> None:
    assert [f"{place.number} {place.name}" for place in once_named(text, date.fromisoformat(on))] == expected


@pytest.mark.parametrize(
    ("recipient", "members", "on", "expected"),
    [
        ("Viken fylkeskommune", ("Bærum", "Bergen"), "2020-09-09", "Østfold / Akershus / Buskerud"),
        # Rømskog went to Aurskog-Høland, in what is Akershus now.
        ("Østfold fylkeskommune", ("Moss", "Bergen"), "2019-09-09", "Østfold / Akershus"),
        ("Rådet", ("Bærum", "Asker"), "2020-09-09", "Akershus"),
        ("Rådet", ("Bærum", "Moss"), "2020-09-09", "Akershus / Østfold"),
    ],
)
def test_a_county_council_goes_where_its_county_does_and_any_other_recipient_where_its_members_do(
    recipient: str, members: tuple[str, ...], on: str, expected: str
) -> None:
    day = date.fromisoformat(on)
    found = recipient_of(Application("a", recipient=recipient, members=members), day)
    assert recipient_county_as_of(found, day, as_of=date(2024, 7, 1)) == expected


@pytest.mark.parametrize("on", MID_YEARS, ids=str)
def test_every_municipality_is_found_in_the_set_that_it_comes_back_to(on: date) -> None:
    for place in municipalities(on):
        for as_of in MID_YEARS:
            there = counterparts_of(place.number, on, as_of=as_of)
            assert there
            assert all(place in counterparts_of(other.number, as_of, as_of=on) for other in there)


@pytest.mark.parametrize("on", MID_YEARS, ids=str)
def test_the_municipalities_of_a_day_come_from_and_become_all_those_of_any_other(on: date) -> None:
    for as_of in MID_YEARS:
        reached = {other for place in municipalities(on) for other in counterparts_of(place.number, on, as_of=as_of)}
        assert reached == set(municipalities(as_of))


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the reference files are not beside this repository, at ../shared/reference"
)
@pytest.mark.parametrize("on", MID_YEARS, ids=str)
def test_the_counties_of_every_other_year_are_those_that_the_references_changes_lead_to(on: date) -> None:
    """Reckoned here in another way: numbers alone, year by year, over the reference's own table of changes."""
    after: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    before: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows("municipality-changes.csv"):
        year = int(row["date"][:4])
        after[year, row["from_number"]].add(row["to_number"])
        before[year, row["to_number"]].add(row["from_number"])
    county = {row["number"]: row["county"] for row in rows("municipalities.csv")}
    for place in municipalities(on):
        forward = back = {place.number}
        for year in range(on.year + 1, 2026):
            forward = {new for old in forward for new in after.get((year, old), {old})}
            check(place.number, on, year, {county[number] for number in forward})
        for year in range(on.year, 2013, -1):
            back = {old for new in back for old in before.get((year, new), {new})}
            check(place.number, on, year - 1, {county[number] for number in back})


def check(number: str, on: date, year: int, expected: set[str]) -> None:
    assert set(counties_as_of(number, on, as_of=date(year, 7, 1))) == expected


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
