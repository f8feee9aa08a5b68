"""The guide: its pages show what the program prints, and `skjonn guide` shows its pages."""

import json
import re
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from skjonn.cli.commands import COMMANDS
from skjonn.cli.field_options import with_options
from skjonn.codec.settings import decode_settings
from skjonn.guide import Page, page, search, topics
from skjonn.model.entries import Event
from skjonn.model.event_types import EVENT_TYPES
from skjonn.model.file_format import fields_of
from skjonn.model.frames import ALL_TABLES
from skjonn.model.settings import Awards, Check, ImportTable, LimitsTable
from skjonn.model.source import SourceFile
from support.command_line import Skjonn, widest
from support.documents import (
    GUIDE,
    PAGES,
    REMAKE,
    guide_page,
    program,
    run_in_order,
    search_path,
    skjonn_script,
    with_what_is_printed,
)
from support.terminal import terminal


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(GUIDE).with_suffix("")) for path in PAGES])
def test_one_shell_runs_a_page_line_by_line_and_prints_what_it_shows(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    program(tmp_path / "bin", "skjonn", skjonn_script())
    folder = tmp_path / "here"
    folder.mkdir()
    today = with_what_is_printed(text, run_in_order(text, folder, search_path(tmp_path / "bin")))
    if REMAKE:
        path.write_text(today, "utf-8")
    assert text == today


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(GUIDE).with_suffix("")) for path in PAGES])
def test_a_page_begins_with_its_title_and_links_to_what_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.match(r"# \S.*\n\n\S", text)
    links = re.findall(r"\]\((?!https:)([^)#]+)[^)]*\)", text)
    assert [link for link in links if not (path.parent / link).exists()] == []
    called = re.findall(r"`skjonn guide ([a-z-]+)`", text)
    assert [topic for topic in called if topic not in topics()] == []


def test_the_guide_lists_every_page_that_lies_in_its_folder(skjonn: Skjonn) -> None:
    ran = skjonn("guide")
    assert (ran.code, ran.err) == (0, "")
    listed = re.findall(r"^ ([a-z-]+) +(\S.*)$", ran.out, re.MULTILINE)
    assert [topic for topic, _ in listed if topic != "guide"] == sorted(path.stem for path in GUIDE.glob("*.md"))
    assert dict(listed)["exit-codes"] == "Exit codes"


