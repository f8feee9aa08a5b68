"""Lists and summaries narrowed, sorted and laid side by side: whatever the way to a figure, it is the same."""

import json
from pathlib import Path

import pytest

from skjonn.language import LANGUAGES, words
from skjonn.model.table import Cell, Table
from skjonn.render.tables import renderer
from skjonn.reports.listed import Criteria
from skjonn.reports.listing import listing
from skjonn.reports.narrowed import narrowed
from skjonn.reports.summary import summary_of_entries
from skjonn.reports.summary.across import ACROSS, Across, summary_across
from skjonn.reports.summary.dimensions import DIMENSIONS, Dimension, Grouping
from support.command_line import Skjonn
from support.ledgers import LATER, ROUND, SHIPPED, application, award, is_golden, ledger

EN = words("en")
VIKEN = '\n[[regions]]\ncounty = "Viken"\napplications = 3\nrequested = 900_000\n'
OSLO = '\n[[regions]]\ncounty = "Oslo"\napplications = { about = 5, within = 1 }\n'
SECOND = (
    LATER
    + VIKEN
    + OSLO
    + application("2022-01", "Hole", more='requested = 500_000\npartners = ["Oslo"]')
    + application("2022-02", "Oslo", more="requested = 400_000")
    + application("2022-03", "Atlantis")
    + award("2022-01", "350_001")
    + award("2022-02", "400_000")
    + award("2022-03", "1")
    + award("2022-09", "7")
)
THIRD = SECOND.replace("2022", "2022b").replace("= 2022b", "= 2022")
FILES = {"2020.toml": SHIPPED, "2022.toml": SECOND, "2022b.toml": THIRD}


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2020.toml", SHIPPED)
    skjonn.keep("2022.toml", SECOND)
    return skjonn


def rows(table: Table, *keys: str) -> dict[Cell, tuple[Cell, ...]]:
    """The cells of some columns by that of the first column; those of the total under `None`."""
    places = [[column.key for column in table.columns].index(key) for key in keys]
    found = {row[0]: tuple(row[place] for place in places) for row in table.rows}
    return found | ({None: tuple(table.total[place] for place in places)} if table.total else {})


# Sorting


ONE_COUNTY = (
    ROUND
    + application("a-9", "Hole", project="Én", more='requested = 300_000\narea = "helse"\nreceived = 2020-03-01')
    + application("a-10", "Hole", project="To", more='requested = 100_000\npartners = ["Lier"]\nreceived = 2020-02-01')
    + application("a-100", "Asker", project="Ål", more='area = "barn"\npartners = ["Asker", "Lier"]')
    + award("a-9", "5")
)


@pytest.mark.parametrize(
    ("sort", "ids", "reversed_ids"),
    [
        ("id", "a-9 a-10 a-100", "a-100 a-10 a-9"),
        ("requested", "a-9 a-10 a-100", "a-10 a-9 a-100"),
        ("amount", "a-9 a-10 a-100", "a-10 a-9 a-100"),
        ("received", "a-10 a-9 a-100", "a-9 a-10 a-100"),
        ("area", "a-100 a-9 a-10", "a-9 a-100 a-10"),
        ("partners", "a-100 a-10 a-9", "a-10 a-100 a-9"),
        ("number", "a-100 a-9 a-10", "a-10 a-9 a-100"),
        ("granted", "a-9 a-10 a-100", "a-9 a-10 a-100"),
    ],
)
def test_a_list_is_sorted_by_any_column_and_what_is_not_known_stays_last(
    sort: str, ids: str, reversed_ids: str
) -> None:
    for reverse, expected in ((False, ids), (True, reversed_ids)):
        table = listing(
            ledger(ONE_COUNTY).rounds, EN, entries="applications", criteria=Criteria(), sort=sort, reverse=reverse
        )
        place = [column.key for column in table.columns].index("id")
        assert [row[place] for row in table.rows] == expected.split()


def test_every_column_of_a_program_can_be_sorted_by(skjonn: Skjonn) -> None:
    for command in ("application", "award"):
        found = json.loads(skjonn(command, "list", "--format", "json").out)["rows"]
        for key in found[0]:
            ran = skjonn(command, "list", "--format", "json", "--sort", key, "--reverse")
            assert sorted(map(str, json.loads(ran.out)["rows"])) == sorted(map(str, found))


# Years, regions, municipalities


def test_years_choose_rounds_for_lists_and_summaries(skjonn: Skjonn) -> None:
    listed = json.loads(skjonn("award", "list", "--year", "2022", "--format", "json").out)["rows"]
    assert {row["round"] for row in listed} == {"2022"}
    both = skjonn("award", "list", "--year", "2022", "--year", "2020", "--format", "csv").out
    assert both == skjonn("award", "list", "--format", "csv").out
    assert skjonn("summary", "--year", "2020").out == skjonn("summary", "--round", "2020").out
    ran = skjonn("summary", "--year", "2021")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: There is no round of the year 2021.\n       Did you mean 2022 or 2020?\n"
    assert "There is no round of the year x." in skjonn("award", "list", "--year", "x").err


