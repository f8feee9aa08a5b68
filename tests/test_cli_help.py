"""Help, version, and what a word that is not understood could have meant."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skjonn.cli import complete
from skjonn.cli.commands import COMMANDS, EXAMPLES
from skjonn.cli.version import __version__
from skjonn.model.entries import AWARD_FIELDS, TABLES, Application, Award, Event, Frame, Heading
from skjonn.model.file_format import LedgerTable, fields_of
from skjonn.model.frames import ALL_TABLES, FrameChange, UpperFrame
from support.command_line import OPEN, Skjonn

READING = {"--ledger", "--lang", "--no-color", "--help"}
TABLE = READING | {"--format", "--output-file"}
WRITING = READING | {"--dry-run", "--anyway", "--today"}
LIST = TABLE | {
    "--round",
    "--year",
    "--region",
    "--municipality",
    "--recipient",
    "--min",
    "--max",
    "--sort",
    "--reverse",
}


def options_of(table: type[LedgerTable]) -> list[str]:
    """The options that the fields of a table are, in the order of the help: an id comes last."""
    fields = AWARD_FIELDS.values() if table is Award else fields_of(table)
    return [field.option_name for field in sorted(fields, key=lambda field: field.kind == "id") if field.option]


APPLICATION = WRITING | {"--round", "--from-json", *options_of(Application)}
ROUND = WRITING | {"--region", *options_of(Heading), *options_of(Frame)}
OPTIONS = {
    "check": TABLE | {"--round", "--strict", "--show-waived", "--today"},
    "frame": TABLE | {"--round", "--tree", "--on"},
    "frame add": WRITING | {*options_of(UpperFrame)},
    "frame edit": WRITING | {"--id", "--unset", "--number", *options_of(UpperFrame)},
    "frame remove": WRITING | {"--with-changes", "--number"},
    "frame change": WRITING | {*options_of(FrameChange)},
    "summary": TABLE
    | {"--by", "--across", "--round", "--year", "--region", "--municipality", "--recipient", "--chart"},
    "init": {"--lang", "--no-color", "--help"},
    "waive": WRITING | {"--reason", "--until", "--round"},
    "unwaive": WRITING | {"--round"},
    "round add": ROUND,
    "round edit": ROUND | {"--id", "--unset"},
    "round close": WRITING,
    "round reopen": WRITING,
    "round remove": WRITING | {"--with-entries"},
    "application edit": WRITING | {"--unset", "--number", *options_of(Application)},
    "application remove": WRITING | {"--with-awards", "--number"},
    "award edit": WRITING | {"--correct", "--unset", "--number", "--note", *options_of(Award)} - {"--award-note"},
    "event edit": WRITING | {"--on", "--number", "--unset", "--amount"},
    "event remove": WRITING | {"--on", "--number"},
    "award remove": WRITING | {"--number"},
    "round list": TABLE,
    "application add": APPLICATION,
    "application list": LIST,
    "application show": TABLE,
    "award add": APPLICATION | {*options_of(Award)},
    "award list": LIST,
    "award show": TABLE,
    "award pay": WRITING | {"--amount", "--date", "--reason", "--case", "--note"},
    "award report": WRITING | {"--report", "--spent", "--date", "--reason", "--case", "--note"},
    "application refuse": WRITING | {"--rest", "--round", "--date", "--reason", "--case", "--note"},
    "application withdraw": WRITING | {"--date", "--reason", "--case", "--note"},
    "event list": TABLE | {"--round", "--type"},
    "due": TABLE | {"--within", "--strict", "--round", "--today"},
    "event add": WRITING | {"--from-json", *options_of(Event)},
    "guide": {"--search", "--output-file", "--lang", "--no-color", "--help"},
    "export payments": TABLE | {"--today", "--on", "--round", "--year", "--region"},
    "export xlsx": READING | {"--overwrite", "--round", "--year", "--region", "--today"},
    "export parquet": READING | {"--overwrite"},
}
GROUPS = {
    "": {
        "init",
        "check",
        "waive",
        "unwaive",
        "frame",
        "summary",
        "round",
        "application",
        "award",
        "event",
        "due",
        "guide",
        "export",
    },
    "frame": {"add", "edit", "remove", "change"},
    "round": {"add", "edit", "close", "reopen", "remove", "list"},
    "application": {"add", "edit", "remove", "list", "show", "refuse", "withdraw"},
    "award": {"add", "edit", "remove", "list", "show", "pay", "report"},
    "event": {"add", "edit", "remove", "list"},
    "export": {"payments", "xlsx", "parquet"},
}


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    monkeypatch.setenv("COLUMNS", "80")
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def listed(text: str, kind: str) -> dict[str, str]:
    """The options or commands that a help text lists in its parts, and what it says of each, in one line."""
    first = "-" if kind == "Options" else r"[a-z]"
    parts = [part for part in text.partition("\nExamples:")[0].split("\n\n") if re.match(r"[A-Z][a-z ]+:\n", part)]
    entry = rf"^  (?:-\w, )?({first}\S*)(?: [A-Z]+)?(?:  +|\n +)(.*(?:\n {{4,}}.*)*)"
    entries = [found for part in parts for found in re.findall(entry, part, re.MULTILINE)]
    return {name: " ".join(said.split()) for name, said in entries}


@pytest.mark.parametrize(("command", "options"), OPTIONS.items())
def test_the_help_of_a_command_lists_its_options_and_what_each_is_for(
    command: str, options: set[str], skjonn: Skjonn
) -> None:
    ran = skjonn(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    found = listed(ran.out, "Options")
    assert found.keys() >= options
    assert all(re.fullmatch(r"[a-zA-Z].*\.( +\[default: .*\])?", said) for said in found.values()), found
    assert ran.out.startswith(f"Usage: skjonn {command} [OPTIONS]")
    assert max(map(len, ran.out.splitlines())) < 80


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("application add", [*options_of(Application), "--round", "--from-json"]),
        ("award add", [*options_of(Award), *options_of(Application), "--round", "--from-json"]),
        ("event add", [*options_of(Event), "--from-json"]),
        ("frame add", [*options_of(UpperFrame), "--dry-run"]),
        ("frame change", [*options_of(FrameChange), "--dry-run"]),
        ("round add", [*options_of(Heading), *options_of(Frame), "--region", "--dry-run"]),
    ],
)
def test_the_fields_of_a_table_are_the_first_options_of_the_command_that_adds_it(
    command: str, options: list[str], skjonn: Skjonn
) -> None:
    found = listed(skjonn(*command.split(), "--help").out, "Options")
    assert list(found)[: len(options)] == options
    said = {
        field.option_name: field.option.help
        for spec in TABLES.values()
        for field in fields_of(spec.table)
        # An application's and a frame's differ, a round's and an event's, an upper frame's, and the notes of all.
        if field.option
        and field.key not in {"requested", "granted", "date", "note"}
        and (field.key not in {"title", "part_of", "amount"} or not command.startswith("frame"))
    }
    assert {name: said[name] for name in options if name in said} == {
        name: found[name].partition(" [default")[0] for name in options if name in said
    }


def test_what_completes_an_option_of_a_field_is_there() -> None:
    options = [field.option for spec in ALL_TABLES.values() for field in fields_of(spec.table) if field.option]
    assert [option for option in options if option.completion and not hasattr(complete, option.completion)] == []


@pytest.mark.parametrize(("group", "commands"), GROUPS.items())
def test_the_help_of_a_group_says_in_a_whole_sentence_what_each_command_does(
    group: str, commands: set[str], skjonn: Skjonn
) -> None:
    ran = skjonn(*group.split(), "-h")
    assert (ran.code, ran.err) == (0, "")
    found = listed(ran.out, "Commands")
    assert found.keys() >= commands
    assert [found[name] for name in commands if not re.fullmatch(r"[A-Z][^.]+\.", found[name])] == []


def test_the_help_of_the_program_names_the_commands_of_each_group(skjonn: Skjonn) -> None:
    found = listed(skjonn("--help").out, "Commands")
    for group, commands in GROUPS.items():
        # `frame` is a command as well, and says what it does.
        if group not in {"", "frame"}:
            assert set(re.findall(r"\w+", found[group].partition(":")[2])) == commands


def test_an_option_is_explained_alike_wherever_it_is(skjonn: Skjonn) -> None:
    said: dict[str, set[str]] = {}
    for command in OPTIONS:
        for option, text in listed(skjonn(*command.split(), "--help").out, "Options").items():
            said.setdefault(option, set()).add(text.partition(" [default")[0])
    other = {
        "--round",
        "--strict",
        "--date",
        "--due",
        "--region",
        "--municipality",
        "--recipient",
        "--id",
        "--unset",
        "--reason",
    }
    other |= {"--requested", "--granted", "--note", "--format", "--max", "--on", "--title", "--part-of", "--amount"}
    assert {option: texts for option, texts in said.items() if len(texts) > 1 and option not in other} == {}


def test_help_is_the_same_by_its_short_name(skjonn: Skjonn) -> None:
    assert skjonn("award", "add", "-h") == skjonn("award", "add", "--help")


@pytest.mark.parametrize("arguments", [(), ("round",), ("application",), ("award",), ("export",)])
def test_a_command_that_lacks_its_second_word_shows_its_help_as_an_error(
    arguments: tuple[str, ...], skjonn: Skjonn
) -> None:
    ran = skjonn(*arguments)
    assert ran.code == 2
    assert ran.err.strip() == skjonn(*arguments, "--help").out.strip()


@pytest.mark.parametrize("arguments", [("--version",), ("--version", "check"), ("--version", "--help")])
def test_the_version_is_said_without_a_ledger(arguments: tuple[str, ...], skjonn: Skjonn) -> None:
    ran = skjonn(*arguments)
    assert (ran.code, ran.out, ran.err) == (0, f"skjonn {__version__}\n", "")


def test_two_dashes_before_a_command_change_nothing(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    assert skjonn("--", "check", "--format", "concise") == skjonn("check", "--format", "concise")
    assert skjonn("--", "round", "--", "list") == skjonn("round", "list")


def test_the_version_alone_is_said_before_anything_else_is_loaded(skjonn: Skjonn) -> None:
    ran = skjonn.child("--version", PYTHONPROFILEIMPORTTIME="1")
    assert (ran.code, ran.out) == (0, f"skjonn {__version__}\n")
    assert "skjonn.cli.version" in ran.err
    assert "typer" not in ran.err
    assert "pathlib" not in ran.err.partition("skjonn.cli")[2]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("chek", "Did you mean 'check', 'schema'"),
        ("awrd list", "Did you mean 'award'?"),
        ("award lst", "Did you mean 'list'?"),
        ("check --frmat json", "--format"),
        ("summary --rond 2020", "--round"),
        ("award add --grante 1", "--granted"),
    ],
)
def test_a_word_that_is_not_understood_is_named_with_what_was_meant(words: str, meant: str, skjonn: Skjonn) -> None:
    ran = skjonn(*words.split())
    assert (ran.code, ran.out) == (2, "")
    what, now = ran.err.splitlines()
    assert what.startswith("error: No such ")
    assert meant in what
    assert re.fullmatch(r"       `skjonn[ a-z]* --help` says more\.", now)


@pytest.mark.parametrize(
    ("words", "what", "example"),
    [
        ("award show", "Missing argument 'ID'.", "skjonn award show 2020-01"),
        ("explain", "Missing argument 'RULE'.", "skjonn explain SKJ207"),
        ("--lang nb explain", "Missing argument 'RULE'.", "skjonn explain SKJ207"),
        ("award add", "Missing: --municipality, --granted.", EXAMPLES["award add"][0]),
        ("round add 2028", "Missing: --title, --grantor, --date.", EXAMPLES["round add"][0]),
        ("event add", "Missing: TYPE, ID.", EXAMPLES["event add"][0]),
    ],
)
def test_where_something_is_missing_an_error_says_what_to_type(
    words: str, what: str, example: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    skjonn.keep("2027.toml")
    monkeypatch.setenv("COLUMNS", "200")
    ran = skjonn(*words.split())
    assert ran.code == 2
    assert ran.err.splitlines()[:2] == [f"error: {what}", f"       Type, for example: {example}"]


@pytest.mark.parametrize("words", ["check --frmat json", "award show", "explain no-such-rule", "award add"])
def test_errors_of_every_kind_have_one_colour(words: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    skjonn.keep("2027.toml")
    plain = skjonn(*words.split()).err
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert skjonn(*words.split()).err == plain.replace("error:", "\x1b[31;1merror:\x1b[0m", 1)
    assert skjonn(*words.split(), "--no-color").err == plain


@pytest.mark.parametrize(
    "before",
    [
        ("-l", "books", "--lang", "nb", "--no-color", "award", "list"),
        ("--ledger=books", "award", "--lang=nb", "list", "--no-color"),
        ("--ledger", "books", "award", "list", "--lang", "nb", "--no-color"),
        ("award", "-l", "books", "--no-color", "list", "--lang", "nb"),
    ],
)
def test_the_options_that_every_command_takes_stand_before_it_too(before: tuple[str, ...], skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.ledger.rename(skjonn.folder / "books")
    ran = skjonn(*before)
    assert (ran.code, ran.err) == (0, "")
    assert ran == skjonn("award", "list", "--ledger", "books", "--lang", "nb", "--no-color")


def test_an_option_before_the_command_is_not_taken_for_another(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    assert skjonn("--ledger").err.startswith("error: Option '--ledger' requires an argument.\n")
    assert skjonn("--lang", "nb", "check", "--lang", "en").err.startswith("error: --lang is given twice.\n")
    assert skjonn("--no-color=1", "check").code == 2
    assert skjonn("--lang", "nb").err.startswith("error: Missing command.\n")
    assert skjonn("--lang", "nb", "--help") == skjonn("--help")


def test_a_ledger_before_the_command_is_that_of_what_is_completed(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.ledger.rename(skjonn.folder / "books")
    words = ["skjonn", "-l", "books", "award", "list", "--round", "20"]
    shell = {"_SKJONN_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    assert skjonn.child(stdin=b"", **shell).out.split() == ["2020"]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_two_examples_and_cuts_nothing(command: str, skjonn: Skjonn) -> None:
    shown = skjonn(*command.split(), "--help").out
    assert re.search(r"\.\.\.$", shown.partition("\n")[2], re.MULTILINE) is None
    *_, last = shown.partition("\nExamples:\n")
    assert last.replace(" \\\n    --", " --") == "".join(f"  {line}\n" for line in EXAMPLES[command])


def test_every_command_stands_in_a_group_of_its_own_kind(skjonn: Skjonn) -> None:
    shown = skjonn("--help").out
    assert "\nCommands:\n" not in shown
    assert listed(shown, "Commands").keys() == {path.split()[0] for path in COMMANDS}


ROUND_OF_EXAMPLES = """\
[[applications]]
id = "2027-01"
municipality = "Hole"
project = "Vannvakt"

