"""What is kept from one check to the next saves time and changes nothing else, whatever happens to it."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple, dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import skjonn
from skjonn.actions.check import check, check_file
from skjonn.actions.load import file_result, load, load_totals
from skjonn.checking.settings import chosen_codes
from skjonn.incremental import FileCheck, ResultCache
from skjonn.incremental.cache_entry import cache_entry, file_check_in
from skjonn.incremental.cache_store import Cache, cache_of_user
from skjonn.incremental.code_fingerprint import stamps
from skjonn.incremental.uniqueness import MODULUS
from skjonn.language import words
from skjonn.model.check_result import CheckResult
from skjonn.model.settings import NO_CHOICE, NO_LIMITS, NO_SETTINGS, Check
from skjonn.model.source import LARGE, SourceFile
from skjonn.model.table import Table
from skjonn.model.totals import RoundTotals, Totals
from skjonn.reports.frame import frame
from skjonn.reports.rounds import rounds
from skjonn.reports.summary import summary_of_totals
from support.command_line import Skjonn, command
from support.ledgers import DECIDED, LATER, ROUND, SHIPPED, Watched, application, award, event, snapshot, waiver
from support.thoroughness import THOROUGH, examples

TODAY = date(2026, 11, 24)
PARSE = partial(file_result, limits=NO_LIMITS)
CLEAN = f"{ROUND}{application('a')}{award('a')}"
REGIONS = f"""{DECIDED}
[frame]
awards = 1
granted = {{ about = 100_000, within = 1 }}

