"""`skjonn round`: add, edit, close, reopen, remove, list."""

from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.field_options import NEW_ID, FieldsOf, Given

Id = Annotated[str, typer.Argument(metavar="ID", help="The round's id.", autocompletion=complete.rounds)]
RegionFigures = Annotated[
    list[str] | None,
    typer.Option(
        "--region",
        metavar="REGION",
        help='A county with its FIGUREs: "Viken: applications=43 awards=11 granted=10520000"; repeat it for more.',
    ),
]


def add(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The round's id, and its file's name.")],
    *,
    heading: Annotated[Given, FieldsOf("round")],
    frame: Annotated[Given, FieldsOf("frame")],
    regions: RegionFigures = None,
    writing: options.Writing,
) -> None:
    """Add a round.

    It is a new file in the ledger's folder, which is created if needed. On a terminal, it asks for a title, a grantor
    and a date that are missing.

    A FIGURE is a number, alone or with its precision: "48", "15 020 000", "about 53 mill within 0,5 mill", "over 15
    mill", "at least 8 mill", "at most 8 mill"; or in the words of announcements: "ca. 53 mill", "litt over 15 mill".
    """
    from skjonn.cli import adding
    from skjonn.cli.drafts import frame_of, regions_of
    from skjonn.cli.field_values import values_of
    from skjonn.model.entries import Heading
    from skjonn.model.file_format import fields_of

    with adding.nothing_written():
        stated, of_regions = frame_of(frame), regions_of(regions or ())
        values = {"id": id_, **values_of(heading, fields_of(Heading))}
    options_, output = adding.begin(writing, new=True)
    adding.add_round(values, stated, of_regions, options_, output)


def edit(
    id_: Id,
    *,
    heading: Annotated[Given, FieldsOf("round", is_edit=True)],
    frame: Annotated[Given, FieldsOf("frame", is_edit=True)],
    regions: RegionFigures = None,
    new_id: Annotated[str | None, typer.Option("--id", metavar="ID", help=NEW_ID)] = None,
    unset: Annotated[
        list[str] | None,
        typer.Option("--unset", metavar="KEY", help="Remove this key, or a REGION, or REGION.KEY; repeat it for more."),
    ] = None,
    writing: options.Writing,
) -> None:
    """Change a round: its heading, control totals or regions.

    Only the values that are given change; every other byte of the file stays, and so does its name. If none is given,
    the file is opened in VISUAL or EDITOR, and checked before it is written. For a FIGURE see `round add`.
    """
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    with adding.nothing_written():
        wanted = editing.round_edit({**heading, **frame}, regions or (), new_id=new_id, unset=unset or ())
    editing.edit_of_round(options_, output, id_, wanted)


def close(
    id_: Id,
    *,
    writing: options.Writing,
) -> None:
    """Close a round.

    A closed round must agree with every control total. If it does not, the errors are shown and it stays open.
    """
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    editing.close(options_, output, id_, "decided")


def reopen(
    id_: Id,
    *,
    writing: options.Writing,
) -> None:
    """Reopen a closed round."""
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    editing.close(options_, output, id_, "open")


def remove(
    id_: Id,
    *,
    with_entries: Annotated[bool, typer.Option("--with-entries", help="Also remove its entries.")] = False,
    writing: options.Writing,
) -> None:
    """Remove a round and its file."""
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    editing.remove_whole_round(options_, output, id_, with_entries=with_entries)


def list_(
    *,
    no_cache: options.NoCache = False,
    report: options.TableReport,
) -> None:
    """List the rounds.

    Each with what was granted, and what is left of its frame and of the frames above.
    """
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read_totals
    from skjonn.reports.rounds import rounds

    output = Output.of(report)
    found = read_totals(report.ledger, no_cache=no_cache)
    output.table(rounds(found.rounds, output.words, frames=found.frames), report.format_)
    raise typer.Exit(exit_code(found, output.words, found.rounds, with_frames=True))
