"""`skjonn export`: parquet."""

from typing import Annotated

import typer

from skjonn.cli import options
from skjonn.model.errors import UsageError


def parquet(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write; a new one, or an empty one.")],
    *,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a former export.")] = False,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Write the applications and awards as Parquet.

    A row is an application with its award, a file DIR/year=.../skjonn.parquet holds the rounds of a year: for DuckDB,
    Spark, Trino and the like. At the end all files are there, or none. Needs pyarrow, which the extra `parquet` brings.
    """
    from skjonn.actions.export import export
    from skjonn.cli.output import Output, reported
    from skjonn.cli.progress import with_progress
    from skjonn.cli.reading import exit_code, find
    from skjonn.disk.home import expanded
    from skjonn.exports import exporter
    from skjonn.render.cells import visible

    try:
        chosen = exporter("parquet")
    except ModuleNotFoundError as error:
        raise UsageError("Parquet needs pyarrow.", now="Install it: pip install pyarrow") from error
    output = Output.of(lang, no_color=no_color)
    target = expanded(folder)
    found, names = export(find(ledger), target, exporter=chosen, overwrite=overwrite, progress=with_progress)
    with reported(f"The export is in {folder}"):
        output.text("".join(f"{visible((target / name).as_posix())}\n" for name in names))
    raise typer.Exit(exit_code(found, output.words, found.rounds))
