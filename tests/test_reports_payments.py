"""The list of payments: by municipality number, what is left to pay of each award, and apart what is not to be paid."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from support.command_line import Skjonn
from support.ledgers import LATER, ROUND, application, award, event

RECIPIENT = """
[[applications]]
id = "2020-06"
recipient = "Kongsbergregionen"
county = "Viken"
project = "Felles"
"""
# What each has left to pay stands beside it; it is counted by hand.
LIVES = (
    ROUND
    + application("2020-01", "Øvre Eiker")
    + award("2020-01", more='case = "2020/12-3"')  # 100 000 less 30 000 held and 20 000 paid: 50 000
    + event("2020-01", "held", "2020-10-01", more='amount = 30_000\nreason = "Plan"')
    + event("2020-01", "paid", "2020-11-01", more="amount = 20_000")
    + application("2020-02", "Oslo")
    + award("2020-02", more="decided = 2020-10-15")  # 100 000
    + application("2020-03", "Oslo")
    + award("2020-03")  # all is paid
    + event("2020-03", "paid", "2020-12-01", more="amount = 100_000")
    + application("2020-04", "Asker")
    + award("2020-04")  # 25 000 to be repaid
    + event("2020-04", "paid", "2020-10-01", more="amount = 100_000")
    + event("2020-04", "amended", "2020-12-31", more="amount = -25_000")
    + application("2020-05", "Asker")
    + award("2020-05")  # declined
    + event("2020-05", "declined", "2020-10-02")
    + RECIPIENT
    + award("2020-06", "7_000")  # 7 000
)
APART = (
    (
        "Held, and not in the list: 30 000 kr in 1\u00a0award.\n"
        "To be repaid, and not in the list: 25 000 kr in 1\u00a0award.\n"
    )
    .replace("30 000", "30\u00a0000")
    .replace("25 000", "25\u00a0000")
)


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def rows(skjonn: Skjonn, *options: str) -> list[list[str]]:
    """The records of the list, without its keys."""
    return list(csv.reader(StringIO(skjonn("export", "payments", *options, "--format", "csv").out)))[1:]


def to_pay(skjonn: Skjonn, *options: str) -> dict[str, int]:
    """What is to be paid of each award."""
    return {record[4]: int(record[7]) for record in rows(skjonn, *options)}


def test_what_is_left_is_listed_by_number_and_recipients_that_are_no_municipality_have_none(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES)
    ran = skjonn("export", "payments", "--format", "csv")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "round,number,municipality,recipient,id,project,case,to_pay",
        "2020,0301,Oslo,,2020-02,Prosjekt 2020-02,,100000",
        "2020,3048,Øvre Eiker,,2020-01,Prosjekt 2020-01,2020/12-3,50000",
        "2020,,,Kongsbergregionen,2020-06,Felles,,7000",
    ]
    assert ran.err == APART


def test_the_total_is_what_is_listed(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES)
    found = json.loads(skjonn("export", "payments", "--format", "json").out)
    assert found["total"]["to_pay"] == 157_000


def test_where_nothing_is_to_be_repaid_the_total_is_that_of_the_summary(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES.replace("-25_000", "25_000"))
    total = json.loads(skjonn("export", "payments", "--format", "json").out)["total"]["to_pay"]
    assert total == json.loads(skjonn("summary", "--format", "json").out)["total"]["left_to_pay"] == 182_000


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-09-08", {}),
        ("2020-09-30", {f"2020-0{number}": 7_000 if number == 6 else 100_000 for number in (1, 3, 4, 5, 6)}),
        ("2020-10-01", {"2020-01": 70_000, "2020-03": 100_000, "2020-05": 100_000, "2020-06": 7_000}),
        ("2020-11-30", {"2020-01": 50_000, "2020-02": 100_000, "2020-03": 100_000, "2020-06": 7_000}),
        ("31.12.2020", {"2020-01": 50_000, "2020-02": 100_000, "2020-06": 7_000}),
    ],
)
def test_on_a_day_neither_later_events_nor_later_awards_count(
    day: str, expected: dict[str, int], skjonn: Skjonn
) -> None:
    skjonn.keep("2020.toml", LIVES)
    assert to_pay(skjonn, "--on", day) == expected


def test_on_a_day_before_it_nothing_is_said_to_be_held_or_repaid(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES)
    assert skjonn("export", "payments", "--on", "2020-09-30").err == ""
    assert skjonn("export", "payments", "--on", "2020-10-01").err == APART.splitlines(keepends=True)[0]


def test_it_is_narrowed_as_lists_are(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES)
    skjonn.keep("2022.toml", LATER + application("2022-01", "Hole") + award("2022-01"))
    assert to_pay(skjonn, "--region", "Oslo") == {"2020-02": 100_000}
    assert to_pay(skjonn, "--year", "2022") == to_pay(skjonn, "--round", "2022") == {"2022-01": 100_000}
    assert skjonn("export", "payments", "--region", "Oslo").err == ""


def test_what_two_applications_may_have_is_in_the_list_without_a_number_and_ends_with_1(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES + application("2020-02", "Asker") + award("2020-02", "9_000"))
    assert [record[1:] for record in rows(skjonn) if record[4] == "2020-02"] == [
        ["", "", "", "2020-02", "", "", "100000"],
        ["", "", "", "2020-02", "", "", "9000"],
    ]
    ran = skjonn("export", "payments", "--lang", "nb")
    assert ran.code == 1
    assert "2\u00a0tildelinger (109\u00a0000 kr) kan ikke knyttes til en søknad." in ran.err


def test_what_is_closed_has_nothing_held(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES + event("2020-01", "closed", "2021-01-01"))
    assert "Held" not in skjonn("export", "payments").err


# Two awards share an application, to which something happened: nobody can tell whose that is.
SHARED = (
    ROUND
    + application("2020-01", "Oslo")
    + award("2020-01")
    + award("2020-01")
    + event("2020-01", "paid", "2020-11-01", more="amount = 20_000")
    + application("2020-02", "Oslo")
    + award("2020-02", "5_000")
)


def test_what_is_not_known_is_said_and_ends_with_1(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", SHARED)
    ran = skjonn("export", "payments", "--format", "json")
    found = json.loads(ran.out)
    assert [row["to_pay"] for row in found["rows"]] == [None, None, 5_000]
    assert found["total"]["to_pay"] == 5_000
    assert ran.code == 1
    assert ran.err.startswith("It is not known how much is left to pay of 2\u00a0awards. `skjonn check` says more.\n")
    later = skjonn("export", "payments", "--on", "2020-12-01", "--format", "json")
    assert [row["to_pay"] for row in json.loads(later.out)["rows"]] == [None, None, 5_000]
    before = skjonn("export", "payments", "--on", "2020-10-31", "--format", "json")
    assert (before.code, json.loads(before.out)["total"]["to_pay"]) == (0, 205_000)


@pytest.mark.parametrize(
    ("unread", "known"),
    [
        (event("2020-02", "paid", "2020-12-01", more='amount = "much"'), {"2020-01": 50_000, "2020-06": 7_000}),
        ('\n[[events]]\ntype = "paid"\ndate = 2020-12-01\namount = 5\n', {}),
        (award("2020-02", '"much"'), {"2020-01": 50_000, "2020-06": 7_000}),
        ("\n[[awards]]\ngranted = 5\n", {"2020-01": 50_000, "2020-02": 100_000, "2020-06": 7_000}),
        ('\n[[applications]]\nid = "2020-07"\n', {"2020-01": 50_000, "2020-02": 100_000, "2020-06": 7_000}),
    ],
    ids=["payment", "payment of nobody knows", "second award", "award of nobody knows", "application"],
)
def test_what_could_not_be_read_may_be_a_payment(unread: str, known: dict[str, int], skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES + unread)
    ran = skjonn("export", "payments", "--format", "json")
    found = json.loads(ran.out)
    assert {row["id"]: row["to_pay"] for row in found["rows"] if row["to_pay"] is not None} == known
    assert found["total"]["to_pay"] == sum(known.values())
    unknown = {"2020-02"} if len(known) == 2 else set() if known else {f"2020-0{number}" for number in range(1, 7)}
    assert {row["id"] for row in found["rows"] if row["to_pay"] is None} == unknown
    assert ("It is not known how much is left to pay" in ran.err) is bool(unknown)
    assert "ledger/2020.toml could not be read in full (1\u00a0error)" in ran.err
    assert ran.code == 1


def test_an_award_of_no_application_is_in_the_list_without_a_number(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND + award("ghost", "60_000"))
    assert rows(skjonn) == [["2020", "", "", "", "ghost", "", "", "60000"]]
    assert rows(skjonn, "--on", "2020-12-31") == [["2020", "", "", "", "ghost", "", "", "60000"]]
    assert skjonn("export", "payments").code == 1


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nb",
            "Til utbetaling: Prosjektskjønn 2020 · Fylkesmannen i Oslo og Viken · 9.\u00a0september\u00a02020 · per ",
        ),
        (
            "nn",
            "Til utbetaling: Prosjektskjønn 2020 · Fylkesmannen i Oslo og Viken · 9.\u00a0september\u00a02020 · per ",
        ),
        ("en", "To pay: Prosjektskjønn 2020 · Fylkesmannen i Oslo og Viken · 9\u00a0September\u00a02020 · as of "),
    ],
)
def test_it_is_told_in_the_language_asked_for(language: str, expected: str, skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES)
    ran = skjonn("export", "payments", "--lang", language, "--on", "2020-12-31")
    assert ran.out.startswith(expected)
    assert ("not in the list" in ran.err) is (language == "en")


@pytest.mark.parametrize("format_", ["table", "csv", "csv-excel", "json", "md", "tsv"])
def test_it_comes_in_every_format_and_in_a_file(format_: str, skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES)
    ran = skjonn("export", "payments", "--format", format_)
    assert "Kongsbergregionen" in ran.out
    assert skjonn("export", "payments", "--format", format_, "--output-file", "list").out == ""
    assert Path("list").read_bytes() == ran.out.encode()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--on", "yesterday"), "error: --on: "),
        (("--round", "2021"), "error: There is no round 2021"),
        (("--region", "Nordland"), "error: No round here has a region Nordland."),
        (("--year", "2019"), "error: There is no round of the year 2019."),
        (("--format", "xls"), "error: --format: "),
    ],
)
def test_what_cannot_be_meant_is_refused(options: tuple[str, ...], said: str, skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", LIVES)
    ran = skjonn("export", "payments", *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