[[regions]]
county = "Oslo"
awards = 1
{application("b")}{award("b")}"""
WAIVED = f"{LATER}{application('c', '3005')}{award('c')}{waiver('partner-listed-twice', 'c')}"
TRUSTED = f"{ROUND.replace('2020', '2011')}{application('d', '0101 Halden')}{award('d')}"
RECIPIENTS = ROUND.replace("2020", "1996") + "".join(
    f'\n[[applications]]\nid = "e{number}"\nrecipient = "{name}"\nproject = "P{number}"\n{award(f"e{number}")}'
    for number, name in enumerate(["Østfold", "Regionrådet"])
)
FILES = {
    "clean.toml": CLEAN,
    "regions.toml": REGIONS,
    "waived.toml": WAIVED,
    "trusted.toml": TRUSTED,
    "else.toml": RECIPIENTS,
}
FILES = {name: text.replace('"2020"', f'"r{name[0]}"') for name, text in FILES.items()}


def inspected(
    files: Mapping[str, str], store: ResultCache | None, *, asked: Check = NO_CHOICE, today: date = TODAY
) -> CheckResult:
    return check(snapshot(files), today=today, asked=asked, store=store).result(words("en"))


@contextmanager
def database_of(cache: Cache) -> Iterator[sqlite3.Connection]:
    """The database, closed at the end: one left open warns whenever it is collected, in whichever test runs then."""
    with closing(sqlite3.connect(cache.path)) as database, database:
        yield database


def kept(cache: Cache) -> list[tuple[bytes, bytes]]:
    """The keys and records that there are, the oldest first."""
    with database_of(cache) as database:
        return database.execute("SELECT key, data FROM records ORDER BY rowid").fetchall()


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "folder" / "records.sqlite")


def test_a_check_finds_with_the_cache_what_it_finds_without(cache: Cache) -> None:
    assert not cache.is_there
    without = inspected(FILES, None)
    assert [found.code for found in without.found] == ["SKJ501"]
    assert inspected(FILES, cache) == without
    assert len(kept(cache)) == len(FILES)
    # They hold what they must to give the same once more, with nothing read anew.
    before = kept(cache)
    assert inspected(FILES, cache) == without
    assert kept(cache) == before


OF_OSLO = f"""{DECIDED}
[[regions]]
county = "Oslo"
applications = 2
awards = 2
{application("a")}{award("a")}"""


@pytest.mark.parametrize("report", [summary_of_totals, frame, rounds])
@pytest.mark.parametrize(
    "files",
    [
        FILES,
        {"2020.toml": SHIPPED},
        {"2020.toml": SHIPPED.replace("Kongsberg", "Nowhere")},
        {"2020.toml": OF_OSLO + application("b", "Nowhere")},
        {"2020.toml": OF_OSLO + award("nobody")},
        {"2020.toml": OF_OSLO + event("a", "paid", more="amount = 60_000")},
        {"2020.toml": OF_OSLO + event("a", "amended", more="amount = -200_000") + event("b", "refused")},
    ],
)
def test_reports_on_sums_say_what_reports_on_entries_say(
    report: Callable[..., Table], files: Mapping[str, str], cache: Cache
) -> None:
    whole = load(snapshot(files))
    totals = [round_.totals for round_ in whole.rounds]
    for _ in range(2):
        sums = load_totals(snapshot(files), store=cache)
        assert report(sums.rounds, words("nb")) == report(totals, words("nb"))
        assert sums.faults == whole.faults


def test_what_is_kept_is_not_looked_at_anew(cache: Cache) -> None:
    looked_at: list[int] = []

    def progress(found: Iterator[FileCheck], number: int) -> Iterator[FileCheck]:
        looked_at.append(number)
        return found

    for _ in range(2):
        load_totals(snapshot(FILES), store=cache, progress=progress)
        check(snapshot(FILES), today=TODAY, store=cache, progress=progress)
    assert looked_at == [len(FILES), len(FILES), 0, 0]


CHOICES = st.sampled_from(
    [
        "",
        CLEAN,
        CLEAN.replace("100_000", "200_000"),
        f"{CLEAN}{application('b')}",
        f"{CLEAN}[frame]\nlimit = 99_999\n",
        REGIONS,
        WAIVED,
        TRUSTED,
        SHIPPED,
        f"{CLEAN}{award('nobody')}",
        f"{ROUND}{application('a', 'Nowhere')}",
        "[round",
    ]
)
LIMITS = st.sampled_from(["", "[limits]\nminimum = 150_000\n", '[check]\nignore = ["SKJ4"]\n'])


@examples(60)
@given(st.lists(st.tuples(CHOICES, CHOICES, LIMITS), min_size=2, max_size=4))
def test_files_and_settings_may_change_from_one_check_to_the_next(states: list[tuple[str, str, str]]) -> None:
    store = Memory({})
    for one, other, limits in states:
        files = {"one.toml": one, "other.toml": other, "skjonn.toml": limits}
        for asked in (NO_CHOICE, Check(select=("SKJ1",))):
            assert inspected(files, store, asked=asked) == inspected(files, None, asked=asked)


@dataclass(frozen=True)
class Memory:
    """A store in memory."""

    records: dict[bytes, bytes]
    program: str = "this"
    is_there: bool = True

    def get(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """Those that there are."""
        return {key: self.records[key] for key in keys if key in self.records}

    def put(self, records: Mapping[bytes, bytes]) -> None:
        """Keep them."""
        self.records.update(records)


KEPT = Totals(1, 0, 0, 1, 100_000, 100_000, left_to_pay=100_000)
"""What one application without an amount and one award come to."""
FORGED: Mapping[str, Callable[[RoundTotals], RoundTotals]] = {
    "a negative total": lambda round_: with_totals(round_, replace(KEPT, granted=-100_000)),
    "a total that is no whole number": lambda round_: with_totals(round_, replace(KEPT, granted=100_000.0)),  # type: ignore[arg-type]  # it is forged
    "a total that is no number": lambda round_: with_totals(round_, replace(KEPT, granted="100000")),  # type: ignore[arg-type]  # it is forged
    "a total that is a truth": lambda round_: with_totals(round_, replace(KEPT, awards=True)),
    "a total that the counties do not make": lambda round_: round_._replace(total=replace(KEPT, granted=900_000)),
    "a county more": lambda round_: round_._replace(by_county={**round_.by_county, "Viken": KEPT}),
    "a county less": lambda round_: round_._replace(by_county={}),
    "applicants that are no names": lambda round_: round_._replace(unverified_applicants=(1,)),  # type: ignore[arg-type]  # it is forged
}
"""How totals are forged that stand in a record."""


def with_totals(round_: RoundTotals, totals: Totals) -> RoundTotals:
    return round_._replace(total=totals, by_county=dict.fromkeys(round_.by_county, totals))


def checked() -> FileCheck:
    codes = chosen_codes(NO_SETTINGS, NO_CHOICE)
    return check_file(PARSE, SourceFile("a.toml", CLEAN.encode()), codes=codes)


def assert_no_record(forged: FileCheck) -> None:
    """A check and a report say what they say without any record."""
    files = {"a.toml": CLEAN}
    assert inspected(files, Everything(cache_entry(forged))) == inspected(files, None)
    sums = Everything(cache_entry(forged._replace(key_hashes=())))
    assert load_totals(snapshot(files), store=sums) == load_totals(snapshot(files))


def test_a_record_that_goes_together_is_believed() -> None:
    found = checked()
    round_ = found.result.round
    assert round_ is not None
    assert (round_.total, round_.by_county) == (KEPT, {"Oslo": KEPT})
    other = with_totals(round_, replace(KEPT, granted=1))
    forged = found._replace(result=found.result._replace(round=other))
    told = inspected({"a.toml": CLEAN}, Everything(cache_entry(forged)))
    assert told.round_verdicts[0].headline == "1\u00a0award, 1 kr: no control totals are stated"


@pytest.mark.parametrize("name", FORGED)
def test_a_record_whose_sums_do_not_go_together_is_no_record(name: str) -> None:
    found = checked()
    assert found.result.round is not None
    assert_no_record(found._replace(result=found.result._replace(round=FORGED[name](found.result.round))))


@pytest.mark.parametrize("name", ["too few", "too many", "unsorted", "below zero", "too great"])
def test_a_record_with_other_hashes_than_a_check_makes_is_no_record(name: str) -> None:
    found = checked()
    hashes = found.key_hashes
    forged = {
        "too few": hashes[1:],
        "too many": (*hashes, hashes[0]),
        "unsorted": (array("q", [2, 1]), *hashes[1:]),
        "below zero": (array("q", [-1, 1]), *hashes[1:]),
        "too great": (array("q", [1, MODULUS]), *hashes[1:]),
    }
    assert inspected({"a.toml": CLEAN}, Everything(cache_entry(found._replace(key_hashes=forged[name])))) == inspected(
        {"a.toml": CLEAN}, None
    )


@dataclass(frozen=True)
class Everything:
    """A store that has the same record for every file."""

    record: bytes
    program: str = "this"
    is_there: bool = True

    def get(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """It, for each."""
        return dict.fromkeys(keys, self.record)

    def put(self, _: Mapping[bytes, bytes]) -> None:
        """Keep nothing."""


@pytest.mark.parametrize("record", [b"", b"\n", b"null\n", b"[]\n", b"[" * 9999, b"\xff\n", b"9" * 9999, bytes(999)])
def test_what_is_no_record_at_all_changes_nothing(record: bytes) -> None:
    assert inspected(FILES, Everything(record)) == inspected(FILES, None)


HEADING = {"id": "2020", "title": "T", "grantor": "G", "date": "2020-09-09"}
OTHER_PARTS: Mapping[str, tuple[int, object]] = {
    "tables that are a number": (0, 1),
    "tables that are a text": (0, "[round]"),
    "tables without waivers": (0, [HEADING, {}, []]),
    "a heading without a date": (0, [{"id": "2020", "title": "T", "grantor": "G"}, {}, [], []]),
    "a heading with an unknown key": (0, [{**HEADING, "x": 1}, {}, [], []]),
    "a heading of no day": (0, [{**HEADING, "date": "2020-13-09"}, {}, [], []]),
    "a heading of a year long ago": (0, [{**HEADING, "date": 1899}, {}, [], []]),
    "a title with a control character": (0, [{**HEADING, "title": "\x1b"}, {}, [], []]),
    "a figure below zero": (0, [HEADING, {"awards": -1}, [], []]),
    "a figure that is a text": (0, [HEADING, {"awards": "1"}, [], []]),
    "a figure that nothing meets": (0, [HEADING, {"awards": {"under": 0}}, [], []]),
    "a region without a county": (0, [HEADING, {}, [{"awards": 1}], []]),
    "regions that are an object": (0, [HEADING, {}, {"county": "Oslo"}, []]),
    "a waiver until no day": (0, [HEADING, {}, [], [{"rule": "r", "entry": "e", "reason": "r", "until": 2020}]]),
    "a total of four numbers": (1, [1, 0, 0, 1]),
    "a total of ten numbers": (1, [1, 0, 0, 1, 100_000, 100_000, 0, 0, 100_000, 0]),
    "a total that is a number": (1, 1),
    "a total that is an object": (1, {"granted": 100_000}),
    "a total with a truth": (1, [True, 0, 0, 1, 100_000, 100_000, 0, 0, 100_000]),
    "more requests than applications": (1, [1, 2, 5, 1, 100_000, 100_000, 0, 0, 100_000]),
    "requests for nothing": (1, [1, 1, 0, 1, 100_000, 100_000, 0, 0, 100_000]),
    "awards of nothing": (1, [1, 0, 0, 1, 0, 0, 0, 0, 0]),
    "counties that are a list": (2, [["Oslo", astuple(KEPT)]]),
    "a county that never was": (2, {"Olso": astuple(KEPT)}),
    "a county of another day": (2, {"Akershus": astuple(KEPT)}),
    "applicants that are a text": (3, ["Oslo", []]),
    "applicants that are numbers": (3, [[301], []]),
    "recipients that are numbers": (3, [[], [301]]),
    "an event without a day": (4, [1, None, []]),
    "a day without an event": (4, [0, "2020-09-09", []]),
    "events on no day": (4, [1, "2020-09", []]),
    "a movement of three amounts": (4, [1, "2020-09-09", [["2020-09-09", 0, 0, 0]]]),
    "a movement in no frame": (4, [1, "2020-09-09", [["2020-09-09", 100_000, 100_000, 0, 0]]]),
    "sizes that are a number": (5, 1),
    "sizes that are texts": (5, ["1", "1", "1", "1"]),
    "a size below zero": (5, [-1, 1, 1, 1]),
    "sizes of more hashes than there are": (5, [9, 9, 9, 9]),
    "sizes of fewer": (5, [0, 0, 0, 0]),
    "one size too many": (5, [1, 1, 1, 1, 0]),
}
"""A part of a record by its place, and what stands there instead."""


def without_record(record: bytes) -> bool:
    """Whether it is no record of a file: the file is read."""
    lists = len(checked().key_hashes)
    with suppress(ValueError, RecursionError):
        file_check_in(record, "a.toml", limits=NO_LIMITS, lists=lists)
        return False
    return True


def parts(record: bytes) -> tuple[list[object], bytes]:
    head, _, numbers = record.partition(b"\n")
    listed: list[object] = json.loads(head)
    return listed, numbers


def test_a_record_reads_as_what_it_was_made_of() -> None:
    found = checked()
    assert file_check_in(cache_entry(found), "a.toml", limits=NO_LIMITS, lists=len(found.key_hashes)) == found


@pytest.mark.parametrize("name", OTHER_PARTS)
def test_a_record_with_a_part_that_cannot_be_is_no_record(name: str) -> None:
    place, other = OTHER_PARTS[name]
    head, numbers = parts(cache_entry(checked()))
    head[place] = other
    if place == 1:
        head[2] = {"Oslo": other}
    record = b"\n".join((json.dumps(head).encode(), numbers))
    assert without_record(record)
    assert inspected({"a.toml": CLEAN}, Everything(record)) == inspected({"a.toml": CLEAN}, None)


@pytest.mark.parametrize("other", [[], [1], {}, None, 1, "a"])
def test_a_record_with_more_or_fewer_parts_is_no_record(other: object) -> None:
    head, numbers = parts(cache_entry(checked()))
    for forged in (head[:-1], [*head, other], other):
        assert without_record(b"\n".join((json.dumps(forged).encode(), numbers)))


@examples(200)
@given(st.data())
def test_a_record_that_is_cut_or_has_other_bytes_is_none_or_goes_together(data: st.DataObject) -> None:
    found = checked()
    record = bytearray(cache_entry(found))
    start = data.draw(st.integers(0, len(record) - 1))
    end = data.draw(st.integers(start, min(start + 9, len(record))))
    record[start:end] = data.draw(st.binary(max_size=9) | st.just(bytes(byte ^ 1 for byte in record[start:end])))
    try:
        told = file_check_in(bytes(record), "a.toml", limits=NO_LIMITS, lists=len(found.key_hashes))
    except (ValueError, RecursionError):
        return
    round_ = told.result.round
    assert round_ is not None
    assert (told.findings, told.result.faults) == ((), ())
    assert all(type(number) is int and number >= 0 for number in astuple(round_.total))
    assert list(round_.by_county.values()) == ([round_.total] if round_.total != Totals() else [])
    assert all(list(each) == sorted(each) for each in told.key_hashes)
    assert all(0 <= number < MODULUS for each in told.key_hashes for number in each)


@examples(60)
@given(st.data())
def test_whatever_is_done_to_what_is_kept_the_same_is_found(data: st.DataObject) -> None:
    """Each record and its digest, damaged, cut, or in the place of another's."""
    with TemporaryDirectory() as folder:
        _damage_and_check(Cache(Path(folder) / "records.sqlite"), data)


