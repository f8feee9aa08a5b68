"""Rounds of which the source says less, entered by the commands alone: checked, listed and summed as what is known."""

import json
from pathlib import Path

import pytest

from support.command_line import Ran, Skjonn
from support.ledgers import ROUND, application, award, identities

NO_TITLE = 'If the source has no title, write `--project ""`; in JSON, `"project": null`. Nothing was written.'


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def add_round(skjonn: Skjonn, id_: str, *more: str) -> Ran:
    ran = skjonn("round", "add", id_, "--title", f"Skjønnsmidler {id_}", "--grantor", "Fylkesmannen", *more)
    assert (ran.code, ran.err) == (0, "")
    return ran


def add(skjonn: Skjonn, round_: str, *more: str) -> None:
    ran = skjonn("award", "add", "--round", round_, *more)
    assert (ran.code, ran.err) == (0, "")


def checked(skjonn: Skjonn) -> tuple[list[str], list[str], list[str]]:
    """What a check finds, verifies, and cannot verify, once the rounds are decided."""
    for name, data in skjonn.files().items():
        if name.endswith(".toml"):
            skjonn.keep(name, data.decode().replace('state = "open"', 'state = "decided"'))
    ran = skjonn("check", "--format", "json")
    assert ran.code == 0
    said = json.loads(ran.out)
    plain = [[each["text"].replace("\u00a0", " ") for each in said[key]] for key in ("verified", "unverified")]
    return [each["name"] for each in said["findings"]], plain[0], plain[1]


def summed(skjonn: Skjonn) -> dict[str, tuple[int, int]]:
    rows = json.loads(skjonn("summary", "--format", "json").out)["rows"]
    return {row["region"]: (row["awards"], row["granted"]) for row in rows}


# Seven rounds


def test_a_list_of_municipalities_without_projects_in_a_round_of_a_year(skjonn: Skjonn) -> None:
    add_round(skjonn, "2018", "--date", "2018", "--awards", "4", "--granted", "3,4 mill")
    for municipality, granted in (
        ("Bodø", "1 mill"),
        ("Hemnes", "800 000"),
        ("Rana", "800 000"),
        ("Vågan", "0,8 mill"),
    ):
        add(skjonn, "2018", "--municipality", municipality, "--granted", granted)
    assert checked(skjonn) == ([], ["4 awards", "3 400 000 kr granted"], [])
    assert summed(skjonn) == {"Nordland": (4, 3_400_000)}
    assert "project" not in skjonn.files()["2018.toml"].decode()
    rows = json.loads(skjonn("award", "list", "--format", "json").out)["rows"]
    assert {row["project"] for row in rows} == {None}
    shown = skjonn("award", "list", "--sort", "project").out.replace("\u00a0", " ")
    assert shown.startswith("Awards: Skjønnsmidler 2018 · Fylkesmannen · 2018\n")
    assert shown.count("   Skjønnsmidler 2018   ") == 4


def test_a_month_with_figures_of_an_announcement(skjonn: Skjonn) -> None:
    ran = add_round(
        *(skjonn, "2020", "--date", "september 2020", "--granted", "litt over 15 millioner kroner"),
        *("--requested", "ca. 53 millioner kroner"),
    )
    assert "52 500 000 to 53 500 000 kr requested" in ran.out.replace("\u00a0", " ")
    add(skjonn, "2020", "--municipality", "Bærum", "--project", "En", "--granted", "7 mill", "--requested", "30 mill")
    add(skjonn, "2020", "--municipality", "Oslo", "--project", "To", "--granted", "8,02 mill", "--requested", "23 mill")
    assert checked(skjonn) == (
        [],
        [
            "53 000 000 kr requested (stated: 52 500 000 to 53 500 000)",
            "15 020 000 kr granted (stated: over 15 000 000, at most 15 500 000)",
        ],
        [],
    )
    assert summed(skjonn) == {"Viken": (1, 7_000_000), "Oslo": (1, 8_020_000)}


@pytest.mark.parametrize(
    ("month", "municipality", "county"),
    [("2019-12", "Jevnaker", "Oppland"), ("2020-01", "Jevnaker", "Viken"), ("2024-01", "Jevnaker", "Akershus")],
)
def test_the_month_in_which_counties_changed_has_those_that_it_began_with(
    month: str, municipality: str, county: str, skjonn: Skjonn
) -> None:
    """They changed on 1 January, its first day, which is not inside it."""
    add_round(skjonn, "r", "--date", month, "--region", f"{county}: awards=1 granted=500000", "--granted", "500000")
    add(skjonn, "r", "--municipality", municipality, "--granted", "500 000")
    found, verified, unverified = checked(skjonn)
    assert (found, unverified) == ([], [])
    assert "the regions add up to the frame" in verified
    assert summed(skjonn) == {county: (1, 500_000)}


