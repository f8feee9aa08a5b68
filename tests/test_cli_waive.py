"""A finding is accepted from the shell with a reason, and accepted no longer; `check` prints the command for it."""

import re
import shlex
from pathlib import Path

import pytest

from skjonn.cli.commands import EXAMPLES
from support.command_line import OPEN, Skjonn
from support.ledgers import SHIPPED, application, award, waiver

TWICE = application("2027-01", "Hole", more='partners = ["Lier", "Lier"]') + award("2027-01", "540_000")
WAIVER = '\n[[waivers]]\nrule = "partner-listed-twice"\nentry = "2027-01"\nreason = "Slik står det."\n'


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml", OPEN + TWICE)
    return skjonn


def text_of(skjonn: Skjonn) -> str:
    return skjonn.files()["2027.toml"].decode()


def printed(skjonn: Skjonn) -> list[str]:
    """The commands that a check prints."""
    return re.findall("To accept it: skjonn (.*)", skjonn("check").out)


def test_the_command_that_check_prints_accepts_what_it_found(skjonn: Skjonn) -> None:
    assert printed(skjonn) == ['waive partner-listed-twice 2027-01 --reason "..."']
    ran = skjonn(*shlex.split(printed(skjonn)[0].replace("...", "Slik står det.")))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Changed in ledger/2027.toml, line 20\n"
        '+[[waivers]]\n+rule = "partner-listed-twice"\n+entry = "2027-01"\n+reason = "Slik står det."\n+\n'
    )
    assert text_of(skjonn).rstrip("\n") == (OPEN + TWICE).rstrip("\n") + "\n" + WAIVER.rstrip("\n")
    assert (printed(skjonn), skjonn("check", "--strict").code) == ([], 0)


def test_every_finding_that_can_be_waived_is_with_what_check_prints(skjonn: Skjonn) -> None:
    text = SHIPPED.partition("[[waivers]]")[0].replace("4_000_000", "400_000")
    skjonn.keep("2027.toml", text.replace("Kongsberg", "Nore og Uvdal").replace('"2020-03"', '"2027-03"'))
    commands = printed(skjonn)
    assert {"granted-differs", "region-granted-differs", "same-project"} <= {each.split()[1] for each in commands}
    for command in dict.fromkeys(commands):
        assert skjonn(*shlex.split(command)).code == 0
    assert skjonn("check", "--strict").code == 0
    assert printed(skjonn) == []


def test_a_fault_of_reading_or_of_settings_has_no_such_command(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + award("2027-07", '"5"') + '\n[[waivers]]\nrule = "x"\nentry = "y"\nreason = "z"\n')
    skjonn.keep("skjonn.toml", '[check]\nignore = ["SKJ999"]\n')
    skjonn.keep("2028.toml.txt")
    ran = skjonn("check")
    assert {"SKJ107", "SKJ112", "SKJ503", "SKJ701"} <= {*re.findall("SKJ...", ran.out)}
    assert "To accept it" not in ran.out


def test_what_a_command_names_is_one_word_of_a_shell(skjonn: Skjonn) -> None:
    region = '\n[[regions]]\ncounty = "Møre og $(Romsdal)"\nawards = 0\n'
    skjonn.keep("2027.toml", OPEN + region)
    assert printed(skjonn) == ["waive unknown-county 'Møre og $(Romsdal)' --reason \"...\""]


