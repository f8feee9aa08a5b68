"""What runs in CI: no text of a ledger gives a service a command."""

import re
from pathlib import Path

import pytest
from command_line import OPEN, Skjonn

COMMANDS = ("error", "warning", "notice", "debug", "group", "add-mask", "set-output", "stop-commands", "add-matcher")


def commands(log: str) -> list[str]:
    """The commands that GitHub's runner finds in a log, read as its `ActionCommand.cs` reads each line."""
    found: list[str] = []
    for line in re.split("\r\n|\r|\n", log):
        command = re.match(r"\s*::([\w-]+)(?: .*?)?::", line) or re.search(r"##\[([\w-]+)(?: [^\]]*)?\]", line)
        if command and command[1].lower() in COMMANDS:
            found.append(command[1])
    return found


# Each where a line begins once it is wrapped, and where it does not.
TEXT = f"{'Ord ' * 30}" + " ".join(f"::{name} title=x::{'y' * 90} ##[{name}]z ##[{name} a=b;]" for name in COMMANDS)
LEDGER = f"""{OPEN.replace('"Prosjektskjønn 2027"', f'"::error::{TEXT}"')}
[[applications]]
id = "2027-01"
municipality = "Hole"
project = "::error::{TEXT}"
partners = ["::warning::{TEXT}", "Oslo", "Oslo"]

[[awards]]
application = "2027-01"
granted = 9_000_000
case = "##[error]{TEXT}"

[[applications]]
id = "2027-02"
municipality = "::error::{TEXT}"
project = '''
::error::on a line of its own
  ::stop-commands::x'''

[[waivers]]
rule = "partner-listed-twice"
entry = "2027-01"
reason = "::error::{TEXT}"
"""


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml", LEDGER)
    monkeypatch.setenv("COLUMNS", "60")
    return skjonn


LINES = [
    "check",
    "check --show-waived",
    "check --format concise --show-waived",
    "check --statistics",
    "summary --by partner",
    "summary --format md",
    "frame",
    "round list",
    "application list",
    "award list --format md",
    "application show 2027-02",
    "award show 2027-01",
    "place Hole",
    "award show ::error::x",
    "award list --municipality ##[error]",
    "award add 2027-02 --granted 1 --case ::error::x --dry-run",
    "award add 2027-02 --granted 1 --case ##[error]x --decided ::x::",
    "award add 2027-02 --granted 1 --case ##[error]x --anyway --dry-run",
]


@pytest.mark.parametrize("line", LINES)
def test_githubs_runner_finds_no_command_in_what_people_are_told(
    line: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = skjonn(*line.split())
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    there = skjonn(*line.split())
    assert commands(there.out) + commands(there.err) == []
    # Nothing is left out: a space stands where a command would begin.
    for told, told_there in ((elsewhere.out, there.out), (elsewhere.err, there.err)):
        assert told_there.replace(": :", "::").replace("# #[", "##[") == told.replace(": :", "::")


def test_the_commands_are_there_where_no_runner_reads_them(skjonn: Skjonn) -> None:
    logs = [skjonn(*line.split()) for line in LINES]
    assert sum(bool(commands(each.out) + commands(each.err)) for each in logs) >= 10


def test_the_format_for_github_gives_a_command_for_each_finding_and_no_other(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    findings = skjonn("check", "--format", "concise").out.count(": SKJ")
    assert findings > 1
    ran = skjonn("check", "--format", "github")
    assert len(commands(ran.out)) == ran.out.count("\n") == findings
    assert commands(ran.err) == []


def test_programs_get_what_they_get_anywhere(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ("check --format json", "award list --format csv", "award list --format json", "check --format sarif")
    elsewhere = [skjonn(*line.split()) for line in lines]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert [skjonn(*line.split()) for line in lines] == elsewhere


def test_a_section_of_gitlab_takes_control_characters_that_nobody_is_shown(skjonn: Skjonn) -> None:
    section = r"\u001b[0Ksection_start:1:x[collapsed=true]\r\u001b[0K"
    skjonn.keep("2027.toml", LEDGER.replace("::error::", section))
    for line in LINES:
        ran = skjonn(*line.split())
        assert not {"\r", "\x1b"} & {*ran.out, *ran.err}
