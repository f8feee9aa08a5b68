"""`skjonn summary`."""

from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.environment import map_day
from skjonn.inputs.choice import one_of
from skjonn.model.errors import UsageError

_MOST = 2
"""How many dimensions there can be."""
_ALIASES = {"county": "region"}


def summary(
    *,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHAT",
            help="region, municipality, recipient, partner, round, year, role or grantor; or two of them: region,year.",
            autocompletion=complete.groupings,
        ),
    ] = "region",
    as_of: options.AsOf = None,
    rounds: options.Rounds = None,
    chart: Annotated[bool, typer.Option("--chart", help="Draw a bar beside each amount.")] = False,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    no_cache: options.NoCache = False,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Sum up the rounds.

    Applications, awards, amounts and shares, by region or by what --by says; with --as-of on the map of another day.
    """
    from skjonn.actions import lookup
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read, read_totals
    from skjonn.reports.summary import summary_of_entries, summary_of_totals
    from skjonn.reports.summary.dimensions import DIMENSIONS, Dimension, Grouping

    output = Output.of(lang, no_color=no_color, file=output_file)
    names = (_ALIASES.get(name.strip(), name.strip()) for name in by.split(","))
    dimensions: tuple[Dimension, ...] = tuple(one_of(name, DIMENSIONS, "--by") for name in names)
    if len(dimensions) > _MOST or len(set(dimensions)) < len(dimensions):
        raise UsageError(f"--by: {by} is neither one dimension nor two.", now="Write one, or two: region,year.")
    grouping = Grouping(dimensions, map_day(as_of))
    if grouping.needs_entries:
        ledger_ = read(ledger)
        wanted = lookup.rounds(ledger_, rounds or ())
        totals = [each.totals for each in wanted]
        output.table(summary_of_entries(wanted, output.words, grouping=grouping, chart=chart), format_)
        raise typer.Exit(exit_code(ledger_, output.words, totals))
    found = read_totals(ledger, no_cache=no_cache)
    known = lookup.rounds(found, rounds or ())
    output.table(summary_of_totals(known, output.words, grouping=grouping, chart=chart), format_)
    raise typer.Exit(exit_code(found, output.words, known))
