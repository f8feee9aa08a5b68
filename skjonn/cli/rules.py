"""`skjonn rules`."""

from skjonn.cli import options


def rules(
    *,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """List the rules.

    Each with what it finds and its severity: as the ledger's settings have it, where there is a ledger.
    """
    from skjonn.checking.catalogue import catalogue
    from skjonn.checking.settings import rule_severities
    from skjonn.cli.output import Output
    from skjonn.cli.reading import settings
    from skjonn.reports.rules import rules as report

    output = Output.of(lang, no_color=no_color, file=output_file)
    cards = [entry.rule for entry in catalogue()]
    output.table(report(cards, output.words, severities=rule_severities(settings(ledger))), format_)
