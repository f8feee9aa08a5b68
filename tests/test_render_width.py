"""How wide a text is on a terminal, by one measure; and that no line is wider than the terminal but for a long word."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from skjonn.checking.catalogue import catalogue
from skjonn.language import words
from skjonn.model.check_result import CheckResult, RoundVerdict, VerdictLine
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.source import Span
from skjonn.render.diagnostics import renderer
from skjonn.render.manual import manual
from skjonn.render.terminal import cells, head, tail, wrap
from skjonn.render.visible import visible
from support.command_line import NEW, OPEN, Skjonn
from support.ledgers import ROUND, application, award, inspected
from support.thoroughness import examples

WORDS = st.text(st.sampled_from("aZæØ0-日本語한👍\u030a\u0301\u00a0·…\u2212"), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=20).map(" ".join)
WIDE = "日本語の題名 " * 12


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def require_narrow(text: str, width: int) -> None:
    """Hold that no line is wider than that, but where one word is."""
    for line in text.split("\n"):
        assert cell_len(line) <= width or " " not in line.removesuffix(" \\").strip(" "), line


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co"))))
def test_a_text_is_as_wide_as_rich_says(text: str) -> None:
    assert cells(visible(text)) == cell_len(visible(text))


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Bærum", 5), ("A\u030amot", 4), ("日本", 4), ("…", 1), ("1\u00a0000\u00a0kr", 8), ("👍", 2)],
)
def test_a_text_takes_so_many_cells(text: str, width: int) -> None:
    assert cells(text) == width


@given(TEXTS, st.integers(1, 60))
def test_what_is_broken_into_lines_says_the_same_and_fits_but_for_long_words(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert " ".join(lines) == text
    assert all(cells(line) <= width or " " not in line for line in lines)
    # No line has room for the next word.
    assert all(cells(f"{line} {after.split(' ')[0]}") > width for line, after in pairwise(lines))


@given(TEXTS, st.integers(2, 60))
def test_where_words_may_be_cut_every_line_fits(text: str, width: int) -> None:
    lines = wrap(text, width, cut=True)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("a  b", 4, ["a  b"]),
        ("a  b", 3, ["a", "b"]),
        ("a  b c", 3, ["a", "b c"]),
        ("aaaa   ", 4, ["aaaa"]),
        ("10\u00a0000 kr", 6, ["10\u00a0000", "kr"]),
        ("  a", 2, [" ", "a"]),
        ("", 5, [""]),
        ("(--show-waived) og", 9, ["(--show-waived)", "og"]),
    ],
)
def test_lines_are_broken_at_plain_spaces_alone(text: str, width: int, lines: list[str]) -> None:
    assert [line.rstrip(" ") for line in wrap(text, width)] == [line.rstrip(" ") for line in lines]


@given(TEXTS, st.integers(0, 60))
def test_the_beginning_and_the_end_of_a_text_fit(text: str, width: int) -> None:
    start, end = head(text, width), tail(text, width)
    assert text.startswith(start)
    assert text.endswith(end)
    assert max(cells(start), cells(end)) <= width
    if cells(text) <= width:
        assert start == end == text


# Findings


@st.composite
def inspections(draw: st.DrawFn) -> CheckResult:
    def diagnostic() -> Diagnostic:
        excerpt = draw(TEXTS)
        start = draw(st.integers(1, len(excerpt) + 1))
        return Diagnostic(
            code="SKJ999",
            name=draw(st.sampled_from(["name", "applicant-among-partners"])),
            severity=draw(st.sampled_from(["error", "warning", "note"])),
            message=draw(TEXTS),
            hint=draw(TEXTS),
            about="x",
            file=draw(TEXTS),
            span=Span(draw(st.integers(1, 10**6)), start, 10**6, draw(st.integers(1, 60))),
            excerpt=excerpt,
            also=((draw(TEXTS), Span(1, 1, 1, 1)),),
            waived=draw(st.sampled_from(["", WIDE])),
        )

    sentences = tuple(VerdictLine("awards", draw(TEXTS), draw(TEXTS)) for _ in range(2))
    verdict = RoundVerdict("x", draw(TEXTS), draw(TEXTS), sentences, sentences[:1], ())
    found = tuple(diagnostic() for _ in range(draw(st.integers(0, 2))))
    return CheckResult(
        found, found[:1], (verdict,) * draw(st.sampled_from([1, 25])), most=draw(st.sampled_from([None, 1]))
    )


@given(inspections(), st.integers(20, 120), st.sampled_from(["en", "nb", "nn"]), st.booleans())
@examples(150)
def test_no_line_of_a_check_is_wider_than_the_terminal(
    inspection: CheckResult,
    width: int,
    language: str,
    show_waived: bool,  # noqa: FBT001 - a property's argument
) -> None:
    render = renderer("text")
    require_narrow(render(inspection, words=words(language), width=width, color=False, show_waived=show_waived), width)


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_a_ledger_of_wide_letters_is_checked_within_the_terminal(width: int) -> None:
    text = (
        ROUND + application("a", "日本語", project=WIDE.strip()) + award("a") + application("b", project=WIDE.strip())
    )
    inspection = inspected({f"{'題' * 30}/2020.toml": text})
    shown = renderer("text")(inspection, words=words("en"), width=width, color=False, show_waived=True)
    require_narrow(shown, width)
    carets = [line for line in shown.split("\n") if "^" in line]
    assert len(carets) == len(inspection.found)


def test_carets_stand_under_wide_letters_in_the_middle_of_a_long_line() -> None:
    line = f'project = "{"日" * 100}本{"語" * 100}"'
    start = line.index("本") + 1
    one = Diagnostic("SKJ999", "name", "error", "M.", "", "x", "a.toml", Span(1, start, 1, start + 1), line)
    shown = renderer("text")(CheckResult((one,), (), ()), words=words("en"), width=60, color=False, show_waived=False)
    excerpt, carets = shown.split("\n")[3:5]
    assert cells(excerpt) <= 60
    assert cells(excerpt[: excerpt.index("本")]) == carets.index("^") == len(carets) - 2


@pytest.mark.parametrize("width", [20, 60])
def test_a_manual_fits(width: int) -> None:
    for entry in catalogue():
        text = manual(entry.rule, "warning", width=width, color=False)
        prose = "\n\n".join(part for part in text.split("\n\n")[1:] if not part.startswith("    "))
        for line in prose.split("\n"):
            # Code is kept on one line.
            assert cells(line) <= width or "`" in line or " " not in line, line


# Messages


@pytest.mark.parametrize("columns", ["20", "40", "60"])
def test_messages_and_what_was_added_fit(columns: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    skjonn.keep("2027.toml", OPEN)
    for arguments in (
        ("application", "add", *NEW[:3], WIDE.strip()),
        ("award", "add", "2027-01", "--granted", "350 000"),
        ("award", "add", "日本 語", "--granted", "5"),
        ("application", "add", "--municipality", "日本 語", "--project", "P"),
        ("check",),
        ("frame",),
    ):
        ran = skjonn(*arguments)
        require_narrow(ran.out + ran.err, int(columns))


def test_a_check_in_norwegian_letters_does_without_rich(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    code = "import sys; from skjonn.cli.main import main; main(['check']); sys.exit('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=skjonn.folder, stdout=subprocess.PIPE, check=False)
    assert done.returncode == 0
