"""Stated figures and regions as they are written on a shell."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skjonn.inputs.figures import Unit, read_figure, read_region
from skjonn.language import LANGUAGES, words
from skjonn.language.counting import stated
from skjonn.model.entries import Region
from skjonn.model.errors import AmountError, SkjonnError, UsageError
from skjonn.model.figure import StatedFigure
from skjonn.model.money import kroner
from support.strategies import FIGURES

REGION = (
    'Write a county and any of applications, awards, requested and granted: "Viken: applications=43 granted=10520000".'
)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("15 020 000", StatedFigure("exact", 15_020_000)),
        ("0", StatedFigure("exact", 0)),
        ("  8 mill  ", StatedFigure("exact", 8_000_000)),
        ("about 53 mill within 0,5 mill", StatedFigure("about", 53_000_000, 500_000)),
        ("ca. 53 mill within 0,5 mill", StatedFigure("about", 53_000_000, 500_000)),
        ("Ca 53 mill innenfor 0,5 mill", StatedFigure("about", 53_000_000, 500_000)),
        ("OM  LAG 53 mill Within 0,5 mill", StatedFigure("about", 53_000_000, 500_000)),
        ("about 8 mill within 0", StatedFigure("about", 8_000_000, 0)),
        ("over 15 mill within 0,5 mill", StatedFigure("over", 15_000_000, 500_000)),
        ("over 0 within 1", StatedFigure("over", 0, 1)),
        ("under 8 mill. kroner within kr 50.000,-", StatedFigure("under", 8_000_000, 50_000)),
        ("under\u00a08 mill within 1", StatedFigure("under", 8_000_000, 1)),
        ("at most 8 mill", StatedFigure("at_most", 8_000_000)),
        ("At Most 0", StatedFigure("at_most", 0)),
        ("inntil 8 mill", StatedFigure("at_most", 8_000_000)),
        ("HØYST 8 mill", StatedFigure("at_most", 8_000_000)),
        ("høgst 8 mill", StatedFigure("at_most", 8_000_000)),
        ("maks. 8 mill", StatedFigure("at_most", 8_000_000)),
        ("Maks 8 mill", StatedFigure("at_most", 8_000_000)),
        ("at least 8 mill", StatedFigure("at_least", 8_000_000)),
        ("minst 0", StatedFigure("at_least", 0)),
        ("over 7 millioner kroner", StatedFigure("over", 7_000_000)),
        ("mer enn 50 mill.", StatedFigure("over", 50_000_000)),
        ("meir enn 50 mill.", StatedFigure("over", 50_000_000)),
        ("more than 50 mill.", StatedFigure("over", 50_000_000)),
        ("under 8 mill", StatedFigure("under", 8_000_000)),
        ("mindre enn 8 mill", StatedFigure("under", 8_000_000)),
        ("less than 8 mill", StatedFigure("under", 8_000_000)),
    ],
)
def test_a_stated_amount_is_read_with_its_precision(text: str, figure: StatedFigure) -> None:
    assert read_figure(text, unit="kroner") == figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("48", StatedFigure("exact", 48)),
        ("0", StatedFigure("exact", 0)),
        ("about 50 within 5", StatedFigure("about", 50, 5)),
        ("at most 1 234", StatedFigure("at_most", 1234)),
    ],
)
def test_a_stated_count_is_read_with_its_precision(text: str, figure: StatedFigure) -> None:
    assert read_figure(text, unit="count") == figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        # Half of the last place that is written, to both sides.
        ("ca. 53 millioner kroner", StatedFigure("about", 53_000_000, 500_000)),
        ("ca. 53 mill", StatedFigure("about", 53_000_000, 500_000)),
        ("cirka 51,5 mill", StatedFigure("about", 51_500_000, 50_000)),
        ("om lag 51,50 mill", StatedFigure("about", 51_500_000, 5_000)),
        ("rundt 8,350 mill.", StatedFigure("about", 8_350_000, 500)),
        ("about 10, 520 millioner", StatedFigure("about", 10_520_000, 500)),
        ("about 315 tusen kroner", StatedFigure("about", 315_000, 500)),
        ("ca. 1 234 567", StatedFigure("about", 1_234_567, 1)),
        ("ca. 1 450 000,00", StatedFigure("about", 1_450_000, 1)),
        ("ca. 0 mill", StatedFigure("about", 0, 500_000)),
        # Half of it, to one side.
        ("litt over 15 millioner kroner", StatedFigure("over", 15_000_000, 500_000)),
        ("vel 15 mill", StatedFigure("over", 15_000_000, 500_000)),
        ("Drøyt 15,5 mill", StatedFigure("over", 15_500_000, 50_000)),
        ("litt under 8 mill", StatedFigure("under", 8_000_000, 500_000)),
        ("knapt 8 mill", StatedFigure("under", 8_000_000, 500_000)),
        ("nesten 8 mill", StatedFigure("under", 8_000_000, 500_000)),
        ("snaut 7,9 mill", StatedFigure("under", 7_900_000, 50_000)),
        ("litt over 15 mill within 1 mill", StatedFigure("over", 15_000_000, 1_000_000)),
    ],
)
def test_words_of_announcements_take_the_precision_of_the_number_as_written(text: str, figure: StatedFigure) -> None:
    assert read_figure(text, unit="kroner") == figure


def test_a_count_that_is_about_something_is_off_by_one_at_least() -> None:
    assert read_figure("ca. 48", unit="count") == StatedFigure("about", 48, 1)
    assert read_figure("litt over 48", unit="count") == StatedFigure("over", 48, 1)


@pytest.mark.parametrize(
    ("text", "unit", "ways", "written"),
    [
        ("ca. 53 000 000", "kroner", "52 999 999 to 53 000 001, or 52 500 000 to 53 500 000", ("500 000", "1")),
        ("ca. 53.000.000,-", "kroner", "52 999 999 to 53 000 001, or 52 500 000 to 53 500 000", ("500 000", "1")),
        ("om lag 50 mill", "kroner", "49 500 000 to 50 500 000, or 45 000 000 to 55 000 000", ("5 000 000", "500 000")),
        ("vel 310 tusen", "kroner", "310 001 to 310 500, or 310 001 to 315 000", ("5 000", "500")),
        ("ca. 40", "count", "39 to 41, or 35 to 45", ("5", "1")),
    ],
)
def test_closing_zeros_that_may_be_rounded_are_refused_with_both_readings(
    text: str, unit: Unit, ways: str, written: tuple[str, str]
) -> None:
    with pytest.raises(AmountError) as caught:
        read_figure(text, unit=unit)
    what, now = (said.replace("\u00a0", " ") for said in (caught.value.what, caught.value.now))
    assert what == f"{text} does not say how far off it may be: its zeros may be exact or rounded, {ways}."
    advised = [f"{text} within {within}" for within in written]
    assert now == f'Write "{advised[0]}" or "{advised[1]}", whichever is meant.'
    readings = [read_figure(each, unit=unit) for each in advised]
    assert [f"{kroner(each.low)} to {kroner(each.high or 0)}" for each in reversed(readings)] == [
        each.replace(" ", "\u00a0").replace("\u00a0to\u00a0", " to ") for each in ways.split(", or ")
    ]


FIGURES_IN_REPORTS = FIGURES.filter(lambda figure: figure.is_possible and figure.low < 10**15 > (figure.high or 0))


@given(FIGURES_IN_REPORTS, st.sampled_from(LANGUAGES), st.sampled_from(["kroner", "count"]))
@example(StatedFigure("about", 2, 5), "en", "kroner")  # 0 to 7, which no number lies in the middle of
@example(StatedFigure("under", 5, 9), "nn", "kroner")
def test_what_reports_print_of_a_figure_is_read_back(figure: StatedFigure, language: str, unit: Unit) -> None:
    read = read_figure(stated(figure, words(language)), unit=unit)
    assert (read.low, read.high) == (figure.low, figure.high)
    if unit == "kroner":
        assert read_figure(f"{stated(figure, words(language))} kr", unit=unit) == read


@pytest.mark.parametrize(
    ("text", "low", "high", "written"),
    [
        ("over 15 000 000, at most 15 500 000", 15_000_001, 15_500_000, StatedFigure("over", 15_000_000, 500_000)),
        ("over 15 mill, høyst 15,5 mill", 15_000_001, 15_500_000, StatedFigure("over", 15_000_000, 500_000)),
        ("under 8 mill, minst 7,5 mill", 7_500_000, 7_999_999, StatedFigure("under", 8_000_000, 500_000)),
        # Where there is no middle, it is more than the number below the first.
        ("52 500 000 to 53 500 000", 52_500_000, 53_500_000, StatedFigure("about", 53_000_000, 500_000)),
        ("3 til 6", 3, 6, StatedFigure("over", 2, 4)),
        ("0 til 3", 0, 3, StatedFigure("at_most", 3)),
        ("5 to 5", 5, 5, StatedFigure("about", 5, 0)),
    ],
)
def test_a_figure_between_two_bounds_has_these(text: str, low: int, high: int, written: StatedFigure) -> None:
    figure = read_figure(text, unit="kroner")
    assert (figure.low, figure.high) == (low, high)
    assert figure == written


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("15 til 16 mill", "15 til 16 mill does not say whether the first number is in kroner or as the second."),
        ("over 15, at most 16 mill", "over 15, at most 16 mill does not say whether the first number is in kroner"),
        ("6 to 3", "In 6 to 3 the first number is greater than the second."),
        ("over 5, at most 5", "No number is over 5, at most 5."),
        ("over 5, at most 3", "No number is over 5, at most 3."),
        ("under 5, at least 6", "No number is under 5, at least 6."),
        ("under 0", "No number is under 0."),
        ("minst 5 within 2", 'minst 5 within 2 has a "within", and "at least" needs none.'),
    ],
)
def test_bounds_that_do_not_go_together_are_refused(text: str, what: str) -> None:
    with pytest.raises(AmountError, match=re.escape(what)):
        read_figure(text, unit="kroner")


@pytest.mark.parametrize(
    ("text", "what", "now"),
    [
        (
            "53 mill within 1 mill",
            '53 mill within 1 mill has a "within", but no "about", "over" or "under".',
            'Write "about 53 mill within 1 mill" if that is meant.',
        ),
        ("at most 8 within 1", 'at most 8 within 1 has a "within", and "at most" needs none.', "Leave it out."),
        (
            "about 5 within 2 within 1",
            'about 5 within 2 within 1 says "within" more than once.',
            'Write such as "about 53 mill within 0,5 mill".',
        ),
        ("over 8 within 0", "No number is over 8 within 0.", "Write bounds that leave a number between them."),
        ("under 0 within 5", "No number is under 0 within 5.", "Write bounds that leave a number between them."),
        (
            "about 1.450 within 1",
            "1.450 can be read in two ways: 1 450 kr, or 1,45 kr.",
            "Write 1450, or 1 450 000 if that is meant.",
        ),
    ],
)
def test_a_figure_without_a_fitting_precision_is_refused_with_what_to_write(text: str, what: str, now: str) -> None:
    with pytest.raises(AmountError) as caught:
        read_figure(text, unit="kroner")
    assert (caught.value.what.replace("\u00a0", " "), caught.value.now.replace("\u00a0", " ")) == (what, now)


@pytest.mark.parametrize(
    ("text", "unit", "what"),
    [
        ("", "kroner", "An amount is missing."),
        ("about", "kroner", "An amount is missing."),
        ("about 5 within", "kroner", "An amount is missing."),
        ("at most", "count", "A count is missing."),
        ("about53 mill within 1", "kroner", 'In about53 mill, "about" is not understood.'),
        ("mye over 15 mill within 1", "kroner", 'In mye over 15 mill, "mye" is not understood.'),
        ("8 mill", "count", "8 mill is not a count."),
        ("-8", "kroner", "-8 is below zero."),
    ],
)
def test_a_figure_whose_number_cannot_be_read_says_why(text: str, unit: Unit, what: str) -> None:
    with pytest.raises(AmountError) as caught:
        read_figure(text, unit=unit)
    assert caught.value.what == what


@pytest.mark.parametrize(
    ("text", "region"),
    [
        (
            "Viken: applications=43 awards=11 granted=10520000",
            Region(
                "Viken",
                applications=StatedFigure("exact", 43),
                awards=StatedFigure("exact", 11),
                granted=StatedFigure("exact", 10_520_000),
            ),
        ),
        (
            "Oslo: granted=4 500 000 awards=3",
            Region("Oslo", awards=StatedFigure("exact", 3), granted=StatedFigure("exact", 4_500_000)),
        ),
        ("Oslo:awards = 3", Region("Oslo", awards=StatedFigure("exact", 3))),
        (
            " Møre og Romsdal : requested=at most 8 mill  granted=about 4,5 mill within 50 000",
            Region(
                "Møre og Romsdal",
                requested=StatedFigure("at_most", 8_000_000),
                granted=StatedFigure("about", 4_500_000, 50_000),
            ),
        ),
    ],
)
def test_a_region_is_read_with_its_figures(text: str, region: Region) -> None:
    assert read_region(text) == region


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "A region does not begin with a county and a colon."),
        ("Viken", "Viken does not begin with a county and a colon."),
        ("Viken awards=3", "Viken awards=3 does not begin with a county and a colon."),
        (": awards=3", ": awards=3 does not begin with a county and a colon."),
        ("awards=3: granted=5", "awards=3: granted=5 does not begin with a county and a colon."),
        ("Viken:", "Viken: nothing is stated."),
        ("Viken: 43 awards=11", 'Viken: "43" is not understood.'),
        ("Viken: 43", 'Viken: "43" is not understood.'),
        ("Viken: prosjekter=4", 'Viken: "prosjekter" is not stated for a region.'),
        ("Viken: awards=3 awards=3", "Viken: awards is given twice."),
    ],
)
def test_a_region_written_otherwise_is_refused_with_what_can_stand_there(text: str, what: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_region(text)
    assert (caught.value.what, caught.value.now) == (what, REGION)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Viken: awards=", "Viken, awards: A count is missing."),
        ("Viken: awards=11, granted=5", "Viken, awards: 11, is not a count."),
        ("Viken: granted=1.450", "Viken, granted: 1.450 can be read in two ways: 1 450 kr, or 1,45 kr."),
        ("Viken: granted==5", 'Viken, granted: In =5, "=" is not understood.'),
        ("Viken: awards=under 0", "Viken, awards: No number is under 0."),
    ],
)
def test_a_region_with_a_bad_figure_says_which(text: str, what: str) -> None:
    with pytest.raises(AmountError) as caught:
        read_region(text)
    assert caught.value.what.replace("\u00a0", " ") == what
    assert caught.value.now


STARTS = ("about", "ca.", "over", "under", "at most", "om lag", "høyst", "\u0131nntil", "minst", "vel", "Viken:", ":")
MIDDLES = ("within", "innenfor", "to", "til", ",", "=", "awards=", "granted=", "0", "5", "40", "48", "mill", ",-")
PIECES = st.lists(st.sampled_from(STARTS + MIDDLES), max_size=8).map(" ".join)


def outcome_of(read: Callable[[str], StatedFigure | Region], text: str) -> StatedFigure | Region | SkjonnError:
    try:
        return read(text)
    except SkjonnError as error:
        return error


@given(st.text() | PIECES, st.sampled_from(["kroner", "count"]))
@example("\u0131nntil 5", "kroner")
@example("\u017fder 5", "count")
def test_any_text_is_a_figure_that_some_number_meets_or_an_amount_error(text: str, unit: Unit) -> None:
    outcome = outcome_of(partial(read_figure, unit=unit), text)
    if isinstance(outcome, StatedFigure):
        assert outcome.is_possible
        assert outcome.low >= 0
    else:
        assert isinstance(outcome, AmountError)
        assert outcome.now


@given(st.text() | PIECES | PIECES.map("Viken: awards={}".format))
def test_any_text_is_a_region_or_an_error(text: str) -> None:
    outcome = outcome_of(read_region, text)
    if isinstance(outcome, Region):
        assert outcome.county
        assert outcome != Region(outcome.county)
    else:
        assert isinstance(outcome, AmountError | UsageError)
        assert outcome.now


@pytest.mark.parametrize("piece", ["x", " ", "a=", "within ", "Viken:", "over ", "1 "])
def test_ten_thousand_characters_are_refused_shortly(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    for read in (lambda text: read_figure(text, unit="kroner"), read_region):
        with pytest.raises(SkjonnError) as caught:
            read(text)
        assert len(caught.value.what) < 300
