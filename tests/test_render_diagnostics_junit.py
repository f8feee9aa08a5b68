"""JUnit's XML, as another program reads it: outcomes, counts and names."""

from itertools import chain
from xml.etree import ElementTree as ET

import pytest
from junitparser import Failure, JUnitXml, Skipped, TestCase

from skjonn.model.check_result import CheckResult
from support.diagnostic_formats import CLEAN, FINDINGS, HOSTILE, NOTHING, rendered


def suites(inspection: CheckResult, *, show_waived: bool = False) -> dict[str, list[TestCase]]:
    report = JUnitXml.fromstring(rendered("junit", inspection, show_waived=show_waived).encode())
    return {suite.name: list(suite) for suite in report}


def test_an_error_fails_and_what_is_less_is_skipped() -> None:
    outcomes = {
        case.name: [type(result) for result in case.result]
        for cases in suites(FINDINGS, show_waived=True).values()
        for case in cases
    }
    assert outcomes == {
        "SKJ101 unreadable-file 2019.toml": [Failure],
        "SKJ107 wrong-type 2020-01": [Failure],
        "SKJ402 ambiguous-municipality 2020-08": [Skipped],
        "SKJ305 partner-listed-twice 2020-03": [Skipped],
        "check": [],
        "SKJ305 partner-listed-twice 2021-04": [Skipped],
        "SKJ305 partner-listed-twice 2021-04 #2": [Skipped],
    }


def test_an_error_that_is_waived_does_not_fail() -> None:
    found = FINDINGS.found[1]._replace(waived="As announced.")
    (case,) = suites(CheckResult((), (found,), ()), show_waived=True)["ledger/2020.toml"]
    (result,) = case.result
    assert isinstance(result, Skipped)
    assert result.text.endswith("\nWaived: As announced.")


def test_a_suite_is_a_file_and_one_without_findings_passes() -> None:
    assert [*suites(FINDINGS)] == [
        "ledger/2019.toml",
        "ledger/2020.toml",
        "ledger/2022.toml",
        "ledger/Ås og Øst/2021 ny.toml",
    ]
    assert [(case.name, case.classname, case.is_passed) for case in suites(FINDINGS)["ledger/2022.toml"]] == [
        ("check", "ledger/2022", True)
    ]


@pytest.mark.parametrize("inspection", [FINDINGS, CLEAN, HOSTILE, NOTHING])
def test_the_counts_are_those_another_program_counts(inspection: CheckResult) -> None:
    report = JUnitXml.fromstring(rendered("junit", inspection, show_waived=True).encode())
    suites = [*report]
    for each, cases in [(report, [*chain(*suites)]), *((suite, [*suite]) for suite in suites)]:
        results = [type(result) for case in cases for result in case.result]
        counts = (len(cases), results.count(Failure), 0, results.count(Skipped))
        assert (each.tests, each.failures, each.errors, each.skipped) == counts


def test_a_case_says_where_and_which_and_what_to_do() -> None:
    case, _ = suites(FINDINGS)["ledger/Ås og Øst/2021 ny.toml"]
    (result,) = case.result
    assert (result.type, result.message) == ("SKJ305", "Bærum is listed twice among the partners.")
    assert result.text == (
        "ledger/Ås og Øst/2021 ny.toml:9:30: SKJ305 partner-listed-twice Bærum is listed twice among the partners.\n"
        "Take one out."
    )


def test_no_two_cases_of_a_suite_have_one_name() -> None:
    for cases in suites(FINDINGS, show_waived=True).values():
        assert len({case.name for case in cases}) == len(cases)


@pytest.mark.parametrize(
    "number", [*range(0x20), 0x7F, 0x85, 0xA0, 0x2028, 0xD800, 0xDFFF, 0xFEFF, 0xFFFE, 0xFFFF, 0x1F600]
)
def test_every_character_gives_xml_that_can_be_read(number: int) -> None:
    sign = chr(number)
    found = FINDINGS.found[1]._replace(message=f"a{sign}b ]]> <&\"'", about=sign, file=f"{sign}.toml", hint=sign)
    root = ET.fromstring(rendered("junit", CheckResult((found,), (), ())).encode())  # noqa: S314 - we wrote it ourselves
    (failure,) = root.iter("failure")
    kept = sign if sign.isprintable() or sign == "\u00a0" else failure.get("message", "")[1]
    assert failure.get("message") == f"a{kept}b ]]> <&\"'"
    assert kept == sign or kept in "␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟␡\ufffd"


def test_a_ledger_without_rounds_is_a_report_without_suites() -> None:
    assert rendered("junit", NOTHING) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="skjonn" tests="0" failures="0" errors="0" skipped="0" />\n'
    )
