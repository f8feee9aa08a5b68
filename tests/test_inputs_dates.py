"""Days as people write them."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.cli.environment import first_day, today
from skjonn.inputs.dates import read_day
from skjonn.language import LANGUAGES, words
from skjonn.language.counting import on_day
from skjonn.model.errors import UsageError

READ = [
    # As case officers write them
    ("1.2.2027", date(2027, 2, 1)),
    ("1. februar 2027", date(2027, 2, 1)),
    ("2027-02-01", date(2027, 2, 1)),
    # As announcements and portals have them
    ("01.02.2027", date(2027, 2, 1)),
    ("09.09.2020", date(2020, 9, 9)),
    ("17. mai 2027", date(2027, 5, 17)),
    ("1. mars 2028", date(2028, 3, 1)),
    ("31.12.2027", date(2027, 12, 31)),
    ("29.2.2028", date(2028, 2, 29)),
    # With other spaces, marks and letters
    ("1. 2. 2027", date(2027, 2, 1)),
    ("1.februar 2027", date(2027, 2, 1)),
    ("1 februar 2027", date(2027, 2, 1)),
    ("1.\u00a0februar\u00a02027", date(2027, 2, 1)),
    ("  1.2.2027\n", date(2027, 2, 1)),
    ("1. FEBRUAR 2027", date(2027, 2, 1)),
    ("2027-2-1", date(2027, 2, 1)),
    # Short names
    ("1 feb 2027", date(2027, 2, 1)),
    ("1. feb. 2027", date(2027, 2, 1)),
    ("1. febr. 2027", date(2027, 2, 1)),
    ("9. sept. 2020", date(2020, 9, 9)),
    ("9 Sep 2020", date(2020, 9, 9)),
    ("17. mai. 2027", date(2027, 5, 17)),
    ("24. des. 2027", date(2027, 12, 24)),
    ("24 Dec 2027", date(2027, 12, 24)),
    ("1 okt 2027", date(2027, 10, 1)),
    ("1 Oct 2027", date(2027, 10, 1)),
    # In English
    ("1 March 2028", date(2028, 3, 1)),
    ("17 May 2027", date(2027, 5, 17)),
    ("9 September 2020", date(2020, 9, 9)),
]


@pytest.mark.parametrize(("text", "day"), READ)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1.2.27", "1.2.27 has no year of four digits."),
        ("1. februar 27", "1. februar 27 has no year of four digits."),
        ("1 feb 27", "1 feb 27 has no year of four digits."),
        ("27-02-01", "27-02-01 has no year of four digits."),
        ("1.2", "1.2 has no year of four digits."),
        ("1. februar", "1. februar has no year of four digits."),
        ("31.2.2027", "31.2.2027 is not a date: that month has the days 1 to 28."),
        ("29. februar 2027", "29. februar 2027 is not a date: that month has the days 1 to 28."),
        ("2027-04-31", "2027-04-31 is not a date: that month has the days 1 to 30."),
        ("0.1.2027", "0.1.2027 is not a date: that month has the days 1 to 31."),
        ("32.12.9999", "32.12.9999 is not a date: that month has the days 1 to 31."),
        ("1.13.2027", "1.13.2027 is not a date: there is no month 13."),
        ("2027-00-01", "2027-00-01 is not a date: there is no month 0."),
        ("1.2.0000", "1.2.0000 is not a date: there is no year 0."),
        ("1/2/2027", "1/2/2027 does not say whether the day or the month comes first."),
        ("13/2-2027", "13/2-2027 does not say whether the day or the month comes first."),
        ("1-2-2027", "1-2-2027 does not say whether the day or the month comes first."),
        ("", " is not a date."),
        ("soon", "soon is not a date."),
        ("2027", "2027 is not a date."),
        ("februar 2027", "februar 2027 is not a date."),
        ("1. fe 2027", "1. fe 2027 is not a date."),
        ("1. februarr 2027", "1. februarr 2027 is not a date."),
        ("1. nivôse 2027", "1. nivôse 2027 is not a date."),
        ("1.2.2027 12:00", "1.2.2027 12:00 is not a date."),
        ("2027-02-01T00:00:00", "2027-02-01T00:00:00 is not a date."),
        ("2027-W05-1", "2027-W05-1 is not a date."),
        ("20270201", "20270201 is not a date."),
        ("12.2.20271", "12.2.20271 has no year of four digits."),
        ("१.२.२०२७", "१.२.२०२७ is not a date."),
        ("1.2.2027\x1b[31m", "1.2.2027\\x1b[31m is not a date."),
    ],
)
def test_what_is_not_a_day_or_could_be_one_of_two_is_refused_with_the_reason_and_what_to_write(
    text: str, why: str
) -> None:
    with pytest.raises(UsageError) as error:
        read_day(text)
    assert (error.value.what, error.value.now) == (why, "Write 1.2.2027, 1. februar 2027 or 2027-02-01.")


def printed(day: date, *, language: str) -> str:
    """A day as this program prints it."""
    return on_day(day, words(language))


def shortened(day: date, *, language: str) -> str:
    """A day with the first three letters of its month."""
    return f"{day.day}. {words(language).months[day.month - 1][:3]}. {day.year}"


FORMS: list[Callable[[date], str]] = [
    date.isoformat,
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    *(partial(form, language=language) for form in (printed, shortened) for language in LANGUAGES),
]


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(FORMS))
def test_every_day_is_read_back_from_each_form_that_it_is_written_in(day: date, form: Callable[[date], str]) -> None:
    assert read_day(form(day)) == day


@pytest.mark.parametrize("text", [text for text, _ in READ])
def test_an_option_and_the_variable_for_today_take_every_form(text: str) -> None:
    day = read_day(text)
    assert today(text, {}) == today(None, {"SKJONN_TODAY": text}) == first_day(text, "--as-of") == day


def test_where_a_day_was_typed_is_named() -> None:
    with pytest.raises(UsageError, match=r"^SKJONN_TODAY: 1\.2\.27 has no year of four digits\.$"):
        today(None, {"SKJONN_TODAY": "1.2.27"})
