"""A baseline: the report of an earlier `skjonn check --format json`, read for its findings."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from skjonn.model.diagnostic import Identity, Known, identity, unlisted
from skjonn.model.errors import UsageError


@dataclass(frozen=True, slots=True)
class _Finding:
    """What identifies a finding; other keys of the report are ignored."""

    file: str
    code: str
    entry: str
    waived: str | None = None
    off: int | None = None
    unlisted: int = 0


@dataclass(frozen=True, slots=True)
class _Report:
    version: Literal[1]
    findings: tuple[_Finding, ...]


_WANTED = {
    "dataclass_type": "an object",
    "tuple_type": "a list",
    "string_type": "a text",
    "literal_error": "1",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
}


@cache
def _report() -> TypeAdapter[_Report]:
    return TypeAdapter(_Report)


def read_baseline(text: str) -> Known:
    """The findings of a baseline, without those that were waived.

    Args:
        text: The report.

    Raises:
        UsageError: The text is not such a report.
    """
    try:
        report = _report().validate_json(text.removeprefix("\ufeff"))
    except ValidationError as error:
        first, *_ = error.errors(include_url=False)
        raise UsageError(
            f"This is not a baseline: {_fault(first)}.",
            now="A baseline is what `skjonn check --format json --output-file FILE` writes.",
        ) from None
    found: defaultdict[Identity, list[int | None]] = defaultdict(list)
    for finding in report.findings:
        if not finding.waived:
            found[identity(finding.file, finding.code, finding.entry)].append(finding.off)
            if finding.unlisted:
                found[unlisted(finding.file, finding.code)].append(finding.unlisted)
    return found


def _fault(problem: ErrorDetails) -> str:
    """What is wrong with a report, for people."""
    if problem["type"] == "json_invalid":
        place = re.search(r"line (\d+) column (\d+)$", problem["msg"])
        return "it is not valid JSON" + (f" from line {place[1]}, column {place[2]} on" if place else "")
    path = [f"finding {part + 1}" if isinstance(part, int) else f"`{part}`" for part in problem["loc"]]
    *above, last = ("the report", *path)
    parent = f" of {above[-1]}" if last.startswith("`") else ""
    if problem["type"] == "missing":
        return f"{above[-1]} has no {last}"
    return f"{last}{parent} must be {_WANTED[problem['type']]}"
