"""Lists of applications and awards, county by county, narrowed and sorted; and one entry with its place."""

import json
from collections.abc import Mapping

import pytest

from skjonn.actions import lookup
from skjonn.actions.show import show
from skjonn.language import LANGUAGES, words
from skjonn.model.errors import UnknownNameError, UnreadableError, UsageError
from skjonn.model.source import SourceFile
from skjonn.model.table import Table
from skjonn.render.tables import renderer
from skjonn.reports.entry import entry, for_people
from skjonn.reports.listed import SORTS, Criteria, Entries, Sort
from skjonn.reports.listing import listing
from support.ledgers import LATER, ROUND, SHIPPED, application, award, is_golden, ledger
from support.table_cells import cells, column, group_totals, total

EN = words("en")
NO_CRITERIA = Criteria()
VIKEN = '\n[[regions]]\ncounty = "Viken"\n'
OSLO = '\n[[regions]]\ncounty = "Oslo"\n'
Files = str | Mapping[str, str | bytes | SourceFile]

# A round in which something of everything is missing: an award, an application, a county, an amount.
MIXED = (
    ROUND
    + VIKEN
    + OSLO
    + application("a-10", "Oslo", project="Ålesund", more="requested = 400_000\nreceived = 2020-03-01")
    + application("a-9", "Hole", project="ærlig", more='partners = ["KS", "Oslo"]\nroles = ["service"]')
    + application("a-100", "0301", project="Zoo", more='requested = 300_000\ncooperation = "Etater"\narea = "helse"')
    + application("b", "Rakkstad", project="Ørlig", more="requested = 700_000")
    + award("a-9", "250_000", more='decided = 2020-09-09\ncase = "2020/1-5"')
    + award("a-100", "250_000")
    + award("b", "90_000")
    + award("missing", "1_000")
)


def _list(files: Files, entries: Entries, *, criteria: Criteria = NO_CRITERIA, sort: Sort = "id") -> Table:
    return listing(ledger(files).rounds, EN, entries=entries, criteria=criteria, sort=sort)


def _ids(table: Table) -> list[str]:
    return [str(id_) for id_ in column(table, "id")]


def _shown(table: Table, *, language: str = "en", width: int | None = None) -> str:
    return renderer("table")(table, words=words(language), width=width, color=False)


# Golden texts


@pytest.mark.parametrize(("language", "width"), [("en", 100), ("nb", 80), ("nn", 60)])
def test_the_awards_of_2020_are_listed_as_in_the_announcement(language: str, width: int) -> None:
    table = listing(ledger(SHIPPED).rounds, words(language), entries="awards", criteria=NO_CRITERIA)
    assert is_golden(f"list-awards-2020-{language}", _shown(table, language=language, width=width))


@pytest.mark.parametrize("language", LANGUAGES)
def test_applications_with_gaps_are_listed_with_what_is_known(language: str) -> None:
    table = listing(ledger(MIXED).rounds, words(language), entries="applications", criteria=NO_CRITERIA)
    assert is_golden(f"list-applications-{language}", _shown(table, language=language))


def test_awards_of_several_rounds_name_their_round() -> None:
    files = {"2020.toml": MIXED, "2022.toml": LATER + application("c", "Hole") + award("c", "5")}
    assert is_golden("list-awards-two-rounds", _shown(_list(files, "awards")))


def test_machines_are_given_everything_in_one_run() -> None:
    text = renderer("json")(_list(MIXED, "applications"), words=EN, width=None, color=False)
    rows = json.loads(text)["rows"]
    assert [row["id"] for row in rows] == ["a-9", "a-10", "a-100", "b"]
    assert rows[0] == {
        "region": "Viken",
        "round": "2020",
        "id": "a-9",
        "municipality": "Hole",
        "number": "3038",
        "recipient": None,
        "partners": ["KS", "Oslo"],
        "cooperation": None,
        "project": "ærlig",
        "members": [],
        "county": None,
        "organisation": None,
        "roles": ["service"],
        "area": None,
        "as_printed": None,
        "note": None,
        "received": None,
        "cost": None,
        "requested": None,
        "granted": 250_000,
        "decided": "2020-09-09",
        "case": "2020/1-5",
        "conditions": None,
        "award_note": None,
        "in_force": 250_000,
        "paid": 0,
        "held": 0,
        "left_to_pay": 250_000,
        "outcome": "awarded",
        "frame": None,
    }
    assert (rows[2]["cooperation"], rows[2]["area"], rows[2]["partners"]) == ("Etater", "helse", [])
    assert (rows[3]["region"], rows[3]["municipality"], rows[3]["number"]) == (None, "Rakkstad", None)


