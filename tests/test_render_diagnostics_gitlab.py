"""GitLab's code quality report: what GitLab requires of each violation."""

import json

from support.diagnostic_formats import FINDINGS, HOSTILE, NOTHING, rendered


def test_a_violation_is_what_gitlab_asks_for() -> None:
    violation = json.loads(rendered("gitlab", FINDINGS))[3]
    assert violation.pop("fingerprint")
    assert violation == {
        "check_name": "SKJ305",
        "description": "SKJ305 partner-listed-twice: Bærum is listed twice among the partners. Take one out.",
        "severity": "minor",
        "location": {
            "path": "ledger/Ås og Øst/2021 ny.toml",
            "lines": {"begin": 9, "end": 9},
            "positions": {"begin": {"line": 9, "column": 30}, "end": {"line": 9, "column": 37}},
        },
    }


def test_a_severity_is_one_of_gitlabs_and_what_is_waived_is_information() -> None:
    found = json.loads(rendered("gitlab", FINDINGS, show_waived=True))
    assert [each["severity"] for each in found] == ["major", "major", "info", "info", "minor", "minor"]
    assert found[3]["description"].endswith(" Waived: Bodø stands twice in the announcement.")


def test_no_two_violations_have_one_fingerprint_since_gitlab_would_merge_them() -> None:
    found = json.loads(rendered("gitlab", FINDINGS, show_waived=True)) + json.loads(rendered("gitlab", HOSTILE))
    assert len({each["fingerprint"] for each in found}) == len(found)


def test_where_nothing_is_found_the_report_is_an_empty_array() -> None:
    assert rendered("gitlab", NOTHING) == "[]\n"
