"""`skjonn rules`."""

from skjonn.cli import options


def rules(
    *,
    report: options.TableReport,
) -> None:
    """List the rules.

    Each with what it finds and its severity, which the settings of a ledger can change.
    """
    from skjonn.checking.catalogue import catalogue
    from skjonn.checking.settings import rule_severities
    from skjonn.cli.output import Output
    from skjonn.cli.reading import settings
    from skjonn.reports.rules import rules as table

    output = Output.of(report)
    cards = [entry.rule for entry in catalogue()]
    output.table(table(cards, output.words, severities=rule_severities(settings(report.ledger))), report.format_)
