"""`skjonn import`."""

from typing import Annotated

import typer

from skjonn.cli import complete, options
from skjonn.cli.field_options import FieldsOf, Given


def import_(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Announcements as text, workbooks (xlsx, xls, ods), CSV, web pages or JSON; - is standard input.",
        ),
    ],
    *,
    round_: options.AddTo = None,
    new_round: Annotated[
        str | None, typer.Option("--new-round", metavar="ID", help="Add this round, with the options of `round add`.")
    ] = None,
    wanted: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="WHAT",
            help="What rows are: applications, awards (each with its application), decisions on the round's "
            "applications, or events; by default awards if there is a column for the amount granted.",
            autocompletion=complete.of_words(("applications", "awards", "decisions", "events")),
        ),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="KEY=HEADING",
            help="The heading of the column to read as KEY, such as requested=Søknadssum; as `none`, it is ignored.",
        ),
    ] = None,
    using: Annotated[
        str | None, typer.Option("--using", metavar="NAME", help="Read tables as [import.NAME] in skjonn.toml says.")
    ] = None,
    delimiter: Annotated[
        str | None,
        typer.Option("--delimiter", metavar="MARK", help="The separator of a CSV: ; , | or tab."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    heading: Annotated[Given, FieldsOf("round")],
    frame: Annotated[Given, FieldsOf("frame")],
    regions: Annotated[
        list[str] | None,
        typer.Option(
            "--region", metavar="REGION", help="A county of the new round with its FIGUREs; repeat it for more."
        ),
    ] = None,
    writing: options.Writing,
) -> None:
    """Import applications, awards, decisions or events from announcements and tables.

    It shows the kind of each file, how its columns were understood, what was ignored, whether the file's own totals
    agree with its rows, and which rows are in the ledger already; those are left out. Then it asks once, and writes all
    rows or nothing. Anything that can be read in two ways is refused, with its place.

    Workbooks and web pages need the extra `import`: pip install 'skjonn[import]'.
    """
    from skjonn.actions.import_entries import ImportOptions
    from skjonn.cli import adding, importing
    from skjonn.inputs.choice import one_of
    from skjonn.inputs.tables.columns import AS

    with adding.nothing_written():
        into = importing.round_meant(
            round_, new_round, heading, frame, regions or (), importing.left_to_defaults(context)
        )
        rows = None if wanted is None else one_of(wanted, AS, "--as")
        chosen = ImportOptions(wanted=rows, using=using, columns=importing.columns_of(columns or ()))
        mark = importing.separator_of(delimiter)
    options_, output = adding.begin(writing, new=new_round is not None)
    importing.run(files, into, chosen, options_, output, delimiter=mark, yes=yes)
