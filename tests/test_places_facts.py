"""The facts themselves: what they count to, how they hang together, and that they are those of the reference."""

import csv
from datetime import date
from pathlib import Path

import pytest

from skjonn.places.counties import counties
from skjonn.places.facts import FACTS, FIRST_YEAR
from skjonn.places.history import FOR_GOOD, Record, counterparts, predecessors, records, successors
from skjonn.places.lookup import municipalities

REFERENCE = Path(__file__).parents[2] / "shared" / "reference"
YEARS = range(FIRST_YEAR, 2027)

needs_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the reference files are not beside this repository, at ../shared/reference"
)


def reference(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def only(number: str, year: int) -> Record:
    (record,) = (one for one in records() if one.place.number == number and one.first <= year <= one.last)
    return record


def labels(found: tuple[Record, ...]) -> list[str]:
    return [f"{one.place.number} {one.place.name}" for one in found]


@pytest.mark.parametrize(
    ("year", "municipality_count", "county_count"),
    [(2013, 428, 19), (2018, 422, 18), (2019, 422, 18), (2020, 356, 11), (2024, 357, 15), (2025, 357, 15)],
)
def test_municipalities_and_counties_are_as_many_as_there_were(
    year: int, municipality_count: int, county_count: int
) -> None:
    on = date(year, 7, 1)
    assert len(municipalities(on)) == municipality_count
    assert len(counties(on)) == county_count


def test_before_the_facts_there_is_none() -> None:
    assert municipalities(date(2012, 12, 31)) == ()
    assert counties(date(1899, 12, 31)) == ()


def test_municipalities_come_by_number() -> None:
    for year in YEARS:
        numbers = [place.number for place in municipalities(date(year, 7, 1))]
        assert numbers == sorted(set(numbers))


def test_a_municipalitys_number_begins_with_its_countys() -> None:
    for paragraph in FACTS.strip().split("\n\n"):
        county, *members = paragraph.split("\n")
        assert {member[:2] for member in members} == {county[:2]}


@needs_reference
def test_every_municipality_is_the_references() -> None:
    held = {
        (
            one.place.number,
            one.place.name,
            "|".join(one.names),
            one.place.number[:2],
            one.place.county,
            f"{one.first}-01-01",
            "" if one.last == FOR_GOOD else f"{one.last + 1}-01-01",
        )
        for one in records()
    }
    rows = reference("municipalities.csv")
    assert held == {tuple(row.values()) for row in rows}
    assert len(records()) == len(rows)


@needs_reference
def test_every_county_number_and_name_is_the_references() -> None:
    held = {(line[:2], line[3:].split(" - ")[0]) for line in FACTS.split("\n") if line[2:3] == " "}
    assert held == {(row["county_number"], row["county"]) for row in reference("municipalities.csv")}


@needs_reference
def test_every_change_is_the_references() -> None:
    held = [
        (f"{one.last + 1}-01-01", one.place.number, one.place.name, other.place.number, other.place.name)
        for one in records()
        for other in successors(one)
    ]
    assert sorted(held) == sorted(tuple(row.values()) for row in reference("municipality-changes.csv"))


def test_every_number_that_a_municipality_became_is_valid_on_the_next_day() -> None:
    for one in records():
        assert tuple(other.place.number for other in successors(one)) == one.became
        assert bool(one.became) == (one.last != FOR_GOOD)


def test_whatever_begins_after_the_facts_do_came_from_something() -> None:
    for one in records():
        assert bool(predecessors(one)) == (one.first > FIRST_YEAR)


def test_the_same_number_goes_on_where_land_is_gained_or_the_name_changes() -> None:
    assert labels(successors(only("0704", 2016))) == ["0704 Tønsberg"]
    assert labels(predecessors(only("0704", 2017))) == ["0704 Tønsberg", "0720 Stokke"]
    assert labels(successors(only("5001", 2022))) == ["5001 Trondheim - Tråante"]


@pytest.mark.parametrize(
    ("number", "year", "then", "expected"),
    [
        ("3053", 2020, 2024, ["3236 Jevnaker"]),
        ("3053", 2020, 2013, ["0532 Jevnaker"]),
        ("3053", 2020, 2021, ["3053 Jevnaker"]),
        ("1534", 2013, 2024, ["1508 Ålesund", "1580 Haram"]),
        (
            "1580",
            2024,
            2019,
            ["1504 Ålesund", "1523 Ørskog", "1529 Skodje", "1534 Haram", "1546 Sandøy"],
        ),
        ("0301", 2013, 2024, ["0301 Oslo"]),
        ("3053", 2020, 1850, []),
    ],
)
def test_a_municipality_is_followed_to_another_year(number: str, year: int, then: int, expected: list[str]) -> None:
    assert labels(counterparts(only(number, year), then)) == expected


@pytest.mark.parametrize("then", [2013, 2018, 2020, 2024])
def test_forward_and_back_every_municipality_is_in_the_set_it_comes_back_to(then: int) -> None:
    for one in records():
        year = max(one.first, FIRST_YEAR)
        found = counterparts(one, then)
        assert found
        assert all(one in counterparts(other, year) for other in found)