def test_what_was_requested_stands_in_a_list_of_awards_where_it_is_known() -> None:
    shown = {
        name: renderer("table")(
            listing(ledger(files).rounds, EN, entries="awards", criteria=Criteria()), words=EN, width=None, color=False
        )
        for name, files in (("known", ONE_COUNTY), ("unknown", SHIPPED))
    }
    assert "Requested kr" in shown["known"]
    assert "Requested kr" not in shown["unknown"]
    assert " Total   1 award " in shown["known"].replace("\u00a0", " ")


@pytest.mark.parametrize("by", DIMENSIONS)
def test_the_regions_of_a_summary_add_up_to_all_of_it(by: Dimension) -> None:
    rounds = ledger(FILES).rounds
    grouping = Grouping((by,))
    whole = rows(summary_of_entries(rounds, EN, grouping=Grouping(("region",))), "granted", "awards", "itemised")
    for region in ("Viken", "Oslo"):
        some = [narrowed(each, Criteria(counties=(region,))) for each in rounds]
        keys = ("joined_granted", "joined_awards") if by == "partner" else ("granted", "awards")
        assert rows(summary_of_entries(some, EN, grouping=grouping), *keys)[None] == whole[region][:2]


def test_a_region_alone_has_the_figures_of_its_row(skjonn: Skjonn) -> None:
    keys = ("applications", "itemised", "awards", "requested", "granted", "average")
    for arguments in (("--round", "2020"), ("--round", "2022"), ()):
        whole = json.loads(skjonn("summary", *arguments, "--format", "json").out)["rows"]
        for region in ("Viken", "Oslo"):
            ran = skjonn("summary", *arguments, "--region", region.lower(), "--format", "json")
            found = json.loads(ran.out)
            of_row = next(row for row in whole if row["region"] == region)
            assert [found["total"][key] for key in keys] == [of_row[key] for key in keys]
            assert [row["region"] for row in found["rows"]] == [region]
    for round_, applications, granted in (("2020", 48, 15_020_000), ("2022", 2, 750_001)):
        # In the later one a region states no exact number of applications: theirs is that of those itemised.
        ran = skjonn("summary", "--round", round_, "--region", "Oslo", "--region", "Viken", "--format", "json")
        found = json.loads(ran.out)["total"]
        assert (found["applications"], found["granted"]) == (applications, granted)


def test_a_municipality_alone_has_what_is_listed_of_it(skjonn: Skjonn) -> None:
    ran = skjonn("summary", "--municipality", "asker", "--by", "municipality", "--format", "json")
    (row,) = json.loads(ran.out)["rows"]
    assert (row["municipality"], row["applications"], row["itemised"], row["granted"]) == ("Asker", None, 2, 2_100_000)
    ran = skjonn("summary", "--municipality", "Asker", "--as-of", "2024")
    assert "All rounds: 2020, 2022 · Asker · boundaries of 1 January 2024" in ran.out.replace("\u00a0", " ")
    assert "Akershus" in ran.out
    assert "Requested" not in ran.out
    ran = skjonn("summary", "--municipality", "Askr")
    assert (ran.code, ran.out) == (2, "")
    assert 'Did you mean "Asker"?' in ran.err


def test_a_recipient_alone_has_what_is_listed_of_it_and_nothing_that_is_stated_of_its_region(skjonn: Skjonn) -> None:
    council = 'recipient = "Viken fylkeskommune"'
    skjonn.keep("2022.toml", SECOND.replace('municipality = "Hole"', council))
    ran = skjonn("summary", "-r", "2022", "--recipient", "viken fylkeskommune", "--region", "Viken", "-f", "json")
    found = json.loads(ran.out)
    assert [(row["region"], row["applications"], row["granted"]) for row in found["rows"]] == [("Viken", 1, 350_001)]
    assert (found["total"]["itemised"], found["total"]["requested"]) == (1, 500_000)
    ran = skjonn("summary", "--municipality", "Asker", "--recipient", "Viken fylkeskommune", "--by", "recipient")
    assert "All rounds: 2020, 2022 · Asker, Viken fylkeskommune\n" in ran.out
    assert "2 450 001" in ran.out.replace("\u00a0", " ")
    ran = skjonn("summary", "--recipient", "Innlandet fylkeskommune")
    assert (ran.code, ran.out) == (2, "")
    assert "No round here has a recipient Innlandet fylkeskommune." in ran.err


# Across


