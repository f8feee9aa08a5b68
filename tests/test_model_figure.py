"""A stated figure: the least and the most that it can be."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.codec.encode import encode
from skjonn.codec.figures import figure_of
from skjonn.model.entries import Frame
from skjonn.model.figure import StatedFigure
from support.strategies import FIGURES


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        (StatedFigure("exact", 48), 48, 48),
        (StatedFigure("exact", 0), 0, 0),
        (StatedFigure("about", 53_000_000, 500_000), 52_500_000, 53_500_000),
        (StatedFigure("about", 5, 9), 0, 14),
        (StatedFigure("about", 5), 5, 5),
        (StatedFigure("over", 15_000_000, 500_000), 15_000_001, 15_500_000),
        (StatedFigure("over", 0, 1), 1, 1),
        (StatedFigure("under", 15_000_000, 500_000), 14_500_000, 14_999_999),
        (StatedFigure("under", 5, 9), 0, 4),
        (StatedFigure("at_most", 8_000_000), 0, 8_000_000),
        (StatedFigure("at_most", 0), 0, 0),
        (StatedFigure("at_least", 8_000_000), 8_000_000, None),
        (StatedFigure("over", 7_000_000), 7_000_001, None),
        (StatedFigure("under", 8_000_000), 0, 7_999_999),
    ],
)
def test_a_figure_lies_between_its_bounds(figure: StatedFigure, low: int, high: int | None) -> None:
    assert (figure.low, figure.high) == (low, high)


@given(st.sampled_from(["about", "over", "under"]), st.integers(0, 20), st.integers(0, 20))
def test_a_figure_of_the_ledger_is_met_by_some_number_or_refused(kind: str, value: int, within: int) -> None:
    figure = figure_of({kind: value, "within": within})
    if isinstance(figure, str):
        assert figure == "allows no figure at all"
        assert within == 0 or value == 0
        assert kind != "about"
    else:
        assert figure.is_possible


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ({"about": 5}, "lacks `within` and is not"),
        ({"at_least": 5, "within": 1}, "is not a whole number"),
        ({"at_least": 5, "at_most": 7}, "is not a whole number"),
        ({"over": 5, "within": 0}, "allows no figure"),
        ({"under": 0}, "allows no figure"),
        ({"over": "5"}, "holds something"),
        ({"over": 5, "within": 1, "above": 2}, "has `above`, which is unknown"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(raw: object, fault: str) -> None:
    found = figure_of(raw)
    assert isinstance(found, str)
    assert found.startswith(fault)


@given(FIGURES)
def test_a_figure_is_written_as_it_is_read(figure: StatedFigure) -> None:
    frame = Frame(granted=figure)
    raw = tomllib.loads(encode([frame]))["frame"]["granted"]
    assert figure_of(raw) == figure
