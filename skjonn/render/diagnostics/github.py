"""GitHub's workflow commands, one for each finding: the runner reads them and annotates the lines of a pull request.

The log of a job shows only the message of a command, so the message repeats the place and the rule. Columns count
characters, and the end is exclusive; a place of several lines has no columns, since GitHub takes them only within one
line. Waived findings are notices.
"""

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Severity
from skjonn.render.findings import line, remark
from skjonn.render.visible import visible

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The findings as workflow commands; empty where there are none."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in result.listed(show_waived=show_waived))


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties: dict[str, object] = {
        "title": f"{diagnostic.code} {diagnostic.name}",
        "file": diagnostic.file,
        "line": span.line,
        "endLine": span.end_line,
    }
    if span.end_line == span.line:
        properties |= {"col": span.column, "endColumn": span.end_column}
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    command = "notice" if diagnostic.waived else _COMMANDS[diagnostic.severity]
    message = "\n".join(filter(None, (line(diagnostic), remark(diagnostic))))
    # Line breaks are escaped already; other control characters are shown as signs.
    return visible(f"::{command} {listed}::{_data(message)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
