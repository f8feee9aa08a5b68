"""Findings to render, and a reader of each format of findings: text in, what was found out."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from skjonn.language import words
from skjonn.model.check_result import CheckResult, RoundVerdict
from skjonn.model.diagnostic import Diagnostic, Rule
from skjonn.model.source import Span
from skjonn.render.diagnostics import renderer

MANUAL = """One partner stands twice in an application.

What it finds: two partners of one name.

How to fix it: take one out, or «waive» the finding; `partners = ["Asker"]` is `{ right }`.
"""
RULES = (
    Rule("SKJ107", "wrong-type", "error", "A value is of the wrong type.\n\nWhat it finds: a text for a number.\n"),
    Rule("SKJ305", "partner-listed-twice", "warning", MANUAL),
    Rule("SKJ402", "ambiguous-municipality", "note", "A name may mean two municipalities.\n"),
)
JUDGEMENTS = tuple(
    RoundVerdict(id_, file, "1 award, 900 000 kr: within the frame", (), (), ())
    for id_, file in (
        ("2020", "ledger/2020.toml"),
        ("2021", "ledger/Ås og Øst/2021 ny.toml"),
        ("2022", "ledger/2022.toml"),
    )
)


def diagnostic(  # noqa: PLR0913 - one argument per field of a diagnostic
    rule: Rule,
    message: str,
    file: str,
    span: tuple[int, int, int, int],
    *,
    about: str = "2020-01",
    hint: str = "",
    excerpt: str = "",
    also: tuple[tuple[str, Span], ...] = (),
    waived: str = "",
) -> Diagnostic:
    """A finding of a rule."""
    place = Span(*span)
    return Diagnostic(
        rule.code, rule.name, rule.severity, message, hint, about, file, place, excerpt, also=also, waived=waived
    )


TWICE = '  partners = ["Bærum", "Ås", "Bærum", "A\u030amot", "A\u030amot"]'
FINDINGS = CheckResult(
    found=(
        diagnostic(
            Rule("SKJ101", "unreadable-file", "error", ""),
            "This file cannot be read: permission denied.",
            "ledger/2019.toml",
            (1, 1, 1, 1),
            about="2019.toml",
        ),
        diagnostic(
            RULES[0],
            '`granted` must be a whole number of kroner, such as 900_000; found the text "900 000".',
            "ledger/2020.toml",
            (12, 11, 12, 20),
            excerpt='granted = "900 000"',
        ),
        diagnostic(
            RULES[1],
            "Bærum is listed twice among the partners.",
            "ledger/Ås og Øst/2021 ny.toml",
            (9, 30, 9, 37),
            about="2021-04",
            hint="Take one out.",
            excerpt=TWICE,
            also=(
                ("ledger/Ås og Øst/2021 ny.toml", Span(9, 15, 9, 22)),
                ("ledger/2020.toml", Span(40, 1, 40, 17)),
            ),
        ),
        diagnostic(
            RULES[1],
            "A\u030amot is listed twice among the partners.",
            "ledger/Ås og Øst/2021 ny.toml",
            (9, 48, 9, 55),
            about="2021-04",
            hint="Take one out.",
            excerpt=TWICE,
        ),
        diagnostic(
            RULES[2],
            "Våler is in Østfold and in Innlandet.",
            "ledger/2020.toml",
            (20, 12, 23, 2),
            about="2020-08",
            hint='Write its number: "3018" or "3419".',
            excerpt="partners = [  # Råde, Våler",
        ),
    ),
    waived=(
        diagnostic(
            RULES[1],
            "Bodø is listed twice among the partners.",
            "ledger/2020.toml",
            (62, 5, 62, 11),
            about="2020-03",
            hint="Take one out.",
            excerpt='    "Bodø",',
            waived="Bodø stands twice in the announcement.",
        ),
    ),
    round_verdicts=JUDGEMENTS,
    rules=RULES,
    version="0.1.0",
)
CLEAN = CheckResult((), (), JUDGEMENTS, RULES, "0.1.0")
NOTHING = CheckResult((), (), ())
HOSTILE = CheckResult(
    found=(
        diagnostic(
            RULES[0],
            "\x1b[31mred\x1b[0m\x07 \x9b2J\u2028\u202e \ufeff\ufffe and ]]> <b>&amp;</b> \"'\\ %0A%25 "
            "100 %, 5:3, 😀 a\u030a {0}",
            "ledger/a:b,c=%2C 50 %/😀\x1b[1m.toml",
            (3, 9, 3, 10),
            about="a\tb\nc",
            hint="one\r\n::error::two\nthree",
            excerpt='x = "😀åa\u030a"',
        ),
        diagnostic(
            RULES[1],
            "line one\nledger/2020.toml:1:1: SKJ999 no-rule line two\n::warning file=x::no",
            "/srv/ledger/A\u030as.toml",
            (1, 1, 2, 1),
            excerpt="\t\x00\x7f",
            waived="because\n]]>\x1b",
        ),
    ),
    waived=(),
    round_verdicts=(),
    rules=RULES,
)


def rendered(name: str, inspection: CheckResult, *, language: str = "en", show_waived: bool = False) -> str:
    """The result of a check in a format."""
    return renderer(name)(inspection, words=words(language), width=None, color=False, show_waived=show_waived)


class Read(NamedTuple):
    """What a report says of a finding; `column` as the report counts, `severity` in our words, or empty."""

    file: str
    line: int
    column: int
    code: str
    severity: str
    text: str


class Command(NamedTuple):
    """A workflow command as GitHub's runner takes it."""

    name: str
    properties: dict[str, str]
    data: str