def _damage_and_check(cache: Cache, data: st.DataObject) -> None:
    without = inspected(FILES, None)
    inspected(FILES, cache)
    with database_of(cache) as database:
        rows = database.execute("SELECT key, digest, data FROM records").fetchall()
        for key, digest, record in rows:
            other_key, other_digest, other_record = data.draw(st.sampled_from(rows))
            cut = data.draw(st.integers(0, len(record) - 1))
            changed = data.draw(
                st.sampled_from(
                    [
                        (digest, record),
                        (digest, record[:cut]),
                        (digest, record[:cut] + bytes([record[cut] ^ 1]) + record[cut + 1 :]),
                        (bytes([digest[0] ^ 1]) + digest[1:], record),
                        (digest, other_record),
                        (other_digest, other_record),
                        (other_key, record),
                    ]
                )
            )
            database.execute("UPDATE records SET digest = ?, data = ? WHERE key = ?", (*changed, key))
    assert inspected(FILES, cache) == without


@examples(60)
@given(st.data())
def test_whatever_a_record_says_a_check_ends(data: st.DataObject) -> None:
    store = Memory({})
    inspected({"a.toml": CLEAN}, store)
    (record,) = store.records.values()
    place = data.draw(st.integers(0, len(record) - 1))
    forged = record[:place] + data.draw(st.binary(max_size=3)) + record[place + data.draw(st.integers(0, 3)) :]
    assert inspected({"a.toml": CLEAN}, Everything(forged)).round_verdicts


