"""What a name or a number means on a day; every expected answer is written by hand."""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.model.place import Municipality, UnresolvedMunicipality
from skjonn.places.lookup import look_up, municipalities
from support.thoroughness import examples

ROUND_2020 = date(2020, 9, 9)


@pytest.mark.parametrize(
    ("text", "on", "number", "name", "county"),
    [
        ("Kongsberg", "2020-09-09", "3006", "Kongsberg", "Viken"),
        ("Kongsberg", "2019-12-31", "0604", "Kongsberg", "Buskerud"),
        ("Kongsberg", "2020-01-01", "3006", "Kongsberg", "Viken"),
        ("Kongsberg", "2023-12-31", "3006", "Kongsberg", "Viken"),
        ("Kongsberg", "2024-01-01", "3303", "Kongsberg", "Buskerud"),
        ("Kongsberg", "2099-07-01", "3303", "Kongsberg", "Buskerud"),
        ("3006", "2020-09-09", "3006", "Kongsberg", "Viken"),
        ("0301", "2013-01-01", "0301", "Oslo", "Oslo"),
        ("3006 Kongsberg", "2020-09-09", "3006", "Kongsberg", "Viken"),
        ("3006 (Viken)", "2020-09-09", "3006", "Kongsberg", "Viken"),
        ("3006 KONGSBERG KOMMUNE", "2020-09-09", "3006", "Kongsberg", "Viken"),
        ("kongsberg kommune", "2020-09-09", "3006", "Kongsberg", "Viken"),
        ("Kongsberg i Viken fylke", "2020-09-09", "3006", "Kongsberg", "Viken"),
        ("  Nore\u00a0 og\tUvdal\n", "2020-09-09", "3052", "Nore og Uvdal", "Viken"),
        ("ØVre Eiker", "2020-09-09", "3048", "Øvre Eiker", "Viken"),
        ("Nore Og Uvdal", "2020-09-09", "3052", "Nore og Uvdal", "Viken"),
        ("Ra\u030ade", "2020-09-09", "3017", "Råde", "Viken"),
        ("Voss herad", "2020-09-09", "4621", "Voss", "Vestland"),
        ("Aurskog\u2013Høland", "2020-09-09", "3026", "Aurskog-Høland", "Viken"),
        ("Jevnaker", "2019-07-01", "0532", "Jevnaker", "Oppland"),
        ("Jevnaker", "2020-07-01", "3053", "Jevnaker", "Viken"),
        ("Jevnaker", "2024-07-01", "3236", "Jevnaker", "Akershus"),
        ("Lunner", "2024-07-01", "3234", "Lunner", "Akershus"),
        ("Våler (Viken)", "2020-09-09", "3018", "Våler (Viken)", "Viken"),
        ("Våler (Viken) kommune", "2020-09-09", "3018", "Våler (Viken)", "Viken"),
        ("våler(viken)", "2020-09-09", "3018", "Våler (Viken)", "Viken"),
        ("Våler i Viken", "2020-09-09", "3018", "Våler (Viken)", "Viken"),
        ("3018 Våler", "2020-09-09", "3018", "Våler (Viken)", "Viken"),
        ("3419 Våler (Innlandet)", "2020-09-09", "3419", "Våler (Innlandet)", "Innlandet"),
        ("Våler kommune i Østfold", "2024-07-01", "3114", "Våler (Østfold)", "Østfold"),
        ("Bø i Telemark", "2019-07-01", "0821", "Bø (Telemark)", "Telemark"),
        ("Bø", "2020-07-01", "1867", "Bø", "Nordland"),
        ("Nes", "2020-07-01", "3034", "Nes", "Viken"),
        ("Sande", "2020-07-01", "1514", "Sande", "Møre og Romsdal"),
        ("Vang (Oppland)", "2018-07-01", "0545", "Vang", "Oppland"),
        ("Kåfjord", "2020-07-01", "5426", "Gáivuotna - Kåfjord - Kaivuono", "Troms og Finnmark"),
        ("Gáivuotna", "2020-07-01", "5426", "Gáivuotna - Kåfjord - Kaivuono", "Troms og Finnmark"),
        ("kaivuono", "2020-07-01", "5426", "Gáivuotna - Kåfjord - Kaivuono", "Troms og Finnmark"),
        ("Gáivuotna - Kåfjord - Kaivuono", "2020-07-01", "5426", "Gáivuotna - Kåfjord - Kaivuono", "Troms og Finnmark"),
        ("Gáivuotna \u2013 Kåfjord", "2020-07-01", "5426", "Gáivuotna - Kåfjord - Kaivuono", "Troms og Finnmark"),
        ("Kåfjord/Gáivuotna", "2020-07-01", "5426", "Gáivuotna - Kåfjord - Kaivuono", "Troms og Finnmark"),
        ("Kåfjord (Romsa)", "2024-07-01", "5540", "Gáivuotna - Kåfjord - Kaivuono", "Troms"),
        ("Trondheim", "2022-12-31", "5001", "Trondheim", "Trøndelag"),
        ("Trondheim", "2023-01-01", "5001", "Trondheim - Tråante", "Trøndelag"),
        ("Haram", "2019-07-01", "1534", "Haram", "Møre og Romsdal"),
        ("Haram", "2024-07-01", "1580", "Haram", "Møre og Romsdal"),
    ],
)
def test_a_name_or_number_means_a_municipality_on_its_day(
    text: str, on: str, number: str, name: str, county: str
) -> None:
    assert look_up(text, date.fromisoformat(on)) == Municipality(number, name, county)


