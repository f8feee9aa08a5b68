"""`skjonn init`."""

import os
from functools import partial
from typing import Annotated

import typer

from skjonn.cli import environment, options


def init(
    folder: Annotated[
        str | None, typer.Argument(metavar="[DIR]", help="The ledger's folder; else SKJONN_LEDGER, else ledger.")
    ] = None,
    *,
    common: options.Common,
) -> None:
    """Create a ledger.

    Creates its folder, its settings with every key commented out, the schemas for editors, and a .gitignore for the
    lock. Files that exist are kept. On a terminal, it offers to add a first round.
    """
    from skjonn.actions.init import init as begin
    from skjonn.cli import beginning
    from skjonn.cli.output import Output, reported
    from skjonn.cli.streams import say
    from skjonn.disk.find import FOLDER, VARIABLE
    from skjonn.model.source import display_path
    from skjonn.render.visible import visible

    output = Output.of(common)
    words = output.words
    root, name = environment.ledger_root(folder or common.ledger or os.environ.get(VARIABLE) or FOLDER, new=True)
    begun = begin(root, waiting=partial(say, words.waiting.format(ledger=name)))
    with reported(f"The ledger is in {name}"):
        lines = [words.made.format(file=display_path(name, each)) for each in begun.made]
        lines += [words.completed.format(file=display_path(name, each)) for each in begun.added]
        lines = lines or [words.all_there.format(ledger=name)]
        output.text("".join(f"{visible(line)}\n" for line in lines))
    beginning.offer_round(root, output)
    with reported(f"The ledger is in {name}"):
        output.text(beginning.next_commands(root, output.words))
