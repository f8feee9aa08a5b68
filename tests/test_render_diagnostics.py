"""Findings as they are shown: golden texts of each situation, and nothing raw of a ledger ever reaches a terminal."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.language import LANGUAGES, words
from skjonn.model.check_result import CheckResult, RoundVerdict, VerdictLine
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.errors import UnknownNameError
from skjonn.model.source import SourceFile, Span
from skjonn.render.diagnostics import formats, renderer
from skjonn.render.terminal import cells, styled
from support.ledgers import (
    DECIDED,
    LATER,
    ROUND,
    SHIPPED,
    application,
    award,
    found,
    inspected,
    is_golden,
    marked,
    waiver,
)
from support.thoroughness import examples

EN = words("en")

SLIPPED_ZERO = SHIPPED.replace("granted = 4_000_000", "granted = 400_000")
SYNTAX = SHIPPED.replace("granted = 900_000", "granted = 900 000")
TWO_FILES: dict[str, str | bytes | SourceFile] = {
    "2020.toml": SLIPPED_ZERO.replace('"Kongsberg"', '"Kongsbreg"').replace('application = "2020-14"', 'award = "x"'),
    "2022.toml": LATER
    + "[frame]\nlimit = 500_000\n"
    + application("2022-01", "Hole", project="DigiBarnevern 2022", more='partners = ["Hole"]')
    + award("2022-01", "600_000"),
    "2023.toml": SourceFile("2023.toml", fault="permission denied"),
}
OPEN = (
    ROUND
    + "[frame]\napplications = 3\nawards = 1\ngranted = { at_most = 900_000 }\nlimit = 800_000\n"
    + '\n[[regions]]\ncounty = "Oslo"\napplications = 1\nawards = 1\ngranted = { over = 700_000, within = 100_000 }\n'
    + '\n[[regions]]\ncounty = "Viken"\nrequested = 500_000\n'
    + application("a", more="requested = 150_000")
    + application("b", "Hole")
    + award("a")
)
HOSTILE = ROUND + "".join(
    application(id_, municipality, project=f"Prosjekt {id_}", more=more)
    for id_, municipality, more in (
        ("tab", "Rakkstad", ""),
        ("escape", r"\u001b[31mRakkstad\u0007", ""),
        ("raw", "\x9b31mRakkstad\u2028\u202e", ""),
        ("accent", "A\u030amot i Rakkstad", ""),
        ("wide", "日本語", ""),
    )
).replace('municipality = "Rakkstad"', 'municipality\t=\t"Rakkstad"\t# tabs')


def _rendered(inspection: CheckResult, *, language: str = "en", width: int | None = None, color: bool = False) -> str:
    return renderer("text")(inspection, words=words(language), width=width, color=color, show_waived=False)


def _json(inspection: CheckResult, *, language: str = "en", show_waived: bool = False) -> str:
    return renderer("json")(inspection, words=words(language), width=60, color=True, show_waived=show_waived)


# Golden texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clean_ledger_says_what_is_verified_what_is_not_and_what_is_waived(language: str) -> None:
    inspection = inspected(SHIPPED, language=language)
    assert is_golden(f"check-clean-{language}", _rendered(inspection, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_round_says_what_is_in_progress_and_what_is_left(language: str) -> None:
    inspection = inspected(OPEN, language=language)
    assert is_golden(f"check-open-{language}", _rendered(inspection, language=language))


@pytest.mark.parametrize(
    ("situation", "files"),
    [
        ("slipped-zero", SLIPPED_ZERO),
        ("syntax", SYNTAX),
        ("two-files", TWO_FILES),
        ("empty", {}),
        ("hostile", HOSTILE),
    ],
)
def test_a_situation_is_shown_as_in_its_golden_file(
    situation: str, files: str | dict[str, str | bytes | SourceFile]
) -> None:
    assert is_golden(f"check-{situation}", _rendered(inspected(files)))


def test_what_is_waived_is_listed_with_its_reason_where_that_is_asked_for() -> None:
    inspection = inspected(SHIPPED)
    text = renderer("text")(inspection, words=EN, width=100, color=False, show_waived=True)
    assert is_golden("check-show-waived", text)


@pytest.mark.parametrize("width", [60, 20])
def test_a_narrow_terminal_gets_lines_that_fit(width: int) -> None:
    text = _rendered(inspected(TWO_FILES), width=width)
    assert is_golden(f"check-two-files-{width}", text)
    if width == 60:
        assert max(map(cells, text.split("\n"))) <= width


def test_colour_has_one_meaning_each_and_is_never_alone() -> None:
    inspection = inspected(TWO_FILES)
    text = _rendered(inspection, width=80, color=True)
    assert is_golden("check-two-files-colour", text)
    assert re.sub(r"\x1b\[[0-9;]*m", "", text) == _rendered(inspection, width=80)
    marks = [(color, mark.strip("^")) for color, mark in re.findall(r"\x1b\[(3\d)m([^\x1b]*)", text)]
    *findings, (color, verdict) = dict.fromkeys(marks)
    assert set(findings) == {("31", "error"), ("31", ""), ("33", "warning"), ("33", "")}
    assert (color, verdict) == ("31", "5\u00a0errors, 2\u00a0warnings in 3\u00a0files.")


def test_a_clean_ledger_ends_in_green_and_one_with_warnings_only_in_yellow() -> None:
    assert _rendered(inspected(ROUND), color=True).endswith("\x1b[32m1\u00a0round: no errors.\x1b[0m\n")
    warned = ROUND + application("a", more='partners = ["KS", "KS"]')
    assert _rendered(inspected(warned), color=True).endswith(
        "\x1b[33m1\u00a0warning in 1\u00a0file.\x1b[0m `skjonn explain SKJ305` says more.\n"
    )


@pytest.mark.parametrize(("rounds", "name"), [(6, "six-rounds"), (23, "many-rounds")])
def test_many_rounds_are_told_in_a_line_each_and_very_many_are_counted(rounds: int, name: str) -> None:
    files = {f"{year}.toml": ROUND.replace("2020", f"{year}") for year in range(2013, 2013 + rounds)}
    assert is_golden(f"check-{name}", _rendered(inspected(dict(files))))


@pytest.mark.parametrize(
    ("rounds", "evidence", "named", "more"),
    [(5, True, 5, ""), (6, False, 6, ""), (20, False, 20, ""), (21, False, 20, "and 1\u00a0round more")],
)
def test_up_to_five_rounds_get_their_evidence_and_up_to_twenty_a_line(
    rounds: int, named: int, more: str, *, evidence: bool
) -> None:
    round_verdict = RoundVerdict("x", "x.toml", "fine", (VerdictLine("awards", "", "3 awards"),), (), ())
    lines = _rendered(CheckResult((), (), (round_verdict,) * rounds)).split("\n")
    assert lines.count("x.toml  fine") == named
    assert lines.count(" verified      3 awards") == (rounds if evidence else 0)
    assert [line for line in lines if line.startswith("and ")] == ([more] if more else [])


def test_the_last_line_counts_errors_warnings_and_notes_and_the_files_they_are_in() -> None:
    one = Diagnostic("SKJ999", "n", "note", "M.", "", "x", "a.toml", Span(1, 1, 1, 1))
    several = CheckResult(
        (one, one._replace(severity="error"), one._replace(severity="warning", file="b.toml")), (), ()
    )
    said = [_rendered(each).split("\n")[-2].partition(" `")[0] for each in (several, CheckResult((one,), (), ()))]
    assert said == ["1\u00a0error, 1\u00a0warning, 1\u00a0note in 2\u00a0files.", "1\u00a0note in 1\u00a0file."]
    assert _rendered(CheckResult((), (), ())) == "0\u00a0rounds: no errors.\n"


# The line a finding stands on


def _excerpt(excerpt: str, span: Span, width: int | None = None) -> list[str]:
    """The lines that show where a finding stands, without their margin of eleven cells."""
    one = Diagnostic("SKJ999", "name", "error", "Message.", "", "x", "a.toml", span, excerpt)
    lines = _rendered(CheckResult((one,), (), ()), width=width).split("\n")
    return [line[11:] for line in lines if re.match(r"[ \d]{9}\|( |$)", line)]


def test_carets_stand_under_the_place() -> None:
    text, span = marked("granted = ⟦900_000⟧ # kr")
    assert _excerpt(text, span) == ["granted = 900_000 # kr", "          ^^^^^^^"]


def test_a_place_without_length_gets_one_caret_also_after_the_line_s_end() -> None:
    assert _excerpt("project = ", Span(1, 11, 1, 11)) == ["project =", "          ^"]
    assert _excerpt("x", Span(1, 1, 1, 1)) == ["x", "^"]


def test_a_place_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert _excerpt('partners = ["KS",', Span(4, 12, 6, 2)) == ['partners = ["KS",', "           ^^^^^^"]


def test_a_place_that_is_not_in_its_line_is_not_marked() -> None:
    assert _excerpt("short", Span(1, 99, 1, 100)) == []
    assert _excerpt("   ", Span(1, 1, 1, 1)) == []


def test_tabs_and_accents_and_wide_letters_leave_the_carets_under_the_place() -> None:
    text, span = marked("a\tb\u030a = ⟦日本⟧")
    shown, carets = _excerpt(text, span)
    assert shown == "a b\u030a = 日本"
    assert (cells(shown), cells(carets)) == (10, 10)
    assert carets.strip() == "^^^^"


@pytest.mark.parametrize("width", [None, 80, 60, 20, 5])
@pytest.mark.parametrize("start", [0, 1, 5_000, 9_990, 9_999, 10_000])
def test_of_a_line_of_ten_thousand_characters_what_is_near_the_place_is_shown(start: int, width: int | None) -> None:
    line = "".join(chr(ord("a") + at % 26) for at in range(10_000))
    room = min(120, (width or 1_000) - 11) if width != 5 else 1
    shown, carets = _excerpt(line, Span(1, start + 1, 1, start + 4), width)
    assert len(shown) <= room
    assert len(carets) <= room
    assert shown in line
    at = len(carets) - len(carets.lstrip())
    assert carets[at:] in {"^", "^^", "^^^"}
    assert shown[at:] == "" if start == 10_000 else line[start:].startswith(shown[at : at + 3])


def test_a_place_far_down_is_apart_from_the_word_after_it() -> None:
    one = Diagnostic("SKJ999", "name", "error", "M.", "", "x", "a.toml", Span(10_000, 111, 10_000, 112))
    assert "  10000:111 error  SKJ999 name\n" in _rendered(CheckResult((one,), (), ()))


def test_the_other_places_are_told_with_their_file_where_it_is_another() -> None:
    one = Diagnostic("SKJ999", "name", "error", "M.", "", "x", "a.toml", Span(1, 1, 1, 1))
    also = (("a.toml", Span(3, 4, 3, 5)), ("b.toml", Span(6, 7, 6, 8)))
    lines = _rendered(CheckResult((one._replace(also=also),), (), ())).split("\n")
    assert lines[3:5] == ["         see also 3:4", "         see also b.toml:6:7"]


# Whatever a ledger may hold


def _acts(character: str) -> bool:
    """Whether a terminal may act on a character, or leave the reader without a sign of it."""
    return not character.isprintable() and unicodedata.category(character) != "Zs"


_TEXTS = st.text(
    st.characters() | st.sampled_from("\x1b\x9b\x07\t\r\n\u2028\u202e\u200b日a\u030a⟦⟧\udcff"), min_size=1, max_size=40
)


@st.composite
def _inspections(draw: st.DrawFn) -> CheckResult:
    diagnostics = [
        Diagnostic(
            code="SKJ999",
            name="name",
            severity=draw(st.sampled_from(["error", "warning", "note"])),
            message=draw(_TEXTS),
            hint=draw(_TEXTS),
            about=draw(_TEXTS),
            file=draw(_TEXTS),
            span=Span(draw(st.integers(1, 10**6)), draw(st.integers(1, 50)), 10**6, draw(st.integers(1, 60))),
            excerpt=draw(_TEXTS).replace("\n", ""),
            also=((draw(_TEXTS), Span(1, 1, 1, 1)),),
            waived=draw(st.sampled_from(["", "why"])),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    round_verdict = RoundVerdict(draw(_TEXTS), draw(_TEXTS), draw(_TEXTS), (), (), ())
    open_ = tuple(each for each in diagnostics if not each.waived)
    return CheckResult(open_, tuple(each for each in diagnostics if each.waived), (round_verdict,))


@given(_inspections(), st.integers(1, 200), st.sampled_from(LANGUAGES))
@examples(100)
def test_a_terminal_gets_nothing_it_would_act_on(inspection: CheckResult, width: int, language: str) -> None:
    render = renderer("text")
    text = render(inspection, words=words(language), width=width, color=False, show_waived=True)
    assert not any(_acts(character) for line in text.split("\n") for character in line)
    assert text.endswith("\n")
    coloured = render(inspection, words=words(language), width=width, color=True, show_waived=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text


@given(_inspections())
@examples(100)
def test_json_is_read_back_and_holds_nothing_raw_either(inspection: CheckResult) -> None:
    text = _json(inspection, show_waived=True)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", text) is None
    assert text.encode().decode() == text
    shown = json.loads(text)["findings"]
    expected = inspection.listed(show_waived=True)
    # Bytes of a file's name that are no letters are shown as the sign for that.
    assert [(each["message"], each["file"], each["entry"]) for each in shown] == [
        tuple(re.sub("[\ud800-\udfff]", "\ufffd", said) for said in (each.message, each.file, each.about))
        for each in expected
    ]


@given(st.text(st.sampled_from('[]{}="#\n\r\t.,_-azåÅ\u030a019 \x1b\x9b\U0001f600'), max_size=60))
@examples(200)
def test_any_text_at_all_is_a_ledger_with_findings_in_their_places(text: str) -> None:
    inspection = inspected(text)
    shown = _rendered(inspection, width=60)
    assert not any(_acts(character) for line in shown.split("\n") for character in line)
    lines = text.split("\n")
    for each in inspection.found:
        assert 1 <= each.span.line <= len(lines) + 1
        assert each.excerpt in text


# JSON


def test_json_has_the_keys_that_are_promised_and_no_others() -> None:
    report = json.loads(_json(inspected(TWO_FILES)))
    assert list(report) == ["version", "findings", "counts", "verified", "unverified"]
    assert report["version"] == 1
    assert report["counts"] == {"errors": 5, "warnings": 2, "notes": 0, "waived": 4}
    promised = {"code", "name", "severity", "message", "file", "line", "column", "entry"}
    beside = {"hint", "end_line", "end_column", "also", "waived", "off"}
    assert {frozenset(finding) for finding in report["findings"]} == {frozenset(promised | beside)}
    assert {frozenset(other) for finding in report["findings"] for other in finding["also"]} == {
        frozenset({"file", "line", "column"})
    }
    sentences = [*report["verified"], *report["unverified"]]
    assert {frozenset(sentence) for sentence in sentences} == {frozenset({"round", "region", "key", "text"})}


@pytest.mark.parametrize(
    ("situation", "files", "show_waived"),
    [("slipped-zero", SLIPPED_ZERO, False), ("clean", SHIPPED, True), ("two-files", TWO_FILES, False)],
)
def test_json_of_a_situation_is_as_in_its_golden_file(
    situation: str, files: str | dict[str, str | bytes | SourceFile], *, show_waived: bool
) -> None:
    assert is_golden(f"check-{situation}-json", _json(inspected(files), show_waived=show_waived))


def test_json_is_the_same_in_every_language_width_and_colour() -> None:
    inspection = inspected(TWO_FILES)
    texts = {
        renderer("json")(inspection, words=words(language), width=width, color=color, show_waived=False)
        for language in LANGUAGES
        for width, color in ((None, False), (20, True))
    }
    assert len(texts) == 1


def test_json_counts_what_is_waived_and_lists_it_only_where_that_is_asked_for() -> None:
    inspection = inspected(SHIPPED)
    without = json.loads(_json(inspection))
    listed = json.loads(_json(inspection, show_waived=True))
    assert without["counts"] == listed["counts"] == {"errors": 0, "warnings": 0, "notes": 0, "waived": 4}
    assert without["findings"] == []
    assert [(each["entry"], bool(each["waived"])) for each in listed["findings"]] == [
        ("2020-03", True),
        ("2020-08", True),
        ("2020-10", True),
        ("2020-11", True),
    ]


def test_json_says_of_each_statement_which_round_and_region_and_quantity_it_is_on() -> None:
    report = json.loads(_json(inspected(SHIPPED)))
    assert [(each["round"], each["region"], each["key"]) for each in report["verified"]] == [
        ("2020", None, "awards"),
        ("2020", None, "granted"),
        ("2020", "Viken", "awards"),
        ("2020", "Viken", "granted"),
        ("2020", "Oslo", "awards"),
        ("2020", "Oslo", "granted"),
        ("2020", None, "regions"),
    ]
    assert [(each["region"], each["key"]) for each in report["unverified"]] == [
        (None, "applications"),
        (None, "requested"),
        ("Viken", "applications"),
        ("Oslo", "applications"),
    ]


# What is asked for


def test_text_is_the_first_format() -> None:
    assert formats()[0] == "text"
    assert {"text", "json"} <= set(formats())


@pytest.mark.parametrize("name", ["xml", "", "__init__"])
def test_an_unknown_format_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        renderer(name)
    assert caught.value.now == f"Choose one of {', '.join(formats())}."


# Styles and widths


def test_text_is_styled_only_where_colour_is_wanted_and_there_is_something_to_style() -> None:
    assert styled("x", "bold", "red", color=True) == "\x1b[1;31mx\x1b[0m"
    assert styled("x", "bold", color=False) == "x"
    assert styled("x", color=True) == "x"
    assert styled("", "bold", color=True) == ""


@pytest.mark.parametrize(("text", "width"), [("", 0), ("Åsnes", 5), ("A\u030asnes", 5), ("日本", 4), ("\uff46", 2)])
def test_a_text_takes_as_many_cells_as_a_terminal_gives_it(text: str, width: int) -> None:
    assert cells(text) == width


def test_findings_of_a_file_with_a_byte_order_mark_and_crlf_stand_where_they_are_seen() -> None:
    text, span = marked(DECIDED + application("⟦x y⟧"))
    (diagnostic,) = found({"2020.toml": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()})
    assert (diagnostic.span, diagnostic.excerpt) == (span, 'id = "x y"')


def test_a_waived_finding_says_so_beside_its_name() -> None:
    text = ROUND + application("a", more='partners = ["KS", "KS"]') + waiver("SKJ305", "a")
    shown = renderer("text")(inspected(text), words=words("nn"), width=None, color=False, show_waived=True)
    assert "SKJ305 partner-listed-twice  godteke\n" in shown
    assert "\n         As announced.\n" in shown