@pytest.mark.parametrize("across", ACROSS)
@pytest.mark.parametrize("by", DIMENSIONS)
def test_each_column_is_what_a_summary_of_it_alone_says(by: Dimension, across: Across) -> None:
    rounds = ledger(FILES).rounds
    if by == across:
        return
    grouping = Grouping((by,))
    table = summary_across(rounds, EN, grouping=grouping, across=across)
    groups = {str(getattr(each.heading.date, "year", "")) if across == "year" else each.id: None for each in rounds}
    granted = "joined_granted" if by == "partner" else "granted"
    for name in groups:
        some = [each for each in rounds if name == (each.id if across == "round" else str(each.heading.date.year))]
        alone = rows(summary_of_entries(some, EN, grouping=grouping), granted)
        beside = rows(table, f"granted_{name}")
        assert {key: alone.get(key, (0,)) for key in beside} == beside
        assert {key for key in alone if key not in beside} == set()
    first, *_, last = groups
    for before, after, more, percent in rows(
        table, f"granted_{first}", f"granted_{last}", "difference", "percent"
    ).values():
        assert isinstance(before, int)
        assert isinstance(after, int)
        assert more == after - before
        assert percent is None if not before else float(percent) == (after - before) / before  # type: ignore[arg-type]  # it is a share here


def test_totals_are_enough_where_a_row_needs_no_entries() -> None:
    rounds = ledger(FILES).rounds
    of_entries = summary_across(rounds, EN, grouping=Grouping(("region",)), across="year")
    totals = [each.totals for each in rounds]
    assert summary_across(totals, EN, grouping=Grouping(("region",)), across="year") == of_entries


def test_one_round_has_no_change_and_none_no_column() -> None:
    one = summary_across(ledger(SHIPPED).rounds, EN, grouping=Grouping(("region",)), across="round")
    assert rows(one, "granted_2020", "difference", "percent")[None] == (15_020_000, None, None)
    assert one.notes == ()
    none = summary_across((), EN, grouping=Grouping(("region",)), across="round")
    assert (list(none.rows), none.notes) == ([], ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_rounds_side_by_side_in_each_language(language: str) -> None:
    table = summary_across(ledger(FILES).rounds, words(language), grouping=Grouping(("region",)), across="round")
    shown = [renderer("table")(table, words=words(language), width=width, color=False) for width in (None, 60)]
    assert is_golden(f"summary-across-{language}", "\n".join(shown))


def test_a_small_loss_is_more_than_nothing() -> None:
    files = {
        "a.toml": ROUND + application("2020-01") + award("2020-01", "1_000"),
        "b.toml": LATER + application("2022-01") + award("2022-01", "999"),
    }
    table = summary_across(ledger(files).rounds, EN, grouping=Grouping(("region",)), across="round")
    assert "\u22121   >\u00a0\u22121\u00a0%" in renderer("table")(table, words=EN, width=None, color=False)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("--across", "round", "--by", "round"), "--across: round is already in --by."),
        (("--across", "year", "--chart"), "--across and --chart do not go together."),
        (("--across", "region"), "--across: region is not one of round, year."),
    ],
)
def test_what_does_not_go_together_is_refused(arguments: tuple[str, ...], what: str, skjonn: Skjonn) -> None:
    ran = skjonn("summary", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {what}")


def test_a_summary_across_is_had_from_the_shell_whether_it_needs_entries_or_not(skjonn: Skjonn) -> None:
    ran = skjonn("summary", "--across", "year", "--format", "csv")
    assert ran.out == (
        "region,granted_2020,granted_2022,difference,percent\n"
        "Viken,10520000,350001,-10169999,-0.966730\n"
        "Oslo,4500000,400000,-4100000,-0.911111\n"
        ",0,8,8,\n"
    ).replace("-0.966730", "-0.96673")
    ran = skjonn("summary", "--across", "year", "--by", "partner", "--region", "viken", "--format", "csv")
    assert "Oslo,0301,municipality,1500000,350001,-1149999,-0.766666\n" in ran.out


def test_an_award_whose_application_is_doubled_counts_in_the_region_of_both(skjonn: Skjonn) -> None:
    text = ROUND + application("2020-01", "Oslo") + application("2020-01", "Oslo", project="X") + award("2020-01", "5")
    skjonn.keep("2020.toml", text + application("2020-02", "Atlantis") + award("2020-02", "7"))
    found = json.loads(skjonn("summary", "--round", "2020", "--region", "Oslo", "--format", "json").out)
    assert (found["total"]["itemised"], found["total"]["granted"]) == (2, 5)
    found = json.loads(skjonn("summary", "--round", "2020", "--municipality", "Atlantis", "--format", "json").out)
    assert [(row["region"], row["granted"]) for row in found["rows"]] == [(None, 7)]
