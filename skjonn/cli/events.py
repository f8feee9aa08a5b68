"""`skjonn event`: add, list."""

from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.field_options import FieldsOf, Given


def add(
    type_: Annotated[
        str | None,
        typer.Argument(metavar="TYPE", help="What happened.", autocompletion=complete.event_types),
    ] = None,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="To which applications.", autocompletion=complete.next_of_type),
    ] = None,
    *,
    given: Annotated[Given, FieldsOf("events")],
    from_json: options.FromJson = None,
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Add an event.

    What happened to one or more applications, or to their awards: withdrawn, transferred, refused; accepted, declined,
    held, released, amended, cancelled, report_due, reported, paid, repaid, closed. On a terminal, what is missing is
    asked for.
    """
    from skjonn.cli import adding, event_adding
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    writing = adding.write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    if from_json is not None:
        event_adding.add_from_json(writing, output, from_json, beside={"TYPE": type_, "ID": ids, **given})
    else:
        event_adding.add(writing, output, type_, ids or (), given)