[[applications]]
id = "2027-02"
municipality = "Asker"
project = "Sykkelvei"
requested = 500_000

[[applications]]
id = "2027-03"
municipality = "Lier"
project = "Elvelangs"
partners = ["KS", "KS"]

[[applications]]
id = "2027-04"
municipality = "Nesbyen"
project = "Skogstier"

[[awards]]
application = "2027-04"
granted = 90_000

[[awards]]
application = "2027-01"
granted = 350_000
decided = 2027-01-10

[[events]]
application = "2027-01"
type = "accepted"
date = 2027-01-15
"""
FRAMES_OF_EXAMPLES = """\
[[frames]]
id = "operations"
amount = 2_080_000

[[frames]]
id = "projects"
amount = 17_390_000
"""


@pytest.mark.parametrize("command", EXAMPLES)
def test_every_example_runs_as_it_stands(command: str, skjonn: Skjonn) -> None:
    for line in EXAMPLES[command]:
        shutil.rmtree(skjonn.ledger, ignore_errors=True)
        skjonn.keep_shipped()
        skjonn.keep("2027.toml", f"{OPEN}\n{ROUND_OF_EXAMPLES}")
        skjonn.keep("frames.toml", FRAMES_OF_EXAMPLES)
        (skjonn.folder / "grants.csv").write_text("Kommune;Prosjekt;Tildelt\nHole;Leselyst;350 000\n", "utf-8")
        program, *words = shlex.split(line)
        assert program == "skjonn"
        ran = skjonn(*words)
        assert (ran.code, "error:" in ran.err) == (0, False), (line, ran)


@pytest.mark.parametrize("line", ["check", "schema", "explain SKJ101", "award add --help", "round add 2028"])
def test_where_python_throws_docstrings_away_that_is_said(line: str, skjonn: Skjonn) -> None:
    done = subprocess.run(
        [sys.executable, "-OO", "-m", "skjonn", *line.split()], cwd=skjonn.folder, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert " ".join(done.stderr.decode().split()) == (
        "error: Python runs without docstrings, from which skjonn makes its help, manuals and schemas. "
        "Leave out -OO, or set PYTHONOPTIMIZE to 1 at most."
    )


def test_a_python_without_assertions_says_what_any_says(skjonn: Skjonn) -> None:
    plain, optimized = (
        subprocess.run([sys.executable, *words, "schema"], cwd=skjonn.folder, capture_output=True, check=False)
        for words in (["-m", "skjonn"], ["-O", "-m", "skjonn"])
    )
    assert (plain.returncode, plain.stdout) == (optimized.returncode, optimized.stdout) != (0, b"")
