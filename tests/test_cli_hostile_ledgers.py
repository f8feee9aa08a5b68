"""Nasty ledgers: no command shows a traceback, and what can be read is read."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.command_line import NEW, OPEN, Skjonn

if sys.platform == "win32":
    pytest.skip("Windows has neither named pipes nor these links", allow_module_level=True)


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def folder(ledger: Path) -> None:
    (ledger / "x.toml").mkdir()


def pipe(ledger: Path) -> None:
    os.mkfifo(ledger / "x.toml")


def latin_1(ledger: Path) -> None:
    (ledger / "x.toml").write_bytes(OPEN.replace("2027", "2026").encode("latin-1"))


def nothing(ledger: Path) -> None:
    (ledger / "x.toml").touch()


def zeros(ledger: Path) -> None:
    (ledger / "x.toml").write_bytes(b"\0" * 100)


def loop_of_links(ledger: Path) -> None:
    (ledger / "x.toml").symlink_to("y.toml")
    (ledger / "y.toml").symlink_to("x.toml")


def link_to_nothing(ledger: Path) -> None:
    (ledger / "x.toml").symlink_to("nowhere")


def torn(ledger: Path) -> None:
    (ledger / "x.toml").write_text(OPEN.replace("2027", "2026")[:-20], "utf-8")


def deep(ledger: Path) -> None:
    (ledger / "x.toml").write_text(f"a = {'[' * 5000}{']' * 5000}\n")


def huge_numbers(ledger: Path) -> None:
    (ledger / "x.toml").write_text(f"{OPEN.replace('2027', '2026')}granted = {'9' * 5000}\n", "utf-8")


def control_characters(ledger: Path) -> None:
    (ledger / "x.toml").write_text('[round]\nid = "\\u001b[31m\\u0000"\ntitle = "\\r\\n\\t"\n\n["\\u001b]0;x"]\n')


def every_type_is_wrong(ledger: Path) -> None:
    (ledger / "x.toml").write_text(
        'format = "1"\nround = []\nframe = 1\nregions = "Viken"\nawards = 5\nwaivers = { rule = 1 }\n'
        "applications = [1, [], {}, { id = 5 }]\n"
    )


def circle_of_folders(ledger: Path) -> None:
    (ledger / "in").mkdir()
    (ledger / "in" / "out").symlink_to("..")
    (ledger / "x.toml").touch()


NASTY = (
    folder,
    pipe,
    latin_1,
    nothing,
    zeros,
    loop_of_links,
    link_to_nothing,
    torn,
    deep,
    huge_numbers,
    control_characters,
    every_type_is_wrong,
    circle_of_folders,
)
COMMANDS = (
    ("check",),
    ("check", "--format", "json"),
    ("check", "--show-waived", "--lang", "nn"),
    ("frame",),
    ("frame", "--format", "json"),
    ("summary", "--chart"),
    ("summary", "--by", "municipality", "--format", "csv"),
    ("summary", "--by", "round"),
    ("round", "list"),
    ("application", "list", "--sort", "amount"),
    ("application", "show", "2027-01"),
    ("award", "list", "--region", "Buskerud", "--municipality", "Hole"),
    ("award", "show", "2027-01", "--format", "md"),
    ("award", "add", *NEW, "--granted", "1", "--round", "2027", "--dry-run"),
    ("application", "add", *NEW, "--round", "2027"),
    ("round", "add", "2029", "--title", "T", "--grantor", "G", "--date", "2029-03-01"),
)


@pytest.mark.parametrize("nasty", NASTY)
def test_no_command_fails_on_a_nasty_file_beside_a_good_one(
    nasty: Callable[[Path], None], skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    entry = '\n[[applications]]\nid = "2027-01"\nmunicipality = "Hole"\nproject = "P"\n'
    skjonn.keep("2027.toml", f'{OPEN}{entry}\n[[awards]]\napplication = "2027-01"\ngranted = 5\n')
    nasty(skjonn.ledger)
    for words in COMMANDS:
        ran = skjonn(*words)
        assert ran.code == (0 if "add" in words else 1), (words, ran)
        assert "\x1b" not in ran.out + ran.err
        assert "\0" not in ran.out + ran.err


@pytest.mark.parametrize("nasty", NASTY)
def test_no_command_fails_on_a_nasty_file_alone(nasty: Callable[[Path], None], skjonn: Skjonn) -> None:
    skjonn.ledger.mkdir()
    nasty(skjonn.ledger)
    for words in COMMANDS:
        ran = skjonn(*words)
        assert ran.code in {0, 1, 2}
        assert (ran.code, ran.out + ran.err) != (0, "")
    assert skjonn("check").code == 1
    assert skjonn("summary").code == 1


def test_two_files_of_one_round_end_every_report_with_1(skjonn: Skjonn) -> None:
    text = OPEN + '\n[[applications]]\nid = "2027-01"\nmunicipality = "Hole"\nproject = "P"\n'
    skjonn.keep("x.toml", text)
    skjonn.keep("y.toml", text)
    assert {words: skjonn(*words).code for words in COMMANDS[3:10]} == dict.fromkeys(COMMANDS[3:10], 1)
    assert skjonn("check").code == 1


def test_the_file_of_settings_is_no_round(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("skjonn.toml", "")
    ran = skjonn("round", "list", "--format", "csv")
    assert (ran.code, ran.out.count("\n"), ran.err) == (0, 2, "")


def test_an_error_that_names_a_file_hands_no_control_characters_on(skjonn: Skjonn) -> None:
    skjonn.keep("\x1b]0;owned\x07.toml", f"awards = []\n{OPEN}")
    ran = skjonn("award", "add", *NEW, "--granted", "1")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: ledger/\u241b]0;owned\u2407.toml: `awards` is written as one value in line 1")
