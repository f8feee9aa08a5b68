"""`skjonn export`: payments, xlsx, parquet."""

import os
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skjonn.cli import complete, options
from skjonn.model.errors import UsageError

if TYPE_CHECKING:
    from skjonn.cli.output import Output
    from skjonn.reports.workbook import Sheet

_XLSX = "xlsx"


def payments(
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="What was left to pay at the end of this day; else now.")
    ] = None,
    which: options.Which,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"{options.TABLE_FORMATS}; or xlsx, into an --output-file.",
            autocompletion=complete.table_formats,
        ),
    ] = "table",
    today: options.Today = None,
    report: options.Report,
) -> None:
    """List what is to be paid.

    A row is an award with something left to pay: the amount in force, less what is held and paid. It has the
    municipality's number, but none for a recipient that is not one municipality. What is held or to be repaid is not in
    the list: standard error reports it.
    """
    from skjonn.actions import lookup
    from skjonn.cli import environment
    from skjonn.cli.criteria import criteria_of
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read
    from skjonn.cli.streams import say, write_bytes
    from skjonn.reports.payments import payments as table
    from skjonn.reports.workbook import payments_sheet

    if format_ == _XLSX:
        _require_xlsxwriter()
        if report.output_file is None:
            raise UsageError("A workbook is not for the terminal.", now="Name a file with --output-file.")
    output = Output.of(report)
    day = environment.read_day(on, "--on") if on is not None else None
    found = read(report.ledger)
    listed = lookup.rounds(found, which.rounds or (), years=which.years or ())
    criteria = criteria_of(listed, which)
    to_pay = table(listed, output.words, criteria=criteria, on=day)
    if format_ == _XLSX:
        sheets = [payments_sheet(to_pay, output.words)]
        data = _workbook(sheets, output, title=to_pay.table.title, day=environment.today(today, os.environ))
        write_bytes(Path(output.file or ""), data)
    else:
        output.table(to_pay.table, format_)
    for sentence in to_pay.apart:
        say(sentence)
    code = exit_code(found, output.words, [round_.totals for round_ in listed])
    raise typer.Exit(1 if to_pay.is_incomplete else code)


def xlsx(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The workbook to write.")],
    *,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an earlier export.")] = False,
    which: options.Which,
    today: options.Today = None,
    common: options.Common,
) -> None:
    """Write the ledger as a workbook.

    Its sheets are the summary, the awards, the applications, any events, the payments, and the ledger: its rounds,
    control totals and verdicts. Municipality numbers and ids are texts, so that no spreadsheet changes them. Needs
    XlsxWriter, from the extra `excel`.
    """
    from skjonn.actions import lookup
    from skjonn.cli import environment
    from skjonn.cli.criteria import criteria_of
    from skjonn.cli.output import Output, reported
    from skjonn.cli.reading import exit_code, read
    from skjonn.cli.streams import write_bytes
    from skjonn.cli.version import version
    from skjonn.disk.home import expanded
    from skjonn.disk.replace_file import is_stream, is_taken
    from skjonn.render.visible import visible
    from skjonn.reports.heading import heading
    from skjonn.reports.workbook import Made, sheets

    _require_xlsxwriter()
    output = Output.of(common)
    target = expanded(file)
    if not overwrite and is_taken(target):
        raise UsageError(f"{file} exists already.", now="Choose another file, or replace it with --overwrite.")
    day = environment.today(today, os.environ)
    found = read(common.ledger)
    listed = lookup.rounds(found, which.rounds or (), years=which.years or ())
    criteria = criteria_of(listed, which)
    totals = [round_.totals for round_ in listed]
    made = Made(found.files.root, day, version())
    all_sheets = sheets(listed, output.words, criteria=criteria, made=made)
    title = heading(totals, output.words, only=criteria.counties)
    write_bytes(target, _workbook(all_sheets, output, title=title, day=day), option="FILE")
    # A stream, such as /dev/stdout, gets the workbook alone.
    if not is_stream(target):
        with reported(f"The workbook is in {file}"):
            output.text(f"{visible(target.as_posix())}\n")
    raise typer.Exit(exit_code(found, output.words, totals))


def _require_xlsxwriter() -> None:
    """Require XlsxWriter.

    Raises:
        UsageError: XlsxWriter is not installed.
    """
    try:
        import_module("skjonn.exports.xlsx")
    except ModuleNotFoundError as error:
        raise UsageError("A workbook needs XlsxWriter.", now="Install it: pip install 'skjonn[excel]'") from error


def _workbook(sheets: "Iterable[Sheet]", output: "Output", *, title: str, day: date) -> bytes:
    """The bytes of a workbook.

    Raises:
        UsageError: Temporary files cannot be written.
    """
    from tempfile import TemporaryDirectory

    from skjonn.cli.streams import say
    from skjonn.disk.reason import reason
    from skjonn.exports.xlsx import workbook

    try:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            written = workbook(sheets, output.words, title=title, day=day, folder=Path(folder))
    except OSError as error:
        raise UsageError(
            f"The workbook cannot be made: {reason(error)}.",
            now="Make room for temporary files, or name another folder for them with TMPDIR.",
        ) from error
    if written.cut:
        say(output.words.cut_texts.format(number=written.cut))
    return written.data


def parquet(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write, new or empty.")],
    *,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an earlier export.")] = False,
    common: options.Common,
) -> None:
    """Write the applications and awards as Parquet.

    A row is an application with its award. A file DIR/year=.../skjonn.parquet holds the rounds of a year, for DuckDB,
    Spark, Trino and the like. Either all files are written or none. Needs pyarrow, from the extra `parquet`.
    """
    from skjonn.actions.export import export
    from skjonn.cli.output import Output, reported
    from skjonn.cli.progress import with_progress
    from skjonn.cli.reading import exit_code, find
    from skjonn.disk.home import expanded
    from skjonn.exports import exporter
    from skjonn.render.visible import visible

    try:
        chosen = exporter("parquet")
    except ModuleNotFoundError as error:
        raise UsageError("Parquet needs pyarrow.", now="Install it: pip install 'skjonn[parquet]'") from error
    output = Output.of(common)
    target = expanded(folder)
    found, names = export(find(common.ledger), target, exporter=chosen, overwrite=overwrite, progress=with_progress)
    with reported(f"The export is in {folder}"):
        output.text("".join(f"{visible((target / name).as_posix())}\n" for name in names))
    raise typer.Exit(exit_code(found, output.words, found.rounds))