def test_a_page_is_laid_out_for_people(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    ran = skjonn("guide", "dates")
    assert (ran.code, ran.err) == (0, "")
    shown = ran.out.splitlines()
    assert shown[:2] == ["Dates", ""]
    assert '    $ skjonn round edit 2027 --date "mars 2027"' in shown
    assert widest("\n".join(line for line in shown if not line.startswith("    "))) <= 60
    assert all(line == line.rstrip() for line in shown)
    assert "```" not in ran.out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert skjonn("guide", "dates").out.startswith("\x1b[1mDates\x1b[0m\n")
    assert skjonn("guide", "dates", "--no-color").out == ran.out


def test_code_is_not_broken_and_a_link_to_a_page_is_its_words(skjonn: Skjonn) -> None:
    shown = skjonn("guide", "ci").out
    assert "    - uses: github/codeql-action/upload-sarif@" in shown
    shown = skjonn("guide", "checking").out
    assert "skjonn guide waiving" in " ".join(shown.split())
    assert ".md" not in shown


def test_a_page_can_be_written_to_a_file(skjonn: Skjonn) -> None:
    assert skjonn("guide", "dates", "--output-file", "dates.txt").out == ""
    assert (skjonn.folder / "dates.txt").read_text("utf-8") == skjonn("guide", "dates").out


def test_a_topic_that_does_not_exist_is_an_error_that_names_those_there_are(skjonn: Skjonn) -> None:
    ran = skjonn("guide", "dats")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: TOPIC: dats is not one of adding, amounts, ")
    assert ran.err.endswith("\n       Did you mean dates?\n")


def test_a_search_lists_the_sections_that_have_all_of_the_words(skjonn: Skjonn) -> None:
    ran = skjonn("guide", "--search", "sigterm CTRL-C")
    assert (ran.code, ran.err) == (0, "")
    assert re.findall(r"^ ([a-z-]+)  +Exit codes  +\| 129, 130, 143 \|", ran.out, re.MULTILINE) == ["exit-codes"]
    assert "Nothing to show." in skjonn("guide", "--search", "no such words").out
    assert "Nothing to show." in skjonn("guide", "dates", "--search", "sigterm").out


def test_in_a_block_of_code_a_number_sign_is_no_heading() -> None:
    text = "# One\n\nWord.\n\n```sh\n# Two\n  word two\n```\n\n## Three\n\n## Four\n\nWord.\n"
    found = search([Page("t", text)], "word")
    assert [(match.heading, match.line) for match in found] == [("One", "Word."), ("Four", "Word.")]
    assert [match.line for match in search([Page("t", text)], "word TWO")] == ["word two"]
    assert [(match.heading, match.line) for match in search([Page("t", text)], "three")] == [("Three", "Three")]


def test_a_language_without_the_page_has_it_in_english() -> None:
    for topic in topics():
        for language in ("nb", "nn"):
            translated = GUIDE / "nb" / f"{topic}.md"
            expected = translated.read_text("utf-8") if translated.exists() else guide_page(topic)
            assert page(topic, language).text == expected
        assert page(topic, "en").text == guide_page(topic)


# The pager


PREFIX = "sed s/^/P:/"


@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({"SKJONN_PAGER": PREFIX}, "P:Dates"),
        ({"PAGER": PREFIX}, "P:Dates"),
        ({"SKJONN_PAGER": PREFIX, "PAGER": "false"}, "P:Dates"),
        ({"SKJONN_PAGER": "", "PAGER": PREFIX}, "Dates"),
        ({"PAGER": "cat"}, "Dates"),
        ({"PAGER": "no-such-pager"}, "Dates"),
    ],
)
def test_on_a_terminal_a_page_is_shown_in_the_pager_that_is_named(
    variables: dict[str, str], shown: str, tmp_path: Path
) -> None:
    with terminal("guide", "dates", "--no-color", folder=tmp_path, environment=variables) as screen:
        assert screen.end() == 0
    lines = screen.shown.splitlines()
    assert shown in lines
    assert (f"{shown.removesuffix('Dates')}    $ skjonn round edit 2027 --date 1/3/2027") in lines


@pytest.mark.parametrize(("variables", "shown"), [({}, "FRX"), ({"LESS": "R"}, "R")])
def test_where_no_pager_is_named_it_is_less_with_what_git_gives_it(
    variables: dict[str, str], shown: str, tmp_path: Path
) -> None:
    program(tmp_path / "bin", "less", '#!/bin/sh\necho "less $LESS"\nhead -n 1\n')
    environment = {"PATH": search_path(tmp_path / "bin"), **variables}
    with terminal("guide", "dates", folder=tmp_path, environment=environment) as screen:
        assert screen.end() == 0
    assert screen.shown.splitlines() == [f"less {shown}", "\x1b[1mDates\x1b[0m"]


def test_where_there_is_no_pager_a_page_is_shown_without(tmp_path: Path) -> None:
    environment = {"PATH": str(tmp_path)}
    with terminal("guide", "dates", "--no-color", folder=tmp_path, environment=environment) as screen:
        assert screen.end() == 0
    assert screen.shown.splitlines()[0] == "Dates"


def test_lists_are_shown_without_a_pager(tmp_path: Path) -> None:
    with terminal("guide", folder=tmp_path, environment={"PAGER": PREFIX}) as screen:
        assert screen.end() == 0
    assert "P:" not in screen.shown


# Formats for programs


