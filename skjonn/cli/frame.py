"""`skjonn frame`."""

import typer

from skjonn.cli import options


def frame(
    *,
    rounds: options.Rounds = None,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    no_cache: options.NoCache = False,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Show the control totals.

    Each with what is stated, what is counted and the verdict; and what cannot be verified, and why.
    """
    from skjonn.actions import lookup
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read_totals
    from skjonn.reports.frame import frame as report

    output = Output.of(lang, no_color=no_color, file=output_file)
    found = read_totals(ledger, no_cache=no_cache)
    wanted = lookup.rounds(found, rounds or ())
    output.table(report(wanted, output.words), format_)
    raise typer.Exit(exit_code(found, output.words, wanted))
