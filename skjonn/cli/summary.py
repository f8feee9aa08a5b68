"""`skjonn summary`."""

from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.output import Output
from skjonn.cli.reading import exit_code, read


def summary(
    *,
    by: Annotated[
        str,
        typer.Option("--by", metavar="WHAT", help="region, municipality or round.", autocompletion=complete.groupings),
    ] = "region",
    round_: options.Round = None,
    chart: Annotated[bool, typer.Option("--chart", help="Draw a bar beside each amount.")] = False,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Sum the rounds by region, municipality or round: applications, awards, amounts, shares."""
    from skjonn.actions import choose
    from skjonn.reports.summary import summary as report
    from skjonn.reports.totals import GROUPINGS

    output = Output.of(lang, no_color=no_color, file=output_file)
    grouping = choose.one_of(by, GROUPINGS, "--by")
    found = read(ledger)
    accounts = choose.rounds(found, round_)
    output.table(report(accounts, output.words, by=grouping, chart=chart), format_)
    raise typer.Exit(exit_code(found, output.words))
