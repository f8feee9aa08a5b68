"""GitLab's code quality report: a JSON array with one object a finding.

GitLab merges what has the same fingerprint, so each has its own, which stays while lines move. Columns count
characters. What is waived has the lowest severity.
"""

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Severity
from skjonn.render.findings import fingerprint, numbered, told
from skjonn.render.json_text import json_text

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The findings as a JSON array."""
    diagnostics = numbered(result.listed(show_waived=show_waived))
    return json_text([_violation(diagnostic, fingerprint(diagnostic, number)) for diagnostic, number in diagnostics])


def _violation(diagnostic: Diagnostic, known_by: str) -> dict[str, object]:
    span = diagnostic.span
    return {
        "check_name": diagnostic.code,
        "description": f"{diagnostic.code} {diagnostic.name}: {told(diagnostic)}",
        "severity": "info" if diagnostic.waived else _SEVERITIES[diagnostic.severity],
        "fingerprint": known_by,
        "location": {
            "path": diagnostic.file,
            "lines": {"begin": span.line, "end": span.end_line},
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
        },
    }
