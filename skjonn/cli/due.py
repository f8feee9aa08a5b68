"""`skjonn due`."""

import os
from typing import Annotated

import typer

from skjonn.cli import environment, options


def due(
    *,
    within: Annotated[
        str | None,
        typer.Option(
            "--within", metavar="TIME", help="Only what is due within this time: 60d for 60 days, 8w for 8 weeks."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if something is late.")] = False,
    rounds: options.Rounds = None,
    today: options.Today = None,
    report: options.TableReport,
) -> None:
    """List what is due.

    By day: reports that are late or due, amounts held and not released, awards not accepted where acceptance is
    required, payments without a report due, and amounts to be repaid. The day is the last one for a report, and the
    first one for anything else.
    """
    from skjonn.actions import lookup
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read
    from skjonn.controls.frame_tree import FrameTree
    from skjonn.inputs.dates import read_days
    from skjonn.reports.due import due as table
    from skjonn.reports.due import due_in

    output = Output.of(report)
    day = environment.today(today, os.environ)
    until = environment.days_after(day, read_days(within, "--within")) if within else None
    found = read(report.ledger)
    in_rounds = lookup.rounds(found, rounds or ())
    tasks = due_in(in_rounds, until=until)
    tree = FrameTree.of(found.frames, [round_.totals for round_ in found.rounds])
    output.table(table(tasks, output.words, today=day, frames=tree), report.format_)
    code = exit_code(found, output.words, [round_.totals for round_ in in_rounds], with_frames=True)
    is_late = any(each.days_late(day) for each in tasks)
    raise typer.Exit(1 if strict and is_late else code)
