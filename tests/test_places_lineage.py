"""A municipality over time, and what somebody is told who asks for a place that there is not."""

from datetime import date
from itertools import pairwise

import pytest

from skjonn.model.errors import UnknownNameError, UsageError
from skjonn.places.counties import is_ever_a_county, require_county
from skjonn.places.division import covered
from skjonn.places.history import Record, predecessors, records, successors
from skjonn.places.lineage import lineage, require_lineage

TODAY = date(2026, 11, 24)
CHOOSE = "Choose a day in that period."


def labels(found: tuple[Record, ...]) -> list[str]:
    return [f"{one.place.number} {one.place.name} {one.first}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Renumbered with its county.
        ("Jevnaker", ["0532 Jevnaker 1898", "3053 Jevnaker 2020", "3236 Jevnaker 2024"]),
        # Merged under the name of one of them, which goes on; under a new name all of them end.
        ("Drammen", ["0602 Drammen 1964", "3005 Drammen 2020", "3301 Drammen 2024"]),
        ("Indre Østfold", ["3014 Indre Østfold 2020", "3118 Indre Østfold 2024"]),
        # Renamed and renumbered at once, alone.
        ("Nesbyen", ["0616 Nes (Buskerud) 1905", "3040 Nesbyen 2020", "3322 Nesbyen 2024"]),
        # Divided: the one that keeps the name goes on, the other begins.
        ("Ålesund", ["1504 Ålesund 1977", "1507 Ålesund 2020", "1508 Ålesund 2024"]),
        ("Haram", ["1580 Haram 2024"]),
        # Land gained under the same number.
        ("Oslo", ["0301 Oslo 1948"]),
        ("3006", ["0604 Kongsberg 1964", "3006 Kongsberg 2020", "3303 Kongsberg 2024"]),
        # No more.
        ("Askim", ["0124 Askim 1838"]),
        ("Snillfjord", ["1613 Snillfjord 1964", "5012 Snillfjord 2018"]),
    ],
)
def test_a_municipality_goes_on_as_long_as_it_is_the_same(text: str, expected: list[str]) -> None:
    assert labels(require_lineage(text, TODAY, ever=True)) == expected


def test_every_record_belongs_to_exactly_one_municipality_whose_years_follow_each_other() -> None:
    for record in records():
        found = lineage(record)
        assert record in found
        assert all(lineage(other) == found for other in found)
        assert all(later.first == earlier.last + 1 for earlier, later in pairwise(found))
        assert all(later in successors(earlier) for earlier, later in pairwise(found))
        assert all(earlier in predecessors(later) for earlier, later in pairwise(found))


@pytest.mark.parametrize(
    ("text", "on", "ever", "what", "now"),
    [
        (
            "Våler",
            TODAY,
            True,
            '"Våler" can be 3114 Våler (Østfold) or 3419 Våler (Innlandet).',
            'Write "Våler (Østfold)" or "Våler (Innlandet)".',
        ),
        # Two of one name, of which none is valid on the day.
        (
            "Haram",
            date(2022, 1, 1),
            True,
            '"Haram" can be 1534 Haram (Møre og Romsdal) or 1580 Haram (Møre og Romsdal).',
            'Write "1534 Haram" or "1580 Haram".',
        ),
        (
            "Askim",
            date(2024, 1, 1),
            False,
            (
                '"Askim" is not a municipality on that day: 0124 Askim (Østfold) was valid until 2019-12-31 '
                "and became 3014 Indre Østfold (Viken)."
            ),
            'Write "Indre Østfold".',
        ),
        (
            "Rakkstad",
            TODAY,
            True,
            '"Rakkstad" is not the name or number of any municipality since 2013.',
            'Did you mean "Rakkestad"?',
        ),
        (
            "viken fylke",
            TODAY,
            True,
            '"viken fylke" is not the name or number of any municipality since 2013.',
            "It is the name of a county.",
        ),
    ],
)
def test_a_text_that_does_not_mean_one_municipality_is_refused_with_what_to_write(
    text: str, on: date, *, ever: bool, what: str, now: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        require_lineage(text, on, ever=ever)
    assert (caught.value.what, caught.value.now) == (what, now)


@pytest.mark.parametrize("text", ["1534 Haram", "1580 Haram"])
def test_what_it_says_to_write_is_understood(text: str) -> None:
    assert labels(require_lineage(text, date(2022, 1, 1), ever=True))[0].startswith(text)


@pytest.mark.parametrize(
    ("text", "on", "what", "now"),
    [
        (
            "Viken",
            "2024-01-01",
            "Viken is a county from 2020-01-01 to 2023-12-31, not on 2024-01-01.",
            CHOOSE,
        ),
        (
            "Akershus",
            "2021-06-01",
            "Akershus is a county to 2019-12-31 and from 2024-01-01, not on 2021-06-01.",
            CHOOSE,
        ),
        (
            "hedmark",
            "2021-06-01",
            "hedmark is a county to 2019-12-31, not on 2021-06-01.",
            CHOOSE,
        ),
        (
            "Trøndelag",
            "2017-12-31",
            "Trøndelag is a county from 2018-01-01, not on 2017-12-31.",
            CHOOSE,
        ),
        ("Vikn", "2021-06-01", "Vikn is not a county on 2021-06-01.", "Did you mean Viken?"),
        (
            "Smøla",
            "2021-06-01",
            "Smøla is not a county on 2021-06-01.",
            (
                "There are Oslo, Rogaland, Møre og Romsdal, Nordland, Viken, Innlandet, Vestfold og Telemark, Agder, "
                "Vestland, Trøndelag, Troms og Finnmark."
            ),
        ),
    ],
)
def test_a_county_that_there_is_not_on_the_day_is_refused_with_when_it_is_or_what_there_is(
    text: str, on: str, what: str, now: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        require_county(text, date.fromisoformat(on))
    assert (caught.value.what, caught.value.now) == (what, now)


def test_a_county_of_the_day_is_found_in_any_spelling() -> None:
    assert require_county("VIKEN fylke", date(2021, 6, 1)) == "Viken"
    assert require_county("Romsa", date(2024, 6, 1)) == "Troms"


def test_a_name_is_known_as_a_county_s_whenever_it_was_one() -> None:
    assert all(map(is_ever_a_county, ["Viken", "Oppland", "Oslo", "Romsa ja Finnmárku"]))
    assert not any(map(is_ever_a_county, ["Askim", "Vikn", ""]))


def test_a_day_before_the_facts_is_refused_with_the_first_that_they_cover() -> None:
    assert covered(date(2013, 1, 1)) == date(2013, 1, 1)
    with pytest.raises(UsageError) as caught:
        covered(date(2012, 12, 31))
    assert "of 2012-12-31 are not known: the facts begin on 2013-01-01." in caught.value.what
    assert caught.value.now == "Choose that day or a later one."
