"""`skjonn award`: add, edit, remove, list, show, pay, report."""

from collections.abc import Callable
from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.field_options import FieldsOf, Given


def add(
    application: Annotated[
        str | None,
        typer.Argument(
            metavar="APPLICATION",
            help="The id of an application in the ledger; without it, the application is added with its award.",
            autocompletion=complete.applications,
        ),
    ] = None,
    *,
    award: Annotated[Given, FieldsOf("awards")],
    round_: options.AddTo = None,
    new: Annotated[Given, FieldsOf("applications")],
    from_json: options.FromJson = None,
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Add an award.

    It is for an application in the ledger, or added together with its application. On a terminal, what is missing of
    municipality, project and amount granted is asked for.
    """
    from skjonn.cli import adding
    from skjonn.cli.output import Output

    given = {"application": application, **new, **award}
    output = Output.of(lang, no_color=no_color)
    options_ = adding.write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    adding.add(options_, output, given, from_json=from_json, round_id=round_, award=True)


def edit(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The id of the award's application.", autocompletion=complete.awards)
    ],
    *,
    given: Annotated[Given, FieldsOf("awards", is_edit=True)],
    correct: Annotated[
        bool, typer.Option("--correct", help="Change the amount of a decided round, which was typed wrong.")
    ] = False,
    unset: options.Unset = None,
    number: options.Number = None,
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Change an award.

    What is given is changed where it stands, and all else stays, byte for byte. Without such an option the file is
    opened in VISUAL or EDITOR, and checked before it is written.
    """
    from skjonn.cli import editing
    from skjonn.cli.adding import write_options
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    options_ = write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    editing.edit(options_, output, "awards", id_, given, unset=unset or (), number=number, correct=correct)


def remove(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The id of the award's application.", autocompletion=complete.awards)
    ],
    *,
    number: options.Number = None,
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Remove an award.

    Its application stays. Waivers that only it needed go with it.
    """
    from skjonn.cli import editing
    from skjonn.cli.adding import write_options
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    options_ = write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    editing.remove(options_, output, "awards", id_, number=number)


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
    due: Annotated[bool, typer.Option("--due", help="Only awards on which a report is due.")] = False,
    to_pay: Annotated[bool, typer.Option("--to-pay", help="Only awards of which a part is left to pay.")] = False,
    to_repay: Annotated[bool, typer.Option("--to-repay", help="Only awards of which a part is to be repaid.")] = False,
    closed: Annotated[bool, typer.Option("--closed", help="Only awards that are closed.")] = False,
    sort: options.Sort = "id",
    reverse: options.Reverse = False,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """List the awards, county by county.

    Each county has its count and its sum, as in an announcement. --min and --max apply to the amount granted.
    """
    from skjonn.cli import listing
    from skjonn.cli.output import Output
    from skjonn.model.lifecycle import Life

    output = Output.of(lang, no_color=no_color, file=output_file)
    lives: dict[Callable[[Life], bool], bool] = {
        lambda life: bool(life.open_reports): due,
        lambda life: life.left_to_pay > 0: to_pay,
        lambda life: life.to_repay > 0: to_repay,
        lambda life: life.closed is not None: closed,
    }
    wanted = [holds for holds, is_wanted in lives.items() if is_wanted]
    listing.show(
        "awards",
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
        lives=wanted,
    )


def show(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The id of the award's application.", autocompletion=complete.awards)
    ],
    *,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Show an award.

    With its application, and its place in the file.
    """
    from skjonn.cli import listing
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color, file=output_file)
    listing.show_one(ledger, id_, output, format_, entries="awards")


def pay(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="The applications' ids.", autocompletion=complete.next_of("paid")),
    ],
    *,
    given: Annotated[Given, FieldsOf("events", ("amount", "date", "reason", "case", "note"))],
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Pay awards.

    Short for `event add paid`; without --amount, what is left to pay of each.
    """
    from skjonn.actions.add_events import paying
    from skjonn.cli import adding, event_adding
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    writing = adding.write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    event_adding.add_short(writing, output, "paid", ids, given, fill_in=paying)


def report(
    id_: Annotated[
        str,
        typer.Argument(metavar="ID", help="The application's id.", autocompletion=complete.next_of("reported")),
    ],
    *,
    given: Annotated[Given, FieldsOf("events", ("report", "date", "spent", "reason", "case", "note"))],
    dry_run: options.DryRun = False,
    anyway: options.Anyway = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Register the report on an award.

    Short for `event add reported`; without --report, the one that is due.
    """
    from skjonn.actions.add_events import reporting
    from skjonn.cli import adding, event_adding
    from skjonn.cli.output import Output

    output = Output.of(lang, no_color=no_color)
    writing = adding.write_options(ledger, today, output.words, anyway=anyway, dry_run=dry_run)
    event_adding.add_short(writing, output, "reported", [id_], given, fill_in=reporting)
