"""SARIF 2.1.0: one run with its rules, their manuals, and a result for each finding; waived findings are suppressed.

Braces in messages are not doubled (SARIF 2.1.0, 3.11.5): no message has arguments, and readers show such a text as is.
"""

import re
from urllib.parse import quote

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Rule
from skjonn.model.source import Span
from skjonn.render.findings import fingerprint, numbered
from skjonn.render.json_text import json_text

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
# Surrogates that do not stand for an undecodable byte of a file name.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def render(result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The result of a check as a SARIF log."""
    driver: dict[str, object] = {"name": "skjonn"}
    if result.version:
        driver["version"] = result.version
    driver["rules"] = [_rule(rule) for rule in result.rules]
    indices = {rule.code: index for index, rule in enumerate(result.rules)}
    results: list[dict[str, object]] = []
    for diagnostic, number in numbered(result.listed(show_waived=show_waived)):
        entry = _result(diagnostic, indices.get(diagnostic.code))
        entry["partialFingerprints"] = {"skjonn/v1": fingerprint(diagnostic, number)}
        if show_waived:
            # SARIF: either all results of a run have `suppressions`, or none.
            entry["suppressions"] = _suppressions(diagnostic)
        results.append(entry)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The root of the repository, or the folder that skjonn ran in."}}
        },
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, object]:
    manual = rule.manual.strip()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": manual.partition("\n")[0] or rule.name},
        "help": {"text": manual or rule.name},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(diagnostic: Diagnostic, index: int | None) -> dict[str, object]:
    rule: dict[str, object] = {"ruleId": diagnostic.code}
    if index is not None:
        rule["ruleIndex"] = index
    related = [{"id": number, **_location(file, span)} for number, (file, span) in enumerate(diagnostic.also, 1)]
    return rule | {
        "level": diagnostic.severity,
        "message": {"text": " ".join(filter(None, (diagnostic.message, diagnostic.hint)))},
        "locations": [_location(diagnostic.file, diagnostic.span)],
        "relatedLocations": related,
    }


def _location(file: str, span: Span) -> dict[str, object]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(file), "region": region}}


def _artifact(file: str) -> dict[str, str]:
    uri = quote(_NO_BYTE.sub("\ufffd", file), errors="surrogateescape")
    return {"uri": f"file://{uri}"} if file.startswith("/") else {"uri": uri, "uriBaseId": _BASE}


def _suppressions(diagnostic: Diagnostic) -> list[dict[str, str]]:
    if not diagnostic.waived:
        return []
    return [{"kind": "inSource", "status": "accepted", "justification": diagnostic.waived}]