def commands(text: str) -> Iterator[Command]:
    """The workflow commands in a text, by the documented grammar: `::name key=value,key=value::data`."""
    for line in re.split(r"\r\n|\r|\n", text)[:-1]:
        match = re.fullmatch(r"::(\S+) (.*?)::(.*)", line, re.DOTALL)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        properties = {key: _unescaped(value, {"%3A": ":", "%2C": ","}) for key, value in pairs}
        yield Command(match[1], properties, _unescaped(match[3], {}))


def _unescaped(text: str, more: dict[str, str]) -> str:
    signs = {"%0D": "\r", "%0A": "\n", "%25": "%"} | more
    return re.sub("%..", lambda escape: signs[escape[0]], text)


def _concise(text: str) -> Iterator[Read]:
    *lines, verdict = text.removesuffix("\n").split("\n")
    assert verdict
    for line in lines:
        match = re.match(r"(.*?):(\d+):(\d+): (SKJ\d{3}) [a-z0-9-]+ (.*)", line)
        assert match, line
        # The one format that says no severity.
        yield Read(match[1], int(match[2]), int(match[3]), match[4], "", match[5])


def _json(text: str) -> Iterator[Read]:
    for each in json.loads(text)["findings"]:
        yield Read(each["file"], each["line"], each["column"], each["code"], each["severity"], each["message"])


def _sarif(text: str) -> Iterator[Read]:
    (run,) = json.loads(text)["runs"]
    for result in run["results"]:
        (location,) = result["locations"]
        physical: dict[str, Any] = location["physicalLocation"]
        artifact, region = physical["artifactLocation"], physical["region"]
        file = artifact["uri"] if "uriBaseId" in artifact else artifact["uri"].removeprefix("file://")
        yield Read(
            unquote(file, errors="surrogateescape"),
            region["startLine"],
            region["startColumn"],
            result["ruleId"],
            result["level"],
            result["message"]["text"],
        )


def _github(text: str) -> Iterator[Read]:
    for command in commands(text):
        file, line = command.properties["file"], command.properties["line"]
        said = re.match(r":(\d+): (.*)", command.data.removeprefix(f"{file}:{line}"), re.DOTALL)
        assert said, command.data
        yield Read(
            file,
            int(line),
            int(command.properties.get("col", said[1])),
            command.properties["title"].partition(" ")[0],
            {"notice": "note"}.get(command.name, command.name),
            said[2],
        )


def _gitlab(text: str) -> Iterator[Read]:
    for violation in json.loads(text):
        location = violation["location"]
        begin = location["positions"]["begin"]
        assert location["lines"]["begin"] == begin["line"]
        severity = {"major": "error", "minor": "warning", "info": "note"}[violation["severity"]]
        code, text_ = violation["check_name"], violation["description"]
        yield Read(location["path"], begin["line"], begin["column"], code, severity, text_)


def _junit(text: str) -> Iterator[Read]:
    for case in ET.fromstring(text).iter("testcase"):  # noqa: S314 - we wrote it ourselves
        result = case.find("failure") if case.find("failure") is not None else case.find("skipped")
        severity = case.find("properties/property[@name='severity']")
        if result is None or severity is None:
            assert case.get("name") == "check"
            continue
        assert (result.tag == "failure") <= (severity.get("value") == "error")
        yield Read(
            case.get("file", ""),
            int(case.get("line", "")),
            int(case.get("column", "")),
            result.get("type", ""),
            severity.get("value", ""),
            result.text or "",
        )


def _rdjson(text: str) -> Iterator[Read]:
    for each in json.loads(text)["diagnostics"]:
        start = each["location"]["range"]["start"]
        severity = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}[each["severity"]]
        code, file = each["code"]["value"], each["location"]["path"]
        yield Read(file, start["line"], start["column"], code, severity, each["message"])


READERS: dict[str, Callable[[str], Iterator[Read]]] = {
    "concise": _concise,
    "github": _github,
    "gitlab": _gitlab,
    "json": _json,
    "junit": _junit,
    "rdjson": _rdjson,
    "sarif": _sarif,
}


def read(name: str, text: str) -> list[Read]:
    """What a report in a format says was found, in its order."""
    return list(READERS[name](text))
