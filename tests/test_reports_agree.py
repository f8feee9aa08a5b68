"""Every report says the same sum granted and number of awards of one ledger, or ends with 1 and says why."""

import csv
import json
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from skjonn.cli.main import main
from skjonn.model.money import kroner
from skjonn.reports.summary.dimensions import DIMENSIONS
from support.command_line import Ran, Skjonn
from support.faulty_ledgers import SETTINGS, faulty_ledgers
from support.ledgers import application, award
from support.thoroughness import examples

FOR_PROGRAMS = ("json", "csv", "csv-excel", "tsv")
FOR_PEOPLE = ("table", "md")
BASE = """\
[round]
id = "2027"
title = "Prosjektskjønn 2027"
grantor = "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"
date = 2027-03-01

[frame]
limit = 8_000_000
"""
HOLE = application("2027-01", "Hole") + award("2027-01", "350_000")
ASKER = application("2027-02", "Asker") + award("2027-02", "145_000")
TWO = BASE + HOLE + ASKER
SUMMARIES = tuple(("summary", "--by", by) for by in DIMENSIONS)
FAULTS_OF_READING = {*(f"SKJ1{number:02}" for number in range(1, 9)), "SKJ111", "SKJ113"}
LISTS = (("award", "list"), ("application", "list"), ("round", "list"))


class Said(NamedTuple):
    """What a report says is granted, in kroner and in how many awards; `None` where it does not say."""

    granted: int | None
    awards: int | None


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml", TWO)
    return skjonn