@pytest.mark.parametrize(
    ("text", "on", "message", "hint"),
    [
        (
            "Våler",
            "2020-09-09",
            '"Våler" can be 3018 Våler (Viken) or 3419 Våler (Innlandet).',
            'Write "Våler (Viken)" or "Våler (Innlandet)".',
        ),
        (
            "herøy kommune",
            "2020-09-09",
            '"herøy kommune" can be 1515 Herøy (Møre og Romsdal) or 1818 Herøy (Nordland).',
            'Write "Herøy (Møre og Romsdal)" or "Herøy (Nordland)".',
        ),
        (
            "Nes",
            "2019-12-31",
            '"Nes" can be 0236 Nes (Akershus) or 0616 Nes (Buskerud).',
            'Write "Nes (Akershus)" or "Nes (Buskerud)".',
        ),
        (
            "Os",
            "2013-01-01",
            '"Os" can be 0441 Os (Hedmark) or 1243 Os (Hordaland).',
            'Write "Os (Hedmark)" or "Os (Hordaland)".',
        ),
    ],
)
def test_an_ambiguous_name_lists_the_candidates_with_number_and_county(
    text: str, on: str, message: str, hint: str
) -> None:
    found = look_up(text, date.fromisoformat(on))
    assert isinstance(found, UnresolvedMunicipality)
    assert (found.why, found.message, found.hint) == ("ambiguous", message, hint)
    assert re.findall(r"\d{4}", message) == [each.number for each in found.meant]


