"""A baseline: what `skjonn check --format json` said on an earlier day, for the findings it knows."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from skjonn.model.diagnostic import Identity, Known, identity
from skjonn.model.errors import UsageError


@dataclass(frozen=True, slots=True)
class _Finding:
    """What of a finding it is known by; the report says more, which is passed over."""

    file: str
    code: str
    entry: str
    waived: str | None = None
    off: int | None = None


@dataclass(frozen=True, slots=True)
class _Report:
    version: Literal[1]
    findings: tuple[_Finding, ...]


@cache
def _report() -> TypeAdapter[_Report]:
    return TypeAdapter(_Report)


def read_baseline(text: str) -> Known:
    """The findings that a baseline knows; what was waived then is none of them.

    Args:
        text: The report.

    Raises:
        UsageError: It is no such report.
    """
    try:
        report = _report().validate_json(text.removeprefix("\ufeff"))
    except ValidationError as error:
        first, *_ = error.errors(include_url=False)
        where = ", ".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        raise UsageError(
            f"This is no baseline: {where}{': ' if where else ''}{first['msg']}.",
            now="A baseline is what `skjonn check --format json --output-file FILE` writes.",
        ) from None
    found: defaultdict[Identity, list[int | None]] = defaultdict(list)
    for finding in report.findings:
        if not finding.waived:
            found[identity(finding.file, finding.code, finding.entry)].append(finding.off)
    return found