@pytest.mark.parametrize(
    "text",
    [
        "[round",
        f"{CLEAN}{award('nobody')}",
        f"{CLEAN}{award('a', '0')}",
        f"{ROUND}{application('a', 'Nowhere')}",
        f"{ROUND}[[regions]]\n",
    ],
)
def test_what_is_not_right_is_looked_at_anew_each_time(text: str, cache: Cache) -> None:
    inspected({"a.toml": text}, cache)
    assert not cache.is_there


def test_another_name_or_other_rules_find_nothing_that_was_kept(cache: Cache) -> None:
    inspected({"a.toml": CLEAN}, cache)
    inspected({"b.toml": CLEAN}, cache)
    inspected({"b.toml": CLEAN}, cache, asked=Check(select=("SKJ2",)))
    inspected({"b.toml": CLEAN, "skjonn.toml": "[limits]\nminimum = 100_000\n"}, cache)
    assert len(kept(cache)) == 4
    # Whether a waiver has run out is asked on the day.
    late = waiver("same-project", "a", more="until = 2026-01-01")
    for today, code in ((date(2025, 1, 1), "SKJ501"), (TODAY, "SKJ502")):
        assert [found.code for found in inspected({"a.toml": CLEAN + late}, cache, today=today).found] == [code]


def test_with_nothing_kept_and_with_all_each_file_is_read_once(cache: Cache) -> None:
    files = {name: text for name, text in FILES.items() if text != FILES["waived.toml"]}
    for _ in range(2):
        with_progress = Watched.of(files)
        assert check(with_progress, today=TODAY, store=cache).diagnostics == ()
        assert sorted(with_progress.readings) == sorted(files)
    assert len(kept(cache)) == len(files)


UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
"""For a child that runs a copy of the package, or may not write: none of what it runs counts as covered."""


def test_what_another_program_kept_is_not_found() -> None:
    this = Memory({})
    inspected({"a.toml": CLEAN}, this)
    inspected({"a.toml": CLEAN}, Memory(this.records, "that"))
    assert len(this.records) == 2
    inspected({"a.toml": CLEAN}, this)
    assert len(this.records) == 2


def test_a_program_is_known_by_its_files_their_sizes_and_times(tmp_path: Path) -> None:
    copy = tmp_path / "skjonn"
    shutil.copytree(Path(skjonn.__file__).parent, copy)

    def told() -> str:
        script = "from skjonn.incremental.code_fingerprint import program; print(program())"
        return subprocess.run(
            [sys.executable, "-c", script], cwd=tmp_path, env=UNMEASURED, capture_output=True, check=True, text=True
        ).stdout

    first = told()
    assert str(copy) in first
    assert told() == first
    rule = next((copy / "rules").glob("skj302*.py"))
    os.utime(rule, (1, 1))
    second = told()
    assert second != first
    with rule.open("a") as file:
        file.write("# longer\n")
    os.utime(rule, (1, 1))
    assert told() != second


MASKS = (0x01, 0x15, 0x80, 0xFF) if THOROUGH else (0x15,)