@pytest.mark.parametrize(
    ("text", "on", "why", "hint"),
    [
        (
            "Askim",
            "2020-09-09",
            "0124 Askim (Østfold) was valid until 2019-12-31 and became 3014 Indre Østfold (Viken)",
            'Write "Indre Østfold".',
        ),
        (
            "0124",
            "2024-07-01",
            "0124 Askim (Østfold) was valid until 2019-12-31 and became 3014 Indre Østfold (Viken)",
            'Write "Indre Østfold".',
        ),
        (
            "3006 Kongsberg",
            "2024-01-01",
            "3006 Kongsberg (Viken) was valid until 2023-12-31 and became 3303 Kongsberg (Buskerud)",
            'Write "Kongsberg".',
        ),
        (
            "Våler (Viken)",
            "2024-01-01",
            "3018 Våler (Viken) was valid until 2023-12-31 and became 3114 Våler (Østfold)",
            'Write "Våler (Østfold)".',
        ),
        (
            "1507",
            "2024-01-01",
            (
                "1507 Ålesund (Møre og Romsdal) was valid until 2023-12-31 and was divided between "
                "1508 Ålesund (Møre og Romsdal) and 1580 Haram (Møre og Romsdal)"
            ),
            'Write "Ålesund" or "Haram".',
        ),
        (
            "Snillfjord",
            "2020-01-01",
            (
                "5012 Snillfjord (Trøndelag) was valid until 2019-12-31 and was divided between "
                "5055 Heim (Trøndelag), 5056 Hitra (Trøndelag) and 5059 Orkland (Trøndelag)"
            ),
            'Write "Heim", "Hitra" or "Orkland".',
        ),
        (
            "Hof",
            "2020-07-01",
            "0714 Hof (Vestfold) was valid until 2017-12-31 and became 0715 Holmestrand (Vestfold)",
            'Write "Holmestrand".',
        ),
        (
            "Nesbyen",
            "2019-07-01",
            "3040 Nesbyen (Viken) is valid from 2020-01-01 on and came from 0616 Nes (Buskerud)",
            'Write "Nes (Buskerud)".',
        ),
        (
            "Sunnfjord",
            "2013-07-01",
            (
                "4647 Sunnfjord (Vestland) is valid from 2020-01-01 on and came from 1430 Gaular (Sogn og Fjordane), "
                "1431 Jølster (Sogn og Fjordane), 1432 Førde (Sogn og Fjordane) and 1433 Naustdal (Sogn og Fjordane)"
            ),
            'Write "Gaular", "Jølster", "Førde" or "Naustdal".',
        ),
        (
            "Kaivuono",
            "2017-07-01",
            (
                "1940 Gáivuotna - Kåfjord - Kaivuono (Troms) is valid from 2018-01-01 on "
                "and came from 1940 Gáivuotna - Kåfjord (Troms)"
            ),
            'Write "Gáivuotna - Kåfjord".',
        ),
        (
            "Haram",
            "2020-09-09",
            (
                "1534 Haram (Møre og Romsdal) was valid until 2019-12-31 and became 1507 Ålesund (Møre og Romsdal); "
                "1580 Haram (Møre og Romsdal) is valid from 2024-01-01 on and came from 1507 Ålesund (Møre og Romsdal)"
            ),
            'Write "Ålesund".',
        ),
    ],
)
def test_an_abolished_or_future_one_says_when_it_was_valid_and_what_stands_in_its_place(
    text: str, on: str, why: str, hint: str
) -> None:
    message = f'"{text}" is not a municipality on that day: {why}.'
    assert look_up(text, date.fromisoformat(on)) == UnresolvedMunicipality("invalid", message, hint)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Rakkstad", 'Did you mean "Rakkestad"?'),
        ("Austreim", 'Did you mean "Austrheim"?'),
        ("alesund", 'Did you mean "Ålesund"?'),
        ("Kongsberg i", 'Did you mean "Kongsberg"?'),
        ("Baerum", 'Did you mean "Bærum"?'),
        ("Aas kommune", 'Did you mean "Ås"?'),
        ("Tromsoe", 'Did you mean "Tromsø"?'),
        ("Porsang", 'Did you mean "Porsanger - Porsángu - Porsanki"?'),
        # Åfjord is the fourth: 10 letters of 12, where Kvæfjord has 12 of 14, Fjord 10 of 11 and Kåfjord 12 of 13.
        ("Kfjord", 'Did you mean "Gáivuotna - Kåfjord - Kaivuono", "Fjord" or "Kvæfjord"?'),
        ("301", 'Did you mean "Oslo"?'),
        ("9999", ""),
        ("Norsk Forskningsråd", ""),
        ("Helseetaten i Oslo kommune", ""),
        ("", ""),
        ("()", ""),
        ("²", ""),
    ],
)
def test_an_unknown_one_says_what_was_probably_meant(text: str, hint: str) -> None:
    message = f'"{text}" is not the name or number of any municipality since 2013.'
    assert look_up(text, ROUND_2020) == UnresolvedMunicipality("unknown", message, hint)


@pytest.mark.parametrize(
    ("text", "there_is", "hint"),
    [
        ("3006 Drammen", "3005 Drammen (Viken) and 3006 Kongsberg (Viken)", 'Write "Drammen" or "Kongsberg".'),
        ("0604 Drammen", "0604 Kongsberg (Buskerud) and 3005 Drammen (Viken)", 'Write "Drammen" or "Kongsberg".'),
        ("0124 Kapp", "0124 Askim (Østfold)", 'Write "Indre Østfold".'),
        # Until 2017 it was Harstad alone.
        ("1903 Kapp", "1903 Harstad - Hárstták (Troms)", 'Write "Harstad - Hárstták".'),
        ("9999 Kongsberg", "3006 Kongsberg (Viken)", 'Write "Kongsberg".'),
        ("Kongsberg (Oslo)", "3006 Kongsberg (Viken)", 'Write "Kongsberg".'),
        ("0301 (Viken)", "0301 Oslo (Oslo)", 'Write "Oslo".'),
        (
            "Herøy i Viken",
            "1515 Herøy (Møre og Romsdal) and 1818 Herøy (Nordland)",
            'Write "Herøy (Møre og Romsdal)" or "Herøy (Nordland)".',
        ),
    ],
)
def test_number_name_and_county_that_disagree_are_told_apart(text: str, there_is: str, hint: str) -> None:
    message = f'The parts of "{text}" do not belong together: there is {there_is}.'
    assert look_up(text, ROUND_2020) == UnresolvedMunicipality("mismatch", message, hint)


