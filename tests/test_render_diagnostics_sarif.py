"""SARIF: valid by the standard's schema, rules with their manuals, and fingerprints that stay while lines move."""

import json
import re
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator

from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.source import Span
from support.diagnostic_formats import CLEAN, FINDINGS, HOSTILE, NOTHING, RULES, diagnostic, rendered
from support.ledgers import SHIPPED, inspected

SCHEMA = Path(__file__).parents[2] / "shared" / "reference" / "schemas" / "sarif-2.1.0.json"
# RFC 3986, appendix A: a relative or absolute reference without query and fragment.
URI = re.compile(r"(?:file://)?(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+")


def run(inspection: CheckResult, *, show_waived: bool = False) -> dict[str, Any]:
    (only,) = json.loads(rendered("sarif", inspection, show_waived=show_waived))["runs"]
    assert isinstance(only, dict)
    return only


def results(inspection: CheckResult, *, show_waived: bool = False) -> list[dict[str, Any]]:
    return list(run(inspection, show_waived=show_waived)["results"])


def fingerprints(*found: Diagnostic) -> list[str]:
    return [each["partialFingerprints"]["skjonn/v1"] for each in results(CheckResult(found, (), ()))]


def artifact(file: str) -> dict[str, str]:
    (result,) = results(CheckResult((FINDINGS.found[0]._replace(file=file),), (), ()))
    found: dict[str, str] = result["locations"][0]["physicalLocation"]["artifactLocation"]
    return found


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the schema is not beside this repository, at ../shared/reference")
@pytest.mark.parametrize("show_waived", [False, True])
@pytest.mark.parametrize("situation", ["findings", "clean", "hostile", "nothing", "real"])
def test_a_log_is_valid_by_the_schema_of_the_standard(situation: str, *, show_waived: bool) -> None:
    inspection = {
        "findings": FINDINGS,
        "clean": CLEAN,
        "hostile": HOSTILE,
        "nothing": NOTHING,
        "real": inspected(SHIPPED.replace("granted = 4_000_000", "granted = 400_000")),
    }[situation]
    validator = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
    log = json.loads(rendered("sarif", inspection, show_waived=show_waived))
    assert [error.message for error in validator.iter_errors(log)] == []


def test_every_rule_of_the_catalogue_is_there_with_its_manual() -> None:
    inspection = inspected(SHIPPED)
    rules = run(inspection)["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"], rule["defaultConfiguration"]["level"]) for rule in rules] == [
        (rule.code, rule.name, rule.severity) for rule in inspection.rules
    ]
    assert len(rules) > 30
    for rule in rules:
        assert rule["help"]["text"].startswith(rule["shortDescription"]["text"] + "\n\nWhat it finds: ")


def test_a_rule_without_a_manual_is_described_by_its_name() -> None:
    (rule,) = run(CLEAN._replace(rules=(RULES[0]._replace(manual=""),)))["tool"]["driver"]["rules"]
    assert (rule["shortDescription"], rule["help"]) == ({"text": "wrong-type"}, {"text": "wrong-type"})


def test_a_result_points_at_its_rule_where_that_is_there() -> None:
    log = run(FINDINGS, show_waived=True)
    rules = log["tool"]["driver"]["rules"]
    pointed = {each["ruleId"]: rules[each["ruleIndex"]]["id"] for each in log["results"] if "ruleIndex" in each}
    assert pointed == {"SKJ107": "SKJ107", "SKJ305": "SKJ305", "SKJ402": "SKJ402"}
    assert [each["ruleId"] for each in log["results"] if "ruleIndex" not in each] == ["SKJ101"]


def test_the_version_is_told_where_it_is_known() -> None:
    assert run(FINDINGS)["tool"]["driver"]["version"] == "0.1.0"
    assert "version" not in run(NOTHING)["tool"]["driver"]


# Places