def test_whatever_byte_of_a_cache_is_damaged_nothing_false_comes_of_it(cache: Cache) -> None:
    records = {b"key%d" % number: b"data%d" % number * 9 for number in range(3)}
    cache.put(records)
    whole = cache.path.read_bytes()
    for place in (place for place, byte in enumerate(whole) if byte):
        for mask in MASKS:
            cache.path.write_bytes(whole[:place] + bytes([whole[place] ^ mask]) + whole[place + 1 :])
            assert cache.get(records).items() <= records.items()
            cache.put({b"new": b"data"})
            assert cache.get([b"new"]) in ({}, {b"new": b"data"})


def test_a_record_that_has_become_a_text_is_not_handed_out(cache: Cache) -> None:
    cache.put({b"key": b"data", b"other": b"data"})
    with database_of(cache) as database:
        database.execute("UPDATE records SET data = CAST(data AS TEXT) WHERE rowid = 1")
    assert cache.get([b"key", b"other"]) == {b"other": b"data"}


HOMELESS = """\
import os
import platformdirs
from skjonn.incremental.cache_store import cache_of_user
for name in ("HOME", "XDG_CACHE_HOME"):
    os.environ.pop(name, None)
os.setuid(54321)
print(cache_of_user())
"""
"""A program of a user of whom the system knows no home folder."""


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root becomes somebody unknown")
def test_for_a_user_without_a_home_folder_nothing_is_kept() -> None:
    done = subprocess.run([sys.executable, "-c", HOMELESS], env=UNMEASURED, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"None\n", b"")


