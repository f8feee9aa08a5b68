"""Keep only some of very many findings of one rule in one file: nobody reads them all, and they would fill memory."""

from collections import Counter, deque
from collections.abc import Iterable

from skjonn.model.diagnostic import Finding

MOST = 1000
"""How many of the first, and how many of the last, are kept: new entries are at the end of a file."""


def bounded(findings: Iterable[Finding]) -> list[Finding]:
    """The first and the last findings of each rule in each file; one of them says how many are left out in between."""
    kept: list[Finding] = []
    last: dict[tuple[str, str], deque[Finding]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = _key(finding)
        counts[key] += 1
        if counts[key] <= MOST:
            kept.append(finding)
        else:
            last.setdefault(key, deque(maxlen=MOST)).append(finding)
    for key, others in last.items():
        if left_out := counts[key] - MOST - len(others):
            note = f"{left_out:_} more findings of this rule in this file are not listed."
            others[0] = others[0]._replace(message=f"{others[0].message} {note}", unlisted=left_out)
        kept += others
    return kept


def left_out_of(findings: Iterable[Finding]) -> frozenset[tuple[str, str]]:
    """The files and codes whose findings are not all kept."""
    return frozenset(_key(finding) for finding in findings if finding.unlisted)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.at.file, finding.code
