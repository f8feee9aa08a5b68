"""The rules: what each finds, and its severity in a ledger."""

from collections.abc import Mapping, Sequence

from skjonn.language.words import Words
from skjonn.model.diagnostic import Rule
from skjonn.model.table import Column, Section, Table


def rules(found: Sequence[Rule], words: Words, *, severities: Mapping[str, str]) -> Table:
    """List rules by code.

    Args:
        found: The rules.
        words: The language of the headings; the rest is in English.
        severities: The severity of each rule, by code, or `off`.
    """
    columns: tuple[Column[Rule, None], ...] = (
        Column("code", words.h_code, value=lambda rule: rule.code),
        Column("name", words.h_rule, value=lambda rule: rule.name),
        Column("severity", words.h_severity, "word", rank=1, value=lambda rule: severities[rule.code]),
        Column("finds", words.h_finds, rank=2, value=lambda rule: rule.manual.strip().partition("\n")[0]),
        Column("manual", words.h_manual, to="machines", value=lambda rule: rule.manual.strip()),
    )
    return Table.of(words.rules_title, columns, [Section(found)])
