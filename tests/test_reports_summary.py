"""The summary: who applied and got how much, by region, municipality or round, and never more than is known."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.language import LANGUAGES, words
from skjonn.model.source import SourceFile
from skjonn.model.table import Cell, Share, Table
from skjonn.render.tables import renderer
from skjonn.reports.summary import summary_of_entries
from skjonn.reports.summary.dimensions import DIMENSIONS, Dimension, Grouping
from support.ledgers import (
    DECIDED,
    LATER,
    ROUND,
    SHIPPED,
    application,
    award,
    is_golden,
    ledger,
)
from support.thoroughness import examples

EN = words("en")
ADDITIVE = tuple(dimension for dimension in DIMENSIONS if dimension != "partner")
AWARDED_ONLY = f'{ROUND}itemised = "awarded"\n'
VIKEN = '\n[[regions]]\ncounty = "Viken"\n'
OSLO = '\n[[regions]]\ncounty = "Oslo"\n'

# Two rounds, four years apart: in 2020 Hole lies in Viken, in 2024 in Buskerud.
ROUND_2024 = ROUND.replace("2020", "2024").replace("Fylkesmannen i Oslo og Viken", "Statsforvalteren")
TWO_ROUNDS: dict[str, str | bytes | SourceFile] = {
    "2020.toml": SHIPPED,
    "2024.toml": ROUND_2024
    + application("2024-01", "Hole", more="requested = 500_000")
    + application("2024-02", "Oslo", more="requested = 400_000")
    + application("2024-03", "Oslo")
    + award("2024-01", "350_001")
    + award("2024-02", "400_000"),
}


def _summary(
    files: str | Mapping[str, str | bytes | SourceFile], *, by: Dimension = "region", chart: bool = False
) -> Table:
    return summary_of_entries(ledger(files).rounds, EN, grouping=Grouping((by,)), chart=chart)


def _rows(table: Table, *keys: str) -> list[tuple[Cell, ...]]:
    """The cells of some columns, the total's last."""
    places = [[column.key for column in table.columns].index(key) for key in keys]
    return [tuple(row[place] for place in places) for row in [*table.rows, table.total or ()]]


def _shown(table: Table, *, language: str = "en", width: int | None = None) -> str:
    return renderer("table")(table, words=words(language), width=width, color=False)


# Golden texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_round_of_2020_by_region(language: str) -> None:
    table = summary_of_entries(ledger(SHIPPED).rounds, words(language))
    assert is_golden(f"summary-2020-{language}", _shown(table, language=language))


@pytest.mark.parametrize("width", [80, 60, 50, 40])
def test_a_narrow_terminal_gets_what_matters_most(width: int) -> None:
    table = _summary(TWO_ROUNDS, by="municipality", chart=True)
    assert is_golden(f"summary-two-{width}", _shown(table, width=width))


@pytest.mark.parametrize("by", DIMENSIONS)
def test_two_rounds_by_each_dimension(by: Dimension) -> None:
    assert is_golden(f"summary-two-by-{by}", _shown(_summary(TWO_ROUNDS, by=by, chart=True)))


def test_a_place_that_is_not_known_is_said_in_words() -> None:
    files = ROUND + VIKEN + application("a", "Hole") + application("b", "Rakkstad") + award("a") + award("b", "50_000")
    assert is_golden("summary-unknown", _shown(_summary(files)) + "\n" + _shown(_summary(files, by="municipality")))


def test_an_empty_ledger_is_an_empty_table_with_a_total_of_nothing() -> None:
    assert is_golden("summary-empty", _shown(_summary({})))


# The figures


def test_each_region_is_summed_by_itself_in_the_order_of_the_file() -> None:
    files = ROUND + OSLO + VIKEN + application("a", "Hole") + application("b") + award("a", "2_000") + award("b", "500")
    assert _rows(_summary(files), "region", "applications", "itemised", "awards", "granted") == [
        ("Oslo", 1, 1, 1, 500),
        ("Viken", 1, 1, 1, 2_000),
        (None, 2, 2, 2, 2_500),
    ]


def test_a_region_without_entries_has_a_row() -> None:
    assert _rows(_summary(ROUND + OSLO + "applications = 4\n"), "region", "applications", "awards", "granted") == [
        ("Oslo", 4, 0, 0),
        (None, 0, 0, 0),
    ]


def test_counties_without_region_come_after_those_with_one() -> None:
    files = ROUND + VIKEN + application("a", "Bergen") + application("b", "Hole") + application("c")
    assert [row[0] for row in _rows(_summary(files), "region")] == ["Viken", "Vestland", "Oslo", None]


def test_regions_are_summed_over_all_rounds_and_keep_their_county_of_the_day() -> None:
    assert _rows(_summary(TWO_ROUNDS), "region", "itemised", "awards", "granted") == [
        ("Viken", 11, 11, 10_520_000),
        ("Oslo", 5, 4, 4_900_000),
        ("Buskerud", 1, 1, 350_001),
        (None, 17, 16, 15_770_001),
    ]


