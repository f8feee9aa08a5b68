"""A stated figure: the least and the most that it can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.codec.figures import figure_of
from skjonn.model.figure import StatedFigure


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
    ],
)
def test_a_figure_lies_between_its_bounds(figure: StatedFigure, low: int, high: int) -> None:
    assert (figure.low, figure.high) == (low, high)


@given(st.sampled_from(["about", "over", "under"]), st.integers(0, 20), st.integers(0, 20))
def test_a_figure_of_the_ledger_is_met_by_some_number_or_refused(kind: str, value: int, within: int) -> None:
    figure = figure_of({kind: value, "within": within})
    if isinstance(figure, str):
        assert figure == "leaves no figure that it could be"
        assert within == 0 or value == 0
        assert kind != "about"
    else:
        assert 0 <= figure.low <= figure.high
