"""`skjonn application`: add, edit, remove, list, show, refuse, withdraw."""

from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.field_options import FieldsOf, Given

Id = Annotated[str, typer.Argument(metavar="ID", help="The application's id.", autocompletion=complete.applications)]


def add(
    *,
    round_: options.AddTo = None,
    given: Annotated[Given, FieldsOf("applications")],
    from_json: options.FromJson = None,
    writing: options.Writing,
) -> None:
    """Add an application to a round.

    On a terminal, it asks for a municipality and a project that are missing.
    """
    from skjonn.cli import adding

    options_, output = adding.begin(writing)
    adding.add(options_, output, given, from_json=from_json, round_id=round_, award=False)


def edit(
    id_: Id,
    *,
    given: Annotated[Given, FieldsOf("applications", is_edit=True)],
    unset: options.Unset = None,
    number: options.Number = None,
    writing: options.Writing,
) -> None:
    """Change an application.

    Only the values that are given change; every other byte of the file stays. If none is given, the file is opened in
    VISUAL or EDITOR, and checked before it is written.
    """
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    editing.edit(options_, output, "applications", id_, given, unset=unset or (), number=number)


def remove(
    id_: Id,
    *,
    with_awards: Annotated[bool, typer.Option("--with-awards", help="Remove its awards, too.")] = False,
    number: options.Number = None,
    writing: options.Writing,
) -> None:
    """Remove an application.

    Waivers that only it needed are removed, too.
    """
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    editing.remove(options_, output, "applications", id_, number=number, with_awards=with_awards)


def list_(
    *,
    which: options.Which,
    applicants: options.Applicants,
    statuses: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="Only this outcome: awarded, refused, withdrawn, transferred or none; repeat it for more.",
            autocompletion=complete.statuses,
        ),
    ] = None,
    listed: options.Listing,
    report: options.TableReport,
) -> None:
    """List the applications, county by county.

    Each county has its count and its sums. --min and --max apply to the amount requested.
    """
    from skjonn.cli import listing
    from skjonn.cli.output import Output

    output = Output.of(report)
    listing.show(
        "applications",
        report,
        output,
        which=which,
        applicants=applicants,
        listed=listed,
        statuses=statuses or (),
    )


def show(
    id_: Id,
    *,
    report: options.TableReport,
) -> None:
    """Show an application.

    With its award, if there is one, and its place in the file.
    """
    from skjonn.cli import listing
    from skjonn.cli.output import Output

    output = Output.of(report)
    listing.show_one(report, id_, output, entries="applications")


def refuse(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="The applications' ids.", autocompletion=complete.next_of("refused")),
    ] = None,
    *,
    rest: Annotated[
        bool, typer.Option("--rest", help="Refuse all applications of the round without an outcome.")
    ] = False,
    round_: options.AddTo = None,
    given: Annotated[Given, FieldsOf("events", ("date", "reason", "case", "note"))],
    writing: options.Writing,
) -> None:
    """Refuse applications.

    Short for `event add refused`. With --rest, it refuses all that are left in the round.
    """
    from skjonn.cli import adding, event_adding

    options_, output = adding.begin(writing)
    event_adding.require_ids(ids, rest=rest)
    event_adding.add_short(options_, output, "refused", ids or (), given, round_id=round_)


def withdraw(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="The applications' ids.", autocompletion=complete.next_of("withdrawn")),
    ],
    *,
    given: Annotated[Given, FieldsOf("events", ("date", "reason", "case", "note"))],
    writing: options.Writing,
) -> None:
    """Withdraw applications.

    Short for `event add withdrawn`: the applicants took them back.
    """
    from skjonn.cli import adding, event_adding

    options_, output = adding.begin(writing)
    event_adding.add_short(options_, output, "withdrawn", ids, given)
