"""The benchmark's workload: three forms of the same grants, and a ledger in which there is nothing to find."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from skjonn.model.place import Municipality
from skjonn.places.lookup import look_up

BENCH = Path(__file__).parent / "bench"
Form = tuple[str, date, str, str, str, tuple[str, ...], int]
"""A grant: id, day, county, municipality, title, partners, kroner granted."""

JOURNAL = re.compile(
    r"(?P<day>\S+) \* \((?P<id>\S+)\) (?P<municipality>[^|]+) \| (?P<project>.+)\n"
    r"(?:    ; partners: (?P<partners>.+)\n)?"
    r"    Expenses:(?P<county>[^:]+):\S+  (?P<granted>\d+) NOK\n"
    r"    Assets:Frame\n\n"
)
BEANCOUNT = re.compile(
    r'(?P<day>\S+) \* "(?P<municipality>[^"]+)" "(?P<project>[^"]+)" \^(?P<id>\S+)\n'
    r'(?:  partners: "(?P<partners>[^"]+)"\n)?'
    r"  Expenses:(?P<county>[^:]+):\S+  (?P<granted>\d+) NOK\n"
    r"  Assets:Frame\n\n"
)


def run(*arguments: str | Path, path: str | None = None, code: int = 0) -> str:
    """What a Python program prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **({} if path is None else {"PATH": path})},
        stdout=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == code
    return done.stdout.decode()


def generate(folder: Path, grants: int, per_round: int = 1_000, seed: int = 7, events: int = 0) -> Path:
    shape = (f"--grants={grants}", f"--per-round={per_round}", f"--seed={seed}", f"--events={events}")
    run(BENCH / "generate.py", folder, *shape)
    return folder


def files(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def transactions(text: str, form: re.Pattern[str]) -> tuple[list[Form], str]:
    """The grants of a journal, and what else stands in it."""
    grants = [
        (
            match["id"],
            date.fromisoformat(match["day"]),
            match["county"].replace("-", " "),
            match["municipality"],
            match["project"],
            tuple((match["partners"] or "").split(", ")) if match["partners"] else (),
            int(match["granted"]),
        )
        for match in form.finditer(text)
    ]
    return grants, form.sub("", text)


def entries(ledger: Path) -> list[Form]:
    """The grants of a ledger, by the standard reader; a county is that of the municipality on the round's day."""
    grants: list[Form] = []
    for path in sorted(ledger.iterdir()):
        tables = tomllib.loads(path.read_text("utf-8"))
        day = tables["round"]["date"]
        for application, award in zip(tables["applications"], tables["awards"], strict=True):
            home = look_up(application["municipality"], day)
            assert isinstance(home, Municipality)
            assert award["application"] == application["id"]
            assert award["decided"] == day
            partners = tuple(application.get("partners", ()))
            who = (home.county, application["municipality"], application["project"])
            grants.append((application["id"], day, *who, partners, award["granted"]))
    return grants


def sums(grants: list[Form]) -> Mapping[str, int]:
    total: Counter[str] = Counter()
    for _, _, county, _, _, _, granted in grants:
        total[county] += granted
    return total


SHAPES = pytest.mark.parametrize(
    ("grants", "per_round", "rounds"), [(14, 1_000, 1), (500, 60, 9), (500, 500, 1)], ids=["small", "many", "one"]
)


@SHAPES
def test_the_program_finds_nothing_in_the_ledger(tmp_path: Path, grants: int, per_round: int, rounds: int) -> None:
    ledger = generate(tmp_path / "new", grants, per_round) / "ledger"
    told = json.loads(run("-m", "skjonn", "check", "--ledger", ledger, "--format", "json", "--strict"))
    assert len(list(ledger.iterdir())) == rounds
    assert told["findings"] == []
    assert set(told["counts"].values()) == {0}
    assert told["unverified"] == []
    assert told["verified"] != []


@SHAPES
def test_the_three_forms_hold_the_same_grants(tmp_path: Path, grants: int, per_round: int, rounds: int) -> None:
    folder = generate(tmp_path / "new", grants, per_round)
    ledger = entries(folder / "ledger")
    journal, rest = transactions((folder / "grants.journal").read_text("utf-8"), JOURNAL)
    beancount, opened = transactions((folder / "grants.beancount").read_text("utf-8"), BEANCOUNT)
    assert len(ledger) == grants
    assert len({day for _, day, *_ in ledger}) == rounds
    assert journal == ledger
    assert beancount == ledger
    assert rest == ""
    assert re.fullmatch(r"(?:2020-01-01 open (?:Assets|Expenses):\S+ NOK\n)+", opened)


@SHAPES
def test_the_summary_comes_to_the_sums_of_the_journal(tmp_path: Path, grants: int, per_round: int, rounds: int) -> None:
    folder = generate(tmp_path / "new", grants, per_round)
    told = json.loads(run("-m", "skjonn", "summary", "--ledger", folder / "ledger", "--format", "json"))
    journal, _ = transactions((folder / "grants.journal").read_text("utf-8"), JOURNAL)
    assert {row["region"]: row["granted"] for row in told["rows"]} == sums(journal)
    assert (told["total"]["applications"], told["total"]["awards"]) == (grants, grants)
    assert len(told["rows"]) >= min(rounds, 11)


def test_the_same_arguments_give_the_same_bytes_and_another_seed_gives_others(tmp_path: Path) -> None:
    first = files(generate(tmp_path / "first", 150, 60))
    again = files(generate(tmp_path / "again", 150, 60))
    other = files(generate(tmp_path / "other", 150, 60, seed=8))
    assert first == again
    assert first.keys() == other.keys()
    assert not any(first[name] == other[name] for name in first)
    assert sorted(first) == ["grants.beancount", "grants.journal", *(f"ledger/r000{n}.toml" for n in (1, 2, 3))]


def test_titles_differ_by_more_than_case_punctuation_and_years(tmp_path: Path) -> None:
    grants = entries(generate(tmp_path / "new", 2_100, 2_100) / "ledger")
    keys = {re.sub(r"\b(?:19|20)\d\d\b|[\W_]+", "", title.casefold()) for _, _, _, _, title, _, _ in grants}
    assert len(keys) == 2_100


def test_a_grant_takes_about_220_bytes_in_a_journal(tmp_path: Path) -> None:
    folder = generate(tmp_path / "new", 500, 500)
    assert 200 <= (folder / "grants.journal").stat().st_size / 500 <= 230
    assert 200 <= (folder / "grants.beancount").stat().st_size / 500 <= 230


@pytest.mark.parametrize("events", [0, 3, 5])
def test_awards_have_as_many_events_as_asked_for_and_nothing_is_wrong_with_them(tmp_path: Path, events: int) -> None:
    ledger = generate(tmp_path / "new", 60, 30, events=events) / "ledger"
    told = json.loads(run("-m", "skjonn", "check", "--ledger", ledger, "--format", "json", "--strict"))
    assert told["findings"] == []
    listed = json.loads(run("-m", "skjonn", "event", "list", "--ledger", ledger, "--format", "json"))["rows"]
    assert {times for _, times in Counter(row["application"] for row in listed).items()} <= {events}
    assert len(listed) == 60 * events
    total = json.loads(run("-m", "skjonn", "summary", "--ledger", ledger, "--format", "json"))["total"]
    assert total["paid"] == (total["granted"] if events else 0)


def test_a_workload_is_not_written_over_another(tmp_path: Path) -> None:
    folder = generate(tmp_path / "new", 14)
    before = files(folder)
    run(BENCH / "generate.py", folder, "--grants=15", code=1)
    assert files(folder) == before


RUNS_THE_DRIVER = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="it asks a POSIX system for its rounds")