def run(*words: str) -> Ran:
    """Run a command in this process."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    texts: list[str] = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        texts.append(stream.read())
    return Ran(code, *texts)


TITLES = {"Granted kr": "granted", "Awards": "awards"}
"""The keys of columns that `csv-excel` has by their titles."""


def said_by(report: tuple[str, ...], text: str, format_: str) -> Said:
    """What the rows of a report in a format for programs add up to, which its total says, too, where it has one."""
    total = None
    if format_ == "json":
        rows, total = json.loads(text)["rows"], json.loads(text).get("total")
    else:
        separator = {"csv": ",", "csv-excel": ";", "tsv": "\t"}[format_]
        rows = list(csv.DictReader(StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator))
        if format_ == "csv-excel":
            rows = [{TITLES.get(title, title): cell for title, cell in row.items()} for row in rows]
    if "partner" in report:  # a project counts for each of its partners, and once in the total
        return Said(total["joined_granted"], total["joined_awards"]) if total else Said(None, None)
    granted = sum(int(row["granted"] or 0) for row in rows)
    if report == ("award", "list"):
        awards: int | None = len(rows)
    else:
        awards = None if report == ("application", "list") else sum(int(row["awards"]) for row in rows)
    assert total is None or (total["granted"], total.get("awards", awards)) == (granted, awards)
    return Said(granted, awards)


def said_by_frame(text: str, rounds: int) -> Said:
    """What is counted for the control totals of so many rounds, where all of them state those."""
    rows = [row for row in json.loads(text)["rows"] if row["region"] is None]
    counted = [[row["counted"] for row in rows if row["quantity"] == key] for key in ("granted", "awards")]
    return Said(*(sum(found) if len(found) == rounds else None for found in counted))


def said_by_check(text: str) -> Said:
    """What the verdicts of the rounds add up to."""
    found = re.findall(r"^ledger/\S.*?  ([\d\u00a0]+?)\u00a0awards?, ([\d\u00a0]+) kr: ", text, re.MULTILINE)
    figures = [[int(figure.replace("\u00a0", "")) for figure in pair] for pair in found]
    return Said(sum(granted for _, granted in figures), sum(awards for awards, _ in figures))


def said_by_export(folder: Path) -> Said:
    amounts = [
        amount for file in folder.rglob("*.parquet") for amount in parquet.read_table(file)["granted"].to_pylist()
    ]
    known = [amount for amount in amounts if amount is not None]
    return Said(sum(known), len(known))


# Examples


def reports_of(skjonn: Skjonn) -> dict[str, tuple[int, Said]]:
    """How every report ends and what it says, in every format for programs."""
    found: dict[str, tuple[int, Said]] = {}
    for report in (*SUMMARIES, *LISTS):
        for format_ in FOR_PROGRAMS:
            ran = skjonn(*report, "--format", format_)
            said = said_by(report, ran.out, format_)
            if said != (None, None):
                found[" ".join((*report, format_))] = ran.code, said
    ran = skjonn("check")
    found["check"] = ran.code, said_by_check(ran.out)
    ran = skjonn("export", "parquet", "out", "--overwrite")
    found["export"] = ran.code, said_by_export(skjonn.folder / "out")
    return found


def require_all_say(skjonn: Skjonn, said: Said, *, code: int, beside: Mapping[str, Said] | None = None) -> None:
    """See that every report says that and ends so, but for some that say something else."""
    for name, (ended, found) in reports_of(skjonn).items():
        report = name.rpartition(" ")[0]
        expected = (beside or {}).get(report, said)
        assert (name, ended, found.granted) == (name, code, expected.granted)
        assert found.awards in {None, expected.awards}
    for report_ in (*SUMMARIES, *LISTS[:2]):
        for format_ in FOR_PEOPLE:
            granted = (beside or {}).get(" ".join(report_), said).granted or 0
            assert kroner(granted) in skjonn(*report_, "--format", format_).out


def test_every_report_says_the_same_of_a_ledger_without_a_fault(skjonn: Skjonn) -> None:
    require_all_say(skjonn, Said(495_000, 2), code=0)


def test_the_awards_of_two_applications_with_one_id_are_nobodys(skjonn: Skjonn) -> None:
    """What a careful «keep both» leaves after a merge."""
    skjonn.keep("2027.toml", TWO + application("2027-03", "Bærum") + award("2027-03", "200_000"))
    skjonn.keep("2028.toml", BASE.replace("2027", "2028"))
    both = TWO + "".join(
        application("2027-03", place, project=place) + award("2027-03", amount)
        for place, amount in (("Bærum", "200_000"), ("Oslo", "300_000"))
    )
    skjonn.keep("2027.toml", both)
    require_all_say(skjonn, Said(995_000, 4), code=1, beside={"application list": Said(495_000, None)})
    rows = json.loads(skjonn("award", "list", "--format", "json").out)["rows"]
    assert [(row["municipality"], row["region"]) for row in rows if row["id"] == "2027-03"] == [(None, None)] * 2
    rows = json.loads(skjonn("application", "list", "--format", "json").out)["rows"]
    assert {row["municipality"]: row["granted"] for row in rows if row["id"] == "2027-03"} == {
        "Oslo": None,
        "Bærum": None,
    }
    ran = skjonn("application", "list", "--lang", "nb")
    note = "2\u00a0tildelinger (500\u00a0000 kr) som ikke kan knyttes til en søknad."
    assert f"Ikke med i tabellen: {note}" in ran.out
    assert "2\u00a0tildelinger (500\u00a0000 kr) kan ikke knyttes til en søknad." in ran.err
    by_partner = json.loads(skjonn("summary", "--by", "partner", "--format", "json").out)["rows"]
    assert [(row["partner"], row["kind"], row["joined_granted"]) for row in by_partner] == [
        (None, None, 495_000),
        (None, "unknown", 500_000),
    ]
    assert "not known" in skjonn("summary", "--by", "partner").out


def test_two_awards_for_one_application_are_both_counted_in_every_report(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", TWO + award("2027-02", "100_000"))
    assert "SKJ301" in skjonn("check").out
    for report in (*SUMMARIES, *LISTS):
        ran = skjonn(*report, "--format", "json")
        assert said_by(report, ran.out, "json").granted == 595_000
    rows = json.loads(skjonn("application", "list", "--format", "json").out)["rows"]
    assert {row["id"]: row["granted"] for row in rows} == {"2027-01": 350_000, "2027-02": 245_000}


def test_an_award_for_no_application_is_counted_and_nobodys(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", TWO + award("2027-09", "100_000"))
    require_all_say(skjonn, Said(595_000, 3), code=1, beside={"application list": Said(495_000, None)})


def test_an_award_that_cannot_be_read_ends_every_report_with_1_and_its_file_is_named(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", TWO.replace("145_000", '"145 000"'))
    require_all_say(skjonn, Said(350_000, 1), code=1)
    for report in (*SUMMARIES, *LISTS, ("frame",), ("place", "Hole")):
        assert skjonn(*report).err.startswith("ledger/2027.toml could not be read in full (1\u00a0error);")


@pytest.mark.parametrize("copy", ["2027 (kopi).toml", "2027_LOCAL_1234.toml", "arkiv/2027.toml", "2027.orig.toml"])
def test_two_files_with_one_round_end_every_report_with_1_and_both_are_named(copy: str, skjonn: Skjonn) -> None:
    skjonn.keep(copy, TWO)
    require_all_say(skjonn, Said(990_000, 4), code=1)
    skjonn.keep("2028.toml", BASE.replace("2027", "2028"))
    for report in (*SUMMARIES, *LISTS, ("frame", "--round", "2028"), ("place", "Hole"), ("award", "show", "2027-01")):
        ran = skjonn(*report)
        said = f"Round 2027 is in several files, and every sum counts all of them: ledger/2027.toml, ledger/{copy}."
        assert (ran.code, said in ran.err) == (1, True)


def test_a_link_to_a_round_beside_it_changes_nothing(skjonn: Skjonn) -> None:
    (skjonn.ledger / "a.toml").symlink_to("2027.toml")
    require_all_say(skjonn, Said(495_000, 2), code=0)
    assert json.loads(skjonn("round", "list", "--format", "json").out)["rows"][0]["file"] == "2027.toml"


# One entry whose id is not its own


def test_what_has_an_id_that_is_not_its_own_is_shown_beside_the_others(skjonn: Skjonn) -> None:
    text = TWO + "".join(application("2027-03", place, project=place) for place in ("Bærum", "Oslo"))
    skjonn.keep("2027.toml", text + award("2027-03", "200_000"))
    ran = skjonn("application", "show", "2027-03", "--format", "json")
    assert ran.code == 1
    assert [(row["municipality"], row["granted"]) for row in json.loads(ran.out)["rows"]] == [
        ("Bærum", None),
        ("Oslo", None),
    ]
    assert ran.err == (
        "1\u00a0award (200\u00a0000 kr) cannot be matched to an application. `skjonn check` says which and why.\n"
        "2\u00a0applications have the id 2027-03; all are shown. `skjonn check` says more.\n"
    )
    assert skjonn("application", "show", "2027-03").out.count("Prosjekt") == 0
    assert skjonn("application", "show", "2027-03").out.count("Municipality") == 2
    ran = skjonn("award", "show", "2027-03", "--format", "json")
    (row,) = json.loads(ran.out)["rows"]
    assert (ran.code, row["granted"], row["municipality"], row["project"]) == (1, 200_000, None, None)


def test_both_awards_of_an_application_are_shown(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", TWO + award("2027-02", "100_000"))
    ran = skjonn("award", "show", "2027-02", "--format", "json", "--lang", "nn")
    assert [row["granted"] for row in json.loads(ran.out)["rows"]] == [145_000, 100_000]
    assert (ran.code, ran.err) == (
        1,
        "2\u00a0tildelingar har id 2027-02; alle er viste. `skjonn check` seier meir.\n",
    )
    assert "Line" in skjonn("application", "show", "2027-02").out


def test_an_application_of_two_rounds_is_shown_with_the_award_of_each(skjonn: Skjonn) -> None:
    skjonn.keep("2028.toml", BASE.replace("2027", "2028") + application("2027-01", "Oslo") + award("2027-01", "1"))
    ran = skjonn("application", "show", "2027-01", "--format", "json")
    assert [(row["round"], row["granted"]) for row in json.loads(ran.out)["rows"]] == [("2027", 350_000), ("2028", 1)]
    assert ran.code == 1


def test_an_award_for_no_application_is_shown(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", TWO + award("2027-09", "100_000"))
    ran = skjonn("award", "show", "2027-09", "--format", "json")
    (row,) = json.loads(ran.out)["rows"]
    assert (ran.code, row["granted"], row["municipality"]) == (1, 100_000, None)


def test_what_cannot_be_read_is_not_said_to_be_missing(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", TWO.replace("145_000", '"145 000"').replace('municipality = "Hole"', "municipality = 5"))
    ran = skjonn("award", "show", "2027-02")
    assert (ran.code, ran.err) == (
        1,
        "error: The award of 2027-02 in ledger/2027.toml cannot be read.\n       `skjonn check` says why.\n",
    )
    ran = skjonn("application", "show", "2027-01")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "error: Application 2027-01 in ledger/2027.toml cannot be read.")


# Any ledger


class Known(NamedTuple):
    """What the TOML of a ledger says without skjonn.

    Attributes:
        said: The sum and number of the awards that can be read.
        unmatched: The sum of those of them whose application cannot be told.
        rounds: How many rounds can be read.
        has_gaps: Whether an award or a round cannot be read, or a round stands twice.
    """

    said: Said
    unmatched: int
    rounds: int
    has_gaps: bool


def known_of(files: Mapping[str, str]) -> Known:
    granted, unmatched, ids, has_gaps = list[int](), 0, list[str](), False
    for text in (text for name, text in files.items() if name != SETTINGS):
        tables = tables_of(text)
        heading = tables.get("round", {})
        if not is_heading(heading):
            has_gaps = True
            continue
        ids.append(heading["id"])
        applications: list[dict[str, Any]] = tables.get("applications", [])
        named = Counter(each["id"] for each in applications if is_id(each.get("id")))
        whole = {each["id"] for each in applications if is_application(each)}
        for each in tables.get("awards", []):
            if is_amount(each.get("granted")) and is_text(each.get("application")):
                granted.append(each["granted"])
                id_ = each["application"]
                unmatched += 0 if named[id_] == 1 and id_ in whole else each["granted"]
            else:
                has_gaps = True
    return Known(Said(sum(granted), len(granted)), unmatched, len(ids), has_gaps or len(set(ids)) < len(ids))


def tables_of(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def is_heading(heading: Mapping[str, object]) -> bool:
    return (
        is_id(heading.get("id"))
        and is_text(heading.get("title"))
        and is_text(heading.get("grantor"))
        and type(heading.get("date")) is date
        and heading.get("itemised", "all") in {"all", "awarded"}
        and heading.get("state", "open") in {"open", "decided"}
    )


def is_application(table: Mapping[str, object]) -> bool:
    is_named = is_id(table.get("id")) and is_text(table.get("municipality")) and is_text(table.get("project"))
    return is_named and ("requested" not in table or is_amount(table["requested"]))


def is_id(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[A-Za-z0-9][A-Za-z0-9._-]*", value) is not None


def is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_amount(value: object) -> bool:
    return type(value) is int and 0 < value < 10**15


@examples(80)
@given(faulty_ledgers(), st.sampled_from(FOR_PROGRAMS), st.booleans())
def test_reports_of_any_ledger_agree_or_end_with_1_and_say_why(
    files: Mapping[str, str],
    format_: str,
    on_a_map: bool,  # noqa: FBT001 - Hypothesis hands it over so
) -> None:
    known = known_of(files)
    with TemporaryDirectory() as folder:
        where = ("--ledger", str(Path(folder, "ledger")))
        for name, text in files.items():
            Path(folder, "ledger").mkdir(exist_ok=True)
            Path(folder, "ledger", name).write_text(text, "utf-8")
        checked = run("check", *where, "--format", "json")
        codes = {found["code"] for found in json.loads(checked.out)["findings"] if not found["file"].endswith(SETTINGS)}
        is_read = codes.isdisjoint(FAULTS_OF_READING)
        is_sure = is_read and not known.unmatched
        assert is_read <= (not known.has_gaps)
        assert is_sure or checked.code == 1
        for report in (*SUMMARIES, *LISTS):
            as_of = ("--as-of", "2024") if on_a_map and report[0] != "round" else ()
            ran = run(*report, *as_of, *where, "--format", format_)
            assert (report, ran.code, bool(ran.err)) == (report, 0 if is_sure else 1, not is_sure)
            said = said_by(report, ran.out, format_)
            left_out = known.unmatched if report == ("application", "list") else 0
            assert said.granted in {None, (known.said.granted or 0) - left_out}
            assert said.awards in {None, known.said.awards}
        ran = run("frame", *where, "--format", "json")
        said = said_by_frame(ran.out, known.rounds)
        assert ran.code == (0 if is_sure else 1)
        assert (said.granted in {None, known.said.granted}, said.awards in {None, known.said.awards}) == (True, True)
        ran = run("export", "parquet", str(Path(folder, "out")), *where)
        assert (ran.code, said_by_export(Path(folder, "out"))) == (0 if is_sure else 1, known.said)
        verdicts = run("check", *where).out.replace(str(Path(folder, "ledger")), "ledger")
        assert said_by_check(verdicts) == known.said
