"""Settings: what `skjonn.toml` says, every fault of it in its place, and what it does to a check."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.checking.catalogue import catalogue
from skjonn.checking.select import is_chosen, require_known
from skjonn.checking.settings import rule_severities
from skjonn.codec.settings import decode_settings
from skjonn.model.errors import UnknownNameError
from skjonn.model.settings import Check, ImportRules, Limits, Settings
from skjonn.model.source import SourceFile
from support.ledgers import ROUND, application, found, identities, inspected, marked, waiver

WHOLE = """\
format = 1
exclude = ["node_modules", "archive/**"]

[check]
select = ["ALL"]
ignore = ["SKJ4", "same-project"]

[severity]
partner-listed-twice = "note"
SKJ306 = "error"

[limits]
minimum = 150_000
own_share = 50
largest_share = 25
applicants = ["Oslo", "Viken", "3006"]

[import.portal]
columns = { municipality = "Hvem", project = "Hva", none = ["X", "Y"] }
unit = 1000
skip = ["Sum*"]
partners = [",", " og "]
dates = "%d.%m.%Y"

[import."saved page"]
"""
TWICE = application("a", "Drammen", more='partners = ["KS", "KS", "Drammen"]')


def read(text: str | bytes) -> Settings:
    return decode_settings(SourceFile("skjonn.toml", text if isinstance(text, bytes) else text.encode()))


def named(settings: str, text: str) -> list[tuple[str, str]]:
    """The findings on a round beside these settings."""
    return identities({"2020.toml": text, "skjonn.toml": settings})


# What is read


def test_every_key_is_read() -> None:
    assert read(WHOLE) == Settings(
        Check(("ALL",), ("SKJ4", "same-project")),
        (("partner-listed-twice", "note"), ("SKJ306", "error")),
        Limits(minimum=150_000, own_share=50, largest_share=25, applicants=("Oslo", "Viken", "3006")),
        ("node_modules", "archive/**"),
        (
            (
                "portal",
                ImportRules(
                    (("municipality", "Hvem"), ("project", "Hva"), ("none", "X"), ("none", "Y")),
                    1000,
                    ("Sum*",),
                    (",", " og "),
                    "%d.%m.%Y",
                ),
            ),
            ("saved page", ImportRules()),
        ),
    )


@pytest.mark.parametrize("text", ["", "format = 1\n", "# nothing\n", "exclude = []\n[check]\n[severity]\n[limits]\n"])
def test_what_is_not_set_is_as_without_settings(text: str) -> None:
    assert read(text) == Settings(Check(("ALL",), ()), (), Limits(), ())
    assert named(text, ROUND + TWICE) == identities(ROUND + TWICE)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_break", [b"\n", b"\r\n"])
def test_a_byte_order_mark_and_crlf_change_nothing(bom: bytes, line_break: bytes) -> None:
    assert read(bom + WHOLE.encode().replace(b"\n", line_break)) == read(WHOLE)


def test_settings_are_no_round_and_a_file_of_their_name_further_down_is() -> None:
    assert named(WHOLE, ROUND) == []
    files = {"2020.toml": ROUND, "old/skjonn.toml": "[limits]\nminimum = 1\n"}
    assert {name for name, _ in identities(files)} == {"unknown-table", "missing-key"}


# What is wrong with them


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("⟦[chek]⟧\n", "SKJ104", "`chek` is not a table of the settings.", "Did you mean `check`?"),
        (
            "[check]\n⟦selct⟧ = []\n",
            "SKJ105",
            "`selct` is not a key of `[check]`.",
            "Did you mean `select`?",
        ),
        (
            "[limits]\n⟦max⟧ = 5\n",
            "SKJ105",
            "`max` is not a key of `[limits]`.",
            "Use one of `minimum`, `own_share`, `largest_share`, `applicants`.",
        ),
        ("check = ⟦1⟧\n", "SKJ107", "`check` must be written as `[check]`; found 1.", ""),
        ("limits = ⟦[]⟧\n", "SKJ107", "`limits` must be written as `[limits]`; found a list.", ""),
        (
            "severity = ⟦'error'⟧\n",
            "SKJ107",
            '`severity` must be written as `[severity]`; found the text "error".',
            "",
        ),
        (
            '[check]\nselect = ⟦"SKJ2"⟧\n',
            "SKJ107",
            '`select` must be a list of texts, such as ["SKJ3"]; found the text "SKJ2".',
            "",
        ),
        ("[check]\nignore = [⟦305⟧]\n", "SKJ107", "Item 1 of `ignore` must be a text in quotes; found 305.", ""),
        (
            "[limits]\nminimum = ⟦true⟧\n",
            "SKJ107",
            "`minimum` must be a whole number of kroner, such as 900_000; found true.",
            "",
        ),
        ("[limits]\nown_share = ⟦0.5⟧\n", "SKJ107", "`own_share` must be a whole number; found 0.5.", ""),
        ("[limits]\nown_share = ⟦0⟧\n", "SKJ108", "`own_share` must be above zero; found 0.", ""),
        ("[limits]\nlargest_share = ⟦101⟧\n", "SKJ108", "`largest_share` must be at most 100; found 101.", ""),
        (
            "[severity]\nsame-project = ⟦'fatal'⟧\n",
            "SKJ108",
            '`same-project` must be "error", "warning" or "note"; found the text "fatal".',
            "",
        ),
        (
            "[severity]\n'SKJ307' = ⟦['error']⟧\n",
            "SKJ108",
            '`SKJ307` must be "error", "warning" or "note"; found a list.',
            "",
        ),
        (
            "⟦[import.portal]⟧\nunits = 5\n",
            "SKJ105",
            "`units` is not a key of `[import]`.",
            "Did you mean `unit`?",
        ),
        ("⟦[import.portal]⟧\nunit = 100\n", "SKJ108", "`unit` must be 1, 1000 or 1000000; found 100.", ""),
        (
            "[import]\nportal = ⟦5⟧\n",
            "SKJ107",
            "`portal` must be written as `[import.portal]`; found 5.",
            "",
        ),
        (
            "⟦[import.portal]⟧\ncolumns = 5\n",
            "SKJ107",
            '`columns` must be a table, such as { project = "Tittel" }; found 5.',
            "",
        ),
        (
            "⟦[import.portal]⟧\ncolumns = { project = 5 }\n",
            "SKJ107",
            "The heading for `project` must be a text in quotes; found 5.",
            "",
        ),
        (
            '[limits]\napplicants = ["Oslo", ⟦"Vestlnd"⟧]\n',
            "SKJ108",
            'Item 2 of `applicants` is neither a county nor a municipality; found the text "Vestlnd".',
            "Did you mean Vestland?",
        ),
        (
            '[limits]\napplicants = [⟦"Rakkstad"⟧]\n',
            "SKJ108",
            'Item 1 of `applicants` is neither a county nor a municipality; found the text "Rakkstad".',
            'Did you mean "Rakkestad"?',
        ),
        (
            "exclude = ⟦'archive/**'⟧\n",
            "SKJ107",
            '`exclude` must be a list of texts, such as ["archive/**"]; found the text "archive/**".',
            "",
        ),
        (
            "exclude = ['a', ⟦2020⟧]\n",
            "SKJ107",
            "Item 2 of `exclude` must be a text in quotes; found 2020.",
            "",
        ),
        (
            "[limits]\n⟦exclude⟧ = ['a']\n",
            "SKJ105",
            "`exclude` is not a key of `[limits]`.",
            "Write it above the first table.",
        ),
        ("exclude = [⟦' '⟧]\n", "SKJ108", 'Item 1 of `exclude` must not be empty; found the text " ".', ""),
        (
            "format = ⟦2⟧\n",
            "SKJ111",
            "This file is written in format 2; this program reads format 1.",
            "A newer skjonn may read it. In format 1, write `format = 1` or leave it out.",
        ),
        (
            '[check]\nselect = ["SKJ3", ⟦"305"⟧]\n',
            "SKJ112",
            "305 is not a rule or the beginning of a code.",
            "Did you mean SKJ305?",
        ),
        ("[severity]\n⟦x⟧ = 'note'\n", "SKJ112", "x is not a rule.", "`skjonn rules` lists them."),
        (
            "[check]\nignore = [⟦'same-projcet'⟧]\n",
            "SKJ112",
            "same-projcet is not a rule or the beginning of a code.",
            "Did you mean same-project?",
        ),
        (
            "[check]\nignore = [⟦'SKJ1'⟧]\n",
            "SKJ112",
            "SKJ1 finds read errors, which are always reported, as errors.",
            "Remove it.",
        ),
        (
            "[severity]\n⟦SKJ⟧ = 'note'\n",
            "SKJ112",
            "SKJ is not a rule.",
            "Write the name or the whole code of one rule.",
        ),
        (
            "[severity]\n⟦'unreadable-file'⟧ = 'note'\n",
            "SKJ112",
            "unreadable-file finds read errors, which are always reported, as errors.",
            "Remove it.",
        ),
    ],
)
def test_a_fault_is_reported_in_its_place(text: str, code: str, message: str, hint: str) -> None:
    text, span = marked(text)
    (diagnostic,) = found({"2020.toml": ROUND, "skjonn.toml": text})
    assert (diagnostic.file, diagnostic.code, diagnostic.severity) == ("ledger/skjonn.toml", code, "error")
    assert (diagnostic.message, diagnostic.span) == (message, span)
    assert diagnostic.hint == hint


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"\xf8", "not-utf8"), (b"[check\n", "toml-syntax"), (SourceFile("skjonn.toml", fault="no"), "unreadable-file")],
)
def test_settings_that_cannot_be_read_are_a_finding_and_set_nothing(data: bytes | SourceFile, name: str) -> None:
    assert identities({"2020.toml": ROUND + TWICE, "skjonn.toml": data}) == [
        *identities(ROUND + TWICE),
        (name, "skjonn.toml"),
    ]


def test_what_is_faulty_is_not_set_and_the_rest_is() -> None:
    settings = read(
        "[check]\nselect = 5\nignore = ['SKJ3']\n[limits]\nminimum = 0\nown_share = 40\nnone = 1\nlot = 2\n"
    )
    assert (settings.check, settings.limits) == (Check(ignore=("SKJ3",)), Limits(own_share=40))
    assert [fault.at.key for fault in settings.faults] == ["select", "minimum", "none", "lot"]
    assert read("[limits]\nminimum = 5\napplicants = ['Oslo', 'x', 'y']\n").limits == Limits(minimum=5)
    assert read("[severity]\nx = 5\nsame-project = 'note'\n").severity == (("same-project", "note"),)


def test_every_fault_is_found_in_one_go_and_the_ledger_is_checked_all_the_same() -> None:
    text = "[check]\nignore = ['SKJ305', 'x']\n[severity]\ny = 'note'\nz = 1\n[limit]\n"
    assert named(text, ROUND + TWICE) == [
        ("applicant-among-partners", "a"),
        ("unknown-rule", "x"),
        ("unknown-rule", "y"),
        ("wrong-value", "skjonn.toml"),
        ("unknown-table", "skjonn.toml"),
    ]


@given(
    st.binary(max_size=80) | st.text(st.sampled_from("[]chekslctlimtsnorig_=\"'1 \n#.{}"), max_size=60).map(str.encode)
)
def test_whatever_stands_there_is_read_or_a_finding_in_it(data: bytes) -> None:
    diagnostics = found({"skjonn.toml": data})
    assert {each.file for each in diagnostics} <= {"ledger/skjonn.toml"}
    assert len(diagnostics) >= len(read(data).faults)


# Which rules run


RULES = tuple(entry.rule for entry in catalogue())
READING = {rule.code for rule in RULES if rule.code.startswith("SKJ1")}


def codes(settings: Check, asked: Check) -> set[str]:
    """What runs beside the faults of reading."""
    chosen = {rule.code for rule in RULES if is_chosen(rule, settings=settings, asked=asked)}
    assert chosen >= READING
    return chosen - READING


def begin(*beginnings: str) -> set[str]:
    return {rule.code for rule in RULES if rule.code.startswith(beginnings)} - READING


@pytest.mark.parametrize(
    ("select", "ignore", "asked_select", "asked_ignore", "expected"),
    [
        (["ALL"], [], [], [], begin("SKJ")),
        (["SKJ2"], [], [], [], begin("SKJ2")),
        (["ALL"], ["SKJ3"], [], [], begin("SKJ2", "SKJ4", "SKJ5", "SKJ6", "SKJ7", "SKJ8", "SKJ9")),
        (["ALL"], ["SKJ3"], ["SKJ3"], [], begin("SKJ3")),
        (["ALL"], ["SKJ305"], ["SKJ305"], [], begin("SKJ305")),
        (["SKJ2", "SKJ3"], [], [], ["SKJ3"], begin("SKJ2")),
        (["SKJ2", "SKJ305"], [], [], ["SKJ3"], begin("SKJ2")),
        (["SKJ2", "SKJ3"], ["SKJ30"], [], ["SKJ2"], begin("SKJ31")),
        (["SKJ2"], [], ["ALL"], ["SKJ2", "SKJ3", "SKJ4", "SKJ5"], begin("SKJ6", "SKJ7", "SKJ8", "SKJ9")),
        ([], [], [], [], set()),
        (["ALL"], [], [], ["ALL"], set()),
    ],
)
def test_what_is_asked_for_goes_over_what_the_settings_choose(
    select: Sequence[str],
    ignore: Sequence[str],
    asked_select: Sequence[str],
    asked_ignore: Sequence[str],
    expected: set[str],
) -> None:
    settings, asked = Check(tuple(select), tuple(ignore)), Check(tuple(asked_select), tuple(asked_ignore))
    assert codes(settings, asked) == expected


def test_a_choice_that_could_leave_out_only_faults_of_reading_is_refused() -> None:
    for choice in ("SKJ1", "skj101", "duplicate-id"):
        require_known([choice], RULES, option="--select")
        with pytest.raises(UnknownNameError) as refused:
            require_known([choice], RULES, option="--ignore", leaves_out=True)
        assert refused.value.what == (f"--ignore: {choice} finds read errors, which are always reported, as errors.")
    require_known(["ALL", "SKJ", "SKJ3"], RULES, option="--ignore", leaves_out=True)


def test_a_rule_that_does_not_run_finds_nothing() -> None:
    text = ROUND + TWICE + application("b", project="Prosjekt a")
    assert [name for name, _ in identities(text)] == [
        "partner-listed-twice",
        "applicant-among-partners",
        "same-project",
    ]
    assert named("[check]\nignore = ['SKJ305', 'same-project']\n", text) == [("applicant-among-partners", "a")]
    assert named("[check]\nselect = ['same-project']\n", text) == [("same-project", "b")]
    assert named("[check]\nselect = ['SKJ2']\n", text + application("a")) == [("duplicate-id", "a")]


def test_the_rules_of_a_check_are_those_that_ran() -> None:
    files = {"2020.toml": ROUND, "skjonn.toml": "[check]\nselect = ['SKJ5']\n"}
    assert {rule.code for rule in inspected(files).rules} == READING | {"SKJ501", "SKJ502", "SKJ503"}
    assert inspected(ROUND).rules == RULES


def test_a_waiver_for_a_rule_that_does_not_run_is_not_unused() -> None:
    text = ROUND + application("a") + waiver("partner-listed-twice", "a")
    assert identities(text) == [("waiver-unused", "a")]
    assert named("[check]\nignore = ['SKJ305']\n", text) == []
    assert named("[check]\nignore = ['waiver-unused']\n", text) == []


def test_while_settings_cannot_be_read_whole_no_waiver_is_called_unused() -> None:
    text = ROUND + application("a") + waiver("award-below-minimum", "a")
    assert identities(text) == [("waiver-unused", "a")]
    assert named("[limits]\nminimum = '1'\n", text) == [("wrong-type", "skjonn.toml")]


# How grave they are


def test_a_severity_is_set_by_name_or_code_in_any_case() -> None:
    settings = "[severity]\nPartner-Listed-Twice = 'note'\nskj306 = 'error'\n"
    diagnostics = found({"2020.toml": ROUND + TWICE, "skjonn.toml": settings})
    assert [(each.code, each.severity) for each in diagnostics] == [("SKJ305", "note"), ("SKJ306", "error")]
    assert inspected({"2020.toml": ROUND + TWICE, "skjonn.toml": settings}).counts == {
        "error": 1,
        "warning": 0,
        "note": 1,
    }


def test_a_fault_of_reading_stays_an_error() -> None:
    files: dict[str, str | bytes] = {
        "2020.toml": ROUND,
        "bad.toml": b"\xff",
        "skjonn.toml": "[severity]\nSKJ102 = 'note'\n",
    }
    assert [(each.code, each.severity) for each in found(files)] == [("SKJ102", "error"), ("SKJ112", "error")]


def test_the_grade_of_each_rule_is_its_own_what_is_set_or_off() -> None:
    own = {rule.code: rule.severity for rule in RULES}
    assert rule_severities(Settings()) == own
    settings = Settings(Check(ignore=("SKJ3",)), severity=(("SKJ305", "error"), ("SKJ501", "note"), ("none", "note")))
    off = dict.fromkeys(begin("SKJ3"), "off")
    assert rule_severities(settings) == own | off | {"SKJ501": "note"}
