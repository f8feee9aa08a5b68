"""An export is read back by DuckDB, and says what the ledger and its summary say."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest
from pyarrow import parquet as pq

from skjonn.actions.export import PackedResult, export
from skjonn.actions.load import file_result
from skjonn.exports import exporter, parquet
from skjonn.model.ledger import without_entries
from skjonn.model.settings import NO_LIMITS
from skjonn.model.source import SourceFile
from support.command_line import OPEN, Skjonn
from support.documents import guide_page
from support.ledgers import LATER, ROUND, SHIPPED, application, award, event, snapshot
from support.ledgers import ledger as ledger_of

PAGE = guide_page("query-engines")
TYPES = {
    "VARCHAR": {
        *("round", "title", "grantor", "itemised", "state", "id", "municipality", "number", "recipient"),
        *("organisation", "region", "project", "cooperation", "area", "case", "outcome"),
        *("date_text", "as_printed", "note", "conditions", "award_note", "frame"),
    },
    "VARCHAR[]": {"members", "partners", "roles"},
    "DATE": {"date", "received", "decided"},
    "BIGINT": {"requested", "cost", "granted", "year", "in_force", "paid", "held", "left_to_pay"},
    'STRUCT("type" VARCHAR, date DATE, amount BIGINT, report VARCHAR, due DATE, spent BIGINT, ends DATE, "to" VARCHAR, '
    'reason VARCHAR, "case" VARCHAR, note VARCHAR)[]': {"events"},
}
FULL = """
partners = ["Hjartdal", "Nore og Uvdal", "Bodø", "Bodø"]
cooperation = "Samarbeid internt i kommunen"
requested = 1_200_000
cost = 999_999_999_999_999
received = 2020-03-01
roles = ["community", "service"]
area = "Helse, «omsorg» og \\"annet\\""
as_printed = "ØVre Eiker"
note = "To søknader i én"
"""
# What a check reports, and a report has to count all the same: see the sums below.
WEIRD = (
    ROUND
    + application("two-awards", "Oslo", more="requested = 500_000")
    + award("two-awards", "100_000")
    + award("two-awards", "50_000", more='case = "2020/1"')
    + event("two-awards", "paid", more="amount = 120_000")
    + application("one-county", "Asker")
    + application("one-county", "Bærum")
    + award("one-county", "10_000")
    + application("two-counties", "Oslo")
    + application("two-counties", "Asker")
    + award("two-counties", "20_000")
    + application("one-place", "Asker")
    + application("one-place", "Asker")
    + award("one-place", "30_000")
    + application("unplaced", "Våler")
    + award("unplaced", "40_000")
    + application("refused", "Øvre Eiker", more="requested = 7")
    + award("ghost", "60_000")
    + application("unread", "Lunner", more="requested = -1")
    + award("unread", "70_000")
)


NO_EVENT = dict.fromkeys(
    ("type", "date", "amount", "report", "due", "spent", "ends", "to", "reason", "case", "note"), None
)
EVENTS = (
    event(
        "2020-01",
        "amended",
        "2020-10-02",
        more='amount = -50_000\nends = 2021-12-31\ncase = "2020/1234-6"\nnote = "«N»"',
    )
    + event("2020-01", "held", "2020-10-01", more='amount = 100_000\nreason = "A plan."')
    + event("2020-01", "report_due", "2020-10-03", more='report = "final"\ndue = 2021-06-01')
)


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def entries() -> duckdb.DuckDBPyRelation:
    """The export, as DuckDB finds it."""
    return duckdb.read_parquet("out/*/*.parquet", hive_partitioning=True)


def ask(query: str) -> Sequence[Sequence[object]]:
    """What DuckDB answers on the `entries` of the export."""
    with duckdb.connect() as connection:
        connection.execute("CREATE VIEW entries AS FROM 'out/*/*.parquet'")
        return connection.execute(query).fetchall()


def summed(skjonn: Skjonn, by: str, key: str) -> set[Sequence[object]]:
    """What a summary says of each row: how many applications and awards, and what is granted."""
    rows = json.loads(skjonn("summary", "--by", by, "--format", "json").out)["rows"]
    return {(row[key], row["itemised"], row["awards"], row["granted"]) for row in rows}


def sums(key: str) -> set[Sequence[object]]:
    """The same of an export."""
    figures = "count(partners), count(granted), coalesce(sum(granted), 0)"
    return set(entries().aggregate(f"{key}, {figures}", key).fetchall())


def test_the_sums_of_a_region_are_those_of_the_announcement_and_of_the_summary(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    ran = skjonn("export", "parquet", "out")
    assert (ran.code, ran.out, ran.err) == (0, "out/year=2020/skjonn.parquet\n", "")
    assert sums("region") == {("Viken", 11, 11, 10_520_000), ("Oslo", 3, 3, 4_500_000)}
    assert sums("region") == summed(skjonn, "region", "region")
    assert sums("year") == summed(skjonn, "year", "year") == {(2020, 14, 14, 15_020_000)}


def test_nothing_is_counted_twice_or_left_out_where_the_ledger_is_wrong(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", WEIRD)
    assert skjonn("export", "parquet", "out").code == 1, "one application cannot be read"
    assert sums("region") == summed(skjonn, "region", "region")
    assert sums("number") == summed(skjonn, "municipality", "number")
    assert ask("SELECT count(granted), sum(granted), sum(requested) FROM entries") == [(8, 380_000, 500_007)]
    assert ask("SELECT sum(in_force), sum(paid), sum(held), sum(left_to_pay) FROM entries") == [
        (380_000, 120_000, 0, 260_000)
    ]
    without = 'SELECT id, municipality, number, region, granted, "case", partners FROM entries WHERE partners IS NULL'
    assert ask(without) == [
        ("two-awards", "Oslo", "0301", "Oslo", 50_000, "2020/1", None),
        ("one-county", None, None, "Viken", 10_000, None, None),
        ("two-counties", None, None, None, 20_000, None, None),
        ("one-place", None, None, "Viken", 30_000, None, None),
        ("ghost", None, None, None, 60_000, None, None),
        ("unread", None, None, "Viken", 70_000, None, None),
    ]
    unplaced = "SELECT municipality, number, region, granted FROM entries WHERE id = 'unplaced'"
    assert ask(unplaced) == [("Våler", None, None, 40_000)]


def test_every_value_comes_back(skjonn: Skjonn) -> None:
    decided = 'decided = 2020-09-09\ncase = "2020/1234-5"\nconditions = "Planen er godkjent."\nnote = "I to deler"'
    text = application("2020-01", "øvre eiker", project="Plan for Nordmøre — Ávjovárri", more=FULL)
    skjonn.keep("2020.toml", ROUND + text + award("2020-01", "900_000", more=decided) + EVENTS)
    assert skjonn("export", "parquet", "out").code == 0
    answer = entries()
    assert dict(zip(answer.columns, answer.fetchall()[0], strict=True)) == {
        "round": "2020",
        "title": "Prosjektskjønn 2020",
        "grantor": "Fylkesmannen i Oslo og Viken",
        "date": date(2020, 9, 9),
        "date_text": "2020-09-09",
        "itemised": "all",
        "state": "open",
        "frame": None,
        "id": "2020-01",
        "municipality": "Øvre Eiker",
        "number": "3048",
        "recipient": None,
        "members": [],
        "organisation": None,
        "region": "Viken",
        "as_printed": "ØVre Eiker",
        "project": "Plan for Nordmøre — Ávjovárri",
        "partners": ["Hjartdal", "Nore og Uvdal", "Bodø", "Bodø"],
        "cooperation": "Samarbeid internt i kommunen",
        "roles": ["community", "service"],
        "area": 'Helse, «omsorg» og "annet"',
        "note": "To søknader i én",
        "received": date(2020, 3, 1),
        "requested": 1_200_000,
        "cost": 999_999_999_999_999,
        "granted": 900_000,
        "decided": date(2020, 9, 9),
        "case": "2020/1234-5",
        "conditions": "Planen er godkjent.",
        "award_note": "I to deler",
        "in_force": 850_000,
        "paid": 0,
        "held": 100_000,
        "left_to_pay": 750_000,
        "outcome": "awarded",
        "events": [
            NO_EVENT | {"type": "held", "date": date(2020, 10, 1), "amount": 100_000, "reason": "A plan."},
            NO_EVENT
            | {"type": "amended", "date": date(2020, 10, 2), "amount": -50_000, "ends": date(2021, 12, 31)}
            | {"case": "2020/1234-6", "note": "«N»"},
            NO_EVENT | {"type": "report_due", "date": date(2020, 10, 3), "report": "final", "due": date(2021, 6, 1)},
        ],
        "year": 2020,
    }


def test_the_types_are_those_that_query_engines_share(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn("export", "parquet", "out")
    answer = entries()
    found = {str(kind): set[str]() for kind in answer.types}
    for name, kind in zip(answer.columns, answer.types, strict=True):
        found[str(kind)].add(name)
    assert found == TYPES, "a new column stands in TYPES here, and in test_every_value_comes_back"
    stored = pq.ParquetFile("out/year=2020/skjonn.parquet").schema
    kinds = {(stored.column(at).physical_type, str(stored.column(at).logical_type)) for at in range(len(stored.names))}
    assert kinds == {("BYTE_ARRAY", "String"), ("INT32", "Date"), ("INT64", "None")}


def test_what_is_not_known_is_null(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Hole"))
    skjonn("export", "parquet", "out")
    assert ask("SELECT count(requested), sum(requested), count(cost), count(received) FROM entries") == [
        (0, None, 0, 0)
    ]
    refused = "SELECT granted, decided, cooperation, partners, roles FROM entries WHERE year = 2027"
    assert ask(refused) == [(None, None, None, [], [])]


def test_a_query_for_a_year_reads_that_year_alone(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Hole"))
    skjonn("export", "parquet", "out")
    Path("out/year=2027/skjonn.parquet").write_bytes(b"no Parquet")
    assert ask("SELECT count(*), count(project) FROM entries WHERE year = 2020") == [(14, 14)]
    with pytest.raises(duckdb.Error):
        ask("SELECT count(*), count(project) FROM entries WHERE year = 2027")


def test_rounds_stand_in_time_order_whatever_their_files_are_called(skjonn: Skjonn) -> None:
    early = LATER.replace('"2022"', '"early"').replace("2022-09-09", "2022-01-31")
    skjonn.keep("a.toml", LATER + application("late-1"))
    skjonn.keep("b.toml", ROUND + application("b-2") + application("b-1"))
    skjonn.keep("deep/c.toml", early + application("early-1"))
    ran = skjonn("export", "parquet", "deep/out", "--ledger", "ledger")
    assert (ran.code, ran.out) == (0, "deep/out/year=2020/skjonn.parquet\ndeep/out/year=2022/skjonn.parquet\n")
    for year, ids in ((2020, ["b-2", "b-1"]), (2022, ["early-1", "late-1"])):
        table = pq.read_table(f"deep/out/year={year}/skjonn.parquet", partitioning=None)
        assert table.column("id").to_pylist() == ids


def test_small_rounds_share_a_row_group_and_large_years_have_several(tmp_path: Path) -> None:
    text = "".join(application(f"id-{each}") for each in range(1_000))
    rounds = [parquet.packed(ledger_of(ROUND + text).rounds[0])] * 140
    with (tmp_path / "large.parquet").open("wb") as file:
        parquet.write(file, rounds)
    stored = pq.ParquetFile(tmp_path / "large.parquet").metadata
    assert [stored.row_group(at).num_rows for at in range(stored.num_row_groups)] == [66_000, 66_000, 8_000]
    column = stored.row_group(0).column(0)
    assert column.compression == "ZSTD"


def test_long_texts_make_smaller_row_groups(tmp_path: Path) -> None:
    text = "".join(application(f"id-{each}", project="P" * 3_950) for each in range(1_000))
    rounds = [parquet.packed(ledger_of(ROUND + text).rounds[0])] * 20
    with (tmp_path / "long.parquet").open("wb") as file:
        parquet.write(file, rounds)
    stored = pq.ParquetFile(tmp_path / "long.parquet").metadata
    # Some 4.2 MB a round: 15 are less than 2 ** 26 bytes, and 16 are more.
    assert [stored.row_group(at).num_rows for at in range(stored.num_row_groups)] == [16_000, 4_000]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_several_processes_export_what_one_exports(skjonn: Skjonn) -> None:
    text = "".join(application(f"{{}}-{each}", project="P" * 900) + award(f"{{}}-{each}") for each in range(1_000))
    files = {f"{one}.toml": ROUND.replace('"2020"', f'"{one}"') + text.replace("{}", one) for one in "12345"}
    for name, data in files.items():
        skjonn.keep(name, data)
    assert skjonn("export", "parquet", "out").code == 0
    export(snapshot(files), Path("alone"), exporter=exporter("parquet"))
    assert Path("out/year=2020/skjonn.parquet").read_bytes() == Path("alone/year=2020/skjonn.parquet").read_bytes()
    assert ask("SELECT count(DISTINCT id), sum(granted) FROM entries") == [(5_000, 500_000_000)]


def test_every_column_is_described_in_the_file_and_in_the_readme(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn("export", "parquet", "out")
    schema = pq.read_schema("out/year=2020/skjonn.parquet")
    kinds = {"list<element: string>": "list of string", "date32[day]": "date"}
    kinds[str(schema.field("events").type)] = "list of struct"
    told = [
        (field.name, kinds.get(str(field.type), str(field.type)), (field.metadata or {})[b"description"].decode())
        for field in schema
    ]
    *_, table = PAGE.partition("| column | type | |")
    described = re.findall(r"^\| `(\w+)` \| ([\w ]+) \| (.+) \|$", table, re.MULTILINE)
    assert described == told, "skjonn/guide/query-engines.md has a row for each column, with its description"


def test_a_row_has_the_frame_that_its_round_spends_of(skjonn: Skjonn) -> None:
    skjonn.keep("frames.toml", '[[frames]]\nid = "2020-projects"\namount = 1_000_000\n')
    named = f'{ROUND}\n[frame]\npart_of = "2020-projects"\n'
    skjonn.keep("2020.toml", named + application("2020-01") + award("2020-01") + award("2020-02"))
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Hole"))
    ran = skjonn("export", "parquet", "out")
    assert (ran.code, "cannot be matched to an application" in ran.err) == (1, True)
    assert ask("SELECT id, frame FROM entries ORDER BY id") == [
        ("2020-01", "2020-projects"),
        ("2020-02", "2020-projects"),
        ("2027-01", None),
    ]


def test_the_query_in_the_guide_answers_what_stands_under_it(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Hole") + award("2027-01"))
    skjonn("export", "parquet", "out")
    found = re.search(r"^```sql\n(.+?)^```\n\n```text\n(.+?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    assert str(duckdb.sql(found[1])).strip() == found[2].strip()


@pytest.mark.parametrize(
    ("written", "day", "text"),
    [("2020", None, "2020"), ('"2020-09"', None, "2020-09"), ("2020-09-09", date(2020, 9, 9), "2020-09-09")],
)
def test_a_date_of_which_the_day_is_not_known_is_null_and_stands_as_a_text(
    written: str, day: date | None, text: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2020.toml", ROUND.replace("date = 2020-09-09", f"date = {written}") + application("a"))
    assert skjonn("export", "parquet", "out").code == 0
    assert ask("SELECT date, date_text, year FROM entries") == [(day, text, 2020)]


def test_an_empty_ledger_gives_a_file_with_the_columns_and_no_rows(skjonn: Skjonn) -> None:
    skjonn.ledger.mkdir()
    ran = skjonn("export", "parquet", "out")
    assert (ran.code, ran.out) == (0, "out/year=__HIVE_DEFAULT_PARTITION__/skjonn.parquet\n")
    assert ran.err.startswith("The ledger is empty")
    assert set(entries().columns) == set.union(*TYPES.values())
    assert ask("SELECT count(*), sum(granted) FROM entries WHERE year = 2020") == [(0, None)]
    skjonn.keep_shipped()
    assert skjonn("export", "parquet", "out", "--overwrite").code == 0
    assert ask("SELECT count(*) FROM entries") == [(14,)]


def test_a_round_without_entries_has_its_year(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    assert skjonn("export", "parquet", "out").out == "out/year=2027/skjonn.parquet\n"
    assert ask("SELECT count(*) FROM entries WHERE year = 2027") == [(0,)]


def test_what_can_be_read_is_exported_and_the_rest_is_said_to_be_missing(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.keep("bad.toml", b"\xff")
    ran = skjonn("export", "parquet", "out")
    assert (ran.code, ran.out) == (1, "out/year=2020/skjonn.parquet\n")
    assert ran.err.startswith("ledger/bad.toml could not be read in full (1\u00a0error)")
    assert ask("SELECT count(*) FROM entries") == [(14,)]


def test_a_former_export_is_only_replaced_where_that_is_asked_for(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.keep("2027.toml")
    assert skjonn("export", "parquet", "out").code == 0
    (skjonn.ledger / "2027.toml").unlink()
    ran = skjonn("export", "parquet", "out")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: out holds an export already.\n       Choose another folder, or replace it with --overwrite.\n"
    )
    assert Path("out/year=2027").exists()
    assert skjonn("export", "parquet", "out", "--overwrite").code == 0
    assert [path.name for path in Path("out").iterdir()] == ["year=2020"]
    assert sorted(path.name for path in Path().iterdir()) == ["ledger", "out"]


@pytest.mark.parametrize("name", ["mine.txt", "year=2020/part-0.parquet", "year=2020x/skjonn.parquet", ".hidden"])
def test_what_no_export_wrote_is_never_replaced(name: str, skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    path = Path("out", name)
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    ran = skjonn("export", "parquet", "out", "--overwrite")
    assert (ran.code, ran.out) == (2, "")
    assert re.match(r"error: out holds \S+, which no export wrote\.\n       Choose another folder\.\n$", ran.err)
    assert path.read_text() == "mine"


def test_the_ledger_itself_is_no_place_for_an_export(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    assert skjonn("export", "parquet", "ledger", "--overwrite").code == 2
    assert skjonn.files() == {"2020.toml": SHIPPED.encode()}


def test_without_a_ledger_no_folder_is_made(skjonn: Skjonn) -> None:
    assert skjonn("export", "parquet", "out").code == 2
    assert list(skjonn.folder.iterdir()) == []


def run_with(before: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run skjonn in a process of its own, where something is done before."""
    program = f"import sys\n{before}\nsys.argv[1:] = {arguments!r}\nfrom skjonn.__main__ import run\nrun()"
    return subprocess.run([sys.executable, "-c", program], env=os.environ, capture_output=True, check=False)


