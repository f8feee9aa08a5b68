"""A summary by every dimension, by pairs of them and on the map of another day: rows move, and no krone is lost."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.language import LANGUAGES, words
from skjonn.model.place import Municipality
from skjonn.model.source import SourceFile
from skjonn.model.table import Cell, Table
from skjonn.places.lookup import look_up
from skjonn.places.regrouping import counties_as_of
from skjonn.render.tables import renderer
from skjonn.reports.listed import Criteria, Entries
from skjonn.reports.listing import listing
from skjonn.reports.summary import summary_of_entries
from skjonn.reports.summary.dimensions import DIMENSIONS, Dimension, Grouping
from support.ledgers import DECIDED, ROUND, SHIPPED, application, award, is_golden, ledger
from support.thoroughness import examples

EN = words("en")
ADDITIVE = tuple(dimension for dimension in DIMENSIONS if dimension != "partner")
Files = str | Mapping[str, str | bytes | SourceFile]

IN_2018 = ROUND.replace("2020", "2018").replace("Fylkesmannen i Oslo og Viken", "Fylkesmannen i Buskerud")
# Four rounds of three years and three maps: Kongsberg and Asker in each, under three numbers and in three counties.
YEARS: dict[str, str | bytes | SourceFile] = {
    "2018.toml": IN_2018
    + application("2018-1", "Kongsberg", more='requested = 300\nroles = ["community", "service"]')
    + application("2018-2", "Røyken", more='requested = 200\nroles = ["service"]')
    + application("2018-3", "Asker", more='requested = 100\npartners = ["Røyken", "Buskerud fylkeskommune", "KS"]')
    + award("2018-1", "300")
    + award("2018-2", "20")
    + award("2018-3", "7"),
    "2020a.toml": ROUND.replace('"2020"', '"2020a"')
    + application("2020a-1", "Asker", more='requested = 1_000\nroles = ["service", "community", "service"]')
    + application("2020a-2", "Kongsberg", more="requested = 4_000")
    + award("2020a-1", "1_000"),
    "2020b.toml": ROUND.replace('"2020"', '"2020b"') + application("2020b-1", "Rakkstad") + award("2020b-1", "50_000"),
    "2024.toml": ROUND.replace("2020", "2024")
    + application("2024-1", "Kongsberg", more='requested = 20_000\npartners = ["Asker", "Våler", "Kongsberg"]')
    + award("2024-1", "20_000"),
}


def summed(files: Files, by: str, as_of: date | None = None, *, language: str = "en", chart: bool = False) -> Table:
    dimensions = tuple(dimension for word in by.split(",") for dimension in DIMENSIONS if dimension == word)
    return summary_of_entries(ledger(files).rounds, words(language), grouping=Grouping(dimensions, as_of), chart=chart)


def rows(table: Table, *keys: str) -> list[tuple[Cell, ...]]:
    """The cells of some columns, without the total's."""
    places = [[column.key for column in table.columns].index(key) for key in keys]
    return [tuple(row[place] for place in places) for row in table.rows]


def totals(table: Table, *keys: str) -> tuple[Cell, ...]:
    assert table.total is not None
    return tuple(table.total[[column.key for column in table.columns].index(key)] for key in keys)


def shown(table: Table, format_: str = "table", *, language: str = "en") -> str:
    return renderer(format_)(table, words=words(language), width=None, color=False)


# The round of 2020 on other maps


def test_the_round_of_2020_on_the_map_of_2024_by_hand() -> None:
    """Jevnaker and Lunner to Akershus; Råde, Indre Østfold to Østfold; Kongsberg, Øvre Eiker, Drammen to Buskerud."""
    table = summed(SHIPPED, "region", date(2024, 1, 1))
    assert rows(table, "region", "applications", "itemised", "awards", "granted") == [
        ("Oslo", None, 3, 3, 1_450_000 + 1_850_000 + 1_200_000),
        ("Østfold", None, 2, 2, 300_000 + 1_000_000),
        ("Akershus", None, 6, 6, 4_000_000 + 600_000 + 1_500_000 + 500_000 + 700_000 + 100_000),
        ("Buskerud", None, 3, 3, 900_000 + 120_000 + 800_000),
    ]
    assert totals(table, "applications", "awards", "granted") == (48, 14, 15_020_000)


