"""How `skjonn place` lists counties or municipalities, or shows one municipality."""

from datetime import date

import typer

from skjonn.cli.output import FOR_PEOPLE, Output
from skjonn.model.errors import NoLedgerError
from skjonn.places.counties import county_asked_for
from skjonn.places.lineage import lineage_asked_for
from skjonn.reports import counties as reports
from skjonn.reports.place import place


def list_(county: str | None, on: date, output: Output, format_: str) -> None:
    """List the counties of a day, or the municipalities of one."""
    if county is None:
        table = reports.counties(on, output.words)
    else:
        table = reports.county(county_asked_for(county, on), on, output.words)
    output.table(table, format_)


def show(text: str, on: date, output: Output, format_: str, *, ever: bool, ledger: str | None) -> None:
    """Show a municipality, with what the ledger holds for it."""
    records = lineage_asked_for(text, on, ever=ever)
    # A program's columns follow from its options alone, and reading a ledger takes longer than all the rest.
    if ledger is None and format_ not in FOR_PEOPLE:
        output.table(place(records, output.words, on=on), format_)
        return

    from skjonn.cli.reading import exit_code, read
    from skjonn.reports.municipality_totals import municipality_totals

    try:
        found = read(ledger)
    except NoLedgerError as error:
        if ledger is not None:
            raise
        output.table(place(records, output.words, on=on, note=error.what), format_)
        return
    totals = municipality_totals(found.rounds, records)
    output.table(place(records, output.words, on=on, totals=totals), format_)
    raise typer.Exit(exit_code(found, output.words, [round_.totals for round_ in found.rounds]))
