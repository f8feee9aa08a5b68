"""Stated figures and regions as they are written on a shell."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skjonn.inputs.figures import Unit, read_figure, read_region
from skjonn.model.entries import Region
from skjonn.model.errors import AmountError, SkjonnError, UsageError
from skjonn.model.figure import StatedFigure

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
    ("text", "what", "now"),
    [
        (
            "about 53 mill",
            "about 53 mill does not say how far off it may be.",
            'Write "about 53 mill within 500 000" if that is meant.',
        ),
        (
            "over 15 millioner",
            "over 15 millioner does not say how far off it may be.",
            'Write "over 15 millioner within 500 000" if that is meant.',
        ),
        ("ca. 48", "ca. 48 does not say how far off it may be.", 'Write "ca. 48 within 1" if that is meant.'),
        ("about 0", "about 0 does not say how far off it may be.", 'Write "about 0 within 1" if that is meant.'),
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
        ("over 8 within 0", "No number is over 8 within 0.", 'Write a greater number after "within" or "under".'),
        ("under 0 within 5", "No number is under 0 within 5.", 'Write a greater number after "within" or "under".'),
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


def test_what_an_imprecise_figure_is_advised_to_say_can_be_read() -> None:
    with pytest.raises(AmountError) as caught:
        read_figure("about 53 mill", unit="kroner")
    assert read_figure(caught.value.now.split('"')[1], unit="kroner") == StatedFigure("about", 53_000_000, 500_000)


@pytest.mark.parametrize(
    ("text", "unit", "what"),
    [
        ("", "kroner", "An amount is missing."),
        ("about", "kroner", "An amount is missing."),
        ("about 5 within", "kroner", "An amount is missing."),
        ("at most", "count", "A count is missing."),
        ("about53 mill within 1", "kroner", 'In about53 mill, "about" is not understood.'),
        ("litt over 15 mill within 1", "kroner", 'In litt over 15 mill, "litt" is not understood.'),
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
        ("Viken: awards=3 awards=3", "Viken: awards stands twice."),
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
        ("Viken: granted=about 5", "Viken, granted: about 5 does not say how far off it may be."),
    ],
)
def test_a_region_with_a_bad_figure_says_which(text: str, what: str) -> None:
    with pytest.raises(AmountError) as caught:
        read_region(text)
    assert caught.value.what.replace("\u00a0", " ") == what
    assert caught.value.now


STARTS = ("about", "ca.", "over", "under", "at most", "om lag", "høyst", "\u0131nntil", "Viken:", ":")
MIDDLES = ("within", "innenfor", "=", "awards=", "granted=", "0", "5", "48", "mill", ",-")
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
        assert 0 <= outcome.low <= outcome.high
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
