"""What is wrong with the syntax of a file is said in skjonn's words, whatever the standard reader says."""

import inspect
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skjonn.codec.decode import decode
from skjonn.codec.toml_faults import fault_of
from skjonn.model.source import SourceFile

CASES = {
    "%a = 1": "a line cannot begin like this",
    "x = 1 2": "the line goes on after the end of the value or header",
    "x = 2020-13-01": "the line goes on after the end of the value or header",
    "[a": "a `]` is missing at the end of the header",
    "[[a]": "a `]]` is missing at the end of the header",
    "granted": "an `=` is missing after the key",
    "x = 'a\n": "a text is not closed",
    "x = '''a": "a text is not closed",
    'x = """a': "a text is not closed",
    'x = "a\n': "a text is not closed on its line",
    'x = "\x01"': "a file cannot hold control characters; found U+0001",
    "x = '\x01'": "a file cannot hold control characters; found U+0001",
    "# \x1b": "a file cannot hold control characters; found U+001B (escape)",
    "[a]\n[a]": "`a` is declared twice",
    "[a.b]\n[a]\nb.c = 1": "`a.b` is declared twice",
    '["it\'s"]\n["it\'s"]': "`it's` is declared twice",
    "a = []\n[[a]]": "`a` has a value already, and nothing can be added to it",
    "x = { a = { b = 1 }, a.c = 2 }": "`a.c` has a value already, and nothing can be added to it",
    "x = 1\nx.y = 2": "this key or table has a value already",
    "x = { a = 1, a = 2 }": "a key occurs twice between braces",
    "= 5": "a line cannot begin like this",
    "[]": "a key is missing, or begins with a character that needs quotes",
    "x = ['a'\n": "a list is not closed",
    "x = { a = 1": "a table between braces is not closed",
    r'x = "\q"': "a backslash comes before a character that it cannot escape",
    r'x = "\u12"': r"`\u` takes four hexadecimal digits, and `\U` takes eight",
    r'x = "\ud800"': "an escape gives a character that does not exist",
    "x = 2020-02-30": "a date or time that does not exist",
    "x =": "a value is missing or cannot be read",
}


@pytest.mark.parametrize(("text", "message"), CASES.items())
def test_a_fault_of_syntax_is_said_in_words_of_our_own(text: str, message: str) -> None:
    (fault,) = decode(SourceFile("a.toml", text.encode())).faults
    assert fault.message == f"This is not valid TOML: {message}."


def said_by_the_reader() -> Iterator[str]:
    """What the standard reader of this Python can say, with `x` for what it shows of the text."""
    source = inspect.getsource(import_module("tomllib._parser"))
    for prefix, said in re.findall(r"suffixed_err\(\s*src,\s*\w+,\s*(f?)\"((?:[^\"\\]|\\.)*)\"", source):
        yield re.sub(r"\{expect!r\}", "'='", said) if prefix else said


def test_every_fault_that_the_standard_reader_knows_has_words_here() -> None:
    faults = list(said_by_the_reader())
    assert len(faults) > 15
    unknown = fault_of("Something new", "").message
    assert [said for said in faults if fault_of(said, "").message == unknown] == []


def test_what_a_later_reader_says_does_not_reach_anybody() -> None:
    assert fault_of("Expression expected instead", "") == ("the syntax breaks here", "")


PIECES = st.sampled_from(
    [*CASES, "[round]", "id = '2020'", "\n", '"', "'", "[", "]]", "{", "}", "\\", "=", ",", "\x00", "\u00a0", "1_", "-"]
)


@given(st.lists(PIECES, max_size=8).map("".join))
@example("('a")
def test_no_word_of_the_standard_reader_is_in_a_finding(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error).rpartition(" (at ")[0]
        shown = [fault.message.partition(": ")[2] for fault in decode(SourceFile("a.toml", text.encode())).faults]
        assert [message for message in shown if message.lower().startswith(said.lower())] == []
