"""GitHub's workflow commands, one a finding: the runner that reads them marks the lines of a pull request.

The log of a job shows a command's message alone, so that says where and which rule, too. Columns count characters, and
the end is exclusive; a place of several lines has none, since GitHub takes columns only within one line. What is waived
is a notice.
"""

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Severity
from skjonn.render.cells import visible
from skjonn.render.findings import line, remark

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The findings as commands on standard output; nothing where there are none."""
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
    # Line breaks are escaped by now; what else a terminal would act on gets its sign.
    return visible(f"::{command} {listed}::{_data(message)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
