"""Options that take several values, options that refuse a second one, and municipalities by a name of another day."""

import json
from pathlib import Path

import pytest

from support.command_line import NEW, OPEN, Skjonn
from support.ledgers import ROUND, application, award


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Hole") + award("2027-01", "350_000"))
    skjonn.keep("2018.toml", EARLIER)
    return skjonn


EARLIER = (
    ROUND.replace("2020", "2018").replace("Viken", "Akershus")
    + "".join(
        application(f"2018-{number}", place) + award(f"2018-{number}", f"{number}")
        for number, place in enumerate(("Askim", "Eidsberg", "Moss", "Snillfjord"), 1)
    )
    + "\n[[regions]]\ncounty = 'Østfold'\n\n[[regions]]\ncounty = 'Trøndelag'\n"
)


def rows(skjonn: Skjonn, *words: str) -> list[dict[str, object]]:
    """The rows of a report as JSON."""
    found: list[dict[str, object]] = json.loads(skjonn(*words, "--format", "json").out)["rows"]
    return found


# Several


def test_several_rounds_are_shown_together(skjonn: Skjonn) -> None:
    two = ("--round", "2020", "--round", "2027")
    assert {row["round"] for row in rows(skjonn, "award", "list", *two)} == {"2020", "2027"}
    assert {row["round"] for row in rows(skjonn, "application", "list", *two)} == {"2020", "2027"}
    assert {row["round"] for row in rows(skjonn, "frame", *two)} == {"2020", "2027"}
    assert [row["round"] for row in rows(skjonn, "summary", "--by", "round", *two)] == ["2020", "2027"]
    assert [row["round"] for row in rows(skjonn, "summary", "--by", "round,municipality", *two)][-1] == "2027"
    assert skjonn("check", *two).out.count("\nledger/") == 1
    assert "2018" not in skjonn("check", *two).out


def test_a_round_that_is_named_twice_is_shown_once(skjonn: Skjonn) -> None:
    assert len(rows(skjonn, "award", "list", "--round", "2027", "--round", "2027")) == 1


def test_of_several_rounds_one_that_does_not_exist_is_named(skjonn: Skjonn) -> None:
    ran = skjonn("frame", "--round", "2020", "--round", "2028")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: There is no round 2028 in ledger.")


def test_several_regions_and_municipalities_are_shown_together(skjonn: Skjonn) -> None:
    found = rows(skjonn, "award", "list", "--region", "oslo", "--region", "Buskerud")
    assert {row["region"] for row in found} == {"Oslo", "Buskerud"}
    found = rows(skjonn, "award", "list", "--municipality", "Hole", "--municipality", "0301")
    assert {row["municipality"] for row in found} == {"Hole", "Oslo"}
    found = rows(skjonn, "award", "list", "--region", "Oslo", "--municipality", "Hole", "--municipality", "Oslo")
    assert {row["municipality"] for row in found} == {"Oslo"}


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("award", "add", *NEW, "--granted", "5", "--granted", "6"), "--granted"),
        (("award", "add", *NEW, "--granted=5", "--round", "2027", "--round=2020"), "--round"),
        (("application", "add", *NEW, "--municipality", "Asker"), "--municipality"),
        (("round", "add", "2028", "--date", "2028-01-01", "--date", "2028-01-01"), "--date"),
        (("award", "list", "--sort", "id", "--sort", "amount"), "--sort"),
        (("summary", "--by", "region", "--by", "year", "--by", "round"), "--by"),
        (("check", "--today", "2027-01-01", "--format", "json", "--today", "2027-01-02"), "--today"),
        (("place", "--region", "Oslo", "--region", "Akershus"), "--region"),
        (("rules", "--ledger", "a", "--ledger", "b"), "--ledger"),
    ],
)
def test_an_option_that_takes_one_value_is_refused_twice(words: tuple[str, ...], option: str, skjonn: Skjonn) -> None:
    before = skjonn.files()
    ran = skjonn(*words)
    assert (ran.code, ran.out, ran.err) == (2, "", f"error: {option} is given twice.\n       Give it once.\n")
    assert skjonn.files() == before


def test_what_takes_no_value_or_several_is_taken_twice(skjonn: Skjonn) -> None:
    words = ("--no-color", "--no-color", "--select", "SKJ1", "--select", "SKJ2")
    assert skjonn("check", *words).code == 0


# Municipalities on another day


def test_a_list_of_an_empty_ledger_takes_any_municipality(skjonn: Skjonn) -> None:
    for name in skjonn.files():
        (skjonn.ledger / name).unlink()
    ran = skjonn("award", "list", "--municipality", "Hole")
    assert (ran.code, ran.err.startswith("The ledger is empty")) == (0, True)


