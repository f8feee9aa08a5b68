"""JSON: `version`, `findings`, `counts`, `verified` and `unverified`; keys and values are not translated."""

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult, RoundVerdict, VerdictLine
from skjonn.model.diagnostic import Diagnostic
from skjonn.render.json_text import json_text

VERSION = 1


def render(result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The result of a check as a JSON object."""
    counts = result.counts
    known = {} if result.known is None else {"known": result.known}
    report = {
        "version": VERSION,
        "findings": [_finding(diagnostic) for diagnostic in result.listed(show_waived=show_waived)],
        "counts": {
            "errors": counts["error"],
            "warnings": counts["warning"],
            "notes": counts["note"],
            "waived": len(result.waived),
            **known,
        },
        "verified": [_sentence(each, said) for each in result.round_verdicts for said in each.verified],
        "unverified": [_sentence(each, said) for each in result.round_verdicts for said in each.unverified],
    }
    return json_text(report)


def _finding(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "hint": diagnostic.hint or None,
        "file": diagnostic.file,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "end_line": diagnostic.span.end_line,
        "end_column": diagnostic.span.end_column,
        "entry": diagnostic.about,
        "also": [{"file": file, "line": span.line, "column": span.column} for file, span in diagnostic.also],
        "waived": diagnostic.waived or None,
        "off": diagnostic.off,
        **({"unlisted": diagnostic.unlisted} if diagnostic.unlisted else {}),
    }


def _sentence(round_verdict: RoundVerdict, statement: VerdictLine) -> dict[str, object]:
    return {
        "round": round_verdict.round,
        "region": statement.region or None,
        "key": statement.key,
        "text": f"{statement.text}: {statement.cause}" if statement.cause else statement.text,
    }