@pytest.mark.parametrize("text", ["Halden", "0101", "101 Halden", "9901 Halden", "0101 (Østfold)", "nowhere"])
def test_before_2013_it_is_said_that_the_facts_begin_there(text: str) -> None:
    assert look_up(text, date(2012, 12, 31)) == UnresolvedMunicipality(
        "unknown",
        f'It is not known which municipality "{text}" was: the facts begin on 2013-01-01.',
        "Check the date. For an older round, write number and name; neither can be verified.",
    )


@pytest.mark.parametrize(
    ("text", "on", "municipality"),
    [
        ("0101 Halden", "2012-12-31", Municipality("0101", "Halden", "Østfold", is_verified=False)),
        (
            "1601  Trondheim kommune",
            "1999-01-01",
            Municipality("1601", "Trondheim kommune", "Sør-Trøndelag", is_verified=False),
        ),
        # Neither number nor name is anybody's: it may have come to be after the newest facts.
        ("3199 Nyby", "2029-01-01", Municipality("3199", "Nyby", "Østfold", is_verified=False)),
    ],
)
def test_a_number_with_a_name_that_nobody_can_look_up_is_taken_on_trust(
    text: str, on: str, municipality: Municipality
) -> None:
    assert look_up(text, date.fromisoformat(on)) == municipality


@pytest.mark.parametrize("text", ["9999 Nyby", "31 Nyby", "3199", "3199 (Østfold)"])
def test_a_number_that_tells_no_county_or_no_name_is_not_taken_on_trust(text: str) -> None:
    home = look_up(text, date(2029, 1, 1))
    assert isinstance(home, UnresolvedMunicipality)
    assert home.why == "unknown"


@pytest.mark.parametrize("year", range(2013, 2027))
def test_every_municipality_of_a_year_is_found_by_number_by_official_name_and_by_both(year: int) -> None:
    on = date(year, 7, 1)
    for place in municipalities(on):
        for text in (place.number, place.name, f"{place.number} {place.name}", f"{place.name} kommune"):
            assert look_up(text, on) == place


@pytest.mark.parametrize("year", [2013, 2016, 2018, 2020, 2024])
def test_whatever_is_valid_at_one_time_is_found_or_explained_at_another_with_something_to_write(year: int) -> None:
    on = date(year, 7, 1)
    for other in (2013, 2016, 2017, 2018, 2019, 2020, 2022, 2023, 2024):
        for place in municipalities(date(other, 7, 1)):
            for text in (place.number, place.name):
                home = look_up(text, on)
                if isinstance(home, UnresolvedMunicipality):
                    assert home.why in {"invalid", "ambiguous"}
                    to_write = home.hint.split('"')[1::2]
                    assert to_write
                    assert all(isinstance(look_up(written, on), Municipality) for written in to_write)


@examples(100)
@given(
    place=st.sampled_from(municipalities(ROUND_2020)),
    form=st.sampled_from(["NFC", "NFD"]),
    case=st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
    space=st.sampled_from([" ", "  ", "\u00a0", "\t", "\n", "\u2009"]),
)
def test_case_white_space_and_unicode_form_do_not_matter(
    place: Municipality,
    form: Literal["NFC", "NFD"],
    case: Callable[[str], str],
    space: str,
) -> None:
    written = normalize(form, case(place.name)).replace(" ", space)
    assert look_up(f"{space}{written}{space}", ROUND_2020) == place


@examples(100)
@given(text=st.text(alphabet="0123 -/()aåikonøsl²", max_size=12), on=st.dates())
def test_every_text_on_every_day_has_an_answer(text: str, on: date) -> None:
    home = look_up(text, on)
    assert isinstance(home, Municipality) or text in home.message
