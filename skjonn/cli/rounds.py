"""`skjonn round`: add, list."""

from typing import Annotated

import typer

from skjonn.cli import options
from skjonn.cli.field_options import FieldsOf, Given


def add(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The round's id, and its file's name.")],
    *,
    heading: Annotated[Given, FieldsOf("round")],
    frame: Annotated[Given, FieldsOf("frame")],
    regions: Annotated[
        list[str] | None,
        typer.Option(
            "--region",
            metavar="REGION",
            help='A county with its FIGUREs: "Viken: applications=43 awards=11 granted=10520000"; repeat it for more.',
        ),
    ] = None,
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Add a round.

    It is a new file in the ledger's folder, which is made if there is none. On a terminal, what is missing of title,
    grantor and date is asked for.

    A FIGURE is a number, alone or with its precision: "48", "15 020 000", "about 53 mill within 0,5 mill",
    "over 15 mill", "at least 8 mill", "at most 8 mill"; or as announcements put it: "ca. 53 mill", "litt over 15 mill".
    """
    from skjonn.cli import adding
    from skjonn.cli.drafts import frame_of, regions_of
    from skjonn.cli.field_values import values_of
    from skjonn.cli.output import Output
    from skjonn.model.entries import Heading
    from skjonn.model.file_format import fields_of

    output = Output.of(lang, no_color=no_color)
    with adding.nothing_written():
        stated, of_regions = frame_of(frame), regions_of(regions or ())
        values = {"id": id_, **values_of(heading, fields_of(Heading))}
    options_ = adding.write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run, new=True)
    adding.add_round(values, stated, of_regions, options_, output)


def list_(
    *,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    no_cache: options.NoCache = False,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """List the rounds.

    Each with what it has granted, and what is left of its frame.
    """
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read_totals
    from skjonn.reports.rounds import rounds

    output = Output.of(lang, no_color=no_color, file=output_file)
    found = read_totals(ledger, no_cache=no_cache)
    output.table(rounds(found.rounds, output.words), format_)
    raise typer.Exit(exit_code(found, output.words, found.rounds))