WITHOUT_SQLITE = """\
import sys
from skjonn.incremental import user_cache
from skjonn.model.source import Snapshot
class Large(Snapshot):
    total_bytes = 10**9
sys.modules["sqlite3"] = None
print(user_cache(Large("ledger")))
"""


def test_for_an_interpreter_without_a_database_nothing_is_kept() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_SQLITE], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"None\n", b"")


def test_for_a_program_that_does_not_lie_in_a_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_of_user() is not None
    monkeypatch.setattr(skjonn, "__file__", "/dev/null/skjonn.zip/skjonn/__init__.py")
    assert cache_of_user() is None


def test_wherever_a_cache_is_damaged_a_check_finds_the_same(cache: Cache) -> None:
    without = inspected(FILES, None)
    inspected(FILES, cache)
    whole = cache.path.read_bytes()
    for place in range(0, len(whole), 61):
        cache.path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x15]) + whole[place + 1 :])
        assert inspected(FILES, cache) == without
    for damaged in (b"", b"x" * 5000, whole[:5000], whole[:100] + whole[4196:], whole * 2):
        cache.path.write_bytes(damaged)
        assert inspected(FILES, cache) == without
        assert inspected(FILES, cache) == without


def test_a_database_of_something_else_gives_way(cache: Cache) -> None:
    cache.path.parent.mkdir()
    with database_of(cache) as database:
        database.execute("CREATE TABLE records (something)")
    cache.put({b"key": b"data"})
    cache.put({b"key": b"data"})
    assert cache.get([b"key", b"other"]) == {b"key": b"data"}


TABLE = "CREATE TABLE records (key BLOB PRIMARY KEY, digest BLOB NOT NULL, data BLOB NOT NULL)"
VIEW = """CREATE VIEW records AS
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS key, i AS digest, i AS data FROM n"""
TRIGGER = "CREATE TRIGGER t AFTER INSERT ON records BEGIN DELETE FROM records; END"


@pytest.mark.parametrize(
    "script",
    [
        VIEW,
        f"{TABLE}; {TRIGGER}",
        f"{TABLE}; CREATE TABLE more (x)",
        TABLE.replace("data BLOB", "data TEXT"),
    ],
)
def test_a_database_that_only_looks_like_ours_gives_way_too(script: str, cache: Cache) -> None:
    for put in (False, True):
        cache.path.parent.mkdir(exist_ok=True)
        with database_of(cache) as database:
            database.executescript(script)
        if put:
            cache.put({b"key": b"data"})
        else:
            assert cache.get([b"key"]) == {}
        assert not cache.path.exists()


def test_of_more_than_is_kept_the_oldest_go_first(cache: Cache) -> None:
    small = Cache(cache.path, most=30)
    for number in range(9):
        small.put({b"%d" % number: b"x" * 10})
    assert [key for key, _ in kept(small)] == [b"6", b"7", b"8"]
    small.put({b"7": b"y" * 10})
    assert [key for key, _ in kept(small)] == [b"6", b"8", b"7"]
    small.put({b"large": b"x" * 31})
    assert kept(small) == []


def test_a_record_of_another_key_is_not_handed_out(cache: Cache) -> None:
    cache.put({b"one": b"1", b"other": b"2"})
    with database_of(cache) as database:
        database.execute("UPDATE records SET key = CASE key WHEN ? THEN ? ELSE ? END", (b"one", b"x", b"one"))
    assert cache.get([b"one", b"x", b"other"]) == {}


def test_what_cannot_be_used_is_left_alone(cache: Cache) -> None:
    cache.put({b"key": b"data"})
    with database_of(cache) as database:
        database.execute("BEGIN EXCLUSIVE")
        cache.put({b"other": b"data"})
        assert cache.get([b"key"]) == {}
    assert cache.get([b"key", b"other"]) == {b"key": b"data"}
    cache.path.unlink()
    cache.path.mkdir()
    cache.put({b"key": b"data"})
    assert cache.get([b"key"]) == {}
    assert cache.path.is_dir()


