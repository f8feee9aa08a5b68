"""What runs in CI: no text of a ledger gives a service a command, and paths begin where the service expects."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.command_line import OPEN, Skjonn, command

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
    assert sum(bool(commands(each.out) + commands(each.err)) for each in logs) >= 8


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("line", ["check --show-waived", "application list"])
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "pipe"])
def test_what_is_no_regular_file_is_written_to_as_standard_output_is(
    line: str, name: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = in_file(skjonn, line)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    if name == "pipe":
        os.mkfifo(skjonn.folder / name)
    script = f"{' '.join(command(*line.split()))} --output-file {name}"
    told = out_of(f"cat pipe & {script}; wait" if name == "pipe" else script, skjonn)
    assert commands(elsewhere)
    assert commands(told) == []
    assert told.replace(": :", "::").replace("# #[", "##[") == elsewhere.replace(": :", "::")
    # What is for programs is theirs, and a file is nobody's log.
    assert in_file(skjonn, line) == elsewhere


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_report_for_standard_output_is_treated_alike(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    report = ("check", "--show-waived", "--report", "text=/dev/stdout", "--output-file", "/dev/null")
    told = out_of(" ".join(command(*report)), skjonn)
    assert "# #[" in told
    assert commands(told) == []


def out_of(script: str, skjonn: Skjonn) -> str:
    """What a script of a shell puts out."""
    done = subprocess.run(
        ["/bin/sh", "-c", script], cwd=skjonn.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    return done.stdout.decode()


def in_file(skjonn: Skjonn, line: str) -> str:
    """What a command writes to a regular file."""
    skjonn(*line.split(), "--output-file", "told.txt")
    return (skjonn.folder / "told.txt").read_text("utf-8")


def test_a_section_of_gitlab_takes_control_characters_that_nobody_is_shown(skjonn: Skjonn) -> None:
    section = r"\u001b[0Ksection_start:1:x[collapsed=true]\r\u001b[0K"
    skjonn.keep("2027.toml", LEDGER.replace("::error::", section))
    for line in LINES:
        ran = skjonn(*line.split())
        assert not {"\r", "\x1b"} & {*ran.out, *ran.err}


# From where files are named

FORMATS = {
    "concise": r"^(\S+?):\d+:\d+: SKJ",
    "github": r",file=([^,]+),line",
    "gitlab": r'"path": "([^"]+)"',
    "junit": r' file="([^"]+)"',
    "rdjson": r'"path": "([^"]+)"',
    "sarif": r'"uri": "([^"]+)"',
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    """A repository in which a ledger has a fault; commands run in a folder beside it."""
    (tmp_path / "sub").mkdir()
    skjonn = Skjonn.at(tmp_path / "sub", monkeypatch, capsys)
    skjonn.keep("../../grants/ledger/2027.toml", f"{OPEN}x = 1\n")
    return skjonn


LEDGER_OPTION = ("--ledger", "../grants/ledger")


def files(ran: str, format_: str) -> set[str]:
    """The files that a report names."""
    return set(re.findall(FORMATS[format_], ran, re.MULTILINE))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("by", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", ".git", "a file .git"])
def test_services_get_paths_from_the_root_of_the_repository(
    by: str, format_: str, repository: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository.folder.parent
    if by == ".git":
        (root / ".git").mkdir()
    elif by == "a file .git":
        (root / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    else:
        monkeypatch.setenv(by, str(root))
    ran = repository("check", *LEDGER_OPTION, "--format", format_)
    assert files(ran.out, format_) == {"grants/ledger/2027.toml"}
    repository("check", *LEDGER_OPTION, "--report", f"{format_}=../report")
    assert files((root / "report").read_text("utf-8"), format_) == {"grants/ledger/2027.toml"}
    # What follows a finding from one report to the next knows it wherever skjonn ran.
    monkeypatch.chdir(root / "grants" / "ledger")
    assert repository("check", "--ledger", ".", "--format", format_).out == ran.out


@pytest.mark.parametrize("format_", FORMATS)
def test_without_a_repository_paths_begin_where_skjonn_runs(format_: str, repository: Skjonn) -> None:
    ran = repository("check", *LEDGER_OPTION, "--format", format_)
    assert files(ran.out, format_) == {"../grants/ledger/2027.toml"}


def test_a_root_that_the_ledger_does_not_lie_in_is_none_of_its(
    repository: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository.folder))
    (repository.folder.parent / "grants" / ".git").mkdir()
    ran = repository("check", *LEDGER_OPTION, "--format", "concise")
    assert files(ran.out, "concise") == {"ledger/2027.toml"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets not everybody make links")
def test_links_to_the_repository_and_in_it_are_seen_through(
    repository: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository.folder.parent
    (root / "link").symlink_to(root)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(root / "link"))
    ran = repository("check", *LEDGER_OPTION, "--format", "concise")
    assert files(ran.out, "concise") == {"grants/ledger/2027.toml"}
    (repository.folder / "books").symlink_to(root / "grants" / "ledger")
    assert repository("check", "--ledger", "books", "--format", "concise").out == ran.out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository.folder))
    ran = repository("check", "--ledger", "books", "--format", "concise")
    assert files(ran.out, "concise") == {"books/2027.toml"}


def test_other_places_that_a_finding_names_begin_at_the_root_too(
    repository: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository.folder.parent))
    entry = '\n[[applications]]\nid = "1"\nmunicipality = "Hole"\nproject = "P"\n'
    for year in ("2027", "2028"):
        repository.keep(f"../../grants/ledger/{year}.toml", OPEN.replace("2027", year) + entry)
    ran = repository("check", *LEDGER_OPTION, "--format", "sarif")
    assert files(ran.out, "sarif") == {"grants/ledger/2027.toml", "grants/ledger/2028.toml"}


def test_people_and_baselines_get_paths_from_where_skjonn_runs(
    repository: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = repository("check", *LEDGER_OPTION, "--format", "json", "--output-file", "known.json")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository.folder.parent))
    assert before.code == 1
    text = repository("check", *LEDGER_OPTION).out
    assert text.startswith("../grants/ledger/2027.toml\n")
    assert "\n../grants/ledger/2027.toml  " in text
    assert repository("check", *LEDGER_OPTION, "--format", "json").out == (repository.folder / "known.json").read_text(
        "utf-8"
    )
    for format_ in FORMATS:
        ran = repository("check", *LEDGER_OPTION, "--baseline", "known.json", "--format", format_)
        assert (ran.code, files(ran.out, format_) - {"grants/ledger/2027.toml"}) == (0, set())
        assert "SKJ1" not in ran.out.partition('"results"')[2] if format_ == "sarif" else "SKJ1" not in ran.out
