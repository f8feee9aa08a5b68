"""`skjonn frame`, which shows frames; and add, edit, remove, change."""

from typing import Annotated, NoReturn

import typer

from skjonn.cli import complete, environment, options
from skjonn.cli.field_options import NEW_ID, FieldsOf, Given
from skjonn.model.errors import UsageError


def frame(
    *,
    tree: Annotated[bool, typer.Option("--tree", help="Show the frames above the rounds instead.")] = False,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", help="With --tree: count only what happened by this day; else everything."
        ),
    ] = None,
    rounds: options.Rounds = None,
    no_cache: options.NoCache = False,
    report: options.TableReport,
) -> None:
    """Show the control totals, or the frames above the rounds.

    For each total: what is stated, what is counted, and the verdict; or why it cannot be verified. With --tree, for
    each frame of frames.toml: its amount, how much of it is divided and granted, and what is left.
    """
    if tree:
        _tree(on, rounds, report, no_cache=no_cache)
    if on is not None:
        raise UsageError("--on needs --tree.", now="Control totals do not change from day to day.")
    from skjonn.actions import lookup
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read_totals
    from skjonn.reports.frame import frame as table

    output = Output.of(report)
    found = read_totals(report.ledger, no_cache=no_cache)
    wanted = lookup.rounds(found, rounds or ())
    output.table(table(wanted, output.words), report.format_)
    raise typer.Exit(exit_code(found, output.words, wanted))


def _tree(on: str | None, rounds: list[str] | None, report: options.TableReport, *, no_cache: bool) -> NoReturn:
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read_totals
    from skjonn.controls.frame_tree import FrameTree
    from skjonn.reports.frame_tree import frame_tree

    if rounds:
        raise UsageError("--round does not go with --tree.", now="A frame counts all rounds below it.")
    output = Output.of(report)
    day = None if on is None else environment.read_day(on, "--on")
    found = read_totals(report.ledger, no_cache=no_cache)
    output.table(frame_tree(FrameTree.of(found.frames, found.rounds), output.words, on=day), report.format_)
    raise typer.Exit(exit_code(found, output.words, found.rounds, with_frames=True))


Id = Annotated[str, typer.Argument(metavar="ID", help="The frame's id.", autocompletion=complete.frames)]


def add(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The frame's id.")],
    *,
    given: Annotated[Given, FieldsOf("frames")],
    writing: options.Writing,
) -> None:
    """Add a frame above the rounds.

    It has an amount, which is a FIGURE as in `round add`, or a share of the frame that it is part of. If the ledger has
    no frames.toml yet, it is created.
    """
    from skjonn.cli import adding, frame_editing

    options_, output = adding.begin(writing)
    frame_editing.add(options_, output, id_, given)


def edit(
    id_: Id,
    *,
    given: Annotated[Given, FieldsOf("frames", is_edit=True)],
    new_id: Annotated[str | None, typer.Option("--id", metavar="ID", help=NEW_ID)] = None,
    unset: options.Unset = None,
    number: options.Number = None,
    writing: options.Writing,
) -> None:
    """Correct a frame above the rounds.

    Only the values that are given change; every other byte of the file stays. If none is given, frames.toml is opened
    in VISUAL or EDITOR, and checked before it is written. To raise or cut a frame from a day on, use `frame change`.
    """
    from skjonn.cli import adding, frame_editing

    options_, output = adding.begin(writing)
    frame_editing.edit(options_, output, id_, given, new_id=new_id, unset=unset or (), number=number)


def remove(
    id_: Id,
    *,
    with_changes: Annotated[bool, typer.Option("--with-changes", help="Remove the changes that name it, too.")] = False,
    number: options.Number = None,
    writing: options.Writing,
) -> None:
    """Remove a frame above the rounds.

    Waivers of findings about it are removed, too.
    """
    from skjonn.cli import adding, frame_editing

    options_, output = adding.begin(writing)
    frame_editing.remove(options_, output, id_, number=number, with_changes=with_changes)


def change(
    id_: Id,
    *,
    given: Annotated[Given, FieldsOf("changes")],
    writing: options.Writing,
) -> None:
    """Raise or cut a frame, or move money to it.

    The amount counts from its date on; the frame itself is not edited. With --from, the money is moved: the other frame
    changes by the opposite amount.
    """
    from skjonn.cli import adding, frame_editing

    options_, output = adding.begin(writing)
    frame_editing.change(options_, output, id_, given)
