"""GitLab's code quality report: a JSON array with an object for each finding.

GitLab merges findings with the same fingerprint, so each has its own, which stays the same when lines move. Columns
count characters. Waived findings have the lowest severity.
"""

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Severity
from skjonn.render.findings import fingerprint, message_and_remark, numbered
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
        "description": f"{diagnostic.code} {diagnostic.name}: {message_and_remark(diagnostic)}",
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