def test_what_came_from_several_counties_stands_in_a_row_of_its_own() -> None:
    """Asker came from Akershus and Buskerud, Drammen from Buskerud and Vestfold."""
    table = summed(SHIPPED, "region", date(2019, 12, 31))
    assert rows(table, "region", "granted") == [
        ("Østfold", 1_300_000),
        ("Akershus", 4_000_000),
        ("Akershus / Buskerud", 2_100_000),
        ("Oslo", 4_500_000),
        ("Oppland", 1_300_000),
        ("Buskerud", 1_020_000),
        ("Buskerud / Vestfold", 800_000),
    ]
    assert totals(table, "granted") == (15_020_000,)
    assert table.notes[-1].replace("\u00a0", " ") == (
        "These lie in several places on 31 December 2019, and are left undivided: "
        "Akershus / Buskerud, Buskerud / Vestfold."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_is_named_in_every_language(language: str) -> None:
    table = summed(SHIPPED, "region", date(2019, 1, 1), language=language)
    assert is_golden(f"regrouped-{language}", shown(table, language=language))


def test_a_number_of_applications_can_be_regrouped_only_where_all_are_itemised() -> None:
    stated = "[frame]\napplications = 48\n" + '\n[[regions]]\ncounty = "Viken"\napplications = 43\n'
    entries = application("a", "Hole") + application("b", "Lunner")
    as_of = date(2024, 1, 1)
    whole = summed(ROUND + stated + entries, "region", as_of)
    part = summed(ROUND + 'itemised = "awarded"\n' + stated + entries, "region", as_of)
    assert rows(whole, "region", "applications") == [("Akershus", 1), ("Buskerud", 1)]
    assert rows(part, "region", "applications") == [("Akershus", None), ("Buskerud", None)]
    assert totals(part, "applications") == (48,)


def test_a_region_that_is_stated_and_empty_is_no_row_on_another_map() -> None:
    stated = ROUND + '\n[[regions]]\ncounty = "Viken"\ngranted = 0\n'
    assert rows(summed(stated, "region"), "region") == [("Viken",)]
    assert rows(summed(stated, "region", date(2024, 1, 1)), "region") == []


# Years on one map


def test_years_are_compared_on_one_map() -> None:
    table = summed(YEARS, "region,year", date(2024, 1, 1))
    assert rows(table, "region", "year", "applications", "awards", "granted") == [
        ("Akershus", 2018, 2, 2, 27),
        ("Akershus", 2020, 1, 1, 1_000),
        ("Buskerud", 2018, 1, 1, 300),
        ("Buskerud", 2020, 1, 0, 0),
        ("Buskerud", 2024, 1, 1, 20_000),
        (None, 2020, 1, 1, 50_000),
    ]
    assert totals(table, "region", "year", "applications", "awards", "granted") == (None, None, 7, 6, 71_327)


def test_a_municipality_is_followed_and_named_as_on_the_day_of_the_map() -> None:
    table = summed(YEARS, "municipality,year", date(2024, 1, 1))
    assert rows(table, "municipality", "number", "year", "granted") == [
        ("Asker", "3203", 2018, 27),
        ("Asker", "3203", 2020, 1_000),
        ("Kongsberg", "3303", 2018, 300),
        ("Kongsberg", "3303", 2020, 0),
        ("Kongsberg", "3303", 2024, 20_000),
        (None, None, 2020, 50_000),
    ]


def test_a_municipality_that_is_divided_is_named_after_all_it_came_from() -> None:
    table = summed(YEARS, "municipality", date(2019, 1, 1))
    assert rows(table, "municipality", "number", "granted")[1:4] == [
        ("Asker / Røyken / Hurum", "0220 / 0627 / 0628", 1_000),
        ("Kongsberg", "0604", 20_300),
        ("Røyken", "0627", 20),
    ]
    assert "left undivided: Asker / Røyken / Hurum." in table.notes[-1]


# Every dimension


@pytest.mark.parametrize(
    ("by", "key", "expected"),
    [
        ("year", "year", [(2018, 327), (2020, 51_000), (2024, 20_000)]),
        ("round", "round", [("2018", 327), ("2020a", 1_000), ("2020b", 50_000), ("2024", 20_000)]),
        ("grantor", "grantor", [("Fylkesmannen i Buskerud", 327), ("Fylkesmannen i Oslo og Viken", 71_000)]),
        # Roles in their order and each once; a project that names none is known to name none.
        ("role", "role", [(("service", "community"), 1_300), (("service",), 20), (None, 70_007)]),
        (
            "region",
            "region",
            [("Buskerud", 20_320), ("Akershus", 7), ("Viken", 1_000), (None, 50_000)],
        ),
    ],
)
def test_rows_are_summed_by_each_dimension(by: str, key: str, expected: list[tuple[Cell, Cell]]) -> None:
    table = summed(YEARS, by)
    assert rows(table, key, "granted") == expected
    assert totals(table, "granted") == (71_327,)


def test_two_rounds_of_a_year_are_one_row_and_what_is_not_known_of_one_is_not_known_of_it() -> None:
    files = {"a.toml": ROUND + application("a"), "b.toml": ROUND.replace('"2020"', '"b"') + 'itemised = "awarded"\n'}
    assert rows(summed(files, "year"), "year", "applications", "itemised") == [(2020, None, 1)]


def test_a_stated_figure_holds_for_a_pair_of_region_and_round_or_year() -> None:
    stated = ROUND + 'itemised = "awarded"\n' + '\n[[regions]]\ncounty = "Viken"\napplications = 43\n'
    for by in ("region,round", "year,region", "region,grantor"):
        assert rows(summed(stated + application("a", "Hole"), by), "applications") == [(43,)]
    assert rows(summed(stated + application("a", "Hole"), "region,role"), "applications") == [(None,)]


def test_a_frame_holds_for_a_pair_of_year_and_grantor() -> None:
    table = summed(SHIPPED, "year,grantor")
    assert rows(table, "year", "grantor", "applications") == [(2020, "Fylkesmannen i Oslo og Viken", 48)]


def test_an_award_for_two_applications_of_one_id_is_nobodys() -> None:
    files = ROUND + application("a", "Hole") + application("a", "Lunner") + award("a", "9") + award("x", "1")
    assert rows(summed(files, "municipality"), "municipality", "itemised", "granted") == [
        ("Hole", 1, 0),
        ("Lunner", 1, 0),
        (None, 0, 10),
    ]
    assert rows(summed(files, "region"), "region", "itemised", "granted") == [("Viken", 2, 9), (None, 0, 1)]
    assert rows(summed(files, "region,year"), "region", "itemised", "granted") == [("Viken", 2, 9), (None, 0, 1)]


def test_an_application_that_cannot_be_read_leaves_its_award_where_its_county_is_known() -> None:
    files = ROUND + application("a", "Hole", more="requested = 0") + award("a", "9") + application("b", "Hole")
    assert rows(summed(files, "region,year"), "region", "year", "granted") == [("Viken", 2020, 9)]
    assert rows(summed(files, "municipality"), "municipality", "granted") == [("Hole", 0), (None, 9)]
    assert rows(summed(files, "region", date(2024, 1, 1)), "region", "granted") == [("Buskerud", 0), (None, 9)]


# Partners


def test_a_project_counts_for_each_partner_and_once_in_the_total() -> None:
    table = summed(YEARS, "partner")
    keys = ("partner", "kind", "partner_number", "joined_applications", "joined_awards", "joined_granted", "applicants")
    assert rows(table, *keys) == [
        ("Røyken", "municipality", "0627", 1, 1, 7, ("0220",)),
        ("Buskerud fylkeskommune", "county", "06", 1, 1, 7, ("0220",)),
        ("KS", "other", None, 1, 1, 7, ("0220",)),
        ("Asker", "municipality", "3203", 1, 1, 20_000, ("3303",)),
        ("Våler", None, None, 1, 1, 20_000, ("3303",)),
        (None, None, None, 5, 4, 51_320, ("0604", "0627", "3025", "3006")),
    ]
    assert totals(table, "joined_applications", "joined_awards", "joined_granted") == (7, 6, 71_327)
    assert table.notes == ("A project counts for each of its partners; the total counts it once.",)


def test_the_most_frequent_partner_comes_first() -> None:
    files = ROUND + "".join(
        application(id_, more=f"partners = [{partners}]")
        for id_, partners in (("a", '"Hole", "KS"'), ("b", '"KS", "NTNU", "NTNU"'), ("c", '"NTNU", "KS"'))
    )
    assert rows(summed(files, "partner"), "partner", "joined_applications") == [("KS", 3), ("NTNU", 2), ("Hole", 1)]


def test_partners_by_year_are_rows_of_their_own() -> None:
    table = summed(YEARS, "year,partner", date(2024, 1, 1))
    assert rows(table, "year", "partner", "joined_granted")[:3] == [
        (2018, "Buskerud fylkeskommune", 7),
        (2018, "KS", 7),
        (2018, None, 320),
    ]


def test_a_municipality_has_what_it_got_apart_from_what_it_takes_part_in() -> None:
    table = summed(YEARS, "municipality", date(2024, 1, 1))
    assert rows(table, "number", "awards", "granted", "joined_awards", "joined_granted") == [
        ("3203", 3, 1_027, 1, 20_000),
        ("3303", 2, 20_300, 0, 0),
        (None, 1, 50_000, 0, 0),
    ]
    assert totals(table, "granted", "joined_awards", "joined_granted") == (71_327, None, None)
    assert table.notes[-1].startswith("As partner: ")


def test_people_are_shown_what_municipalities_join_only_where_they_do() -> None:
    assert "As partner" in shown(summed(YEARS, "municipality"))
    alone = summed(ROUND + application("a", more='partners = ["KS"]'), "municipality")
    assert "As partner" not in shown(alone)
    assert json.loads(shown(alone, "json"))["rows"][0]["joined_granted"] == 0


def test_beside_another_dimension_of_applications_a_municipality_has_its_own_figures_alone() -> None:
    keys = [column.key for column in summed(YEARS, "municipality,role").columns]
    assert [key for key in keys if key.startswith("joined")] == []


@pytest.mark.parametrize("format_", ["json", "csv", "md"])
def test_partners_in_formats(format_: str) -> None:
    assert is_golden(f"partners-{format_}", shown(summed(YEARS, "partner", chart=True), format_))


@pytest.mark.parametrize("language", LANGUAGES)
def test_partners_in_every_language(language: str) -> None:
    table = summed(YEARS, "partner,year", chart=True, language=language)
    assert is_golden(f"partners-{language}", shown(table, language=language))


# Lists


@pytest.mark.parametrize("entries", ["applications", "awards"])
def test_a_list_is_grouped_by_the_counties_of_another_day(entries: Entries) -> None:
    table = listing(ledger(YEARS).rounds, EN, entries=entries, criteria=Criteria(as_of=date(2024, 1, 1)))
    assert [(group.title, len(group.rows)) for group in table.groups] == [
        ("Akershus", 3),
        ("Buskerud", 3 if entries == "applications" else 2),
        ("County not known", 1),
    ]
    assert table.title.replace("\u00a0", " ").endswith(" · boundaries of 1 January 2024")
    assert table.notes == ()


def test_a_list_says_what_is_divided_and_keeps_it_apart() -> None:
    criteria = Criteria(as_of=date(2019, 1, 1))
    table = listing(ledger(SHIPPED).rounds, EN, entries="awards", criteria=criteria)
    assert [group.title for group in table.groups][-2:] == ["Akershus / Buskerud", "Buskerud / Vestfold"]
    assert table.notes[0].endswith("left undivided: Akershus / Buskerud, Buskerud / Vestfold.")
    assert table.total is not None
    assert 15_020_000 in table.total


def test_a_list_is_narrowed_to_a_county_of_another_day() -> None:
    criteria = Criteria(counties=("Akershus",), as_of=date(2024, 1, 1))
    table = listing(ledger(SHIPPED).rounds, EN, entries="awards", criteria=criteria)
    assert rows(table, "region", "municipality", "number") == [
        ("Akershus", "Bærum", "3024"),
        ("Akershus", "Asker", "3025"),
        ("Akershus", "Asker", "3025"),
        ("Akershus", "Jevnaker", "3053"),
        ("Akershus", "Jevnaker", "3053"),
        ("Akershus", "Lunner", "3054"),
    ]


# No krone is lost

_MUNICIPALITIES = st.sampled_from(
    ["Oslo", "Asker", "Drammen", "Volda", "Ålesund", "Heim", "Snillfjord", "Tjeldsund", "Rakkstad", "Våler", "3025"]
)
_PARTNERS = st.lists(st.sampled_from(["Oslo", "Asker", "KS", "Viken", "Våler", "Hurum"]), max_size=3)
_ROLES = st.lists(st.sampled_from(["service", "authority", "democracy", "community"]), max_size=2)
_AMOUNTS = st.integers(1, 10**9)
_DAYS = st.sampled_from([None, *(date(year, 1, 1) for year in range(2013, 2027))])
_BY = st.sampled_from([(one,) for one in ADDITIVE] + list(combinations(ADDITIVE, 2)))


@st.composite
def _files(draw: st.DrawFn) -> dict[str, str | bytes | SourceFile]:
    """Up to four rounds of any years, with applications and awards of all kinds, doubled ids and awards of nothing."""
    files: dict[str, str | bytes | SourceFile] = {}
    for at in range(draw(st.integers(0, 4))):
        year = draw(st.integers(2012, 2026))
        text = draw(st.sampled_from([ROUND, DECIDED, f'{ROUND}itemised = "awarded"\n']))
        text = text.replace("2020-", f"{year}-").replace('id = "2020"', f'id = "r{at}"')
        for county in draw(st.lists(st.sampled_from(["Oslo", "Viken", "Akershus"]), unique=True)):
            text += f'\n[[regions]]\ncounty = "{county}"\n'
        for number in range(draw(st.integers(0, 5))):
            id_ = draw(st.sampled_from([f"{at}-{number}", f"{at}-0"]))
            requested = draw(st.none() | _AMOUNTS)
            more = f"requested = {requested}\n" if requested else ""
            more += f"partners = {json.dumps(draw(_PARTNERS))}\nroles = {json.dumps(draw(_ROLES))}"
            text += application(id_, draw(_MUNICIPALITIES), more=more)
            for _ in range(draw(st.integers(0, 2))):
                text += award(draw(st.sampled_from([id_, id_, "none"])), str(draw(_AMOUNTS)))
        files[f"{at}.toml"] = text
    return files


@given(_files(), _BY, _DAYS)
@examples(120)
def test_by_whatever_it_is_grouped_and_on_any_map_the_rows_come_to_what_the_ledger_holds(
    files: dict[str, str | bytes | SourceFile], by: tuple[Dimension, ...], as_of: date | None
) -> None:
    rounds = ledger(files).rounds
    table = summary_of_entries(rounds, EN, grouping=Grouping(by, as_of))
    decoded = [round_.entries for round_ in rounds]
    held = (
        sum(len(entries.applications) for entries in decoded),
        sum(len(entries.awards) for entries in decoded),
        sum(award.granted for entries in decoded for award in entries.awards),
    )
    sums = tuple(map(sum, zip(*rows(table, "itemised", "awards", "granted"), strict=True))) or (0, 0, 0)
    assert totals(table, "itemised", "awards", "granted") == sums == held


@given(_files(), st.dates(date(2013, 1, 1), date(2026, 12, 31)))
@examples(60)
def test_each_award_goes_where_its_municipality_went(files: dict[str, str | bytes | SourceFile], as_of: date) -> None:
    """The sums of a region, reckoned again award by award from the texts of the applications."""
    rounds = ledger(files).rounds
    expected: Counter[str | None] = Counter()
    for round_ in rounds:
        on = round_.heading.date.last
        counties: dict[str, list[str | None]] = {}
        for each in round_.entries.applications:
            home = look_up(each.applicant, on)
            there = counties_as_of(home.number, on, as_of=as_of) if isinstance(home, Municipality) else ()
            counties.setdefault(each.id, []).append(" / ".join(there) or None)
        for entry in round_.entries.awards:
            # Whose an award is cannot be told where its application's id is not unique.
            known = counties.get(entry.application, [])
            expected[known[0] if len(known) == 1 else None] += entry.granted
    found = {
        region: granted for region, granted in rows(summed(files, "region", as_of), "region", "granted") if granted
    }
    assert found == expected


@given(_files(), _DAYS)
@examples(60)
def test_no_partner_takes_part_in_more_than_there_is(
    files: dict[str, str | bytes | SourceFile], as_of: date | None
) -> None:
    table = summed(files, "partner", as_of)
    (most,) = totals(table, "joined_granted")
    found = [granted for (granted,) in rows(table, "joined_granted") if isinstance(granted, int)]
    assert isinstance(most, int)
    assert max(found, default=0) <= most <= sum(found)
