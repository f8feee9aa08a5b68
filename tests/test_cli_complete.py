"""What bash, zsh and fish are told when Tab is pressed, and what bash makes of it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.command_line import OPEN, Skjonn
from support.shell_payloads import OPTIONS, PAYLOADS

ENTRY = '\n[[applications]]\nid = "2027-01"\nmunicipality = "Hole"\nproject = "P"\n'
BASH = shutil.which("bash")
COUNTIES = {"Viken", "Oslo"}
IDS = {f"2020-{number:02}" for number in range(1, 15)}


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    return skjonn


Completes = Callable[[str], set[str]]
"""What a shell shows for a line that ends where Tab is pressed."""


@pytest.fixture(params=["bash", "zsh", "fish"])
def complete(request: pytest.FixtureRequest, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> Completes:
    """Ask as the script of a shell does."""
    shell: str = request.param

    def bash(line: str) -> set[str]:
        words = line.split(" ")
        monkeypatch.setenv("COMP_WORDS", "\n".join(words))
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        return set(re.sub(r"\\(.)", r"\1", asked()).split("\n")) - {""}

    def zsh(line: str) -> set[str]:
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        answer = asked().strip()
        return set() if answer == "_files" else set(re.findall(r'"([^"]*)"(?::"(?:[^"]|"")*")?', answer))

    def fish(line: str) -> set[str]:
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        return {entry.partition("\t")[0] for entry in asked().split("\n")} - {""}

    def asked() -> str:
        monkeypatch.setenv("_SKJONN_COMPLETE", f"complete_{shell}")
        ran = skjonn()
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    return {"bash": bash, "zsh": zsh, "fish": fish}[shell]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("skjonn che", {"check"}),
        ("skjonn award ", {"add", "edit", "remove", "list", "show", "pay", "report"}),
        ("skjonn round l", {"list"}),
        ("skjonn summary --ch", {"--chart"}),
        ("skjonn award add --gran", {"--granted"}),
        ("skjonn check --round ", {"2020"}),
        ("skjonn frame --round 20", {"2020"}),
        ("skjonn frame ", {"add", "edit", "remove", "change"}),
        ("skjonn frame --tr", {"--tree"}),
        ("skjonn frame change x --fr", {"--from"}),
        ("skjonn summary --by fr", {"frame"}),
        ("skjonn guide am", {"amounts"}),
        ("skjonn award add --round x", set()),
        ("skjonn award list --region ", COUNTIES),
        ("skjonn application list --region V", {"Viken"}),
        ("skjonn award list --municipality L", {"Lunner"}),
        ("skjonn application list --municipality Ø", {"Øvre Eiker"}),
        ("skjonn award show 2020-0", {id_ for id_ in IDS if id_ < "2020-10"}),
        ("skjonn application show ", IDS),
        ("skjonn award add 2020-1", {id_ for id_ in IDS if id_ > "2020-09"}),
        ("skjonn summary --lang ", {"en", "nb", "nn"}),
        ("skjonn summary --format cs", {"csv", "csv-excel"}),
        ("skjonn check --format js", {"json"}),
        ("skjonn summary --by mun", {"municipality"}),
        ("skjonn award list --sort re", {"region", "recipient", "received", "requested"}),
        ("skjonn award list --sort a", {"amount", "area", "as_printed", "award_note"}),
        ("skjonn summary --across ", {"round", "year"}),
        ("skjonn round close ", {"2020"}),
        ("skjonn application edit 2020-1", {id_ for id_ in IDS if id_ > "2020-09"}),
        ("skjonn application add --role s", {"service"}),
        ("skjonn round add 2027 --state ", {"open", "decided"}),
        ("skjonn round add 2027 --itemised aw", {"awarded"}),
        ("skjonn award add --project ", set()),
    ],
)
def test_what_can_stand_there_is_completed(line: str, found: set[str], complete: Completes) -> None:
    assert complete(line) == found


def test_frames_are_completed_wherever_one_is_named(skjonn: Skjonn, complete: Completes) -> None:
    skjonn.keep("frames.toml", '[[frames]]\nid = "2018"\namount = 5\n\n[[frames]]\nid = "later"\namount = 5\n')
    for line in ("edit", "remove", "change", "add x --part-of", "edit x --part-of", "change x --from"):
        assert complete(f"skjonn frame {line} ") == {"2018", "later"}
        assert complete(f"skjonn frame {line} 2") == {"2018"}
    assert complete("skjonn round edit 2020 --part-of l") == {"later"}


def test_an_applicant_s_name_is_completed(complete: Completes) -> None:
    assert "Øvre Eiker" in complete("skjonn award add --municipality Øv")


def test_the_ledger_that_the_line_names_is_the_one_that_is_completed_from(
    skjonn: Skjonn, complete: Completes, monkeypatch: pytest.MonkeyPatch
) -> None:
    skjonn.keep("../other/2027.toml", OPEN + ENTRY)
    assert complete("skjonn award list --ledger other --round ") == {"2027"}
    assert complete(f"skjonn award list --ledger {skjonn.folder}/other --region ") == {"Buskerud"}
    assert complete("skjonn application show --ledger other ") == {"2027-01"}
    monkeypatch.setenv("HOME", str(skjonn.folder))
    assert complete("skjonn application show --ledger ~/other ") == {"2027-01"}
    monkeypatch.setenv("SKJONN_LEDGER", "other")
    assert complete("skjonn application show ") == {"2027-01"}


def test_only_an_application_with_an_award_is_completed_where_an_award_is_meant(
    skjonn: Skjonn, complete: Completes
) -> None:
    skjonn.keep("2027.toml", OPEN + ENTRY)
    assert complete("skjonn award show 2027") == set()
    assert complete("skjonn application show 2027") == {"2027-01"}
    assert complete("skjonn award add 2027") == {"2027-01"}


@pytest.mark.parametrize("option", ["--round", "--region", "--municipality"])
def test_without_a_ledger_nothing_is_completed_and_nothing_is_said(
    option: str, skjonn: Skjonn, complete: Completes
) -> None:
    assert complete(f"skjonn award list --ledger nowhere {option} ") == set()
    shutil.rmtree(skjonn.ledger)
    assert complete(f"skjonn award list {option} ") == set()
    assert complete("skjonn award show ") == set()


def test_what_can_be_read_of_a_bad_ledger_is_completed(skjonn: Skjonn, complete: Completes) -> None:
    skjonn.keep("bad.toml", b"\xff")
    assert complete("skjonn check --round ") == {"2020"}


def test_what_stands_in_a_ledger_with_faults_is_completed_where_it_is_text(skjonn: Skjonn, complete: Completes) -> None:
    skjonn.keep("2027.toml", OPEN + ENTRY + '[[applications]]\nid = 7\nmunicipality = "Hol"\n')
    skjonn.keep("2028.toml", 'round = 2028\napplications = [1, "a", {id = "2028-1"}]\n')
    skjonn.keep("2029.toml", '[applications]\nid = "2029-1"\n')
    assert complete("skjonn award list --municipality Hol") == {"Hole", "Hol"}
    assert complete("skjonn application show 202") == {*IDS, "2027-01", "2028-1", "2029-1"}
    assert complete("skjonn check --round 202") == {"2020", "2027"}


def test_an_applicant_is_completed_from_those_on_the_date_of_the_round(skjonn: Skjonn, complete: Completes) -> None:
    before, line = OPEN.replace("2027", "2016"), "skjonn award add --municipality Røyk"
    assert complete(line) == set()
    skjonn.keep("2016.toml", before)
    assert complete(line) == {"Røyken"}
    assert complete(line.replace("add", "add --round 2020")) == set()
    skjonn.keep("2027.toml", OPEN)
    assert complete(line) == set()
    assert complete(line.replace("add", "add --round 2016")) == {"Røyken"}
    skjonn.keep("2016.toml", before.replace("2016-03-01", '"2016-03-01"'))
    assert complete(line.replace("add", "add --round 2016")) == set()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Hole", {"Hole"}),
        ("hole KOMMUNE", {"Hole"}),
        ("3310", {"Hole"}),
        ("3310 Hole", {"Hole"}),
        ("Kåfjord", {"Gáivuotna - Kåfjord - Kaivuono"}),
        ("Våler i Østfold", {"Våler (Østfold)"}),
        ("Våler", set()),
        ("Nowhere", set()),
        ("Hol\\u001b[31m", set()),
        ("Hole\\n", {"Hole"}),
    ],
)
def test_a_municipality_of_the_ledger_is_completed_by_its_official_name(
    written: str, found: set[str], skjonn: Skjonn, complete: Completes
) -> None:
    skjonn.keep("2020.toml", OPEN + ENTRY.replace("Hole", written))
    assert complete("skjonn award list --municipality ") == found


def test_a_municipality_is_completed_by_the_name_it_has_on_the_date_of_the_round(
    skjonn: Skjonn, complete: Completes
) -> None:
    skjonn.keep("2020.toml", OPEN.replace("2027", "2013") + ENTRY.replace("Hole", "Kåfjord"))
    assert complete("skjonn award list --municipality ") == {"Gáivuotna - Kåfjord"}
    skjonn.keep("2020.toml", OPEN.replace("2027", "2011") + ENTRY.replace("Hole", "0101 Elsewhere"))
    assert complete("skjonn award list --municipality ") == set()
    skjonn.keep("2020.toml", OPEN.replace("date = ", "data = ") + ENTRY)
    assert complete("skjonn award list --municipality ") == set()


def test_no_text_of_a_ledger_that_is_neither_an_id_nor_a_name_is_completed(skjonn: Skjonn, complete: Completes) -> None:
    for number, text in enumerate(map(json.dumps, (*PAYLOADS, *OPTIONS))):
        hostile = ENTRY.replace('"2027-01"', text).replace('"Hole"', text)
        entries = f"\n[[regions]]\ncounty = {text}\n{ENTRY}{hostile}[[awards]]\napplication = {text}\ngranted = 1\n"
        skjonn.keep(f"{number}.toml", OPEN.replace('"2027"', text) + entries)
        skjonn.keep(f"{number}r.toml", OPEN + entries)
    skjonn.keep("2020.toml", OPEN + ENTRY)
    assert complete("skjonn check --round ") == {"2027"}
    assert complete("skjonn application show ") == {"2027-01"}
    assert complete("skjonn award show ") == set()
    assert complete("skjonn award list --municipality ") == {"Hole"}
    assert complete("skjonn award list --region ") == {"Buskerud"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_shown(shell: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SKJONN_COMPLETE", f"source_{shell}")
    ran = skjonn()
    assert ran.code == 0
    assert "_skjonn_completion" in ran.out or shell == "fish"
    assert {"bash": "complete_bash", "zsh": "#compdef skjonn", "fish": "complete --command skjonn"}[shell] in ran.out


@pytest.mark.skipif(sys.platform == "win32" or BASH is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("award", "show", "2020-0"), [f"2020-0{number}" for number in range(1, 10)]),
        (("award", "list", "--municipality", "Indr"), [r"Indre\ Østfold"]),
        (("award", "list", "--municipality", '"Indre'), ["Indre Østfold"]),
        (("award", "list", "--municipality", "'Ø"), ["Øvre Eiker"]),
        (("award", "list", "--municipality", r"Indre\ Ø"), [""]),
    ],
)
def test_bash_is_given_what_it_can_put_into_the_line_as_it_is(
    words: tuple[str, ...], found: list[str], skjonn: Skjonn
) -> None:
    program = skjonn.folder / "skjonn"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m skjonn "$@"\n')
    program.chmod(0o755)
    script = 'eval "$(_SKJONN_COMPLETE=source_bash "$0")"; COMP_CWORD=$#; COMP_WORDS=("$0" "$@"); '
    script += r'_skjonn_completion "$0"; printf "%s\n" "${COMPREPLY[@]}"'
    done = subprocess.run(
        [str(BASH), "-c", script, str(program), *words], env=os.environ, capture_output=True, check=True
    )
    assert done.stdout.decode().splitlines() == found


def test_where_nothing_can_be_proposed_nothing_is_said(complete: Completes, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "skjonn place Bær"
    assert complete(line) == {"Bærum"}
    monkeypatch.setenv("SKJONN_TODAY", "soon")
    assert complete(line) == set()