def driver(*arguments: str | Path, path: str, code: int = 0) -> str:
    """What the driver prints of one quick run."""
    quick = ("--grants=14", "--runs=1", "--startup-runs=0")
    return run(BENCH / "run.py", *quick, *arguments, path=path, code=code)


@RUNS_THE_DRIVER
def test_the_driver_says_which_peers_are_missing(tmp_path: Path) -> None:
    told = driver("--task=skjonn summary", path=str(tmp_path))
    assert "Not here, and so not measured: ledger, hledger, bean-check, bean-query." in told
    assert "### 14 grants, 1 file\n" in told
    assert re.search(r"^\| skjonn summary \| 1 \| \d\.\d{3} \|", told, re.MULTILINE)


@RUNS_THE_DRIVER
def test_the_driver_measures_with_events_and_without(tmp_path: Path) -> None:
    told = driver("--task=skjonn check", "--events=0,3", path=str(tmp_path))
    assert re.findall("^### (.*)$", told, re.MULTILINE) == ["14 grants, 1 file", "14 grants, 1 file, 3 events an award"]


@RUNS_THE_DRIVER
def test_the_driver_gives_a_program_up_whose_sums_differ_from_the_first(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    ledger.write_text("#!/bin/sh\necho '1 NOK  Expenses:Nordland'\n")
    ledger.chmod(0o755)
    told = driver("--task=ledger balance", "--task=skjonn summary", path=str(tmp_path), code=1)
    assert re.search(r"\*\*skjonn summary\*\* other sums: Møre-og-Romsdal \d+, not None", told)


@RUNS_THE_DRIVER
def test_the_driver_gives_a_program_up_that_fails(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    ledger.write_text("#!/bin/sh\necho 'no such journal' >&2\nexit 3\n")
    ledger.chmod(0o755)
    told = driver("--task=ledger balance", path=str(tmp_path), code=1)
    assert "**ledger balance** ended with 3: no such journal" in told


@RUNS_THE_DRIVER
def test_the_driver_begins_no_run_when_its_time_is_over(tmp_path: Path) -> None:
    told = driver("--task=skjonn check", "--seconds=0", path=str(tmp_path))
    assert "| skjonn check | 0 |" in told


@RUNS_THE_DRIVER
def test_the_driver_measures_the_start_alone(tmp_path: Path) -> None:
    told = run(BENCH / "run.py", "--grants=", "--startup-runs=1", path=str(tmp_path))
    limit = r"([\d.]*) \| (?:yes|no|) \|"
    rows = re.findall(rf"^\| (.+) \| \d+\.\d \| \d+\.\d \| {limit} {limit}$", told, re.MULTILINE)
    assert rows == [
        ("`python -c pass`", "", ""),
        ("`skjonn --version`", "6.5", ""),
        ("`skjonn --help`", "8", ""),
        ("completion of a command", "6.5", ""),
        ("completion of a municipality", "8", ""),
        ("`skjonn check`, the shipped ledger", "12", "10"),
        ("`skjonn summary`, the shipped ledger", "15", "10"),
    ]
    assert told.count("###") == 1


@RUNS_THE_DRIVER
def test_the_driver_imports_tables_of_every_kind_beside_a_check(tmp_path: Path) -> None:
    told = run(BENCH / "run.py", "--grants=", "--startup-runs=0", "--runs=1", "--rows=20", path=str(tmp_path))
    assert told.count("### Import of 20 rows\n") == 1
    rows = re.findall(r"^\| (\w+) \| 1 \| \d\.\d\d \| \d\.\d\d \| \d\.\d\d \|  \|  \|$", told, re.MULTILINE)
    assert rows == ["csv", "xlsx", "ods", "html"]
