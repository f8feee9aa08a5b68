"""Reviewdog's format: valid by its schema, with columns in UTF-8 bytes."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from skjonn.model.check_result import CheckResult
from support.diagnostic_formats import CLEAN, FINDINGS, HOSTILE, NOTHING, RULES, diagnostic, rendered
from support.ledgers import SHIPPED, inspected

SCHEMA = Path(__file__).parents[2] / "shared" / "reference" / "schemas" / "rdjson.schema.json"


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the schema is not beside this repository, at ../shared/reference")
@pytest.mark.parametrize("situation", ["findings", "clean", "hostile", "nothing", "real"])
def test_a_report_is_valid_by_the_schema_of_reviewdog(situation: str) -> None:
    inspection = {
        "findings": FINDINGS,
        "clean": CLEAN,
        "hostile": HOSTILE,
        "nothing": NOTHING,
        "real": inspected(SHIPPED),
    }[situation]
    validator = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))
    report = json.loads(rendered("rdjson", inspection, show_waived=True))
    assert [error.message for error in validator.iter_errors(report)] == []


def _range(excerpt: str, span: tuple[int, int, int, int]) -> dict[str, Any]:
    found = diagnostic(RULES[0], "Wrong.", "a.toml", span, excerpt=excerpt)
    (only,) = json.loads(rendered("rdjson", CheckResult((found,), (), ())))["diagnostics"]
    place: dict[str, Any] = only["location"]["range"]
    return place


@pytest.mark.parametrize(
    ("excerpt", "columns", "in_bytes"),
    [
        ("granted = 0", (11, 12), (11, 12)),
        # The example in the schema itself: b is column 6 of a𐐀b.
        ("a𐐀b", (3, 4), (6, 7)),
        ('"Øvre Eiker"', (1, 13), (1, 14)),
        ('["Øvre", "Råde"]', (10, 16), (11, 18)),
        ("a\u030ab", (3, 4), (4, 5)),
        # A fault just after the line's end, a line that is not known, and a file that could not be read.
        ("å = ", (5, 5), (6, 6)),
        ("å", (5, 7), (6, 8)),
        ("", (3, 4), (3, 4)),
        ("", (1, 1), (1, 1)),
    ],
)
def test_columns_count_bytes(excerpt: str, columns: tuple[int, int], in_bytes: tuple[int, int]) -> None:
    assert _range(excerpt, (7, columns[0], 7, columns[1])) == {
        "start": {"line": 7, "column": in_bytes[0]},
        "end": {"line": 7, "column": in_bytes[1]},
    }


@pytest.mark.parametrize(
    ("excerpt", "column", "end_in_bytes"),
    [("partners = [ # Å", 12, 18), ('x = """', 5, 8), ("", 4, 4)],
)
def test_a_place_that_goes_on_ends_with_the_line_it_begins_on(excerpt: str, column: int, end_in_bytes: int) -> None:
    assert _range(excerpt, (7, column, 9, 2)) == {
        "start": {"line": 7, "column": column},
        "end": {"line": 7, "column": end_in_bytes},
    }


def test_a_diagnostic_names_its_rule_and_the_other_places_by_their_lines() -> None:
    found = json.loads(rendered("rdjson", FINDINGS))["diagnostics"][3]
    assert found["code"] == {"value": "SKJ305"}
    assert found["message"] == "partner-listed-twice: Bærum is listed twice among the partners. Take one out."
    assert found["related_locations"] == [
        {"location": {"path": "ledger/Ås og Øst/2021 ny.toml", "range": {"start": {"line": 9}}}},
        {"location": {"path": "ledger/2020.toml", "range": {"start": {"line": 40}}}},
    ]


def test_what_is_waived_is_information() -> None:
    found = json.loads(rendered("rdjson", FINDINGS, show_waived=True))["diagnostics"]
    assert [each["severity"] for each in found] == ["ERROR", "ERROR", "INFO", "INFO", "WARNING", "WARNING"]
    assert found[3]["message"].endswith(" Waived: Bodø stands twice in the announcement.")
