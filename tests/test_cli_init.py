"""A ledger is begun: its settings with every key, its schemas, and what git leaves out; what is there stays."""

import re
from pathlib import Path

import pytest

from skjonn.codec.schema import settings_schema
from skjonn.codec.settings import decode_settings
from skjonn.codec.settings_template import settings_template
from skjonn.model.settings import NO_SETTINGS, SETTINGS
from skjonn.model.source import SourceFile
from support.command_line import OPEN, Skjonn

MADE = ("skjonn.toml", "round.schema.json", "settings.schema.json", "frames.schema.json", ".gitignore")
NEXT = """
Next:
  skjonn round add 2027{0}  add a round
  skjonn award add{0}       add an application with its award; application add adds one without
  skjonn check{0}           check all of it
"""


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def test_a_ledger_is_begun_and_the_next_commands_are_named(skjonn: Skjonn) -> None:
    ran = skjonn("init")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "".join(f"Made ledger/{name}\n" for name in MADE) + NEXT.format("")
    assert skjonn.files().keys() == {*MADE}
    assert skjonn.files()[".gitignore"] == b".skjonn.lock\n"
    assert skjonn("schema", "settings").out.encode() == skjonn.files()["settings.schema.json"]
    assert skjonn("check", "--strict").code == 0
    # What it names next can be run as it stands, but for what is asked for on a terminal.
    heading = ("--title", "T", "--grantor", "G", "--date", "2027-03-01")
    assert skjonn("round", "add", "2027", *heading).code == 0
    assert skjonn("check", "--strict").code == 0


def test_a_ledger_of_another_name_is_named_in_what_comes_next(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = skjonn("init", "mine bøker")
    assert ran.code == 0
    assert ran.out.endswith(NEXT.format(" --ledger 'mine bøker'"))
    monkeypatch.setenv("SKJONN_LEDGER", "bøker")
    assert skjonn("init").out.endswith(f"Made bøker/.gitignore\n{NEXT.format('')}")
    assert skjonn("init", "a/b").code == 2


def test_what_is_there_stays_and_what_is_missing_is_added(skjonn: Skjonn) -> None:
    skjonn.keep("skjonn.toml", "# mine\n")
    skjonn.keep("2027.toml")
    skjonn.keep(".gitignore", "*.bak")
    ran = skjonn("init")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "Made ledger/round.schema.json\nMade ledger/settings.schema.json\nMade ledger/frames.schema.json\n"
        "Added the lock to ledger/.gitignore\n\nNext"
    )
    kept = skjonn.files()
    assert (kept["skjonn.toml"], kept["2027.toml"]) == (b"# mine\n", OPEN.encode())
    assert kept[".gitignore"] == b"*.bak\n.skjonn.lock\n"
    ran = skjonn("init")
    assert ran.out == f"ledger has all that a ledger needs.\n{NEXT.format('')}"
    assert skjonn.files() == kept


def test_a_gitignore_that_cannot_be_read_is_left_alone(skjonn: Skjonn) -> None:
    (skjonn.ledger / ".gitignore").mkdir(parents=True)
    assert skjonn("init").code == 0
    (skjonn.ledger / ".gitignore").rmdir()
    skjonn.keep(".gitignore", "")
    assert skjonn("init").code == 0
    assert skjonn.files()[".gitignore"] == b".skjonn.lock\n"


def test_the_settings_set_nothing_until_a_sign_is_taken_out_and_hold_every_key() -> None:
    text = settings_template()
    assert decode_settings(SourceFile(SETTINGS, text.encode())) == NO_SETTINGS
    settings = decode_settings(SourceFile(SETTINGS, re.sub(r"^#(?=[\[\w])", "", text, flags=re.MULTILINE).encode()))
    assert settings.faults == ()
    assert settings != NO_SETTINGS
    properties = settings_schema([], of_reading=[])["properties"]
    keys = [*properties, *(key for name in ("check", "limits", "awards") for key in properties[name]["properties"])]
    keys += properties["import"]["additionalProperties"]["properties"]
    assert [key for key in keys if key != "format" and not re.search(rf"^#\[?{key}\b", text, re.MULTILINE)] == []