@pytest.mark.parametrize(
    ("words", "found", "said"),
    [
        # a number and a name that it had later, and before
        (("--round", "2020", "--municipality", "3118"), {"Indre Østfold"}, "3118"),
        (("--round", "2020", "--municipality", "0534"), {"Gran"}, "0534"),
        (("--round", "2027", "--municipality", "3038"), {"Hole"}, "3038"),
        (("--round", "2020", "--municipality", "Askim"), {"Indre Østfold"}, "Askim"),
        (("--round", "2018", "--municipality", "Indre Østfold"), {"Askim", "Eidsberg"}, "Indre Østfold"),
        (("--round", "2018", "--round", "2020", "--municipality", "Askim"), {"Askim", "Indre Østfold"}, "Askim"),
        # as written, with what people write beside a name
        (("--round", "2027", "--municipality", "Hole kommune"), {"Hole"}, ""),
        (("--round", "2027", "--municipality", "3310 Hole"), {"Hole"}, ""),
    ],
)
def test_a_municipality_is_found_by_a_name_or_number_of_another_day_which_is_said(
    words: tuple[str, ...], found: set[str], said: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2020.toml", ROUND_2020)
    ran = skjonn("award", "list", *words, "--format", "json")
    assert {row["municipality"] for row in json.loads(ran.out)["rows"]} == found
    assert ran.code == 0
    assert ran.err.startswith(f"{said} is not a municipality on" if said else "")
    assert bool(ran.err) == bool(said)


ROUND_2020 = ROUND + "".join(
    application(f"2020-{number}", place) + award(f"2020-{number}", f"{number}0")
    for number, place in enumerate(("Indre Østfold", "Gran", "Moss", "Heim", "Hitra"), 1)
)


def test_what_is_shown_for_a_name_of_another_day_is_said_in_the_users_language(skjonn: Skjonn) -> None:
    words = ("award", "list", "--round", "2020", "--municipality", "Rygge")
    assert skjonn(*words).err == (
        "Rygge is not a municipality on 9\u00a0September\u00a02020; shown instead: 3002 Moss.\n"
    )
    assert skjonn(*words, "--lang", "nb").err == (
        "Rygge er ikke en kommune 9.\u00a0september\u00a02020; vist i stedet: 3002 Moss.\n"
    )


def test_a_municipality_that_was_divided_is_none_of_its_parts(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND_2020)
    ran = skjonn("award", "list", "--round", "2020", "--municipality", "Snillfjord")
    assert (ran.code, ran.out) == (2, "")
    assert "was divided between" in ran.err


@pytest.mark.parametrize("name", ["Indre Østfold", "3118", "Heim / Hitra / Orkland", "Moss", "Hole"])
def test_a_list_on_the_map_of_a_day_has_what_a_summary_on_that_map_has(name: str, skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND_2020)
    summary = rows(skjonn, "summary", "--by", "municipality", "--as-of", "2024")
    (row,) = (row for row in summary if name in {row["municipality"], row["number"]})
    found = rows(skjonn, "award", "list", "--as-of", "2024", "--municipality", name)
    assert (sum(int(str(each["granted"])) for each in found), len(found)) == (row["granted"], row["awards"])


def test_a_list_on_the_map_of_a_day_takes_a_name_of_another_day(skjonn: Skjonn) -> None:
    ran = skjonn("award", "list", "--as-of", "2024", "--municipality", "Askim", "--format", "json")
    assert [row["municipality"] for row in json.loads(ran.out)["rows"]] == ["Askim", "Eidsberg", "Indre Østfold"]
    assert ran.err == ("Askim is not a municipality on 1\u00a0January\u00a02024; shown instead: 3118 Indre Østfold.\n")
    ran = skjonn("award", "list", "--as-of", "2024", "--municipality", "Snillfjord", "--format", "json")
    assert [row["municipality"] for row in json.loads(ran.out)["rows"]] == ["Snillfjord"]
    assert (ran.code, ran.err) == (0, "")


def test_an_applicant_that_is_no_municipality_is_on_no_map_and_found_as_written(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Holl") + award("2027-01", "350_000"))
    for as_of in ((), ("--as-of", "2024")):
        assert len(rows(skjonn, "award", "list", "--municipality", "holl", *as_of)) == 1
        assert rows(skjonn, "award", "list", "--round", "2027", "--municipality", "Hole", *as_of) == []