def test_municipalities_come_by_number_and_those_not_known_last() -> None:
    files = ROUND + application("a", "Rakkstad") + application("b", "Hole") + application("c") + award("a") + award("x")
    assert _rows(_summary(files, by="municipality"), "municipality", "name", "number", "itemised", "awards") == [
        ("Oslo", "Oslo", "0301", 1, 0),
        ("Hole", "Hole", "3038", 1, 0),
        (None, "not known", None, 1, 2),
        (None, "Total", None, 3, 2),
    ]


def test_rounds_are_named_and_titled() -> None:
    assert _rows(_summary(TWO_ROUNDS, by="round"), "round", "title", "awards", "granted") == [
        ("2020", "Prosjektskjønn 2020", 14, 15_020_000),
        ("2024", "Prosjektskjønn 2024", 2, 750_001),
        (None, None, 16, 15_770_001),
    ]


def test_a_region_that_is_no_county_states_nothing_for_the_places_that_are_not_known() -> None:
    files = AWARDED_ONLY + VIKEN.replace("Viken", "Akershus") + "applications = 40\n" + application("a", "Rakkstad")
    assert _rows(_summary(files), "region", "name", "applications", "itemised") == [
        (None, "not known", None, 1),
        (None, "Total", None, 1),
    ]


# How many applied


@pytest.mark.parametrize(
    ("head", "stated", "number"),
    [
        (ROUND, "", 1),
        (ROUND, "applications = 48\n", 48),
        (ROUND, "applications = { about = 48, within = 2 }\n", 1),
        (ROUND, "applications = { about = 48, within = 0 }\n", 48),
        (AWARDED_ONLY, "", None),
        (AWARDED_ONLY, "applications = 48\n", 48),
        (AWARDED_ONLY, "applications = { at_most = 48 }\n", None),
    ],
)
@pytest.mark.parametrize("by", ["region", "round"])
def test_applications_are_those_stated_or_those_itemised_where_that_is_all(
    head: str, stated: str, number: int | None, by: Dimension
) -> None:
    files = head + "[frame]\n" + stated + OSLO + stated + application("a") + award("a")
    share = None if number is None else Share(1, number)
    assert _rows(_summary(files, by=by), "applications", "awarded") == [(number, share)] * 2


def test_a_municipality_s_applications_are_known_only_where_all_are_itemised() -> None:
    stated = "[frame]\napplications = 48\n" + OSLO + "applications = 5\n"
    assert _rows(_summary(ROUND + stated + application("a"), by="municipality"), "applications") == [(1,), (48,)]
    assert _rows(_summary(AWARDED_ONLY + stated + application("a"), by="municipality"), "applications") == [
        (None,),
        (48,),
    ]


def test_what_is_not_known_of_one_round_is_not_known_of_all() -> None:
    files = {"a.toml": AWARDED_ONLY + application("a"), "b.toml": LATER + application("b")}
    assert _rows(_summary(files, by="round"), "applications", "requested") == [(None, None), (1, None), (None, None)]


def test_an_application_that_cannot_be_read_leaves_their_number_unknown() -> None:
    files = ROUND + application("a") + application("b", more="requested = 0")
    assert _rows(_summary(files), "applications", "itemised") == [(None, 1), (None, 1)]


# What was asked for


@pytest.mark.parametrize(
    ("frame", "requested", "sum_", "note"),
    [
        ("", ["1_000", "2_000"], 3_000, ""),
        ("", ["1_000", ""], None, "no sum is stated for round 2020; 1 of 2 itemised applications name the amount req"),
        ("", ["", ""], None, "no sum is stated for round 2020; no amount requested is itemised."),
        ("requested = 3_000\n", ["", ""], 3_000, "3 000 kr is stated for round 2020; no amount requested is itemised."),
        (
            "requested = { about = 3_000, within = 500 }\n",
            ["1_000", ""],
            None,
            "2 500 to 3 500 kr is stated for round 2020; 1 of 2 itemised applications name the amount requested.",
        ),
    ],
)
def test_the_sum_requested_is_known_in_full_in_part_or_not_at_all(
    frame: str, requested: list[str], sum_: int | None, note: str
) -> None:
    entries = [
        application(f"a{number}", more=f"requested = {amount}" if amount else "")
        for number, amount in enumerate(requested)
    ]
    table = _summary(f"{ROUND}[frame]\n{frame}{''.join(entries)}")
    assert _rows(table, "requested")[-1] == (sum_,)
    said = " ".join(table.notes).replace("\u00a0", " ")
    assert said.startswith(f"Requested: {note}" if note else "")
    assert bool(said) == bool(note)
    column = next(column for column in table.columns if column.key == "requested")
    assert column.to == ("both" if sum_ else "machines")


def test_a_round_without_applications_has_nothing_to_say_of_what_was_asked_for() -> None:
    assert _summary(ROUND).notes == ()


# Shares and averages


