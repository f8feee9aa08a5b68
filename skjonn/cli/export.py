"""`skjonn export`: payments, parquet."""

from typing import Annotated

import typer

from skjonn.cli import options
from skjonn.model.errors import UsageError


def payments(
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="What was left to pay at the end of this day; else now.")
    ] = None,
    rounds: options.Rounds = None,
    years: options.Years = None,
    regions: options.Regions = None,
    format_: options.TableFormat = "table",
    output_file: options.OutputFile = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """List what is to be paid.

    A row is an award of which something is left to pay: what is in force, less what is held and what is paid, with the
    municipality's number; a recipient that is not one municipality has none. What is held or to be repaid is not in the
    list, and is said on standard error.
    """
    from skjonn.actions import lookup
    from skjonn.cli.criteria import criteria_of
    from skjonn.cli.environment import read_day
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read
    from skjonn.cli.streams import say
    from skjonn.reports.payments import payments as report

    output = Output.of(lang, no_color=no_color, file=output_file)
    day = read_day(on, "--on") if on is not None else None
    found = read(ledger)
    listed = lookup.of_years(lookup.rounds(found, rounds or ()), years or ())
    criteria = criteria_of(listed, regions or (), (), (), as_of=None)
    table, apart, is_incomplete = report(listed, output.words, criteria=criteria, on=day)
    output.table(table, format_)
    for sentence in apart:
        say(sentence)
    code = exit_code(found, output.words, [round_.totals for round_ in listed])
    raise typer.Exit(1 if is_incomplete else code)


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