# Groups and totals


def test_there_is_a_group_a_county_in_the_order_of_the_regions_and_the_unknown_last() -> None:
    for entries in ("applications", "awards"):
        titles = [group.title for group in _list(MIXED, entries).groups]
        assert titles == ["Viken", "Oslo", "County not known"]


def test_count_and_sum_stand_under_each_county_and_under_all() -> None:
    table = _list(MIXED, "awards")
    keys = ("applicant", "granted")
    assert [*group_totals(table, *keys), total(table, *keys)] == [
        ("1\u00a0award", 250_000),
        ("1\u00a0award", 250_000),
        ("2\u00a0awards", 91_000),
        ("4\u00a0awards", 591_000),
    ]


def test_a_sum_requested_that_lacks_a_part_is_not_given() -> None:
    table = _list(MIXED, "applications")
    keys = ("applicant", "requested")
    assert [*group_totals(table, *keys), total(table, *keys)] == [
        ("1\u00a0application", None),
        ("2\u00a0applications", 700_000),
        ("1\u00a0application", 700_000),
        ("4\u00a0applications", None),
    ]


def test_an_award_of_no_application_is_listed_with_its_amount() -> None:
    table = _list(MIXED, "awards")
    assert cells(table, "id", "granted")[-1] == ("missing", 1_000)
    known = {"round", "id", "partners_or_cooperation", "partners", "members", "roles", "granted"}
    figures = ("in_force", "paid", "held", "left_to_pay", "outcome")
    assert cells(table, *figures)[-1] == (1_000, 0, 0, 1_000, "awarded")
    known |= set(figures)
    others = [label.key for label in table.columns if label.key not in known]
    assert len(others) > 20
    assert cells(table, *others)[-1] == (None,) * len(others)


@pytest.mark.parametrize("entries", ["applications", "awards"])
def test_nothing_to_list_is_a_table_without_groups(entries: Entries) -> None:
    none: Files = {}
    for files in (ROUND, none):
        table = _list(files, entries)
        assert (table.groups, table.total) == ((), None)
        assert _shown(table).endswith("\n Nothing to show.\n")


def test_two_awards_are_shown_as_their_sum_beside_the_application_and_apart_among_the_awards() -> None:
    files = ROUND + application("a") + award("a", "5") + award("a", "7")
    assert column(_list(files, "applications"), "granted") == [12]
    assert column(_list(files, "awards"), "granted") == [5, 7]


# Narrowing


@pytest.mark.parametrize(
    ("criteria", "applications", "awards"),
    [
        (Criteria(), "a-9 a-10 a-100 b", "a-9 a-100 b missing"),
        (Criteria(counties=("Oslo",)), "a-10 a-100", "a-100"),
        (Criteria(counties=("Vestland",)), "", ""),
        (Criteria(municipalities=("oslo",)), "a-10 a-100", "a-100"),
        (Criteria(municipalities=("0301",)), "a-10 a-100", "a-100"),
        (Criteria(municipalities=("RAKKSTAD",)), "b", "b"),
        (Criteria(municipalities=("Rakkestad",)), "", ""),
        (Criteria(least=300_000), "a-10 a-100 b", ""),
        (Criteria(least=300_001), "a-10 b", ""),
        (Criteria(least=90_000), "a-10 a-100 b", "a-9 a-100 b"),
        (Criteria(most=400_000), "a-10 a-100", "a-9 a-100 b missing"),
        (Criteria(most=399_999), "a-100", "a-9 a-100 b missing"),
        (Criteria(most=0), "", ""),
        (Criteria(least=0), "a-10 a-100 b", "a-9 a-100 b missing"),
        (Criteria(least=1_001, most=249_999), "", "b"),
        (Criteria(counties=("Oslo",), municipalities=("Hole",)), "", ""),
        (Criteria(counties=("Oslo",), least=350_000), "a-10", ""),
    ],
)
def test_a_list_is_narrowed_to_what_meets_every_criterion(criteria: Criteria, applications: str, awards: str) -> None:
    assert " ".join(_ids(_list(MIXED, "applications", criteria=criteria))) == applications
    assert " ".join(_ids(_list(MIXED, "awards", criteria=criteria))) == awards