LEDGER = """\
[round]
id = "2026"
title = "Skjønn 2026"
grantor = "Statsforvalteren"
date = 2026-03-01

[frame]
granted = { about = 2_000_000, within = 500_000 }

[[applications]]
id = "2026-01"
municipality = "Hole"
project = "P"
partners = ["Lier", "KS"]
roles = ["service"]

[[applications]]
id = "2026-02"
recipient = "Regionrådet Vest"
county = "Vestland"
project = "P"

[[awards]]
application = "2026-01"
granted = 2_000_000

[[awards]]
application = "2026-02"
granted = 100_000

[[awards]]
application = "2026-02"
granted = 100_000

[[events]]
application = "2026-01"
type = "held"
date = 2026-04-01
amount = 50_000
reason = "Plan mangler"

[[events]]
application = "2026-01"
type = "report_due"
date = 2026-04-01
report = "final"
due = 2026-06-01
"""
GROUPINGS = ("region", "municipality", "recipient", "partner", "round", "year", "role", "grantor", "frame")
DOCUMENTED = {
    "check --format json": ["check --format json", "check --format json --baseline baseline.json"],
    "check --statistics": ["check --statistics --format json"],
    "rules": ["rules --format json"],
    "summary": [
        *(f"summary --by {by} --format json" for by in GROUPINGS),
        "summary --across round --format json",
    ],
    "application list": [
        *(f"{kind} {what} --format json" for kind in ("application", "award") for what in ("list", "show 2026-01")),
    ],
    "event list": ["event list --format json"],
    "due": ["due --format json"],
    "round list": ["round list --format json"],
    "export payments": ["export payments --format json"],
    "frame --tree": ["frame --tree --format json"],
    "frame": ["frame --format json"],
    "place": [
        "place --format json",
        "place --region Oslo --format json",
        "place Hole --ledger ledger --format json",
    ],
}
"""The sections of the page, by the commands in their headings, and what prints the keys that each explains."""


def keys_in(value: object) -> set[str]:
    """All keys of the objects in JSON, at any depth, but for those that every table has."""
    if isinstance(value, list):
        return set().union(*map(keys_in, value))
    if isinstance(value, dict):
        return {str(key) for key in value} | set().union(*map(keys_in, value.values()))
    return set()