def test_a_command_of_several_lines_is_one_command(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = skjonn("check").out.partition("To accept it: ")[2].partition("\n\n")[0]
    assert shown == ('skjonn waive \\\n         partner-listed-twice 2027-01 \\\n         --reason "..."')
    # As a shell reads it.
    assert shlex.split(shown.replace("\\\n", ""))[1:] == ["waive", "partner-listed-twice", "2027-01", "--reason", "..."]


def test_a_waiver_stands_with_the_others_and_one_that_is_there_is_changed(skjonn: Skjonn) -> None:
    text = OPEN + WAIVER.replace("2027-01", "2027-02") + TWICE
    skjonn.keep("2027.toml", text)
    assert skjonn("waive", "SKJ305", "2027-01", "--reason", "Slik står det.", "--until", "1.2.2027").code == 0
    until = "until = 2027-02-01\n"
    assert text_of(skjonn) == OPEN + WAIVER.replace("2027-01", "2027-02") + WAIVER + until + TWICE
    # It has run out, and the command that is printed lets it hold again.
    assert "SKJ502" in skjonn("check", "--today", "2027-02-02").out
    ran = skjonn("waive", "SKJ305", "2027-01", "--reason", "Sant.", "--today", "2027-02-02")
    assert ran.out == (
        'Changed in ledger/2027.toml, line 18\n-reason = "Slik står det."\n-until = 2027-02-01\n+reason = "Sant."\n'
    )
    assert "says so already" in skjonn("waive", "SKJ305", "2027-01", "--reason", "Sant.").err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("partner-listed-twise", "2027-01"), "There is no rule partner-listed-twise.\n       Did you mean partner-l"),
        (("SKJ103", "2027-01"), "toml-syntax cannot be waived.\n       `skjonn explain SKJ103` says more."),
        (
            ("SKJ305", "2027-02"),
            "partner-listed-twice finds nothing about 2027-02.\n       It finds something about 2027",
        ),
        (("SKJ306", "2027-01"), "applicant-among-partners finds nothing about 2027-01.\n       `skjonn check` shows"),
        (("SKJ305", "2027-01", "--round", "2026"), "There is no round 2026 in ledger."),
        (("SKJ305", "2027-01", "--until", "1.2"), "--until: 1.2 has no year of four digits."),
    ],
)
def test_what_cannot_be_waived_is_told(arguments: tuple[str, ...], what: str, skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("waive", *arguments, "--reason", "x")
    assert what in ran.err
    assert (ran.code, ran.out, text_of(skjonn)) == (2, "", before)


def test_a_reason_must_be_given(skjonn: Skjonn) -> None:
    ran = skjonn("waive", "SKJ305", "2027-01")
    assert (ran.code, ran.err) == (
        2,
        f"error: Missing: --reason.\n       Type, for example: {EXAMPLES['waive'][0]}\n       Nothing was written.\n",
    )
    ran = skjonn("waive", "SKJ305", "2027-01", "--reason", " ")
    assert (ran.code, ran.err) == (2, "error: --reason must not be empty.\n       Nothing was written.\n")


def test_a_county_with_a_finding_in_several_rounds_needs_the_round(skjonn: Skjonn) -> None:
    region = '\n[[regions]]\ncounty = "Atlantis"\nawards = 0\n'
    skjonn.keep("2027.toml", OPEN + region)
    skjonn.keep("2028.toml", OPEN.replace("2027", "2028") + region)
    ran = skjonn("waive", "unknown-county", "Atlantis", "--reason", "x")
    assert (ran.code, ran.out) == (2, "")
    assert "unknown-county finds something about Atlantis in several rounds: 2027, 2028.\n" in ran.err
    assert skjonn("waive", "unknown-county", "Atlantis", "--reason", "x", "--round", "2028").code == 0
    assert (text_of(skjonn), b"[[waivers]]" in skjonn.files()["2028.toml"]) == (OPEN + region, True)
    assert skjonn("waive", "unknown-county", "Atlantis", "--reason", "x").code == 2
    assert skjonn("waive", "unknown-county", "Atlantis", "--reason", "x", "--round", "2027").code == 0
    assert "is waived for Atlantis in several rounds" in skjonn("unwaive", "unknown-county", "Atlantis").err


def test_what_is_waived_no_longer_is_a_finding_again_also_an_error(skjonn: Skjonn) -> None:
    text = OPEN + TWICE.replace("540_000", "9_000_000") + WAIVER
    skjonn.keep("2027.toml", text + waiver("limit-passed", "2027"))
    assert skjonn("check", "--strict").code == 0
    ran = skjonn("unwaive", "limit-passed", "2027", "--dry-run")
    assert (ran.code, ran.out.count("\n-")) == (0, 6)
    ran = skjonn("unwaive", "limit-passed", "2027")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Removed from ledger/2027.toml, line ")
    assert text_of(skjonn) == text
    assert skjonn("check").code == 1
    ran = skjonn("unwaive", "limit-passed", "2027")
    assert ran.code == 2
    assert "No waiver of limit-passed names 2027.\n       `skjonn check --show-waived` shows what is waived." in ran.err
