"""`skjonn place`, with and without a ledger; and `--as-of` on the commands that regroup."""

import json
from pathlib import Path

import pytest

from support.command_line import Skjonn


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    """On 1 February 2027, beside the shipped ledger."""
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    return skjonn


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    """Where there is no ledger."""
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def test_a_municipality_is_shown_with_what_the_ledger_holds(skjonn: Skjonn) -> None:
    ran = skjonn("place", "jevnaker", "kommune")
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[0] == "3236 Jevnaker (Akershus) · 1 February 2027"
    assert lines[4:7] == [
        "1898\u20132019 0532 Jevnaker Oppland 3053 Jevnaker 0 0 0",
        "2020\u20132023 3053 Jevnaker Viken 0532 Jevnaker 3236 Jevnaker 2 2 1 200 000",
        "2024\u2013 3236 Jevnaker Akershus 3053 Jevnaker 0 0 0",
    ]


@pytest.mark.parametrize("words", [("Nore", "og", "Uvdal"), ("Nore og Uvdal",), ("3052",), ("3052", "Nore og Uvdal")])
def test_a_name_of_several_words_needs_no_quotation_marks(words: tuple[str, ...], skjonn: Skjonn) -> None:
    ran = skjonn("place", *words, "--format", "csv")
    assert [line.split(",")[:3] for line in ran.out.splitlines()[1:]] == [
        ["0633", "Nore og Uvdal", "Buskerud"],
        ["3052", "Nore og Uvdal", "Viken"],
        ["3338", "Nore og Uvdal", "Buskerud"],
    ]


def test_without_a_ledger_the_facts_are_shown_and_people_are_told(alone: Skjonn) -> None:
    ran = alone("place", "Lunner")
    assert (ran.code, ran.err) == (0, "")
    assert "3234" in ran.out
    assert "There is no ledger: " in ran.out
    assert "Granted" not in ran.out


@pytest.mark.parametrize("format_", ["json", "csv", "csv-excel", "tsv"])
def test_the_columns_for_programs_depend_on_the_options_alone(format_: str, skjonn: Skjonn) -> None:
    assert "granted" not in skjonn("place", "Lunner", "--format", format_).out.lower()
    assert "granted" in skjonn("place", "Lunner", "--format", format_, "--ledger", "ledger").out.lower()


def test_a_ledger_that_is_named_must_be_there(alone: Skjonn) -> None:
    ran = alone("place", "Lunner", "--ledger", "elsewhere")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: There is no folder elsewhere (--ledger).")


def test_a_ledger_that_cannot_be_read_whole_ends_with_1_and_shows_what_it_holds(skjonn: Skjonn) -> None:
    skjonn.keep("2021.toml", "no toml")
    ran = skjonn("place", "Lunner")
    assert ran.code == 1
    assert "100\u00a0000" in ran.out
    assert ran.err.startswith("ledger/2021.toml could not be read in full (1\u00a0error);")


