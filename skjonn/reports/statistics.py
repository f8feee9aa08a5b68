"""How many findings there are of each rule."""

from collections import Counter

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.table import Column, Group, Table


def statistics(inspection: CheckResult, words: Words) -> Table:
    """Count the findings by rule, and beside them those that are waived; the rule with most comes first."""
    found = Counter(_key(each) for each in inspection.found)
    waived = Counter(_key(each) for each in inspection.waived)
    keys = sorted({*found, *waived}, key=lambda key: (-found[key], -waived[key], key))
    return Table(
        title=words.statistics_title,
        columns=(
            Column("code", words.h_code),
            Column("name", words.h_rule),
            Column("severity", words.h_severity, rank=2),
            Column("findings", words.h_findings, "count"),
            Column("waived", words.h_waived, "count", rank=1),
        ),
        groups=(Group(tuple((*key, found[key], waived[key]) for key in keys)),),
        total=(words.total, None, None, found.total(), waived.total()) if keys else None,
    )


def _key(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.name, diagnostic.severity