@pytest.mark.parametrize("municipality", ["A\u030asnes", "Åsnes", "åsnes", "3418"])
def test_a_municipality_is_found_in_any_unicode_form_and_by_its_number(municipality: str) -> None:
    files = ROUND + application("a", "Åsnes") + application("b", "Hole")
    assert _ids(_list(files, "applications", criteria=Criteria(municipalities=(municipality,)))) == ["a"]


# Sorting, within each county

ONE_COUNTY = ROUND + "".join(
    application(id_, municipality, project=project, more=f"requested = {requested}" if requested else "")
    for id_, municipality, project, requested in (
        ("a-10", "Hole", "Ås", 400),
        ("a-9", "Asker", "Ærlig", 400),
        ("a-100", "Hole", "ås", 0),
        ("a-b", "3018", "Zoo", 900),
        ("a-09", "Asker", "zoo", 1_000),
    )
)


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("id", "a-9 a-09 a-10 a-100 a-b"),
        ("municipality", "a-b a-9 a-09 a-10 a-100"),
        ("project", "a-09 a-b a-10 a-100 a-9"),
        ("amount", "a-09 a-b a-9 a-10 a-100"),
    ],
)
def test_a_list_is_sorted_as_asked(sort: Sort, ids: str) -> None:
    """Ids as they are counted; municipalities by number (Våler 3018, Asker 3025, Hole 3038); amounts from the top."""
    assert " ".join(_ids(_list(ONE_COUNTY, "applications", sort=sort))) == ids


@pytest.mark.parametrize("sort", SORTS)
def test_rounds_keep_to_the_order_asked_for_and_nothing_unknown_stops_a_sort(sort: Sort) -> None:
    files = {"a.toml": LATER + application("a", "X") + award("y"), "b.toml": MIXED}
    for entries in ("applications", "awards"):
        table = _list(files, entries, sort=sort)
        assert sorted(_ids(table)) == sorted(_ids(_list(files, entries)))
    assert _ids(_list({"a.toml": LATER + application("a"), "b.toml": ROUND + application("z")}, "applications")) == [
        "z",
        "a",
    ]


# One entry