def test_more_than_seven_millions_with_no_upper_bound(skjonn: Skjonn) -> None:
    add_round(skjonn, "2021", "--date", "2021-05-20", "--granted", "over 7 millioner")
    add(skjonn, "2021", "--municipality", "Hole", "--project", "En", "--granted", "12 mill")
    assert checked(skjonn) == ([], ["12 000 000 kr granted (stated: over 7 000 000)"], [])
    assert summed(skjonn) == {"Viken": (1, 12_000_000)}


def test_at_least_and_at_most(skjonn: Skjonn) -> None:
    add_round(
        skjonn, "2022", "--date", "2022", "--awards", "minst 2", "--granted", "inntil 40 mill", "--limit", "40 mill"
    )
    for municipality in ("Hole", "Lier"):
        add(skjonn, "2022", "--municipality", municipality, "--granted", "5 mill")
    assert checked(skjonn) == (
        [],
        [
            "2 awards (stated: at least 2)",
            "10 000 000 kr granted (stated: at most 40 000 000)",
            "within the limit of 40 000 000 kr",
        ],
        [],
    )
    rows = json.loads(skjonn("round", "list", "--format", "json").out)["rows"]
    assert [(row["date"], row["left"]) for row in rows] == [("2022", 30_000_000)]


def test_about_figures_of_regions_and_what_the_source_leaves_unknown(skjonn: Skjonn) -> None:
    add_round(
        *(skjonn, "2023", "--date", "mars 2023", "--itemised", "awarded", "--applications", "48"),
        *("--granted", "om lag 4,5 mill.", "--requested", "cirka 51,5 mill"),
        *("--region", "Viken: granted=vel 3 mill", "--region", "Oslo: granted=knapt 1,5 mill"),
    )
    add(skjonn, "2023", "--municipality", "Asker", "--granted", "3,02 mill")
    add(skjonn, "2023", "--municipality", "Oslo", "--granted", "1,47 mill")
    found, verified, unverified = checked(skjonn)
    assert found == []
    assert verified == [
        "4 490 000 kr granted (stated: 4 450 000 to 4 550 000)",
        "3 020 000 kr granted (stated: over 3 000 000, at most 3 500 000)",
        "1 470 000 kr granted (stated: under 1 500 000, at least 1 450 000)",
        "the regions add up to the frame",
    ]
    assert unverified == [
        "46 of 48 applications are not itemised",
        "no amount requested is itemised (stated: 51 450 000 to 51 550 000)",
    ]


def test_conditions_notes_and_a_spelling_of_the_source(skjonn: Skjonn) -> None:
    add_round(skjonn, "2020", "--date", "2020-09")
    add(
        *(skjonn, "2020", "--municipality", "Rakkestad", "--granted", "900 000", "--as-printed", "Rakkstad"),
        *("--note", "Sent in twice.", "--conditions", "A plan is approved first.", "--award-note", "In two parts."),
    )
    add(skjonn, "2020", "--municipality", "Bodø", "--granted", "5000", "--note", "Only the application's.")
    assert skjonn("application", "add", "--round", "2020", "--municipality", "Hole").code == 0
    assert skjonn("award", "add", "2020-03", "--granted", "7000", "--award-note", "Only the award's.").code == 0
    assert checked(skjonn) == ([], [], [])
    text = skjonn.files()["2020.toml"].decode()
    assert (
        'municipality = "Rakkestad"\nas_printed = "Rakkstad"\nnote = "Sent in twice."\n\n'
        '[[awards]]\napplication = "2020-01"\ngranted = 900_000\n'
        'conditions = "A plan is approved first."\nnote = "In two parts."\n'
    ) in text
    rows = json.loads(skjonn("award", "list", "--format", "json").out)["rows"]
    keys = ("municipality", "as_printed", "note", "conditions", "award_note")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("Rakkestad", "Rakkstad", "Sent in twice.", "A plan is approved first.", "In two parts."),
        ("Hole", None, None, None, "Only the award's."),
        ("Bodø", None, "Only the application's.", None, None),
    ]
    shown = skjonn("application", "show", "2020-01", "--lang", "nb").out
    for title, value in (
        *(("I kilden", "Rakkstad"), ("Merknad", "Sent in twice."), ("Vilkår", "A plan is approved first.")),
        ("Merknad til tildeling", "In two parts."),
    ):
        assert f" {title:<24}{value}\n" in shown
    # What a list writes is read back, in an empty round of another ledger.
    new = skjonn.folder / "again.json"
    new.write_text(skjonn("award", "list", "--format", "json").out, "utf-8")
    skjonn("round", "add", "2020", "--title", "T", "--grantor", "G", "--date", "2020", "--ledger", "again")
    assert skjonn("award", "add", "--from-json", "again.json", "--ledger", "again").code == 0
    assert json.loads(skjonn("award", "list", "--ledger", "again", "--format", "json").out)["rows"] == rows


