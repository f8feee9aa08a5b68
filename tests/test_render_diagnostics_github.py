"""GitHub's workflow commands, parsed back by the documented grammar, and never more of them than findings."""

import pytest

from skjonn.model.check_result import CheckResult
from support.diagnostic_formats import FINDINGS, HOSTILE, NOTHING, RULES, Command, commands, diagnostic, rendered


def command(message: str = "Wrong.", *, file: str = "a.toml", hint: str = "", waived: str = "") -> str:
    found = diagnostic(RULES[0], message, file, (3, 5, 3, 9), hint=hint, waived=waived)
    return rendered("github", CheckResult((found,), (), ()))


def test_a_finding_is_one_command_with_its_place_and_its_rule() -> None:
    assert command(hint="Mend it.") == (
        "::error title=SKJ107 wrong-type,file=a.toml,line=3,endLine=3,col=5,endColumn=9"
        "::a.toml:3:5: SKJ107 wrong-type Wrong.%0AMend it.\n"
    )


def test_a_severity_has_its_command_and_what_is_waived_is_a_notice() -> None:
    found = commands(rendered("github", FINDINGS, show_waived=True))
    assert [each.name for each in found] == ["error", "error", "notice", "notice", "warning", "warning"]


def test_a_place_of_several_lines_has_no_columns_but_in_the_message() -> None:
    note = next(each for each in commands(rendered("github", FINDINGS)) if each.name == "notice")
    assert {key: note.properties[key] for key in note.properties if key != "title"} == {
        "file": "ledger/2020.toml",
        "line": "20",
        "endLine": "23",
    }
    assert note.data.startswith("ledger/2020.toml:20:12: ")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("100 %", "100 %25"),
        ("%0A", "%250A"),
        ("a\nb", "a%0Ab"),
        ("a\r\nb", "a%0D%0Ab"),
        ("a:b, c=d::e", "a:b, c=d::e"),
        ("å a\u030a 😀 «x» \"y\" 'z'", "å a\u030a 😀 «x» \"y\" 'z'"),
        ("\x1b[31m\x07\t", "␛[31m␇␉"),
        ("\u2028\x85\u202e\ufeff", "\ufffd" * 4),
    ],
)
def test_a_message_is_escaped_as_data(text: str, data: str) -> None:
    assert command(text).endswith(f" wrong-type {data}\n")


@pytest.mark.parametrize(
    ("file", "value"),
    [
        ("a b/Ås.toml", "a b/Ås.toml"),
        ("a:b,c.toml", "a%3Ab%2Cc.toml"),
        ("50 %.toml", "50 %25.toml"),
        ("%3A.toml", "%253A.toml"),
        ("x\r\ny.toml", "x%0D%0Ay.toml"),
        ("x=y.toml", "x=y.toml"),
        ("r\udce5de.toml", "r\ufffdde.toml"),
    ],
)
def test_a_file_is_escaped_as_a_property(file: str, value: str) -> None:
    assert f",file={value},line=3," in command(file=file)


def test_text_that_looks_like_a_command_stays_within_the_one_it_is_said_in() -> None:
    text = rendered("github", HOSTILE)
    assert len(text.splitlines()) == len(HOSTILE.found)
    first, second = commands(text)
    assert first.properties["file"] == "/srv/ledger/A\u030as.toml"
    assert first.data.endswith("line two\n::warning file=x::no\nWaived: because\n]]>␛")
    assert second.properties["file"] == "ledger/a:b,c=%2C 50 %/😀␛[1m.toml"
    assert second.data.endswith("5:3, 😀 a\u030a {0}\none\r\n::error::two\nthree")


def test_the_grammar_reads_the_examples_of_its_documentation() -> None:
    text = "::notice file=app.js,line=1,col=5,endColumn=7::Missing semicolon\n"
    properties = {"file": "app.js", "line": "1", "col": "5", "endColumn": "7"}
    assert list(commands(text)) == [Command("notice", properties, "Missing semicolon")]


def test_where_nothing_is_found_nothing_is_said() -> None:
    assert rendered("github", NOTHING) == ""
    assert rendered("github", FINDINGS._replace(found=()), show_waived=False) == ""
