"""`skjonn place`."""

import os
from datetime import date
from typing import Annotated

import typer

from skjonn.cli import complete, environment, options
from skjonn.cli.output import FOR_PEOPLE, Output
from skjonn.model.errors import NoLedgerError, UsageError


def place(
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]", help="A municipality, by name or number.", autocompletion=complete.places),
    ] = None,
    *,
    region: Annotated[
        str | None,
        typer.Option(
            "--region",
            metavar="REGION",
            help="List the municipalities of this region.",
            autocompletion=complete.counties,
        ),
    ] = None,
    county: Annotated[str | None, typer.Option("--county", hidden=True)] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day or the year; else today.")] = None,
    report: options.TableReport,
) -> None:
    """Show a municipality over time: its numbers, names and counties, what it came from and what it became.

    If there is a ledger, it shows under each number what the ledger holds for it; in formats for programs, only if
    --ledger names it. Without a name, it lists the regions (counties) of the day, or the municipalities of one.
    """
    from skjonn.places.division import covered

    output = Output.of(report)
    on = covered(environment.first_day(day, "--date") if day else environment.today(None, os.environ))
    region = region or county
    if not name:
        _list(region, on, output, report.format_)
    elif region:
        text = f"{' '.join(name)} ({region})"
        raise UsageError("A name and --region do not go together.", now=f'Write "{text}".')
    else:
        _show(" ".join(name), on, output, report, ever=day is None)


def _list(region: str | None, on: date, output: Output, format_: str) -> None:
    """List the counties of a day, or the municipalities of one."""
    from skjonn.places.counties import require_county
    from skjonn.reports.counties import counties, county

    table = counties(on, output.words) if region is None else county(require_county(region, on), on, output.words)
    output.table(table, format_)


def _show(text: str, on: date, output: Output, report: options.TableReport, *, ever: bool) -> None:
    """Show a municipality, with what the ledger holds for it."""
    from skjonn.places.lineage import require_lineage
    from skjonn.reports.place import place as table

    records = require_lineage(text, on, ever=ever)
    # For programs, the columns depend on the options alone. Reading a ledger takes longer than all the rest.
    if report.ledger is None and report.format_ not in FOR_PEOPLE:
        output.table(table(records, output.words, on=on), report.format_)
        return

    from skjonn.cli.reading import exit_code, read
    from skjonn.reports.municipality_totals import municipality_totals, recipients_with

    try:
        found = read(report.ledger)
    except NoLedgerError as error:
        if report.ledger is not None:
            raise
        output.table(table(records, output.words, on=on, note=error.what), report.format_)
        return
    totals = municipality_totals(found.rounds, records)
    together = ", ".join(recipients_with(found.rounds, records))
    note = output.words.member_of.format(names=together) if together else ""
    output.table(table(records, output.words, on=on, totals=totals, note=note), report.format_)
    raise typer.Exit(exit_code(found, output.words, [round_.totals for round_ in found.rounds]))