@pytest.mark.parametrize(
    ("granted", "average"),
    [(["10", "11"], 11), (["10", "12"], 11), (["1", "1", "2"], 1), (["1", "2", "2"], 2), (["1", "1", "1", "3"], 2)],
)
def test_half_a_krone_of_an_average_is_rounded_up(granted: list[str], average: int) -> None:
    files = ROUND + "".join(application(f"a{at}") + award(f"a{at}", amount) for at, amount in enumerate(granted))
    assert _rows(_summary(files), "average") == [(average,), (average,)]


def test_shares_are_of_all_that_is_granted_and_none_of_nothing() -> None:
    files = ROUND + application("a") + application("b", "Hole") + award("a", "1") + award("b", "3")
    assert _rows(_summary(files), "share") == [(Share(1, 4),), (Share(3, 4),), (Share(4, 4),)]
    nothing = [(None, None, Share(0, 1))] * 2
    assert _rows(_summary(ROUND + application("a")), "share", "average", "awarded") == nothing
    assert _rows(_summary(ROUND), "share", "average", "awarded") == [(None, None, None)]


def test_bars_are_for_people_and_the_longest_is_that_of_the_most() -> None:
    files = ROUND + application("a") + application("b", "Hole") + award("a", "1") + award("b", "4")
    table = _summary(files, chart=True)
    assert _rows(table, "bar") == [(0.25,), (1.0,), (None,)]
    assert [column.to for column in table.columns if column.kind == "bar"] == ["people"]
    assert [column.key for column in _summary(files).columns if column.kind == "bar"] == []
    assert _rows(_summary(ROUND + application("a"), chart=True), "bar") == [(None,), (None,)]


def test_the_requested_column_is_shown_to_people_only_where_something_is_known() -> None:
    assert "Requested kr" not in _shown(_summary(SHIPPED))
    assert "Requested kr" in _shown(_summary(ROUND + application("a", more="requested = 5")))


# A total is the sum of its rows

_MUNICIPALITIES = st.sampled_from(["Oslo", "Hole", "Bergen", "Rakkstad", "Våler", "3018", "0301 Oslo"])
_AMOUNTS = st.integers(1, 10**9)


@st.composite
def _files(draw: st.DrawFn) -> dict[str, str | bytes | SourceFile]:
    """Up to three rounds with any regions, applications with and without amounts and awards, and awards of nothing."""
    files: dict[str, str | bytes | SourceFile] = {}
    for year in range(2019, 2019 + draw(st.integers(0, 3))):
        text = draw(st.sampled_from([ROUND, DECIDED, AWARDED_ONLY])).replace("2020", str(year))
        for county in draw(st.lists(st.sampled_from(["Oslo", "Viken", "Vestland"]), unique=True)):
            text += f'\n[[regions]]\ncounty = "{county}"\n'
        for number in range(draw(st.integers(0, 6))):
            id_ = f"{year}-{number}"
            requested = draw(st.none() | _AMOUNTS)
            more = f"requested = {requested}" if requested else ""
            text += application(id_, draw(_MUNICIPALITIES), more=more)
            for _ in range(draw(st.integers(0, 2))):
                text += award(draw(st.sampled_from([id_, id_, id_, "none"])), str(draw(_AMOUNTS)))
        files[f"{year}.toml"] = text
    return files


@given(_files(), st.sampled_from(ADDITIVE))
@examples(60)
def test_every_total_is_the_sum_of_its_rows_and_of_the_entries(
    files: dict[str, str | bytes | SourceFile], by: Dimension
) -> None:
    rounds = ledger(files).rounds
    *rows, total = _rows(summary_of_entries(rounds, EN, grouping=Grouping((by,))), "itemised", "awards", "granted")
    assert total == tuple(map(sum, zip(*rows, strict=True))) if rows else total == (0, 0, 0)
    decoded = [round_.entries for round_ in rounds]
    assert total == (
        sum(len(entries.applications) for entries in decoded),
        sum(len(entries.awards) for entries in decoded),
        sum(award.granted for entries in decoded for award in entries.awards),
    )


@given(_files(), st.sampled_from(ADDITIVE))
@examples(60)
def test_a_sum_requested_or_a_number_of_applications_that_is_known_is_the_sum_of_rows_that_are(
    files: dict[str, str | bytes | SourceFile], by: Dimension
) -> None:
    *rows, total = _rows(_summary(files, by=by), "applications", "requested")
    for cells, whole in zip(zip(*rows, strict=True), total, strict=bool(rows)):
        known = None if None in cells else sum(cell for cell in cells if isinstance(cell, int))
        # A round that lists the awarded alone, and has none, leaves the total unknown and has no row.
        assert whole in {None, known}


def test_partners_that_are_described_and_not_named_are_said_to_be_several() -> None:
    table = _summary(ROUND + application("a", "Hole", more='partners = ["9 kommunar", "KS", "Asker"]'), by="partner")
    assert _rows(table, "partner", "kind_in_words")[:3] == [
        ("9 kommunar", "several, not named"),
        ("KS", "other"),
        ("Asker", "municipality"),
    ]
