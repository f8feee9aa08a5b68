"""`skjonn round`: add, list."""

from typing import Annotated

import typer

from skjonn.cli import complete, options


def add(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The round's id, and its file's name.")],
    *,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE", help="The round's title.")] = None,
    grantor: Annotated[
        str | None, typer.Option("--grantor", metavar="NAME", help="Who grants: the county governor.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="The day it is announced; decides which municipalities exist."),
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT", help="Where the figures come from.")] = None,
    limit: Annotated[
        str | None, typer.Option("--limit", metavar="AMOUNT", help="The money there is, which awards may never pass.")
    ] = None,
    applications: Annotated[
        str | None, typer.Option("--applications", metavar="FIGURE", help="How many applications are stated.")
    ] = None,
    awards: Annotated[
        str | None, typer.Option("--awards", metavar="FIGURE", help="How many awards are stated.")
    ] = None,
    requested: Annotated[
        str | None, typer.Option("--requested", metavar="FIGURE", help="The sum applied for, as stated.")
    ] = None,
    granted: Annotated[
        str | None, typer.Option("--granted", metavar="FIGURE", help="The sum granted, as stated.")
    ] = None,
    regions: Annotated[
        list[str] | None,
        typer.Option(
            "--region",
            metavar="REGION",
            help='A county with its FIGUREs: "Viken: applications=43 awards=11 granted=10520000"; repeat it for more.',
        ),
    ] = None,
    itemised: Annotated[
        str,
        typer.Option(
            "--itemised",
            metavar="WHICH",
            help="Which applications are listed: all or awarded.",
            autocompletion=complete.itemised,
        ),
    ] = "all",
    state: Annotated[
        str,
        typer.Option(
            "--state",
            metavar="STATE",
            help="open: entries still come; decided: the figures must be met.",
            autocompletion=complete.states,
        ),
    ] = "open",
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
    "over 15 mill within 0,5 mill", "under …" or "at most 8 mill".
    """
    from skjonn.actions.add_round import add_round
    from skjonn.cli import adding
    from skjonn.cli.output import Output
    from skjonn.cli.round_drafts import frame_of, heading_of, regions_of

    output = Output.of(lang, no_color=no_color)
    given = {"title": title, "grantor": grantor, "date": date, "source": source, "itemised": itemised, "state": state}
    figures = {"applications": applications, "awards": awards, "requested": requested, "granted": granted}
    with adding.nothing_written():
        frame, stated = frame_of(figures, limit=limit), regions_of(regions or ())
        heading = heading_of(id_, given)
    manner = adding.Wish(ledger, today, anyway=anyway, dry_run=dry_run).manner(output.words, new=True)
    with adding.findings_shown(output):
        added = add_round(manner, heading, frame=frame, regions=stated)
    adding.show_round(added, output, manner)


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
