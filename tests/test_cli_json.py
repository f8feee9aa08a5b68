"""Entries from JSON: one or many, from a file or standard input, all or nothing."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from support.command_line import NEW, OPEN, Skjonn

ONE = {"municipality": "Hole", "project": "Innbyggerdialog", "granted": 350_000}
ALL = {
    "id": "x-1",
    "municipality": "Asker",
    "project": "Alt",
    "partners": ["Lier", "Bærum"],
    "cooperation": "Interkommunalt",
    "requested": 2_000_000,
    "cost": 3_000_000,
    "received": "2027-01-15",
    "roles": ["democracy"],
    "area": "Oppvekst",
    "as_printed": "Askr",
    "note": "Ettersendt",
    "granted": 1_000_000,
    "decided": "2027-03-01",
    "case": "2027/1-2",
    "conditions": "Planen er godkjent.",
    "award_note": "I to deler",
}


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml")
    return skjonn


def added(skjonn: Skjonn) -> list[tuple[str, str, str]]:
    """The ids, municipalities and amounts of all awards."""
    rows = csv.DictReader(StringIO(skjonn("award", "list", "--format", "csv").out))
    return [(row["id"], row["municipality"], row["granted"]) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ONE),
        json.dumps([ONE], indent=2),
        f"\ufeff{json.dumps(ONE)}\n",
        json.dumps(ONE, indent=1).replace("\n", "\r\n"),
    ],
)
def test_one_entry_is_added_from_a_file(text: str, skjonn: Skjonn) -> None:
    (skjonn.folder / "new.json").write_bytes(text.encode())
    ran = skjonn("award", "add", "--from-json", "new.json")
    assert (ran.code, ran.err) == (0, "")
    assert added(skjonn) == [("2027-01", "Hole", "350000")]


def test_many_are_added_in_one_change_and_all_are_shown(skjonn: Skjonn) -> None:
    lines = (json.dumps(ONE), "", json.dumps(ALL), json.dumps({**ONE, "municipality": "Lier"}))
    (skjonn.folder / "new.jsonl").write_text("\n".join(lines), "utf-8")
    ran = skjonn("award", "add", "--from-json", "new.jsonl")
    assert ran.code == 0
    assert [line.split("   ")[0] for line in ran.out.splitlines()[2:5]] == [" 2027-01", " x-1", " 2027-02"]
    assert added(skjonn) == [
        ("2027-01", "Hole", "350000"),
        ("2027-02", "Lier", "350000"),
        ("x-1", "Asker", "1000000"),
    ]


def test_a_given_id_is_not_given_out_to_another(skjonn: Skjonn) -> None:
    (skjonn.folder / "new.json").write_text(json.dumps([ONE, {**ALL, "id": "2027-01"}]))
    assert skjonn("award", "add", "--from-json", "new.json").code == 0
    assert [id_ for id_, _, _ in added(skjonn)] == ["2027-01", "2027-02"]


def test_applications_and_awards_for_what_is_in_the_ledger_go_together(skjonn: Skjonn) -> None:
    assert skjonn("application", "add", *NEW).code == 0
    mixed = [{"application": "2027-01", "granted": 5}, {"municipality": "Lier", "project": "P"}]
    (skjonn.folder / "new.json").write_text(json.dumps(mixed))
    assert skjonn("application", "add", "--from-json", "new.json").code == 0
    assert added(skjonn) == [("2027-01", "Hole", "5")]
    assert skjonn("application", "show", "2027-02").code == 0


def test_entries_come_from_standard_input_by_a_dash(skjonn: Skjonn) -> None:
    ran = skjonn.child("award", "add", "--from-json", "-", stdin=json.dumps(ALL, ensure_ascii=False).encode())
    assert (ran.code, ran.err) == (0, "")
    assert skjonn.files()["2027.toml"].decode() == OPEN + (
        '\n[[applications]]\nid = "x-1"\nmunicipality = "Asker"\nproject = "Alt"\npartners = ["Lier", "Bærum"]\n'
        'cooperation = "Interkommunalt"\nrequested = 2_000_000\ncost = 3_000_000\n'
        'received = 2027-01-15\nroles = ["democracy"]\narea = "Oppvekst"\n'
        'as_printed = "Askr"\nnote = "Ettersendt"\n'
        '\n[[awards]]\napplication = "x-1"\ngranted = 1_000_000\ndecided = 2027-03-01\ncase = "2027/1-2"\n'
        'conditions = "Planen er godkjent."\nnote = "I to deler"\n'
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "new.json is not valid JSON"),
        ("{", "new.json is not valid JSON"),
        ("[]", "There is no entry in new.json."),
        ('{"municipality": "Hole", "projekt": "P"}', "new.json, entry 1, projekt is not a key of an entry."),
        (json.dumps([ONE, {**ONE, "granted": "1.450"}]), "new.json, entry 2, granted: "),
        (json.dumps([ONE, {**ONE, "granted": 0}]), "new.json, entry 2, granted: "),
        (json.dumps([ONE, {**ONE, "id": "a b"}]), "new.json, entry 2, id: "),
        (json.dumps([ONE, {"municipality": "Lier", "project": "P"}]), "new.json, entry 2 lacks granted."),
        (json.dumps({"municipality": "Lier"}), "new.json, entry 1 lacks granted."),
        (
            json.dumps([ONE, {"application": "2027-01", "granted": 1, "project": "P", "partners": ["A"]}]),
            "new.json, entry 2 is an award for 2027-01, and takes project, partners from that.",
        ),
        (json.dumps([ONE, {"application": "2027-09", "granted": 1}]), "There is no application 2027-09 in ledger."),
        (f"{json.dumps(ONE)}\n{{\n", "new.json, line 2 is not valid JSON from column 2 on."),
    ],
)
def test_nothing_is_written_where_something_is_wrong_with_one(text: str, what: str, skjonn: Skjonn) -> None:
    (skjonn.folder / "new.json").write_text(text, "utf-8")
    ran = skjonn("award", "add", "--from-json", "new.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {what}")
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


def test_every_fault_of_every_entry_is_named_at_once(skjonn: Skjonn) -> None:
    (skjonn.folder / "new.json").write_text(json.dumps([{"project": "P"}, {"case": "1", "municipality": "Hole"}]))
    ran = skjonn("application", "add", "--from-json", "new.json")
    assert ran.code == 2
    assert ran.err == (
        "error: new.json, entry 1 lacks municipality.\n"
        "       new.json, entry 2 has case, and no amount granted.\n"
        "       Nothing was written.\n"
    )


def test_nothing_is_written_where_one_brings_a_new_error(skjonn: Skjonn) -> None:
    (skjonn.folder / "new.json").write_text(json.dumps([ONE, {**ONE, "granted": 8_000_000}]))
    ran = skjonn("award", "add", "--from-json", "new.json")
    assert (ran.code, ran.out) == (1, "")
    assert "SKJ210 limit-passed" in ran.err
    assert skjonn.files() == {"2027.toml": OPEN.encode()}
    assert skjonn("award", "add", "--from-json", "new.json", "--anyway").code == 0


def test_entries_for_two_rounds_are_refused(skjonn: Skjonn) -> None:
    assert skjonn("application", "add", *NEW).code == 0
    skjonn.keep("2028.toml", OPEN.replace("2027", "2028"))
    assert skjonn("application", "add", *NEW, "--round", "2028").code == 0
    before = skjonn.files()
    both = [{"application": "2027-01", "granted": 1}, {"application": "2028-01", "granted": 1}]
    (skjonn.folder / "new.json").write_text(json.dumps(both))
    ran = skjonn("award", "add", "--from-json", "new.json")
    assert ran.code == 2
    assert ran.err.startswith("error: 2028-01 is in round 2028, not in 2027. Nothing was written.\n")
    assert skjonn.files() == before


def test_what_would_be_added_is_shown_with_all_ids(skjonn: Skjonn) -> None:
    (skjonn.folder / "new.json").write_text(json.dumps([ONE, ONE]))
    ran = skjonn("award", "add", "--from-json", "new.json", "--dry-run")
    assert ran.code == 0
    assert ran.out.count("[[awards]]") == 2
    assert 'id = "2027-02"' in ran.out
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


def test_nothing_can_be_typed_beside_json(skjonn: Skjonn) -> None:
    ran = skjonn("award", "add", "2027-01", "--from-json", "new.json", "--granted", "1")
    assert ran.code == 2
    assert ran.err == (
        "error: --from-json reads the whole entry; application, granted cannot be given with it.\n"
        "       Put it into the JSON. Nothing was written.\n"
    )


def test_a_file_that_cannot_be_read_is_named_with_the_reason(skjonn: Skjonn) -> None:
    (skjonn.folder / "latin.json").write_bytes('{"municipality": "Bærum"}'.encode("latin-1"))
    assert skjonn("award", "add", "--from-json", "no.json").err == (
        "error: no.json cannot be read: no such file or directory.\n       Nothing was written.\n"
    )
    assert skjonn("award", "add", "--from-json", "ledger").err == (
        "error: ledger cannot be read: is a directory.\n       Nothing was written.\n"
    )
    ran = skjonn("award", "add", "--from-json", "latin.json")
    assert (ran.code, ran.err) == (
        2,
        "error: latin.json is not UTF-8.\n       Save it as UTF-8. Nothing was written.\n",
    )


@pytest.mark.parametrize(("entries", "keys"), [("awards", ["region"]), ("applications", [])])
def test_what_a_list_writes_is_read_back(entries: str, keys: list[str], skjonn: Skjonn) -> None:
    noun = entries.removesuffix("s")
    (skjonn.folder / "new.json").write_text(json.dumps([ONE, ALL]), "utf-8")
    assert skjonn("award", "add", "--from-json", "new.json").code == 0
    listed = skjonn(noun, "list", "--format", "json").out
    assert set(keys) <= set(json.loads(listed)["rows"][0])
    before = skjonn.files()["2027.toml"]
    skjonn.keep("2027.toml")
    (skjonn.folder / "listed.json").write_text(listed, "utf-8")
    assert skjonn(noun, "add", "--from-json", "listed.json").code == 0
    assert sorted(skjonn.files()["2027.toml"].splitlines()) == sorted(before.splitlines())
