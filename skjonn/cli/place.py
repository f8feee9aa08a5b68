"""`skjonn place`."""

import os
from typing import Annotated

import typer

from skjonn.cli import complete, environment, options
from skjonn.cli.environment import first_day
from skjonn.model.errors import UsageError


def place(
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]", help="A municipality, by name or number.", autocompletion=complete.places),
    ] = None,
    *,
    region: Annotated[
        str | None,
        typer.Option("--region", metavar="REGION", help="List its municipalities.", autocompletion=complete.counties),
    ] = None,
    county: Annotated[str | None, typer.Option("--county", hidden=True)] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day that is meant, or the year; else today.")
    ] = None,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Show a municipality over time: its numbers, names and counties, what it came from and what it became.

    Under each number stands what the ledger holds for it, where there is a ledger; in formats for programs, where
    --ledger names one. Without a name, the regions (counties) of the day are listed, or the municipalities of one.
    """
    from skjonn.cli import placing
    from skjonn.cli.output import Output
    from skjonn.places.division import covered

    output = Output.of(lang, no_color=no_color, file=output_file)
    on = covered(first_day(day, "--date") if day else environment.today(None, os.environ))
    region = region or county
    if not name:
        placing.list_(region, on, output, format_)
    elif region:
        text = f"{' '.join(name)} ({region})"
        raise UsageError("A name and --region do not go together.", now=f'Write "{text}".')
    else:
        placing.show(" ".join(name), on, output, format_, ever=day is None, ledger=ledger)