def _entry(files: Files, id_: str, *, entries: Entries = "applications", language: str = "en") -> Table:
    return entry(show(ledger(files), id_, entries=entries), words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_is_shown_with_all_that_is_known_and_its_place(language: str) -> None:
    shown = [
        _shown(for_people(_entry(files, id_, language=language), words(language)), language=language)
        for files, id_ in ((SHIPPED, "2020-03"), (MIXED, "a-9"), (MIXED, "a-100"), (MIXED, "b"))
    ]
    assert is_golden(f"entry-{language}", "\n".join(shown))


def test_machines_are_given_every_field_of_an_entry() -> None:
    text = renderer("json")(_entry(MIXED, "a-10"), words=EN, width=None, color=False)
    assert json.loads(text)["rows"] == [
        {
            "round": "2020",
            "frame": None,
            "id": "a-10",
            "municipality": "Oslo",
            "number": "0301",
            "recipient": None,
            "region": "Oslo",
            "members": [],
            "county": None,
            "organisation": None,
            "project": "Ålesund",
            "partners": [],
            "cooperation": None,
            "roles": [],
            "area": None,
            "as_printed": None,
            "note": None,
            "received": "2020-03-01",
            "requested": 400_000,
            "cost": None,
            "granted": None,
            "decided": None,
            "case": None,
            "conditions": None,
            "award_note": None,
            "file": "ledger/2020.toml",
            "line": 13,
            "in_force": None,
            "paid": None,
            "held": None,
            "left_to_pay": None,
            "outcome": None,
        }
    ]


@pytest.mark.parametrize(("entries", "header"), [("applications", "[[applications]]"), ("awards", "[[awards]]")])
def test_the_line_is_that_of_what_was_asked_for_also_after_what_cannot_be_read(entries: Entries, header: str) -> None:
    files = ROUND + application("x", more="requested = 0") + award("x", "0") + application("a") + award("a")
    ((_, file, line),) = show(ledger(files), "a", entries=entries)
    lines = files.split("\n")
    assert file == "ledger/2020.toml"
    assert (lines[line - 1], lines[line]) == (header, 'id = "a"' if entries == "applications" else 'application = "a"')


@pytest.mark.parametrize(
    ("files", "id_", "entries", "what"),
    [
        (MIXED, "a-10", "awards", "Application a-10 has no award."),
        (
            ROUND + application("a", more="requested = 0"),
            "a",
            "applications",
            "Application a in ledger/2020.toml cannot",
        ),
        (
            ROUND + application("a") + award("a", "0"),
            "a",
            "awards",
            "The award of a in ledger/2020.toml cannot be read",
        ),
        (MIXED, "a-11", "applications", "There is no application a-11 in ledger."),
    ],
)
def test_what_cannot_be_shown_is_told(files: str, id_: str, entries: Entries, what: str) -> None:
    with pytest.raises(UnreadableError if "cannot" in what else UnknownNameError) as caught:
        show(ledger(files), id_, entries=entries)
    assert caught.value.what.startswith(what)
    assert caught.value.now


# Choosing


def test_a_round_is_chosen_by_its_id_or_all_are() -> None:
    found = ledger({"a.toml": ROUND, "b.toml": LATER})
    assert lookup.rounds(found) == found.rounds
    assert [round_.id for round_ in lookup.rounds(found, ["2022"])] == ["2022"]


@pytest.mark.parametrize(
    ("files", "id_", "now"),
    [
        ({"a.toml": ROUND, "b.toml": LATER}, "2021", "Did you mean 2022 or 2020?"),
        ({"a.toml": ROUND, "b.toml": LATER}, "x", "There are 2020, 2022."),
        ({}, "x", "There are none yet."),
        (
            {f"{year}.toml": ROUND.replace("2020", f"{year}") for year in range(2013, 2023)},
            "x",
            "There are 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022.",
        ),
        (
            {f"{year}.toml": ROUND.replace("2020", f"{year}") for year in range(2013, 2025)},
            "x",
            "There are 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022 and 2 more.",
        ),
    ],
)
def test_a_round_that_does_not_exist_is_told_which_do(files: dict[str, str], id_: str, now: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        lookup.round_of(ledger(dict(files)), id_)
    assert (caught.value.what, caught.value.now) == (f"There is no round {id_} in ledger.", now)


@pytest.mark.parametrize("text", ["Viken", "viken", "VIKEN FYLKE"])
def test_a_region_is_chosen_in_any_spelling(text: str) -> None:
    assert lookup.county(text, [round_.totals for round_ in ledger(SHIPPED).rounds]) == "Viken"


def test_a_region_is_one_of_the_rounds_own_day_stated_or_with_entries() -> None:
    later = ROUND.replace("2020", "2024")
    rounds = ledger({"a.toml": ROUND + VIKEN, "b.toml": later + application("a", "Hole")}).rounds
    assert [lookup.county(text, [round_.totals for round_ in rounds]) for text in ("Viken", "Buskerud")] == [
        "Viken",
        "Buskerud",
    ]
    with pytest.raises(UnknownNameError) as caught:
        lookup.county("Akershus", [round_.totals for round_ in rounds])
    assert caught.value.what == "No round here has a region Akershus."
    assert caught.value.now in {"Did you mean Buskerud?", "There are Viken, Buskerud."}


def test_a_round_of_which_there_are_two_is_shown_twice_and_not_added_to() -> None:
    found = ledger({"a.toml": ROUND, "b/c.toml": ROUND})
    assert [round_.file for round_ in lookup.rounds(found, ["2020"])] == ["a.toml", "b/c.toml"]
    with pytest.raises(UsageError) as caught:
        lookup.round_of(found, "2020")
    assert caught.value.what == "Several files have round 2020: a.toml, b/c.toml."


def test_of_the_ids_that_may_be_meant_three_are_named() -> None:
    error = lookup.unknown_application("2020", ["20201", "202012", "2020123", "20201234"], root="ledger")
    assert error.now == "Did you mean 20201 or 202012 or 2020123?"


def test_of_one_name_it_is_said_that_there_is_only_that() -> None:
    with pytest.raises(UnknownNameError) as caught:
        lookup.rounds(ledger({"a.toml": ROUND}), ["x"])
    assert caught.value.now == "There is only 2020."
