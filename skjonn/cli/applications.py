"""`skjonn application`: add, edit, remove, list, show, refuse, withdraw."""

from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.field_options import FieldsOf, Given


def add(
    *,
    round_: options.AddTo = None,
    given: Annotated[Given, FieldsOf("applications")],
    from_json: options.FromJson = None,
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Add an application to a round.

    On a terminal, what is missing of municipality and project is asked for.
    """
    from skjonn.cli import adding
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    options_ = adding.write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    adding.add(options_, output, given, from_json=from_json, round_id=round_, award=False)


def edit(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The application's id.", autocompletion=complete.applications)
    ],
    *,
    given: Annotated[Given, FieldsOf("applications", is_edit=True)],
    unset: options.Unset = None,
    number: options.Number = None,
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Change an application.

    What is given is changed where it stands, and all else stays, byte for byte. Without such an option the file is
    opened in VISUAL or EDITOR, and checked before it is written.
    """
    from skjonn.cli import editing
    from skjonn.cli.adding import write_options
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    options_ = write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    editing.edit(options_, output, "applications", id_, given, unset=unset or (), number=number)


def remove(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The application's id.", autocompletion=complete.applications)
    ],
    *,
    with_awards: Annotated[bool, typer.Option("--with-awards", help="Remove its awards, too.")] = False,
    number: options.Number = None,
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Remove an application.

    Waivers that only it needed go with it.
    """
    from skjonn.cli import editing
    from skjonn.cli.adding import write_options
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    options_ = write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    editing.remove(options_, output, "applications", id_, number=number, with_awards=with_awards)


def list_(
    *,
    rounds: options.Rounds = None,
    years: options.Years = None,
    regions: options.Regions = None,
    as_of: options.AsOf = None,
    municipalities: options.Municipalities = None,
    recipients: options.Recipients = None,
    least: options.Least = None,
    most: options.Most = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="Only what ended so: awarded, refused, withdrawn, transferred or none; repeat it for more.",
            autocompletion=complete.statuses,
        ),
    ] = None,
    sort: options.Sort = "id",
    reverse: options.Reverse = False,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """List the applications, county by county.

    Each county has its count and its sums. --min and --max apply to the amount requested.
    """
    from skjonn.cli import listing
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color, file=output_file)
    listing.show(
        "applications",
        ledger,
        output,
        format_,
        rounds=rounds or (),
        years=years or (),
        regions=regions or (),
        municipalities=municipalities or (),
        recipients=recipients or (),
        least=least,
        most=most,
        sort=sort,
        reverse=reverse,
        as_of=as_of,
        statuses=statuses or (),
    )


def show(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The application's id.", autocompletion=complete.applications)
    ],
    *,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Show an application.

    With its award, if there is one, and its place in the file.
    """
    from skjonn.cli import listing
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color, file=output_file)
    listing.show_one(ledger, id_, output, format_, entries="applications")


def refuse(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="The applications' ids.", autocompletion=complete.next_of("refused")),
    ] = None,
    *,
    rest: Annotated[
        bool, typer.Option("--rest", help="All applications of the round that have no award and no other outcome.")
    ] = False,
    round_: options.AddTo = None,
    given: Annotated[Given, FieldsOf("events", ("date", "reason", "case", "note"))],
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Refuse applications.

    Short for `event add refused`; with --rest, all that are left in the round at once.
    """
    from skjonn.cli import adding, event_adding
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    writing = adding.write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    event_adding.require_ids(ids, rest=rest)
    if rest:
        event_adding.refuse_rest(writing, output, given, round_id=round_)
    else:
        event_adding.add_short(writing, output, "refused", ids or (), given, round_id=round_)


def withdraw(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="The applications' ids.", autocompletion=complete.next_of("withdrawn")),
    ],
    *,
    given: Annotated[Given, FieldsOf("events", ("date", "reason", "case", "note"))],
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Withdraw applications.

    Short for `event add withdrawn`: the applicants took them back.
    """
    from skjonn.cli import adding, event_adding
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    writing = adding.write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    event_adding.add_short(writing, output, "withdrawn", ids, given)
