"""A line for each finding, `file:line:column: code name message`, never wrapped; then the verdict in one line."""

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic
from skjonn.render.findings import place
from skjonn.render.terminal import styled
from skjonn.render.verdict import known, left_out, verdict
from skjonn.render.visible import visible


def render(result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The result of a check, for searching in it and for editors that jump to the places."""
    found, rest = result.shown(show_waived=show_waived)
    lines = [_line(diagnostic, words, color=color) for diagnostic in found]
    last = " ".join((verdict(result, words, color=color), *known(result, words)))
    return "\n".join([*lines, *left_out(rest, words), last]) + "\n"


def _line(diagnostic: Diagnostic, words: Words, *, color: bool) -> str:
    where = styled(visible(place(diagnostic)), "bold", color=color)
    code = styled(diagnostic.code, "bold", color=color)
    waived = f" ({words.is_waived}: {visible(diagnostic.waived)})" if diagnostic.waived else ""
    return f"{where}: {code} {diagnostic.name} {visible(diagnostic.message)}{waived}"
