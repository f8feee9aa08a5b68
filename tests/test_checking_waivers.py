"""Waivers: what they accept, until when, where, and what is wrong with them; and the order findings come in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.actions.check import diagnose
from skjonn.checking.catalogue import catalogue
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.source import Snapshot, SourceFile
from support.ledgers import (
    DECIDED,
    LATER,
    ROUND,
    TODAY,
    application,
    award,
    event,
    found,
    identities,
    inspected,
    ledger,
    snapshot,
    waiver,
)

TWICE = application("a", more='partners = ["Bodø", "Bodø"]')
SAME = application("b", project="SmartKom") + application("c", project="SmartKom")
REASON = "As announced."


def test_a_finding_that_is_waived_is_told_with_its_reason_and_is_no_longer_wrong() -> None:
    inspection = inspected(ROUND + TWICE + waiver("partner-listed-twice", "a"))
    assert inspection.found == ()
    assert [(each.name, each.about, each.waived) for each in inspection.waived] == [
        ("partner-listed-twice", "a", REASON)
    ]
    assert inspection.counts == {"error": 0, "warning": 0, "note": 0}


@pytest.mark.parametrize("rule", ["SKJ305", "skj305", "Partner-Listed-Twice", " partner-listed-twice "])
def test_a_waiver_may_name_the_code_and_in_any_case(rule: str) -> None:
    assert found(ROUND + TWICE + waiver(rule, "a")) == ()


def test_a_waiver_meets_all_findings_of_its_rule_about_its_entry() -> None:
    text = ROUND + application("a", more='partners = ["Bodø", "Bodø", "Bodø"]') + waiver("SKJ305", "a")
    assert len(inspected(text).waived) == 2


def test_a_waiver_meets_no_other_rule_and_no_other_entry() -> None:
    other = application("b", project="Annet", more='partners = ["KS", "KS", "Oslo"]')
    assert identities(ROUND + TWICE + other + waiver("partner-listed-twice", "a")) == [
        ("partner-listed-twice", "b"),
        ("applicant-among-partners", "b"),
    ]


@pytest.mark.parametrize(
    ("rule", "entry", "text"),
    [
        ("limit-passed", "2020", "[frame]\nlimit = 1\n"),
        ("awards-differ", "2020", "[frame]\nawards = 9\n"),
        ("region-awards-differ", "Oslo", '[[regions]]\ncounty = "Oslo"\nawards = 9\n'),
        ("unknown-county", "Akershus", '[[regions]]\ncounty = "Akershus"\n'),
        ("same-project", "c", SAME + event("b", "refused") + event("c", "refused")),
        ("duplicate-id", "a", application("a", project="SmartKom")),
        ("unknown-application", "x", award("x")),
        ("unknown-municipality", "b", application("b", "Rakkstad") + event("b", "refused")),
    ],
)
def test_a_waiver_may_be_for_a_round_a_county_or_an_entry(rule: str, entry: str, text: str) -> None:
    text = DECIDED + text + application("a") + award("a")
    assert identities(text) == [(rule, entry)]
    assert found(text + waiver(rule, entry)) == ()


def test_a_county_is_the_same_in_any_unicode_form() -> None:
    """Finnmárku, the Sámi name of Finnmark, with one letter or with a letter and its accent."""
    head = DECIDED.replace("2020", "2024")
    region = '[[regions]]\ncounty = "{county}"\nawards = 9\n'
    for stated, waived in (("Finnm\u00e1rku", "Finnma\u0301rku"), ("Finnma\u0301rku", "Finnm\u00e1rku")):
        text = head + region.format(county=stated) + application("a", "Vardø") + event("a", "refused")
        assert identities({"2024.toml": text}) == [("region-awards-differ", stated)]
        assert found({"2024.toml": text + waiver("region-awards-differ", waived)}) == ()


# How long


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (date(2020, 1, 1), []),
        (date(2026, 12, 31), []),
        (date(2027, 1, 1), []),
        (date(2027, 1, 2), ["waiver-expired", "partner-listed-twice"]),
    ],
)
def test_a_waiver_holds_on_its_last_day_and_not_the_day_after(today: date, names: list[str]) -> None:
    text = ROUND + waiver("partner-listed-twice", "a", more="until = 2027-01-01") + TWICE
    assert [name for name, _ in identities(text, today=today)] == names


def test_a_waiver_that_has_run_out_and_meets_nothing_is_one_finding() -> None:
    text = ROUND + application("a") + waiver("partner-listed-twice", "a", more="until = 2021-01-01")
    (diagnostic,) = found(text)
    assert diagnostic.message == "This waiver of partner-listed-twice for a held until 2021-01-01."
    assert diagnostic.hint == "Fix what it accepts, or set a later date."


def test_of_two_waivers_one_of_which_has_run_out_the_other_holds() -> None:
    old = waiver("partner-listed-twice", "a", more="until = 2021-01-01")
    for both in (old + waiver("SKJ305", "a"), waiver("SKJ305", "a") + old):
        assert identities(ROUND + TWICE + both) == [("waiver-expired", "a")]


# What is wrong with them


def test_a_waiver_that_meets_nothing_is_a_warning_at_its_header() -> None:
    text = ROUND + application("a") + waiver("partner-listed-twice", "a")
    (diagnostic,) = found(text)
    assert (diagnostic.code, diagnostic.severity, diagnostic.excerpt) == ("SKJ501", "warning", "[[waivers]]")
    assert (
        diagnostic.message == "This waiver matches no finding: partner-listed-twice finds nothing about a in this file."
    )
    assert diagnostic.hint == "Remove it, or correct its rule or entry."


def test_a_waiver_is_for_its_own_file_only() -> None:
    files = {"2020.toml": ROUND + TWICE, "2022.toml": LATER + waiver("partner-listed-twice", "a")}
    assert [(each.name, each.file) for each in found(files)] == [
        ("partner-listed-twice", "ledger/2020.toml"),
        ("waiver-unused", "ledger/2022.toml"),
    ]


def test_what_two_files_show_is_waived_where_it_is_reported() -> None:
    project = "DigiBarnevern"
    earlier, later = ROUND + application("a", project=project), LATER + application("b", project=project)
    assert found({"1.toml": earlier, "2.toml": later + waiver("same-project", "b")}) == ()
    assert [each.name for each in found({"1.toml": earlier + waiver("same-project", "a"), "2.toml": later})] == [
        "waiver-unused",
        "same-project",
    ]


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("partner-twice", "Did you mean partner-listed-twice?"),
        ("granted-difers", "Did you mean granted-differs?"),
        ("SKJ999", "Write the rule's name as `skjonn check` prints it."),
    ],
)
def test_a_waiver_of_no_rule_is_an_error_and_told_what_was_meant(rule: str, hint: str) -> None:
    (diagnostic,) = found(ROUND + application("a") + waiver(rule, "a"))
    assert (diagnostic.code, diagnostic.severity, diagnostic.about) == ("SKJ503", "error", "a")
    assert diagnostic.message == f'"{rule}" is not a rule that can be waived.'
    assert diagnostic.hint == hint


@pytest.mark.parametrize(
    "rule", [entry.rule.name for entry in catalogue() if entry.rule.code[3] == "5" or entry.rule.code <= "SKJ108"]
)
def test_faults_of_reading_and_of_waivers_cannot_be_waived(rule: str) -> None:
    """Not even where the finding is there: what could not be read is in no total, whatever anybody accepts."""
    text = ROUND + application("a", more="requested = 0") + waiver(rule, "a") + waiver("no-such-rule", "a")
    assert identities(text) == [("wrong-value", "a"), ("waiver-unknown-rule", "a"), ("waiver-unknown-rule", "a")]


# What is not known is not unused


@pytest.mark.parametrize(
    ("unknown", "name"),
    [
        (application("b", more="requested = 0"), "wrong-value"),
        (award("a", "0"), "wrong-value"),
        (application("b", "Rakkstad") + event("b", "refused"), "unknown-municipality"),
        (award("b"), "unknown-application"),
        ('[[regions]]\ncounty = "Akershus"\n', "unknown-county"),
        ('[frame]\ngranted = "much"\n', "wrong-type"),
        ("[frame]\nlimit = -1\n", "wrong-value"),
    ],
)
def test_a_waiver_is_not_called_unused_while_something_is_not_known(unknown: str, name: str) -> None:
    text = DECIDED + unknown + application("a") + event("a", "refused") + waiver("region-granted-differs", "Oslo")
    assert [found for found, _ in identities(text)] == [name]


def test_a_waiver_is_not_called_unused_while_another_file_cannot_be_read() -> None:
    later = LATER + application("b", project="SmartKom") + waiver("same-project", "b")
    assert found({"1.toml": ROUND + application("a", project="SmartKom"), "2.toml": later}) == ()
    assert [each.name for each in found({"1.toml": "[round", "2.toml": later})] == ["toml-syntax"]
    assert [each.name for each in found({"1.toml": ROUND, "2.toml": later})] == ["waiver-unused"]


def test_a_waiver_that_cannot_be_read_accepts_nothing() -> None:
    text = ROUND + TWICE + waiver("partner-listed-twice", "a").replace('reason = "As announced."', "")
    assert identities(text) == [("partner-listed-twice", "a"), ("missing-key", "a")]


# The order


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    return diagnostic.file, diagnostic.span.line, diagnostic.span.column, diagnostic.code


MANY: dict[str, str | bytes | SourceFile] = {
    "b.toml": ROUND.replace('"2020"', '"b"') + TWICE + TWICE + award("x") + award("x") + waiver("x", "a") + "[zz]\n",
    "a/z.toml": LATER + TWICE + "[yy]\n[xx]\n[ww]\n",
    "a.toml": "[round",
    "c.toml": SourceFile("c.toml", fault="permission denied"),
}


def test_findings_come_by_file_line_column_and_code() -> None:
    diagnostics = diagnose(ledger(MANY).files, today=TODAY)
    assert list(map(_order, diagnostics)) == sorted(map(_order, diagnostics))
    assert [each.file.removeprefix("ledger/") for each in diagnostics] == [
        "a.toml",
        *["a/z.toml"] * 6,
        *["b.toml"] * 9,
        "c.toml",
    ]


@given(st.permutations(snapshot(MANY).files))
def test_findings_do_not_depend_on_the_order_in_which_files_are_read(files: list[SourceFile]) -> None:
    assert diagnose(Snapshot("ledger", tuple(files)), today=TODAY) == found(MANY)