@pytest.mark.parametrize(("section", "commands"), DOCUMENTED.items())
def test_the_page_on_formats_explains_every_key_and_no_other(section: str, commands: list[str], skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    # So many findings of one rule in a file that some are not listed.
    many = '\n[[awards]]\napplication = "x"\ngranted = 1\n' * (2_001 if section.startswith("check --format") else 0)
    skjonn.keep("2026.toml", LEDGER + many)
    if section == "frame --tree":
        skjonn("frame", "add", "2026", "--amount", "9 mill")
    (skjonn.folder / "baseline.json").write_text('{"version": 1, "findings": []}', "utf-8")
    found: set[str] = set()
    for line in commands:
        ran = skjonn(*line.split())
        assert ran.code in {0, 1}, ran
        found |= keys_in(json.loads(ran.out)) - {"version", "rows", "total"}
    found = {re.sub(r"^granted_.*", "granted_ID", key) for key in found}
    _, heading, rest = guide_page("formats").partition(f"\n### `skjonn {section}`")
    assert heading
    rows = re.findall(r"^\| (`.*?) \|", rest.partition("\n#")[0], re.MULTILINE)
    told = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    assert found - told == set(), f"add a row for it to «{section}» in skjonn/guide/formats.md"
    assert told - found == set(), f"remove it from «{section}» in skjonn/guide/formats.md"


def test_every_report_that_programs_read_has_its_section() -> None:
    takes_format = set()
    for command, each in COMMANDS.items():
        module, _, name = each.function.partition(".")
        function = getattr(import_module(f"skjonn.cli.{module}"), name)
        if "format_" in signature(with_options(function)).parameters:
            takes_format.add(command)
    headings = re.findall(r"^### (.*)$", guide_page("formats"), re.MULTILINE)
    told = {name.removeprefix("skjonn ") for heading in headings for name in re.findall("`(.*?)`", heading)}
    # What is published is no table.
    missing = takes_format - {"check", "publish"} - told
    assert missing == set(), "add a section «### `skjonn …`» with its keys to skjonn/guide/formats.md"
    assert {name for name in told if not name.startswith(("check ", "frame --"))} <= takes_format


def test_the_page_on_commands_lists_every_command() -> None:
    rows = re.findall(r"^\| (`.*?) \|", guide_page("commands"), re.MULTILINE)
    listed = {name for row in rows for name in _commands_in(row)}
    assert {*COMMANDS} - listed == set(), "add a row for it to skjonn/guide/commands.md"


def _commands_in(row: str) -> set[str]:
    """The commands that a row of the page names: after one of two words, `list` stands for another one of its group."""
    found: set[str] = set()
    group = ""
    for name in re.findall(r"`(?:skjonn )?([a-z]+(?: [a-z]+)?)", row):
        first = name.partition(" ")[0]
        group = first if first in {path.split()[0] for path in COMMANDS} else group
        found.add(name if first == group else f"{group} {name}")
    return found


def test_the_page_on_events_and_the_help_name_every_type(skjonn: Skjonn) -> None:
    for text, place in (
        (guide_page("events").partition("```")[0], "skjonn/guide/events.md"),
        (skjonn("event", "add", "--help").out, "the docstring of `add` in skjonn/cli/events.py"),
    ):
        assert {*EVENT_TYPES} - {*re.findall(r"\w+", text)} == set(), f"name it in {place}"


def test_the_page_on_settings_names_every_key() -> None:
    tables = (Check, LimitsTable, Awards, ImportTable)
    keys = {field.key for table in tables for field in fields_of(table)}
    named = {*re.findall(r"\b(\w+) = ", "".join(map(guide_page, ("choosing", "import", "events"))))}
    assert keys - named == set(), "show it in skjonn/guide/choosing.md"


def test_the_guide_names_every_key_of_the_format() -> None:
    # Those two pages list what programs are given.
    pages = (path.read_text("utf-8") for path in GUIDE.glob("*.md") if path.stem not in {"formats", "query-engines"})
    named = {word for text in pages for pair in re.findall(r"`(\w+)`|\b(\w+) = ", text) for word in pair}
    keys = {field.key for spec in ALL_TABLES.values() for field in fields_of(spec.table)}
    assert keys - named == set(), "describe it in skjonn/guide/format.md, or in a page that this one leads to"


@pytest.mark.parametrize("command", ["summary", "award list", "event list", "round list", "frame", "due", "rules"])
def test_csv_has_the_keys_of_json(command: str, skjonn: Skjonn) -> None:
    skjonn.keep("2026.toml", LEDGER)
    header = skjonn(*command.split(), "--format", "csv").out.splitlines()[0].split(",")
    assert header == list(json.loads(skjonn(*command.split(), "--format", "json").out)["rows"][0])


def test_the_page_on_query_engines_names_the_keys_of_an_event() -> None:
    *_, text = guide_page("query-engines").partition("has the keys of an event:")
    told = re.findall(r"`(\w+)`", text.partition(".")[0])
    assert told == [field.key for field in fields_of(Event) if field.key != "application"]


def test_the_settings_on_the_page_on_importing_are_read() -> None:
    (settings,) = re.findall(r"^```toml\n(.*?)^```$", guide_page("import"), re.DOTALL | re.MULTILINE)
    found = decode_settings(SourceFile("skjonn.toml", settings.encode()))
    assert found.faults == ()
    assert [name for name, _ in found.imports] == ["portal"]


def test_the_page_on_workbooks_names_every_sheet() -> None:
    sheets = ["Summary", "Awards", "Applications", "Events", "Payments", "Ledger"]
    assert re.findall(r"^\| ([A-Z]\w+) \|", guide_page("workbooks"), re.MULTILINE) == sheets