def test_one_that_is_no_more_is_shown_but_not_on_a_day_on_which_it_is_none(skjonn: Skjonn) -> None:
    assert skjonn("place", "Askim").out.startswith("0124 Askim (Østfold)\n")
    ran = skjonn("place", "Askim", "--date", "2021-06-01")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        'error: "Askim" is not a municipality on that day: 0124 Askim (Østfold) was valid until 2019'
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Våler",), '"Våler" can be 3114 Våler (Østfold) or 3419 Våler (Innlandet).'),
        (("Rakkstad",), 'Did you mean "Rakkestad"?'),
        (("Viken",), "It is the name of a county."),
        (("Viken fylkeskommune",), "It is the name of a county."),
        (("",), '"" is not the name or number of any municipality since 2013.'),
        (("Nes", "--region", "Viken"), 'Write "Nes (Viken)".'),
        (("--county", "Viken"), "Viken is a county from 2020-01-01 to 2023-12-31, not on 2027-02-01."),
        (("--region", "Vikn", "--date", "2021"), "Did you mean Viken?"),
        (("Halden", "--date", "2012-12-31"), "the facts begin on 2013-01-01."),
        (("--date", "2012"), "the facts begin on 2013-01-01."),
        (("--date", "yesterday"), "--date: yesterday is not a date."),
        (("--date", "²⁰²⁴"), "--date: ²⁰²⁴ is not a date."),
        (("Oslo", "--format", "xml"), "--format: xml is not one of table, csv"),
    ],
)
def test_what_is_no_one_place_is_refused_with_what_can_be_done(
    arguments: tuple[str, ...], said: str, skjonn: Skjonn
) -> None:
    ran = skjonn("place", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_municipalities_of_a_county_and_the_counties_of_a_day_are_listed(alone: Skjonn) -> None:
    viken = json.loads(alone("place", "--county", "viken", "--date", "2021-06-01", "--format", "json").out)["rows"]
    assert len(viken) == 51
    assert viken[4] == {"region": "Viken", "number": "3005", "name": "Drammen"}
    listed = json.loads(alone("place", "--date", "2021", "--format", "json").out)
    assert len(listed["rows"]) == 11
    assert listed["rows"][4] == {"number": "30", "region": "Viken", "municipalities": 51}
    assert listed["total"]["municipalities"] == 356
    assert len(alone("place", "--format", "tsv").out.splitlines()) == 16


def test_it_answers_programs_without_rich_and_pydantic(skjonn: Skjonn) -> None:
    ran = skjonn.child("place", "Jevnaker", "--format", "json", PYTHONPROFILEIMPORTTIME="1")
    assert json.loads(ran.out)["rows"][1]["region"] == "Viken"
    modules = [line.rpartition("|")[2].strip() for line in ran.err.splitlines()]
    # What measures coverage loads more, before and after.
    own = [at for at, name in enumerate(modules) if name.partition(".")[0] == "skjonn"]
    loaded = {name.partition(".")[0] for name in modules[own[0] : own[-1]]}
    assert "typer" in loaded
    assert loaded.isdisjoint({"rich", "pydantic", "pydantic_core", "tomllib"})


def test_municipalities_and_counties_of_today_are_completed(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SKJONN_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    for line, found in (("skjonn place Jev", {"Jevnaker"}), ("skjonn place --region Øst", {"Østfold"})):
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        assert set(skjonn().out.split("\n")) - {""} == found
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "skjonn summary --by region,y")
    assert set(skjonn().out.split("\n")) - {""} == {"region,year"}


# The map of another day


@pytest.mark.parametrize("as_of", ["2024", "2024-01-01", " 2026-11-24 "])
def test_a_summary_is_regrouped_by_the_counties_of_another_day(as_of: str, skjonn: Skjonn) -> None:
    ran = skjonn("summary", "--as-of", as_of, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert [(row["region"], row["applications"], row["granted"]) for row in found["rows"]] == [
        ("Oslo", None, 4_500_000),
        ("Østfold", None, 1_300_000),
        ("Akershus", None, 7_400_000),
        ("Buskerud", None, 1_820_000),
    ]
    assert found["total"]["granted"] == 15_020_000


def test_years_are_compared_on_one_map(skjonn: Skjonn) -> None:
    ran = skjonn("summary", "--by", "county,year", "--as-of", "2024", "--format", "csv")
    assert [line.split(",")[:2] for line in ran.out.splitlines()] == [
        ["region", "year"],
        *([county, "2020"] for county in ("Oslo", "Østfold", "Akershus", "Buskerud")),
    ]


@pytest.mark.parametrize("kind", ["award", "application"])
def test_a_list_is_regrouped_and_narrowed_by_the_counties_of_another_day(kind: str, skjonn: Skjonn) -> None:
    ran = skjonn(kind, "list", "--as-of", "2024", "--region", "akershus", "--format", "csv")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split(",")[:5] for line in ran.out.splitlines()[-2:]] == [
        ["Akershus", "2020", "2020-07", "Jevnaker", "3053"],
        ["Akershus", "2020", "2020-10", "Lunner", "3054"],
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("summary", "--as-of", "2012"), "Municipalities and counties of 2012-01-01 are not known"),
        (("summary", "--as-of", "soon"), "--as-of: soon is not a date."),
        (("award", "list", "--as-of", "2012-12-31"), "Choose that day or a later one."),
        (("award", "list", "--as-of", "2024", "--region", "Viken"), "Viken is a county from 2020-01-01 to 2023-12-31"),
        (("summary", "--by", "fylke"), "--by: fylke is not one of region, municipality, recipient, partner, round, "),
        (("summary", "--by", "yaer,county"), "Did you mean year?"),
        (("summary", "--by", "county,year,round"), "Write one, or two: region,year."),
        (("summary", "--by", "year,year"), "--by: year,year is neither one dimension nor two."),
        (("summary", "--by", ""), "--by:  is not one of region"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...], said: str, skjonn: Skjonn) -> None:
    ran = skjonn(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
