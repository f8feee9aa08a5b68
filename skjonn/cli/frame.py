"""`skjonn frame`."""

from typing import Annotated, NoReturn

import typer

from skjonn.cli import environment, options
from skjonn.model.errors import UsageError


def frame(
    *,
    tree: Annotated[bool, typer.Option("--tree", help="Show the frames above the rounds instead.")] = False,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="With --tree: what counts on that day; else all of it.")
    ] = None,
    rounds: options.Rounds = None,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    no_cache: options.NoCache = False,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Show the control totals.

    Each with what is stated, what is counted and the verdict; and what cannot be verified, and why. With --tree, the
    frames of frames.toml: what each has, what of it is parted out and granted, and what is left.
    """
    if tree:
        _tree(on, rounds, format_, output_file, no_cache=no_cache, ledger=ledger, lang=lang, no_color=no_color)
    if on is not None:
        raise UsageError("--on goes with --tree.", now="Control totals do not change from day to day.")
    from skjonn.actions import lookup
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read_totals
    from skjonn.reports.frame import frame as report

    output = Output.of(lang, no_color=no_color, file=output_file)
    found = read_totals(ledger, no_cache=no_cache)
    wanted = lookup.rounds(found, rounds or ())
    output.table(report(wanted, output.words), format_)
    raise typer.Exit(exit_code(found, output.words, wanted))


def _tree(
    on: str | None,
    rounds: list[str] | None,
    format_: str,
    output_file: str | None,
    *,
    no_cache: bool,
    ledger: str | None,
    lang: str | None,
    no_color: bool,
) -> NoReturn:
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read_totals, tell_of_unread_frames
    from skjonn.controls.frame_tree import FrameTree
    from skjonn.reports.frame_tree import frame_tree

    if rounds:
        raise UsageError("--round does not go with --tree.", now="A frame counts all rounds below it.")
    output = Output.of(lang, no_color=no_color, file=output_file)
    day = None if on is None else environment.read_day(on, "--on")
    found = read_totals(ledger, no_cache=no_cache)
    output.table(frame_tree(FrameTree.of(found.frames, found.rounds), output.words, on=day), format_)
    unread = tell_of_unread_frames(found, output.words)
    raise typer.Exit(max(unread, exit_code(found, output.words, found.rounds)))