def test_places_are_in_characters_with_an_end_that_is_not_part_of_them() -> None:
    assert run(FINDINGS)["columnKind"] == "unicodeCodePoints"
    note = next(each for each in results(FINDINGS) if each["level"] == "note")
    assert note["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 20,
        "startColumn": 12,
        "endLine": 23,
        "endColumn": 2,
    }


def test_the_other_places_it_takes_to_tell_are_related_locations() -> None:
    related = next(each["relatedLocations"] for each in results(FINDINGS) if each["relatedLocations"])
    places = [each["physicalLocation"] for each in related]
    assert [(unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"]) for place in places] == [
        ("ledger/Ås og Øst/2021 ny.toml", 9),
        ("ledger/2020.toml", 40),
    ]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("ledger/2020.toml", "ledger/2020.toml"),
        ("ledger/Ås og Øst/2021 ny.toml", "ledger/%C3%85s%20og%20%C3%98st/2021%20ny.toml"),
        ("A\u030as.toml", "A%CC%8As.toml"),
        ("c:d#e?f%20[g].toml", "c%3Ad%23e%3Ff%2520%5Bg%5D.toml"),
        ("../x/\x1b\n😀.toml", "../x/%1B%0A%F0%9F%98%80.toml"),
        ("r\udce5de.toml", "r%E5de.toml"),
        ("r\ud800de.toml", "r%EF%BF%BDde.toml"),
    ],
)
def test_a_file_is_a_relative_reference_to_where_skjonn_was_run(file: str, uri: str) -> None:
    assert artifact(file) == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert URI.fullmatch(uri)
    assert "%SRCROOT%" in run(FINDINGS)["originalUriBaseIds"]


def test_a_file_of_an_absolute_path_has_an_absolute_reference() -> None:
    assert artifact("/srv/å b/2020.toml") == {"uri": "file:///srv/%C3%A5%20b/2020.toml"}


# Fingerprints


def test_a_fingerprint_survives_moved_lines_and_another_message() -> None:
    first, second = FINDINGS.found[2:4]
    moved = (
        first._replace(span=Span(109, 30, 109, 37), message="Other words.", hint="", excerpt="", also=()),
        second._replace(span=Span(109, 48, 109, 55)),
    )
    assert fingerprints(*moved) == fingerprints(first, second)


def test_two_findings_of_a_report_never_have_the_same_fingerprint() -> None:
    first = FINDINGS.found[2]
    found = (
        first,
        first._replace(about="2021-05"),
        first._replace(code="SKJ306"),
        first._replace(file="ledger/2020.toml"),
        first._replace(span=Span(10, 1, 10, 2)),
        first._replace(span=Span(11, 1, 11, 2)),
    )
    assert len({*fingerprints(*found)}) == len(found)


def test_a_fingerprint_is_that_of_the_composed_letters() -> None:
    first = FINDINGS.found[2]._replace(about="Troms - Romsa, Åmot")
    assert fingerprints(first._replace(about=normalize("NFD", first.about))) == fingerprints(first)


def test_a_fingerprint_is_the_same_in_every_format_that_has_one() -> None:
    violations = json.loads(rendered("gitlab", FINDINGS, show_waived=True))
    found = [each["partialFingerprints"]["skjonn/v1"] for each in results(FINDINGS, show_waived=True)]
    assert [each["fingerprint"] for each in violations] == found


# Waivers


def test_what_is_waived_is_suppressed_with_its_reason_and_all_results_say_whether_they_are() -> None:
    found = results(FINDINGS, show_waived=True)
    assert [each["suppressions"] for each in found if each["suppressions"]] == [
        [{"kind": "inSource", "status": "accepted", "justification": "Bodø stands twice in the announcement."}]
    ]
    assert not [each for each in results(FINDINGS) if "suppressions" in each]


def test_the_message_is_what_is_wrong_and_what_to_do() -> None:
    found = diagnostic(RULES[0], "Wrong.", "a.toml", (1, 1, 1, 2), hint="Mend it.")
    (result,) = results(CheckResult((found,), (), ()))
    assert result["message"] == {"text": "Wrong. Mend it."}