def test_a_text_too_long_to_stand_in_every_row_is_refused_and_nothing_is_written(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_row = sum(map(len, ("2020", "Fylkesmannen i Oslo og Viken", "Oslo"))) + 10_000
    monkeypatch.setattr(parquet, "MOST_REPEATED", 10 * a_row)
    long = ROUND.replace("Prosjektskjønn 2020", "x" * 10_000)
    skjonn.keep("2020.toml", long + "".join(application(f"2020-{number}") for number in range(10)))
    assert skjonn("export", "parquet", "out").code == 0
    assert ask("SELECT count(id), min(length(title)) FROM entries") == [(10, 10_000)]
    skjonn.keep("2020.toml", long + "".join(application(f"2020-{number}") for number in range(11)))
    ran = skjonn("export", "parquet", "new")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: Round 2020 cannot be exported: its title, grantor and places are too long ")
    assert not Path("new").exists()


def test_only_the_export_needs_pyarrow_and_it_says_how_to_get_it(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    none_is_there = "sys.modules['pyarrow'] = None"
    ran = run_with(none_is_there, "export", "parquet", "out")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"error: Parquet needs pyarrow.\n       Install it: pip install 'skjonn[parquet]'\n"
    assert not Path("out").exists()
    for words in (("summary",), ("export", "parquet", "--help")):
        assert run_with(none_is_there, *words).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize("place", [("packed", "parquet.py"), ("write", "parquet.py"), ("_put", "replace_folder.py")])
def test_ctrl_c_and_a_request_to_end_leave_nothing_half_written(
    place: tuple[str, str], name: str, code: int, skjonn: Skjonn
) -> None:
    skjonn.keep_shipped()
    interrupted = f"""
import signal
def interrupt(frame, event, argument):
    if event == "call" and (frame.f_code.co_name, frame.f_code.co_filename.rpartition("/")[2]) == {place}:
        sys.setprofile(None)
        signal.raise_signal(signal.{name})
sys.setprofile(interrupt)
"""
    ran = run_with(interrupted, "export", "parquet", "out")
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, b"", b"")
    assert [path.name for path in skjonn.folder.iterdir()] == ["ledger"]


def test_the_entries_that_were_read_for_an_export_are_counted() -> None:
    found = file_result(SourceFile("2020.toml", SHIPPED.encode()), limits=NO_LIMITS)
    # 14 applications and 14 awards stand in the shipped round.
    assert PackedResult(without_entries(found)).entries == 28
