"""Reviewdog's diagnostic format: a JSON object with a diagnostic for each finding.

Its columns count UTF-8 bytes, so the text of the line is needed. Only the first line of a finding is at hand: a longer
place ends with that line, and related places have no column. Waived findings have the severity `INFO`.
"""

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Severity
from skjonn.model.source import Span
from skjonn.render.findings import message_and_remark
from skjonn.render.json_text import json_text

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The findings as a JSON object."""
    diagnostics = [_diagnostic(diagnostic) for diagnostic in result.listed(show_waived=show_waived)]
    return json_text({"source": {"name": "skjonn"}, "diagnostics": diagnostics})


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "message": f"{diagnostic.name}: {message_and_remark(diagnostic)}",
        "severity": "INFO" if diagnostic.waived else _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code},
        "location": {"path": diagnostic.file, "range": _range(diagnostic.span, diagnostic.excerpt)},
        "related_locations": [
            {"location": {"path": file, "range": {"start": {"line": span.line}}}} for file, span in diagnostic.also
        ],
    }


def _range(span: Span, line: str) -> dict[str, dict[str, int]]:
    end = span.end_column if span.end_line == span.line else max(span.column, len(line) + 1)
    return {
        "start": {"line": span.line, "column": _in_bytes(span.column, line)},
        "end": {"line": span.line, "column": _in_bytes(end, line)},
    }


def _in_bytes(column: int, line: str) -> int:
    """Convert a column from characters to UTF-8 bytes; both count from 1, and may lie beyond the end of the line."""
    if line.isascii():
        return column
    before = line[: column - 1]
    return column - len(before) + len(before.encode("utf-8", "surrogatepass"))