# Titles


TITLED = ROUND + application("2020-01", "Hole", project="Egen tittel")


def test_in_a_round_with_titles_one_that_is_missing_is_named_and_can_be_said_to_be_none(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", TITLED)
    before = skjonn.files()
    ran = skjonn("award", "add", "--municipality", "Lier", "--granted", "5000")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"error: Missing: --project.\n       {NO_TITLE}\n"
    assert skjonn("award", "add").err.startswith("error: Missing: --municipality, --project, --granted.\n")
    (skjonn.folder / "new.json").write_text('[{"municipality": "Lier"}, {"municipality": "Asker", "project": "P"}]')
    ran = skjonn("application", "add", "--from-json", "new.json")
    assert (ran.code, ran.err) == (2, f"error: new.json, entry 1 lacks project.\n       {NO_TITLE}\n")
    assert skjonn.files() == before
    assert skjonn("award", "add", "--municipality", "Lier", "--granted", "5000", "--project", "").code == 0
    assert skjonn("application", "add", "--municipality", "Asker", "--anyway").code == 0
    (skjonn.folder / "new.json").write_text('{"municipality": "Flå", "project": null}')
    assert skjonn("application", "add", "--from-json", "new.json").code == 0
    assert skjonn.files()["2020.toml"].decode().count("project = ") == 1


def test_a_round_that_cannot_be_told_is_the_error_where_a_title_is_missing(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", TITLED)
    ran = skjonn("award", "add", "--round", "2019", "--municipality", "Lier", "--granted", "5000")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: There is no round 2019 in ledger.")


@pytest.mark.parametrize(
    ("titles", "asks"),
    [((), False), ((None,), False), (("A",), True), (("A", "A"), True), (("A",) * 3, False), ((None, None, "A"), True)],
)
def test_a_title_is_missing_only_where_others_have_one_of_their_own(
    titles: tuple[str | None, ...], *, asks: bool, skjonn: Skjonn
) -> None:
    text = "".join(without_title(f"2020-{n}", title) for n, title in enumerate(titles))
    skjonn.keep("2020.toml", ROUND + text)
    ran = skjonn("application", "add", "--municipality", "Lier")
    assert ("Missing: --project." in ran.err) == asks
    assert ran.code == (2 if asks else 0)


def without_title(id_: str, title: str | None = None) -> str:
    text = application(id_, project="X")
    return text.replace('project = "X"\n', f'project = "{title}"\n' if title else "")


@pytest.mark.parametrize(
    ("titles", "about"),
    [
        ((None, None), []),
        ((None, "A", None), []),
        (("A", "A"), ["2020-1"]),
        (("A", "A", None), ["2020-1"]),
        # One title throughout is the round's.
        (("A", "A", "A"), []),
        (("A", "A", "B"), ["2020-1"]),
    ],
)
def test_projects_are_the_same_only_where_titles_are_their_own(
    titles: tuple[str | None, ...], about: list[str]
) -> None:
    text = ROUND + "".join(without_title(f"2020-{n}", title) for n, title in enumerate(titles))
    assert [entry for name, entry in identities(text) if name == "same-project"] == about


def test_an_identical_row_without_a_title_is_refused_as_one_with_a_title(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND + without_title("2020-01") + award("2020-01", "5_000"))
    ran = skjonn("award", "add", "--municipality", "Oslo", "--granted", "5000")
    assert ran.code == 1
    assert "Round 2020 already has this" in ran.err
    assert skjonn("award", "add", "--municipality", "Oslo", "--granted", "6000").code == 0


def test_the_source_s_spelling_is_no_name(skjonn: Skjonn) -> None:
    text = ROUND + application("2020-01", "Rakkestad", more='as_printed = "ØVre Rakkstad Og Askim"')
    assert identities(text) == []
    skjonn.keep("2020.toml", text)
    assert skjonn("application", "list", "--municipality", "ØVre Rakkstad Og Askim").code == 2
