"""Dates of rounds of which a source gives no more than the month or the year."""

import json
import re
import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.cli.completion_data import day_of_round, municipalities
from skjonn.codec.encode import encode
from skjonn.codec.partial_dates import partial_date_of
from skjonn.inputs.dates import read_partial_date
from skjonn.language import words
from skjonn.language.counting import on_day, when
from skjonn.model.entries import Heading
from skjonn.model.errors import UsageError
from skjonn.model.partial_date import PartialDate
from skjonn.places.division import division_of
from support.command_line import Skjonn
from support.ledgers import application, award, event, found, identities, ledger
from support.strategies import PARTIAL_DATES

HEADING = '[round]\nid = "{id}"\ntitle = "T"\ngrantor = "G"\ndate = {date}\n'


def a_round(day: str, *, id_: str = "2020", more: str = "") -> str:
    return HEADING.format(id=id_, date=day) + more


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


# The value


@pytest.mark.parametrize(
    ("given_", "first", "last", "text"),
    [
        (PartialDate(2020), date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (PartialDate(2020, 2), date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (PartialDate(2021, 2), date(2021, 2, 1), date(2021, 2, 28), "2021-02"),
        (PartialDate(9999, 12), date(9999, 12, 1), date(9999, 12, 31), "9999-12"),
        (PartialDate(2020, 9, 9), date(2020, 9, 9), date(2020, 9, 9), "2020-09-09"),
        (PartialDate(999, 1, 2), date(999, 1, 2), date(999, 1, 2), "0999-01-02"),
    ],
)
def test_a_partial_date_is_one_of_its_days(given_: PartialDate, first: date, last: date, text: str) -> None:
    assert (given_.first, given_.last, str(given_)) == (first, last, text)
    assert given_.known_day == (first if first == last else None)


def test_dates_are_ordered_by_their_first_day_and_the_less_exact_comes_first() -> None:
    written = ["2019-12-31", "2020", "2020-01", "2020-01-01", "2020-02", "2020-02-01", "2021"]
    dates = [read_partial_date(text) for text in written]
    assert sorted([*dates[3:], *dates[:3]]) == dates


@given(PARTIAL_DATES, PARTIAL_DATES)
def test_no_date_comes_before_one_with_an_earlier_first_day(one: PartialDate, other: PartialDate) -> None:
    exactness = (bool(one.month) + bool(one.day), bool(other.month) + bool(other.day))
    assert (one < other) == ((one.first, exactness[0]) < (other.first, exactness[1]))


@given(PARTIAL_DATES)
def test_no_change_of_municipalities_lies_inside_a_partial_date(day: PartialDate) -> None:
    """A change on its first day is not inside it, and all others fell on a first day."""
    assert division_of(day.first) == division_of(day.last)


@given(PARTIAL_DATES)
def test_a_date_is_written_as_it_is_read(day: PartialDate) -> None:
    raw = tomllib.loads(encode([Heading("x", "T", "G", day)]))["round"]["date"]
    assert partial_date_of(raw) == day


# From the shell


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020", PartialDate(2020)),
        ("1900", PartialDate(1900)),
        (" 2020-09 ", PartialDate(2020, 9)),
        ("2020-9", PartialDate(2020, 9)),
        ("september 2020", PartialDate(2020, 9)),
        ("Sept. 2020", PartialDate(2020, 9)),
        ("sep\u00a02020", PartialDate(2020, 9)),
        ("mai 2020", PartialDate(2020, 5)),
        ("May 2020", PartialDate(2020, 5)),
        ("9.9.2020", PartialDate(2020, 9, 9)),
        ("9. september 2020", PartialDate(2020, 9, 9)),
        ("1850-01-02", PartialDate(1850, 1, 2)),
    ],
)
def test_a_round_s_date_is_read_as_people_write_it(text: str, day: PartialDate) -> None:
    assert read_partial_date(text) == day


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("1899", "1899 is before 1900."),
        ("1899-12", "1899-12 is before 1900."),
        ("0000", "0000 is before 1900."),
        ("desember 1899", "desember 1899 is before 1900."),
        ("2020-13", "2020-13 is not a date: there is no month 13."),
        ("2020-00", "2020-00 is not a date: there is no month 0."),
        ("20", "20 is not a date."),
        ("20200", "20200 is not a date."),
        ("se 2020", "se 2020 is not a date."),
        ("host 2020", "host 2020 is not a date."),
        ("1. mars", "1. mars has no year of four digits."),
        ("30.2.2020", "30.2.2020 is not a date: that month has the days 1 to 29."),
        ("", " is not a date."),
    ],
)
def test_what_is_no_date_of_a_round_is_refused_with_what_to_write(text: str, what: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_partial_date(text)
    assert caught.value.what == what
    assert caught.value.now == (
        "Write 1.2.2027, 1. februar 2027 or 2027-02-01. Where no more is known, 2027-02 or 2027 will do."
    )


@given(PARTIAL_DATES.filter(lambda day: day.year >= 1900), st.sampled_from(["en", "nb", "nn"]))
def test_a_date_as_reports_show_it_is_read_back(day: PartialDate, language: str) -> None:
    assert read_partial_date(on_day(day, words(language))) == day
    assert read_partial_date(str(day)) == day


@pytest.mark.parametrize(
    ("language", "shown", "in_sentence"),
    [
        ("en", ("2020", "September 2020", "9 September 2020"), ("in 2020", "in September 2020", "on 9 September 2020")),
        ("nb", ("2020", "september 2020", "9. september 2020"), ("i 2020", "i september 2020", "9. september 2020")),
        ("nn", ("2020", "september 2020", "9. september 2020"), ("i 2020", "i september 2020", "9. september 2020")),
    ],
)
def test_a_date_is_shown_as_what_it_is(language: str, shown: tuple[str, ...], in_sentence: tuple[str, ...]) -> None:
    days = (PartialDate(2020), PartialDate(2020, 9), PartialDate(2020, 9, 9))
    assert tuple(on_day(day, words(language)).replace("\u00a0", " ") for day in days) == shown
    assert tuple(when(day, words(language)).replace("\u00a0", " ") for day in days) == in_sentence


@pytest.mark.parametrize(
    ("typed", "written"), [("2020", "2020"), ("2020-09", '"2020-09"'), ("september 2020", '"2020-09"')]
)
def test_a_round_of_a_year_or_month_is_added_shown_and_never_called_a_day(
    typed: str, written: str, skjonn: Skjonn
) -> None:
    ran = skjonn("round", "add", "r", "--title", "T", "--grantor", "G", "--date", typed)
    assert (ran.code, ran.err) == (0, "")
    assert f"\ndate = {written}\n" in skjonn.files()["r.toml"].decode()
    assert skjonn("award", "add", "--municipality", "Hole", "--granted", "5000").code == 0
    plain = written.strip('"')
    (listed,) = json.loads(skjonn("round", "list", "--format", "json").out)["rows"]
    assert listed["date"] == plain
    assert f",{plain}," in skjonn("round", "list", "--format", "csv").out
    assert f';="{plain}";' in skjonn("round", "list", "--format", "csv-excel").out
    for command in ("check", "summary", "frame", "award list", "application list", "round list"):
        ran = skjonn(*command.split())
        assert ran.code == 0
        days = ("1 January", "31 December", "30 September", "2020-01-01", "2020-12-31", "2020-09-30")
        assert not [day for day in days if day in ran.out.replace("\u00a0", " ")]


def test_a_date_that_is_none_is_refused_on_the_shell_and_nothing_is_written(skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", "r", "--title", "T", "--grantor", "G", "--date", "2020-13")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: --date: 2020-13 is not a date: there is no month 13.\n       Write 1.2.2027")
    assert ran.err.endswith("2027 will do. Nothing was written.\n")


# In the file

DATE = 'must be a day such as 2020-09-09, a month such as "2020-09" or a year such as 2020; found '


@pytest.mark.parametrize(
    ("value", "rule", "what", "hint"),
    [
        ('"2020-13"', "wrong-value", 'the text "2020-13", and there is no month 13.', ""),
        ('"2020-00"', "wrong-value", 'the text "2020-00", and there is no month 0.', ""),
        ('"2020-9"', "wrong-value", 'the text "2020-9", whose month has one digit.', 'Write "2020-09".'),
        ('"1899-12"', "wrong-value", 'the text "1899-12", in a year before 1900.', ""),
        ("1899", "wrong-value", "1899, a year before 1900.", ""),
        ("20", "wrong-value", "20, a year before 1900.", ""),
        ("10_000", "wrong-value", "10000.", ""),
        ("-1", "wrong-value", "-1.", ""),
        ('"2020"', "wrong-type", 'the text "2020", a year in quotes.', "Write 2020 without quotes."),
        ('"2020-09-09"', "wrong-type", 'the text "2020-09-09", a day in quotes.', "Write 2020-09-09 without quotes."),
        ("2020-09-09T12:00:00", "wrong-type", "2020-09-09T12:00:00, with a time of day.", "Write 2020-09-09."),
        ("2020-09-09T12:00:00Z", "wrong-type", "2020-09-09T12:00:00+00:00, with a time of day.", "Write 2020-09-09."),
        ("12:00:00", "wrong-type", "12:00:00.", ""),
        ("2020.0", "wrong-type", "2020.0.", ""),
        ("true", "wrong-type", "true.", ""),
        ('"i fjor"', "wrong-type", 'the text "i fjor".', ""),
        ("[2020]", "wrong-type", "a list.", ""),
    ],
)
def test_a_date_of_a_round_that_is_none_is_found_with_what_to_write(
    value: str, rule: str, what: str, hint: str, skjonn: Skjonn
) -> None:
    (finding,) = found(a_round(value))
    assert (finding.name, finding.message, finding.hint) == (rule, f"`date` {DATE}{what}", hint)
    assert (finding.span.line, finding.span.column) == (5, 8)
    skjonn.keep("2020.toml", a_round(value))
    ran = skjonn("check")
    assert ran.code == 1
    assert re.search(r"^ledger/2020\.toml\n  5:8 +error  SKJ10[78] ", ran.out)


@pytest.mark.parametrize("key", ["received", "decided", "until"])
@pytest.mark.parametrize("value", ["2020", '"2020-09"'])
def test_no_other_date_is_a_year_or_a_month(key: str, value: str) -> None:
    more = f"{key} = {value}"
    entry = {
        "received": application("a", more=more),
        "decided": application("a") + award("a", more=more),
        "until": f'\n[[waivers]]\nrule = "same-project"\nentry = "a"\nreason = "R"\n{more}\n',
    }[key]
    assert "wrong-type" in {each.name for each in found(a_round("2020", more=entry))}


@pytest.mark.parametrize(
    "raw",
    [
        datetime(2020, 9, 9, 12, tzinfo=UTC),
        time(12),
        None,
        True,
        1899,
        10_000,
        "2020",
        "2020-9",
        "2020-09\n",
        2020.0,
        {},
        [],
    ],
)
def test_no_other_value_is_a_date(raw: object) -> None:
    assert partial_date_of(raw) is None


# Places


@pytest.mark.parametrize(
    ("day", "named", "county"),
    [
        # Akershus became part of Viken on 1 January 2020, and is Akershus again since 1 January 2024.
        ("2019", "Asker", "Akershus"),
        ('"2019-12"', "Asker", "Akershus"),
        ("2020", "Asker", "Viken"),
        ('"2020-01"', "Asker", "Viken"),
        ("2023", "Asker", "Viken"),
        ('"2024-01"', "Asker", "Akershus"),
        ("2024", "Asker", "Akershus"),
        ("2020", "Indre Østfold", "Viken"),
        ("2019", "Askim", "Østfold"),
    ],
)
def test_a_municipality_lies_in_the_county_of_that_year_or_month(day: str, named: str, county: str) -> None:
    (round_,) = ledger(a_round(day, more=application("2020-1", named))).rounds
    assert round_.applications[0].county == county


@pytest.mark.parametrize("day", ["2020", '"2020-01"'])
def test_a_change_on_the_first_day_is_not_inside(day: str) -> None:
    (finding,) = found(a_round(day, more=application("2020-1", "Askim")))
    assert finding.name == "municipality-not-valid"
    assert finding.hint == 'Write "Indre Østfold".'


@pytest.mark.parametrize(
    ("day", "said"), [("2020", "in 2020"), ('"2020-09"', "in 2020-09"), ("2020-09-09", "on 2020-09-09")]
)
def test_findings_name_the_time_as_it_is_known(day: str, said: str) -> None:
    region = '\n[[regions]]\ncounty = "Akershus"\n'
    (no_county,) = found(a_round(day, more=region))
    assert no_county.message == f"Akershus is a county to 2019-12-31 and from 2024-01-01, not {said}."
    (nonsense,) = found(a_round(day, more=region.replace("Akershus", "Atlantis")))
    assert nonsense.message == f"Atlantis is not a county {said}."
    text = a_round(day, more='\n[[regions]]\ncounty = "Oslo"\n' + application("2020-1", "Hole"))
    assert [each.message for each in found(text)] == [f"Hole lies in Viken {said}; the regions are Oslo."]
    partner = application("2020-1", more='partners = ["Akershus fylkeskommune"]')
    (finding,) = found(a_round(day, more=partner))
    assert finding.message == f"Akershus fylkeskommune is not a county {said}, but was or will be one."


def test_what_is_shown_for_a_name_of_another_time_is_said_of_the_year(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", a_round("2020", more=application("2020-1", "Indre Østfold") + award("2020-1")))
    assert skjonn("award", "list", "--municipality", "Askim").err == (
        "Askim is not a municipality in 2020; shown instead: 3014 Indre Østfold.\n"
    )
    assert skjonn("award", "list", "--municipality", "Askim", "--lang", "nb").err == (
        "Askim er ikke en kommune i 2020; vist i stedet: 3014 Indre Østfold.\n"
    )


def test_a_round_of_a_year_is_summed_on_the_map_of_another_day_and_by_year(skjonn: Skjonn) -> None:
    for day, id_ in (("2020", "a"), ('"2020-09"', "b"), ("2021-03-01", "c")):
        skjonn.keep(
            f"{id_}.toml", a_round(day, id_=id_, more=application(f"{id_}-1", "Asker") + award(f"{id_}-1", "100"))
        )
    rows = json.loads(skjonn("summary", "--as-of", "2024", "--format", "json").out)["rows"]
    assert [(row["region"], row["granted"]) for row in rows] == [("Akershus", 300)]
    rows = json.loads(skjonn("summary", "--by", "year", "--format", "json").out)["rows"]
    assert [(row["year"], row["granted"]) for row in rows] == [(2020, 200), (2021, 100)]
    rows = json.loads(skjonn("award", "list", "--as-of", "2024", "--format", "json").out)["rows"]
    assert {row["region"] for row in rows} == {"Akershus"}
    rows = json.loads(skjonn("award", "list", "--region", "viken", "--format", "json").out)["rows"]
    assert [row["id"] for row in rows] == ["a-1", "b-1", "c-1"]
    rows = json.loads(skjonn("place", "Asker", "--ledger", "ledger", "--format", "json").out)["rows"]
    assert {row["number"]: row["granted"] for row in rows} == {"0220": 0, "3025": 300, "3203": 0}


def test_rounds_are_listed_by_their_first_day_the_less_exact_first(skjonn: Skjonn) -> None:
    days = {"d": "2020-01-01", "b": "2020", "c": '"2020-01"', "a": "2019-12-31", "e": '"2020-02"'}
    for id_, day in days.items():
        skjonn.keep(f"{id_}.toml", a_round(day, id_=id_))
    rows = json.loads(skjonn("round", "list", "--format", "json").out)["rows"]
    assert [row["round"] for row in rows] == ["a", "b", "c", "d", "e"]


# Rules on days


def decided_on(day: str, *, round_date: str, state: str) -> list[str]:
    entries = application("x-1") + award("x-1", more=f"decided = {day}")
    return [name for name, _ in identities(a_round(round_date, more=f'state = "{state}"\n{entries}'))]


@pytest.mark.parametrize(
    ("day", "round_date", "state", "is_found"),
    [
        ("2020-01-01", "2020", "decided", False),
        ("2020-12-31", "2020", "decided", False),
        ("2021-01-01", "2020", "decided", True),
        ("2021-01-01", "2020", "open", False),
        ("2022-01-01", "2020", "open", False),
        ("2022-01-02", "2020", "open", True),
        # 366 days before the first of the year's days.
        ("2018-12-31", "2020", "open", False),
        ("2018-12-30", "2020", "open", True),
        ("2020-09-30", '"2020-09"', "decided", False),
        ("2020-10-01", '"2020-09"', "decided", True),
        ("2019-08-31", '"2020-09"', "decided", True),
        ("2019-09-01", '"2020-09"', "decided", False),
    ],
)
def test_a_decision_is_outside_its_round_where_no_day_of_that_fits(
    day: str, round_date: str, state: str, *, is_found: bool
) -> None:
    assert decided_on(day, round_date=round_date, state=state) == ["decided-outside-round"] * is_found


@given(st.dates(date(2018, 1, 1), date(2023, 12, 31)), st.sampled_from(["open", "decided"]))
def test_a_decision_is_outside_a_year_exactly_where_it_is_outside_each_of_its_days(day: date, state: str) -> None:
    edges = ("2020-01-01", "2020-12-31")
    outside_all = all(decided_on(day.isoformat(), round_date=edge, state=state) for edge in edges) and not date(
        2020, 1, 1
    ) <= day <= date(2020, 12, 31)
    assert bool(decided_on(day.isoformat(), round_date="2020", state=state)) == outside_all
    assert bool(decided_on(day.isoformat(), round_date='"2020-09"', state=state)) >= outside_all


# Other ways of reading


def test_a_round_of_a_year_is_kept_between_two_checks_as_it_is(skjonn: Skjonn) -> None:
    more = "\n[frame]\ngranted = { over = 90_000 }\nawards = { at_least = 1 }\n" + application("a") + award("a")
    skjonn.keep("2020.toml", a_round('"2020-09"', more=more))
    first = skjonn("check", "--format", "json")
    assert skjonn("check", "--format", "json") == first
    assert skjonn("check", "--format", "json", "--no-cache") == first
    assert skjonn("frame", "--format", "csv") == skjonn("frame", "--format", "csv", "--no-cache")
    assert skjonn("round", "list", "--format", "csv") == skjonn("round", "list", "--format", "csv", "--no-cache")


def test_the_same_id_in_two_rounds_is_found_in_the_later_of_them() -> None:
    files = {
        "a.toml": a_round("2020", id_="a", more=application("x")),
        "b.toml": a_round("2020-01-01", id_="b", more=application("x")),
    }
    assert [each.file for each in found(files) if each.name == "duplicate-id"] == ["ledger/b.toml"]


def test_completion_offers_the_municipalities_of_a_round_s_year(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    skjonn.keep("2019.toml", a_round("2019", id_="2019", more=application("2019-1", "askim")))
    assert day_of_round(None, "2019") == date(2019, 12, 31)
    assert list(municipalities(None)) == ["Askim"]
    skjonn.keep("2019.toml", a_round('"2019-13"', id_="2019", more=application("2019-1", "askim")))
    monkeypatch.setenv("SKJONN_TODAY", "2027-02-01")
    assert day_of_round(None, "2019") == date(2027, 2, 1)
    assert list(municipalities(None)) == []


# Events, recipients and the dates of awards


@pytest.mark.parametrize(
    ("day", "before", "first"),
    [
        ("2020", "2019-12-31", "2020-01-01"),
        ('"2020-09"', "2020-08-31", "2020-09-01"),
        ("2020-09-09", "2020-09-08", "2020-09-09"),
    ],
)
def test_an_event_is_before_an_award_only_if_no_day_of_its_round_s_date_comes_sooner(
    day: str, before: str, first: str
) -> None:
    text = a_round(day, more=application("a") + award("a"))
    (early,) = found(text + event("a", "accepted", before))
    assert early.name == "event-before-award"
    assert early.message == f"a is accepted on {before}, before its award of {day.strip(chr(34))}."
    assert found(text + event("a", "accepted", first)) == ()


def test_a_second_outcome_names_the_time_of_the_award_as_it_is_known() -> None:
    text = a_round("2020", more=application("a") + award("a"))
    (later,) = found(text + event("a", "refused", "2020-03-01"))
    said = "a is refused on 2020-03-01, and was awarded in 2020: an application has one outcome."
    assert (later.name, later.message) == ("application-with-two-outcomes", said)
    (sooner,) = found(text + event("a", "refused", "2019-12-31"))
    said = "a is awarded in 2020, and was refused on 2019-12-31: an application has one outcome."
    assert (sooner.name, sooner.message) == ("application-with-two-outcomes", said)


def test_what_is_due_and_what_happened_show_the_year_and_the_round_s_title(skjonn: Skjonn) -> None:
    untitled = application("a").replace('project = "Prosjekt a"\n', "")
    paid = event("a", "paid", "2020-05-01", more="amount = 60_000")
    skjonn.keep("2020.toml", a_round("2020", more=untitled + award("a", more='note = "N"') + paid))
    skjonn.keep("skjonn.toml", "[awards]\nacceptance = true\n")
    shown = [re.split(r"\s{2,}", line.strip()) for line in skjonn("due").out.splitlines()]
    assert ["2020", "not accepted", "a", "Oslo", "T", "100\u00a0000"] in shown
    rows = json.loads(skjonn("due", "--format", "json").out)["rows"]
    assert [(row["day"], row["task"], row["project"]) for row in rows] == [
        ("2020", "acceptance", None),
        ("2020-05-01", "no_report", None),
    ]
    lines = skjonn("award", "show", "a").out.splitlines()
    assert lines[0] == "a · Oslo · T"
    assert [line.split("  ")[0] for line in lines if "awarded" in line or "paid  " in line] == [
        " 2020",
        " 1\u00a0May\u00a02020",
    ]
    assert " Note on award: N." in lines


def test_a_recipient_counts_in_the_county_of_that_year(skjonn: Skjonn) -> None:
    recipient = application("a").replace('municipality = "Oslo"', 'recipient = "viken fylkeskommune"')
    text = a_round("2020", more=recipient + award("a"))
    skjonn.keep("2020.toml", text)
    (row,) = json.loads(skjonn("award", "list", "--format", "json").out)["rows"]
    assert (row["recipient"], row["region"]) == ("Viken fylkeskommune", "Viken")
    (fault,) = found(text.replace("viken", "Østfold"))
    assert fault.message == "Østfold is a county to 2019-12-31 and from 2024-01-01, not in 2020."
    (fault,) = found(text.replace('project = "Prosjekt a"', 'county = "Østfold"'))
    assert fault.message == "Østfold is a county to 2019-12-31 and from 2024-01-01, not in 2020."