def test_where_no_folder_can_be_made_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "records.sqlite")
    cache.put({b"key": b"data"})
    assert cache.get([b"key"]) == {}


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    """A ledger that is large enough for a cache, and a folder for that."""
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    for number in range(4):
        entries = "".join(
            application(f"{number}-{each:05}", project=f"Prosjekt {number}x{each:05}", more=f"area = '{'x' * 200}'")
            for each in range(4_000)
        )
        skjonn.keep(f"{number}.toml", ROUND.replace('"2020"', f'"r{number}"') + entries)
    assert sum(path.stat().st_size for path in skjonn.ledger.iterdir()) > LARGE
    return skjonn


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the user's folder is not chosen by a variable")
def test_a_large_ledger_is_kept_in_the_users_folder_unless_that_is_not_wanted(
    large: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(large.folder / "caches"))
    first = large("check", "--format", "json", "--no-cache")
    assert not (large.folder / "caches").exists()
    assert large("check", "--format", "json") == first
    path = large.folder / "caches" / "skjonn" / "records.sqlite"
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert len(kept(Cache(path))) == 4
    # One file changes; two have an id in common then, which neither of them shows by itself.
    large.keep("1.toml", (large.ledger / "1.toml").read_text().replace('"1-00007"', '"3-00009"'))
    ran = large("check", "--format", "concise")
    assert (ran.code, ran.out.count("\n")) == (1, 2)
    assert ran.out.startswith("ledger/3.toml:")
    assert "SKJ109 duplicate-id The id 3-00009 is taken in 1.toml." in ran.out
    assert ran == large("check", "--format", "concise", "--no-cache")
    assert len(kept(Cache(path))) == 5


HOLDING = """\
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
"""A program that keeps a cache to itself until nobody listens."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the user's folder is not chosen by a variable")
def test_while_another_process_holds_the_cache_a_check_goes_on_without_it(large: Skjonn) -> None:
    path = large.folder / "skjonn" / "records.sqlite"
    Cache(path).put({b"key": b"data"})
    held = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(held, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        done = subprocess.run(
            command("check"),
            cwd=large.folder,
            env={**os.environ, "XDG_CACHE_HOME": str(large.folder)},
            capture_output=True,
            timeout=10,
            check=False,
        )
        holder.communicate()
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == large("check", "--no-cache").out
    assert kept(Cache(path)) == [(b"key", b"data")]


def test_of_the_code_only_source_files_count(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("a.py", "a.pyc", "below/b.py"):
        (tmp_path / name).write_text("")
    assert sorted(Path(path).name for path, _, _ in stamps(str(tmp_path))) == ["a.py", "b.py"]


PAID = CLEAN + event("a", "paid", "2027-03-01", more="amount = 60_000")


def test_whether_an_event_is_in_the_future_is_told_anew_each_day(cache: Cache) -> None:
    days = {date(2027, 3, 1): [], date(2027, 2, 28): ["event-in-future"], date(2027, 3, 2): []}
    for _ in range(2):
        for today, names in days.items():
            told = inspected({"a.toml": PAID}, cache, today=today)
            assert [each.name for each in told.found] == names
    assert len(kept(cache)) == 1


@pytest.mark.parametrize("events", [-1, "1", True, None])
def test_a_record_of_odd_events_is_no_record(events: object) -> None:
    found = checked()
    assert found.result.round is not None
    forged = found.result.round._replace(events=events)  # type: ignore[arg-type]  # it is forged
    assert_no_record(found._replace(result=found.result._replace(round=forged)))


def test_what_became_of_an_award_is_part_of_its_round_s_record() -> None:
    found = check_file(PARSE, SourceFile("a.toml", PAID.encode()), codes=())
    recalled = file_check_in(cache_entry(found), "a.toml", limits=NO_LIMITS, lists=0)
    round_ = found.result.round
    assert recalled.result.round == round_
    assert round_ is not None
    assert (round_.total.paid, round_.total.left_to_pay, round_.events) == (60_000, 40_000, 1)
    assert round_.latest_event == date(2027, 3, 1)
