"""`skjonn award`: add, edit, remove, list, show, pay, report."""

from collections.abc import Callable
from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.field_options import FieldsOf, Given

Id = Annotated[
    str, typer.Argument(metavar="ID", help="The id of the award's application.", autocompletion=complete.awards)
]


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
    writing: options.Writing,
) -> None:
    """Add an award.

    Its application is in the ledger, or is added with it. On a terminal, it asks for a municipality, a project and an
    amount granted that are missing.
    """
    from skjonn.cli import adding

    given = {"application": application, **new, **award}
    options_, output = adding.begin(writing)
    adding.add(options_, output, given, from_json=from_json, round_id=round_, award=True)


def edit(
    id_: Id,
    *,
    given: Annotated[Given, FieldsOf("awards", is_edit=True)],
    correct: Annotated[
        bool, typer.Option("--correct", help="Correct an amount that was typed wrong in a decided round.")
    ] = False,
    unset: options.Unset = None,
    number: options.Number = None,
    writing: options.Writing,
) -> None:
    """Change an award.

    Only the values that are given change; every other byte of the file stays. If none is given, the file is opened in
    VISUAL or EDITOR, and checked before it is written.
    """
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    editing.edit(options_, output, "awards", id_, given, unset=unset or (), number=number, correct=correct)


def remove(
    id_: Id,
    *,
    number: options.Number = None,
    writing: options.Writing,
) -> None:
    """Remove an award.

    Its application stays. Waivers that only it needed are removed, too.
    """
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    editing.remove(options_, output, "awards", id_, number=number)


def list_(
    *,
    which: options.Which,
    applicants: options.Applicants,
    due: Annotated[bool, typer.Option("--due", help="Only awards with a report due.")] = False,
    to_pay: Annotated[bool, typer.Option("--to-pay", help="Only awards with something left to pay.")] = False,
    to_repay: Annotated[bool, typer.Option("--to-repay", help="Only awards with something to be repaid.")] = False,
    closed: Annotated[bool, typer.Option("--closed", help="Only awards that are closed.")] = False,
    listed: options.Listing,
    report: options.TableReport,
) -> None:
    """List the awards, county by county.

    Each county has its count and its sum, as in an announcement. --min and --max apply to the amount granted.
    """
    from skjonn.cli import listing
    from skjonn.cli.output import Output
    from skjonn.model.lifecycle import Life

    output = Output.of(report)
    lives: dict[Callable[[Life], bool], bool] = {
        lambda life: bool(life.open_reports): due,
        lambda life: life.left_to_pay > 0: to_pay,
        lambda life: life.to_repay > 0: to_repay,
        lambda life: life.closed is not None: closed,
    }
    wanted = [holds for holds, is_wanted in lives.items() if is_wanted]
    listing.show(
        "awards",
        report,
        output,
        which=which,
        applicants=applicants,
        listed=listed,
        lives=wanted,
    )


def show(
    id_: Id,
    *,
    report: options.TableReport,
) -> None:
    """Show an award.

    With its application, and its place in the file.
    """
    from skjonn.cli import listing
    from skjonn.cli.output import Output

    output = Output.of(report)
    listing.show_one(report, id_, output, entries="awards")


def pay(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="The applications' ids.", autocompletion=complete.next_of("paid")),
    ],
    *,
    given: Annotated[Given, FieldsOf("events", ("amount", "date", "reason", "case", "note"))],
    writing: options.Writing,
) -> None:
    """Pay awards.

    Short for `event add paid`. Without --amount, it pays what is left of each.
    """
    from skjonn.actions.add_events import paying
    from skjonn.cli import adding, event_adding

    options_, output = adding.begin(writing)
    event_adding.add_short(options_, output, "paid", ids, given, fill_in=paying)


def report(
    id_: Annotated[
        str,
        typer.Argument(metavar="ID", help="The application's id.", autocompletion=complete.next_of("reported")),
    ],
    *,
    given: Annotated[Given, FieldsOf("events", ("report", "date", "spent", "reason", "case", "note"))],
    writing: options.Writing,
) -> None:
    """Register the report on an award.

    Short for `event add reported`. Without --report, it is the one that is due.
    """
    from skjonn.actions.add_events import reporting
    from skjonn.cli import adding, event_adding

    options_, output = adding.begin(writing)
    event_adding.add_short(options_, output, "reported", [id_], given, fill_in=reporting)
