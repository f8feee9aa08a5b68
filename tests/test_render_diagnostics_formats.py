"""All formats of findings: golden texts, the same findings as in JSON, and total on whatever a ledger may hold."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.language import LANGUAGES
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.source import SourceFile, Span
from skjonn.render.diagnostics import formats, renderer
from skjonn.render.visible import visible
from support.diagnostic_formats import (
    CLEAN,
    FINDINGS,
    HOSTILE,
    NOTHING,
    READERS,
    RULES,
    Read,
    diagnostic,
    read,
    rendered,
)
from support.ledgers import DECIDED, SHIPPED, application, award, inspected, is_golden
from support.thoroughness import examples

FORMATS = tuple(sorted({*READERS} - {"json"}))
SITUATIONS = {
    "findings": (FINDINGS, False),
    "waived": (FINDINGS, True),
    "clean": (CLEAN, True),
    "hostile": (HOSTILE, True),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_format_says_every_situation_as_its_golden_file_does(situation: str, name: str) -> None:
    inspection, show_waived = SITUATIONS[situation]
    assert is_golden(f"formats-{situation}-{name}", rendered(name, inspection, show_waived=show_waived))


def test_every_format_but_the_one_for_people_has_its_reader_here() -> None:
    assert {*formats()} - {*READERS, "text"} == set(), "add what reads it back to READERS in diagnostic_formats.py"
    assert {*READERS} <= {*formats()}


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "concise"])
def test_no_format_for_machines_depends_on_language_width_or_colour(name: str) -> None:
    plain = rendered(name, FINDINGS, show_waived=True)
    for language in LANGUAGES:
        assert rendered(name, FINDINGS, language=language, show_waived=True) == plain


# The same findings


@pytest.mark.parametrize("show_waived", [False, True])
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("situation", ["findings", "clean", "hostile", "nothing", "real"])
def test_every_format_carries_the_same_findings(situation: str, name: str, *, show_waived: bool) -> None:
    inspection = {
        "findings": FINDINGS,
        "clean": CLEAN,
        "hostile": HOSTILE,
        "nothing": NOTHING,
        "real": inspected(
            {
                "2020.toml": SHIPPED.replace("granted = 4_000_000", "granted = 400_000").replace('"Tinn"', '"Tin"'),
                "b.toml": DECIDED.replace('"2020"', '"b"') + application("b-1", "Vaaler") + award("b-1", '"mye"'),
                "å c.toml": SourceFile("å c.toml", fault="permission denied"),
            }
        ),
    }[situation]
    assert_complete(name, inspection, show_waived=show_waived)


def assert_complete(name: str, inspection: CheckResult, *, show_waived: bool) -> None:
    """Assert that a format says of each finding what there is to say, in order."""
    listed = inspection.listed(show_waived=show_waived)
    found = read(name, rendered(name, inspection, show_waived=show_waived))
    assert [_in_characters(name, each, of) for each, of in zip(found, listed, strict=True)] == [
        Read(
            # Bytes of a name that are no letters have their place in a URI alone.
            re.sub("[\ud800-\udbff]", "\ufffd", of.file) if name == "sarif" else _shown(name, of.file),
            of.span.line,
            of.span.column,
            of.code,
            _severity(name, of),
            each.text if _shown(name, of.message) in each.text else of.message,
        )
        for each, of in zip(found, listed, strict=True)
    ]


def _in_characters(name: str, said: Read, of: Diagnostic) -> Read:
    if name != "rdjson":
        return said
    line = of.excerpt.ljust(of.span.column - 1).encode("utf-8", "surrogatepass")
    return said._replace(column=len(line[: said.column - 1].decode("utf-8", "surrogatepass")) + 1)


def _severity(name: str, of: Diagnostic) -> str:
    """The severity that a format says; `concise` says none."""
    # Where there is no other way to say that nothing is to be done, what is waived is the least there is.
    is_least = of.waived and name in {"github", "gitlab", "rdjson"}
    return "" if name == "concise" else "note" if is_least else of.severity


def _shown(name: str, text: str) -> str:
    if name in {"gitlab", "json", "rdjson", "sarif"}:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    if name == "github":
        return "".join(sign if sign in "\r\n" else visible(sign) for sign in text)
    return visible(text)


# Whatever a ledger may hold

_HAZARDS = st.sampled_from(
    [
        *(
            "\x1b[31m",
            "\x9b2J",
            "\x07",
            "\x00",
            "a\tb",
            "a\r\nb",
            "a\rb",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ufffe",
            "\udce5",
        ),
        *("]]>", "<![CDATA[", "<b>&amp;", '"', "'", "\\", "%0A", "%", "::error::", ":", ",", "=", "{0}", "[a](1)"),
        *("😀", "A\u030as", "Kárášjohka", "日本語", "10\u00a0520\u00a0000", " ", "\U0010ffff"),
    ]
)
_TEXTS = st.lists(_HAZARDS | st.text(st.characters(exclude_categories=()), max_size=6), max_size=4).map("".join)
_FILES = st.sampled_from(
    [
        *("ledger/2020.toml", "ledger/Ås og Øst, 100 %: ny.toml", "/srv/ledger/A\u030as.toml", "../a=b.toml"),
        *(
            "ledger/r\udce5de.toml",
            "ledger/\ud800.toml",
            "ledger/\x1b[31m\x00.toml",
            "ledger/x\ny\r.toml",
            "💰/#1?.toml",
        ),
    ]
)
_SPANS = st.tuples(st.integers(1, 9), st.integers(1, 40), st.integers(0, 2), st.integers(0, 20)).map(
    lambda drawn: Span(drawn[0], drawn[1], drawn[0] + drawn[2], drawn[1] + drawn[3] if drawn[2] == 0 else drawn[3] + 1)
)


@st.composite
def _diagnostics(draw: st.DrawFn, *, waived: bool) -> Diagnostic:
    found = diagnostic(draw(st.sampled_from(RULES)), draw(_TEXTS), draw(_FILES), (1, 1, 1, 1), about=draw(_TEXTS))
    return found._replace(
        span=draw(_SPANS),
        hint=draw(_TEXTS),
        excerpt=draw(_TEXTS).replace("\n", " "),
        also=tuple(draw(st.lists(st.tuples(_FILES, _SPANS), max_size=2))),
        waived=draw(_TEXTS.filter(bool)) if waived else "",
    )


_INSPECTIONS = st.builds(
    CheckResult,
    st.lists(_diagnostics(waived=False), max_size=5).map(tuple),
    st.lists(_diagnostics(waived=True), max_size=2).map(tuple),
    st.just(CLEAN.round_verdicts) | st.just(()),
    st.just(RULES) | st.just(()),
    version=st.just(""),
    known=st.none(),
    most=st.none(),
)


@pytest.mark.parametrize("name", READERS)
@given(inspection=_INSPECTIONS, show_waived=st.booleans())
@examples(40)
def test_whatever_is_found_is_read_back_and_no_terminal_acts_on_it(
    name: str, inspection: CheckResult, *, show_waived: bool
) -> None:
    text = rendered(name, inspection, show_waived=show_waived)
    assert text.encode().decode() == text
    assert {sign for sign in text if unicodedata.category(sign) == "Cc"} <= {"\n"}
    assert text == "" or text.endswith("\n")
    assert_complete(name, inspection, show_waived=show_waived)


@pytest.mark.parametrize("name", formats())
def test_a_format_is_found_by_its_name(name: str) -> None:
    assert renderer(name).__module__ == f"skjonn.render.diagnostics.{name}"
