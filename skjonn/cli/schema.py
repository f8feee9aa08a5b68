"""`skjonn schema`."""

from functools import partial
from typing import Annotated

import typer

from skjonn.cli import complete, environment, options
from skjonn.inputs.choice import one_of


def schema(
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHICH]", help="round (the default), settings or frames.", autocompletion=complete.schemas
        ),
    ] = None,
    *,
    write: Annotated[
        bool, typer.Option("--write", help="Write all of them, or the one named, into the ledger's folder.")
    ] = False,
    report: options.Report,
) -> None:
    """Print the JSON Schema of a round, of the settings, or of the frames above the rounds.

    Editors use it to check and complete what is typed. With --write, it is written into the ledger's folder, where the
    first line of a round names it: `#:schema ./round.schema.json`. skjonn.toml and frames.toml can name theirs.
    """
    from skjonn.actions import schema as schemas
    from skjonn.cli.output import Output, reported
    from skjonn.cli.streams import say
    from skjonn.codec.schema import FILES
    from skjonn.model.source import display_path
    from skjonn.render.visible import visible

    output = Output.of(report)
    named = which and one_of(which, tuple(FILES), "WHICH")
    if not write:
        output.text(schemas.schema(named or "round"), "json")
        return
    root, name = environment.ledger_root(report.ledger)
    waiting = partial(say, output.words.waiting.format(ledger=name))
    written = schemas.write_schemas(root, [named] if named else FILES, waiting=waiting)
    with reported(f"The schemas are in {name}"):
        output.text("".join(f"{visible(display_path(name, each))}\n" for each in written))
