"""`skjonn explain`."""

from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.model.errors import UnknownNameError

_TOPICS = {
    "SKJ1": "format",
    "SKJ103": "git",
    "SKJ109": "git",
    "SKJ112": "choosing",
    "SKJ114": "recipients",
    "SKJ115": "frames",
    "SKJ2": "checking",
    "SKJ3": "checking",
    "SKJ4": "counties",
    "SKJ41": "recipients",
    "SKJ5": "waiving",
    "SKJ6": "choosing",
    "SKJ7": "format",
    "SKJ8": "events",
    "SKJ9": "frames",
}
"""The topic of the guide on some rules, by the beginning of their codes. The longest beginning that fits counts."""


def explain(
    name: Annotated[
        str, typer.Argument(metavar="RULE", help="The rule's code or name.", autocompletion=complete.rules)
    ],
    *,
    report: options.Report,
) -> None:
    """Explain a rule.

    What it finds and why that matters, an example, how to fix it, and the source of the rule.
    """
    from skjonn.checking.catalogue import catalogue, named
    from skjonn.checking.select import rule_suggester, suggestion
    from skjonn.checking.settings import rule_severities
    from skjonn.cli.output import Output
    from skjonn.cli.reading import settings
    from skjonn.render.manual import manual

    output = Output.of(report)
    entry = named(name)
    if entry is None:
        suggester = rule_suggester([each.rule for each in catalogue()])
        raise UnknownNameError(f"{name} is not a rule.", now=suggestion(name, suggester))
    severity = rule_severities(settings(report.ledger))[entry.rule.code]
    topic = _TOPICS[max(filter(entry.rule.code.startswith, _TOPICS), key=len)]
    text = manual(entry.rule, severity, width=output.width, color=output.color)
    output.text(f"{text}\nSee also `skjonn guide {topic}`.\n")
