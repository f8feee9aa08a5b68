"""`skjonn check`."""

import os
from typing import Annotated

import typer

from skjonn.cli import complete, options, surroundings
from skjonn.cli.choice import one_of
from skjonn.cli.output import Output
from skjonn.cli.streams import say


def check(
    *,
    round_: options.Round = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 on warnings, too.")] = False,
    show_waived: Annotated[bool, typer.Option("--show-waived", help="List what is waived, too.")] = False,
    format_: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="text or json.", autocompletion=complete.diagnostics_formats),
    ] = "text",
    output_file: options.OutputFile = None,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Check the ledger.

    Every entry is held against the rules, and every control total against its entries. Ends with 0 where there are
    no errors, with 1 where there are, with 2 where it cannot run.
    """
    from skjonn.actions.check import check as inspect
    from skjonn.cli.reading import find
    from skjonn.render.diagnostics import formats, renderer

    output = Output.of(lang, no_color=no_color, file=output_file)
    render = renderer(one_of(format_, formats(), "--format"))
    files = find(ledger)
    inspection = inspect(files, output.words, today=surroundings.today(today, os.environ), only=round_)
    text = render(inspection, words=output.words, width=output.width, color=output.color, show_waived=show_waived)
    output.text(text, format_)
    if not files.names:
        say(output.words.empty_ledger)
    counts = inspection.counts
    if counts["error"] or (strict and counts["warning"]):
        raise typer.Exit(1)
