"""The rules: what each finds, and how grave that is in a ledger."""

from collections.abc import Mapping, Sequence

from skjonn.language.words import Words
from skjonn.model.diagnostic import Rule
from skjonn.model.table import Column, Group, Row, Table


def rules(found: Sequence[Rule], words: Words, *, grades: Mapping[str, str]) -> Table:
    """List rules by code.

    Args:
        found: The rules.
        words: The language of the headings; what a rule finds is told in English.
        grades: How grave the findings of each are, by code: a severity, or `off`.
    """
    return Table(
        title=words.rules_title,
        columns=(
            Column("code", words.h_code),
            Column("name", words.h_rule),
            Column("severity", words.h_severity, rank=1),
            Column("finds", words.h_finds, rank=2),
            Column("manual", words.h_finds, to="machines"),
        ),
        groups=(Group(tuple(_row(rule, grades[rule.code]) for rule in found)),),
    )


def _row(rule: Rule, grade: str) -> Row:
    manual = rule.manual.strip()
    return rule.code, rule.name, grade, manual.partition("\n")[0], manual
