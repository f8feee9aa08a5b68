"""Control totals: each stated figure held against the entries, at its own precision, in an open and a decided round."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from skjonn.codec.decode import decode
from skjonn.controls.control_totals import (
    Control,
    RemainingFunds,
    SumOfRegions,
    Verdict,
    controls,
    remaining_funds,
    sums_of_regions,
)
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Severity
from skjonn.model.entries import Application, Award, Frame, Heading, Itemised, Region, Round, State, Unread
from skjonn.model.figure import StatedFigure
from skjonn.model.partial_date import PartialDate
from skjonn.model.source import SourceFile, Span
from skjonn.model.totals import RoundTotals
from skjonn.places.resolve import resolve_round

SHIPPED = Path(__file__).parent.parent / "ledger" / "2020.toml"


def round_of(
    *,
    requested: Sequence[int | None] = (),
    granted: Sequence[int] = (),
    state: State = "decided",
    itemised: Itemised = "all",
) -> Round:
    """A round with applications by Oslo for these amounts, and awards of those to the first of them."""
    return Round(
        file="a.toml",
        heading=Heading("2020", "T", "G", PartialDate(2020, 9, 9), itemised=itemised, state=state),
        applications=tuple(
            Application(str(number), "Oslo", project="P", requested=amount) for number, amount in enumerate(requested)
        ),
        awards=tuple(Award(str(number), amount) for number, amount in enumerate(granted)),
    )


def stating(entries: Round, *regions: Region, frame: Frame | None = None) -> RoundTotals:
    """The totals of a round that states these figures."""
    return resolve_round(replace(entries, frame=frame or Frame(), regions=regions)).totals


def verdict_of(round_: RoundTotals) -> Verdict:
    (control,) = controls(round_)
    return control.verdict


TOO_LITTLE: dict[State, Verdict] = {"decided": "differs", "open": "in_progress"}
FIGURES = (
    (StatedFigure("exact", 50), 50, 50),
    (StatedFigure("about", 50, 5), 45, 55),
    (StatedFigure("over", 50, 5), 51, 55),
    (StatedFigure("under", 50, 5), 45, 49),
    (StatedFigure("at_most", 50), 0, 50),
)


@pytest.mark.parametrize(("figure", "low", "high"), FIGURES)
@pytest.mark.parametrize("state", ["open", "decided"])
@pytest.mark.parametrize("itemised", ["all", "awarded"])
def test_a_sum_granted_agrees_from_the_least_to_the_most_that_is_stated(
    figure: StatedFigure, low: int, high: int, *, state: State, itemised: Itemised
) -> None:
    for amount, verdict in ((low - 1, TOO_LITTLE[state]), (low, "agrees"), (high, "agrees"), (high + 1, "differs")):
        entries = round_of(requested=[None], granted=[amount] if amount > 0 else [], state=state, itemised=itemised)
        if amount >= 0:
            assert verdict_of(stating(entries, frame=Frame(granted=figure))) == verdict
            assert verdict_of(stating(entries, Region("Oslo", granted=figure))) == verdict


@pytest.mark.parametrize("state", ["open", "decided"])
@pytest.mark.parametrize(
    "figure",
    [StatedFigure("exact", 2), StatedFigure("about", 2, 0), StatedFigure("over", 1, 1), StatedFigure("under", 3, 1)],
)
def test_a_number_of_awards_is_counted_apart_from_their_sum(state: State, figure: StatedFigure) -> None:
    seven = StatedFigure("exact", 7)
    for granted, verdict in (([7], TOO_LITTLE[state]), ([1, 6], "agrees"), ([1, 1, 5], "differs")):
        entries = round_of(requested=[None] * 3, granted=granted, state=state)
        for round_ in (
            stating(entries, frame=Frame(awards=figure, granted=seven)),
            stating(entries, Region("Oslo", awards=figure, granted=seven)),
        ):
            assert [control.verdict for control in controls(round_)] == [verdict, "agrees"]


@pytest.mark.parametrize("state", ["open", "decided"])
def test_applications_that_are_all_listed_are_counted(state: State) -> None:
    few = TOO_LITTLE[state]
    # A round in which nothing stands yet is in progress, whatever its state.
    for number, verdict in ((0, "in_progress"), (1, few), (2, "agrees"), (3, "agrees"), (4, "differs")):
        frame = Frame(applications=StatedFigure("over", 1, 2))
        assert verdict_of(stating(round_of(requested=[None] * number, state=state), frame=frame)) == verdict


@pytest.mark.parametrize("state", ["open", "decided"])
def test_applications_that_are_listed_in_part_are_never_too_few_but_may_be_too_many(state: State) -> None:
    figure = StatedFigure("over", 1, 2)
    for number, verdict in ((0, "not_itemised"), (1, "not_itemised"), (2, "agrees"), (3, "agrees"), (4, "differs")):
        entries = round_of(requested=[None] * number, state=state, itemised="awarded")
        assert verdict_of(stating(entries, frame=Frame(applications=figure))) == verdict
        assert verdict_of(stating(entries, Region("Oslo", applications=figure))) == verdict


@pytest.mark.parametrize("state", ["open", "decided"])
@pytest.mark.parametrize(
    ("itemised", "requested", "verdict"),
    [
        ("all", [4, 6], "agrees"),
        ("all", [4, 7], "differs"),
        ("all", [4, None], "not_itemised"),
        ("all", [None, None], "not_itemised"),
        ("all", [10, None], "not_itemised"),
        ("all", [11, None], "differs"),
        ("awarded", [4, 6], "agrees"),
        ("awarded", [4, 5], "not_itemised"),
        ("awarded", [10, None], "not_itemised"),
        ("awarded", [4, 7], "differs"),
        ("awarded", [None, None], "not_itemised"),
        ("awarded", [], "not_itemised"),
    ],
)
def test_a_sum_requested_can_be_held_only_against_amounts_that_are_all_known(
    state: State, itemised: Itemised, requested: list[int | None], verdict: Verdict
) -> None:
    entries = round_of(requested=requested, state=state, itemised=itemised)
    figure = StatedFigure("exact", 10)
    assert verdict_of(stating(entries, frame=Frame(requested=figure))) == verdict
    assert verdict_of(stating(entries, Region("Oslo", requested=figure))) == verdict


@pytest.mark.parametrize("state", ["open", "decided"])
def test_a_sum_requested_that_is_known_and_too_small_is_in_progress_while_the_round_is_open(state: State) -> None:
    for requested in ([4], [4, 5]):
        round_ = stating(round_of(requested=requested, state=state), frame=Frame(requested=StatedFigure("exact", 10)))
        assert verdict_of(round_) == TOO_LITTLE[state]


@pytest.mark.parametrize("state", ["open", "decided"])
@pytest.mark.parametrize(
    ("granted", "verdict"), [([], "agrees"), ([10], "agrees"), ([4, 6], "agrees"), ([4, 7], "differs")]
)
def test_a_limit_is_kept_by_whatever_is_not_above_it(state: State, granted: list[int], verdict: Verdict) -> None:
    round_ = stating(round_of(requested=[None] * 2, granted=granted, state=state), frame=Frame(limit=10))
    assert controls(round_) == (Control("limit", None, StatedFigure("at_most", 10), sum(granted), verdict),)


def test_what_is_unknown_is_not_wrong_either() -> None:
    entries = replace(round_of(requested=[5, 5], granted=[5, 5]), unread=(Unread("applications"), Unread("awards")))
    round_ = stating(entries, frame=Frame(*(StatedFigure("exact", 20),) * 4, limit=20))
    assert {control.verdict for control in controls(round_)} == {"unknown"}
    assert [control.counted for control in controls(round_)] == [2, 2, 10, 10, 10]


def test_what_is_too_much_already_is_wrong_whatever_else_there_is() -> None:
    entries = replace(round_of(requested=[5, 5], granted=[5, 5]), unread=(Unread("applications"), Unread("awards")))
    round_ = stating(entries, frame=Frame(*(StatedFigure("exact", 1),) * 4, limit=1))
    assert {control.verdict for control in controls(round_)} == {"differs"}


def test_a_region_is_held_against_its_own_county_and_one_that_is_none_is_not_known() -> None:
    ten, none = StatedFigure("exact", 10), StatedFigure("exact", 0)
    regions = (Region("Atlantis", granted=ten), Region("Viken", granted=none), Region("Oslo", granted=ten))
    round_ = stating(round_of(requested=[None], granted=[10]), *regions)
    assert controls(round_) == (
        Control("granted", round_.regions[0], ten, 0, "unknown"),
        Control("granted", round_.regions[1], none, 0, "agrees"),
        Control("granted", round_.regions[2], ten, 10, "agrees"),
    )


def test_the_controls_of_the_shipped_round_are_those_of_the_announcement() -> None:
    entries = decode(SourceFile("2020.toml", SHIPPED.read_bytes())).round
    assert entries is not None
    found = [
        (each.county, each.quantity, each.counted, each.verdict) for each in controls(resolve_round(entries).totals)
    ]
    assert found == [
        ("", "applications", 14, "not_itemised"),
        ("", "awards", 14, "agrees"),
        ("", "requested", 0, "not_itemised"),
        ("", "granted", 15_020_000, "agrees"),
        ("Viken", "applications", 11, "not_itemised"),
        ("Viken", "awards", 11, "agrees"),
        ("Viken", "granted", 10_520_000, "agrees"),
        ("Oslo", "applications", 3, "not_itemised"),
        ("Oslo", "awards", 3, "agrees"),
        ("Oslo", "granted", 4_500_000, "agrees"),
    ]
    # «Litt over 15 millioner» is what was granted, and no limit.
    assert remaining_funds(resolve_round(entries).totals) is None


@pytest.mark.parametrize(("figure", "low", "high"), FIGURES)
def test_what_is_missing_reaches_from_the_least_to_the_most_that_agree_and_is_never_below_zero(
    figure: StatedFigure, low: int, high: int
) -> None:
    for counted in range(100):
        agree = [more for more in range(100) if low <= counted + more <= high]
        missing = Control("granted", None, figure, counted, "unknown").missing
        assert missing == ((agree[0], agree[-1]) if agree else (0, 0))


@pytest.mark.parametrize(("figure", "low", "high"), FIGURES)
def test_how_far_off_a_count_is_is_told_from_the_nearest_that_would_agree(
    figure: StatedFigure, low: int, high: int
) -> None:
    for counted in range(100):
        off = Control("granted", None, figure, counted, "agrees").off
        assert off == (counted - low if counted < low else counted - high if counted > high else 0)


@pytest.mark.parametrize(
    ("frame", "granted", "expected"),
    [
        (Frame(limit=10), (), RemainingFunds(10, 10)),
        (Frame(limit=10), (4, 6), RemainingFunds(10, 0)),
        (Frame(limit=10), (4, 7), RemainingFunds(10, -1)),
        (Frame(limit=10, granted=StatedFigure("exact", 8)), (4,), RemainingFunds(10, 6)),
        (Frame(granted=StatedFigure("exact", 8)), (4,), None),
        (Frame(awards=StatedFigure("exact", 1)), (4,), None),
        (Frame(), (), None),
    ],
)
def test_what_is_left_is_the_limit_less_what_is_granted(
    frame: Frame, granted: Sequence[int], expected: RemainingFunds | None
) -> None:
    assert remaining_funds(stating(round_of(requested=[None] * 2, granted=granted), frame=frame)) == expected


def test_what_is_left_is_not_known_where_an_award_or_the_limit_could_not_be_read() -> None:
    limit = Frame(limit=10)
    assert remaining_funds(stating(replace(round_of(), unread=(Unread("awards"),)), frame=limit)) is None
    assert remaining_funds(
        stating(replace(round_of(), unread=(Unread("applications"),)), frame=limit)
    ) == RemainingFunds(10, 10)
    assert remaining_funds(stating(replace(round_of(), unread_figures=True), frame=Frame())) is None
    assert remaining_funds(stating(replace(round_of(), unread_figures=True), frame=limit)) == RemainingFunds(10, 10)


def exact(*figures: int) -> tuple[Region, ...]:
    counties = ("Oslo", "Innlandet")[: len(figures)]
    return tuple(
        Region(name, awards=StatedFigure("exact", figure)) for name, figure in zip(counties, figures, strict=True)
    )


@pytest.mark.parametrize(
    ("frame", "regions", "low", "high", "agrees"),
    [
        (StatedFigure("exact", 14), exact(11, 3), 14, 14, True),
        (StatedFigure("exact", 14), exact(11, 4), 15, 15, False),
        (StatedFigure("exact", 14), exact(11, 2), 13, 13, False),
        (StatedFigure("about", 14, 1), exact(11, 2), 13, 13, True),
        (StatedFigure("about", 14, 1), exact(11, 4), 15, 15, True),
        (StatedFigure("about", 14, 1), exact(11, 5), 16, 16, False),
        (StatedFigure("exact", 14), (*exact(11), Region("Viken", awards=StatedFigure("about", 3, 2))), 12, 16, True),
        (StatedFigure("exact", 17), (*exact(11), Region("Viken", awards=StatedFigure("about", 3, 2))), 12, 16, False),
        (StatedFigure("exact", 11), (*exact(11), Region("Viken", awards=StatedFigure("about", 3, 2))), 12, 16, False),
        (StatedFigure("over", 16, 3), (*exact(11), Region("Viken", awards=StatedFigure("about", 3, 3))), 11, 17, True),
    ],
)
def test_the_regions_add_up_where_their_sum_can_be_the_frames_figure(
    frame: StatedFigure, regions: tuple[Region, ...], low: int, high: int, *, agrees: bool
) -> None:
    (total,) = sums_of_regions(stating(round_of(), *regions, frame=Frame(awards=frame)))
    assert total == SumOfRegions("awards", low, high, frame)
    assert total.agrees is agrees


def test_only_what_the_frame_and_every_region_state_is_added_up() -> None:
    one = StatedFigure("exact", 1)
    frame = Frame(applications=one, awards=one, granted=one, limit=1)
    regions = (Region("Oslo", awards=one, requested=one, granted=one), Region("Atlantis", awards=one, requested=one))
    assert sums_of_regions(stating(round_of(), *regions, frame=frame)) == (SumOfRegions("awards", 2, 2, one),)
    assert sums_of_regions(stating(replace(round_of(), unread_figures=True), *regions, frame=frame)) == ()
    assert sums_of_regions(stating(round_of(), frame=frame)) == ()
    assert sums_of_regions(stating(round_of(), *regions)) == ()
    again = Region("oslo fylke", awards=one, requested=one)
    assert sums_of_regions(stating(round_of(), *regions, again, frame=frame)) == ()
    assert sums_of_regions(stating(round_of(), *regions, regions[1], frame=frame)) == (
        SumOfRegions("awards", 3, 3, one),
    )


def test_findings_are_counted_by_severity_and_listed_by_place() -> None:
    def found(severity: Severity, line: int) -> Diagnostic:
        return Diagnostic("SKJ000", "n", severity, "m", "", "x", "a.toml", Span(line, 1, line, 2))

    one, two, three, four = found("warning", 4), found("error", 3), found("warning", 2), found("note", 1)
    inspection = CheckResult(found=(one, two, three), waived=(four,), round_verdicts=())
    assert inspection.counts == {"error": 1, "warning": 2, "note": 0}
    assert inspection.listed(show_waived=False) == (three, two, one)
    assert inspection.listed(show_waived=True) == (four, three, two, one)
