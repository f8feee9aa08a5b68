"""The number of findings of each rule."""

from collections import Counter
from collections.abc import Sequence

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.table import Column, Section, Table

_Key = tuple[str, str, str]


def statistics(result: CheckResult, words: Words) -> Table:
    """Count the findings of each rule, and the waived ones; the rule with most findings comes first."""
    found = Counter(_key(each) for each in result.found)
    waived = Counter(_key(each) for each in result.waived)
    keys = sorted({*found, *waived}, key=lambda key: (-found[key], -waived[key], key))
    columns: tuple[Column[_Key, Sequence[_Key]], ...] = (
        Column("code", words.h_code, value=lambda key: key[0], total=lambda _: words.total),
        Column("name", words.h_rule, value=lambda key: key[1]),
        Column("severity", words.h_severity, "word", rank=2, value=lambda key: key[2]),
        Column("findings", words.h_findings, "count", value=lambda key: found[key], total=lambda _: found.total()),
        Column(
            "waived", words.h_waived, "count", rank=1, value=lambda key: waived[key], total=lambda _: waived.total()
        ),
    )
    return Table.of(words.statistics_title, columns, [Section(keys)], total=keys or None)


def _key(diagnostic: Diagnostic) -> _Key:
    return diagnostic.code, diagnostic.name, diagnostic.severity
