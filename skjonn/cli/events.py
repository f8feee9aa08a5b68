"""`skjonn event`: add, edit, remove, list."""

from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.field_options import FieldsOf, Given

Id = Annotated[
    str, typer.Argument(metavar="APPLICATION", help="The application's id.", autocompletion=complete.applications)
]
Type = Annotated[str, typer.Argument(metavar="TYPE", help="What happened.", autocompletion=complete.event_types)]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of the event.")]


def add(
    type_: Annotated[
        str | None,
        typer.Argument(metavar="TYPE", help="What happened.", autocompletion=complete.event_types),
    ] = None,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="The ids of the applications.", autocompletion=complete.next_of_type),
    ] = None,
    *,
    given: Annotated[Given, FieldsOf("events")],
    from_json: options.FromJson = None,
    writing: options.Writing,
) -> None:
    """Add an event.

    What happened to one or more applications, or to their awards: withdrawn, transferred, refused; accepted, declined,
    held, released, amended, cancelled, report_due, reported, paid, repaid, closed. On a terminal, it asks for what is
    missing.
    """
    from skjonn.cli import adding, event_adding

    options_, output = adding.begin(writing)
    if from_json is not None:
        event_adding.add_from_json(options_, output, from_json, beside={"TYPE": type_, "ID": ids, **given})
    else:
        event_adding.add(options_, output, type_, ids or (), given)


def edit(
    id_: Id,
    type_: Type,
    *,
    on: On = None,
    given: Annotated[Given, FieldsOf("events", is_edit=True)],
    unset: options.Unset = None,
    number: options.Number = None,
    writing: options.Writing,
) -> None:
    """Change an event.

    Only the values that are given change; every other byte of the file stays. If none is given, the file is opened in
    VISUAL or EDITOR, and checked before it is written.
    """
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    also = _meant(type_, on)
    editing.edit(options_, output, "events", id_, given, unset=unset or (), number=number, also=also)


def remove(
    id_: Id,
    type_: Type,
    *,
    on: On = None,
    number: options.Number = None,
    writing: options.Writing,
) -> None:
    """Remove an event.

    Waivers that only it needed are removed, too.
    """
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    editing.remove(options_, output, "events", id_, number=number, also=_meant(type_, on))


def _meant(type_: str, on: str | None) -> dict[str, object]:
    """The type and, if one was given, the day of the event that was named.

    Raises:
        UsageError: There is no such type, or the day is not a date.
    """
    from skjonn.cli.environment import read_day
    from skjonn.inputs.choice import one_of
    from skjonn.model.event_types import EVENT_TYPES

    return {"type": one_of(type_, EVENT_TYPES, "TYPE"), **({"date": read_day(on, "--on")} if on else {})}


def list_(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...", help="Only events of these applications.", autocompletion=complete.applications
        ),
    ] = None,
    *,
    rounds: options.Rounds = None,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="Only events of this type; repeat it for more.",
            autocompletion=complete.event_types,
        ),
    ] = None,
    report: options.TableReport,
) -> None:
    """List events by day.

    Those of all applications and awards, or of some. As JSON, they can be added to another ledger.
    """
    from skjonn.actions import lookup
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read
    from skjonn.inputs.choice import one_of
    from skjonn.model.event_types import EVENT_TYPES
    from skjonn.reports.events import events

    output = Output.of(report)
    wanted = [one_of(type_, EVENT_TYPES, "--type") for type_ in types or ()]
    found = read(report.ledger)
    in_rounds = lookup.rounds(found, rounds or ())
    for id_ in ids or ():
        lookup.round_with(found, id_)
    output.table(events(in_rounds, output.words, ids=ids or (), types=wanted), report.format_)
    raise typer.Exit(exit_code(found, output.words, [round_.totals for round_ in in_rounds]))
