"""`skjonn check`."""

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from skjonn.cli import complete, environment, options
from skjonn.cli.streams import say
from skjonn.inputs.choice import one_of
from skjonn.model.errors import UsageError


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Files, as a hook in git names them, or folders: every ledger they lie in, or hold, is checked whole.",
        ),
    ] = None,
    *,
    rounds: options.Rounds = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULES",
            help="Only these rules, by code, beginning of a code, or name; faults of reading are always reported.",
            autocompletion=complete.rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULES", help="Not these rules.", autocompletion=complete.rules),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Only what is new since this was written by --format json, in this folder.",
        ),
    ] = None,
    most: Annotated[
        str | None, typer.Option("--max", metavar="N", help="List so many findings for people, and count the rest.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings by rule instead of listing them.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 on warnings, too.")] = False,
    show_waived: Annotated[bool, typer.Option("--show-waived", help="List what is waived, too.")] = False,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, concise, github, gitlab, json, junit, rdjson or sarif; with --statistics those of a table.",
            autocompletion=complete.check_formats,
        ),
    ] = None,
    output_file: options.OutputFile = None,
    report: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="FORMAT=FILE",
            help="Write the findings to a file, too; repeat it for more.",
            autocompletion=complete.reports,
        ),
    ] = None,
    no_cache: options.NoCache = False,
    today: options.Today = None,
    ledger: options.Ledger = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
) -> None:
    """Check the ledger.

    Every entry is held against the rules, and every control total against its entries. Ends with 0 where there are
    no errors, with 1 where there are, with 2 where it cannot run.
    """
    from skjonn.actions.check import check as inspect
    from skjonn.actions.load import rounds_of
    from skjonn.cli import inspecting
    from skjonn.cli.named_files import unread
    from skjonn.cli.output import Output
    from skjonn.cli.progress import with_progress
    from skjonn.cli.reading import find_each, kept, tell_of_settings_beside
    from skjonn.render.diagnostics import formats
    from skjonn.render.tables import formats as table_formats
    from skjonn.reports.statistics import statistics as table

    output = Output.of(lang, no_color=no_color, file=output_file)
    known_formats = table_formats() if statistics else formats()
    form = one_of(format_ or known_formats[0], known_formats, "--format")
    if most is not None and not re.fullmatch("[0-9]{1,9}", most):
        raise UsageError(f"--max: {most} is not a number of findings.", now="Write 0 or more.")
    asked = inspecting.rules_asked_for(select, ignore)
    reports = inspecting.reports_in(report)
    known = inspecting.known_to(baseline)
    inspecting.require_baseline_kept(baseline, output_file, reports)
    ledgers = find_each(ledger, paths or ())
    for files in ledgers:
        tell_of_settings_beside(Path(files.root))
    for sentence in unread(paths or (), ledgers):
        say(sentence)
    day = environment.today(today, os.environ)
    checked = [
        inspect(
            files,
            today=day,
            only=rounds or (),
            asked=asked,
            progress=with_progress,
            store=None if no_cache else kept(files),
        )
        for files in ledgers
    ]
    telling = inspecting.CheckReporter(checked, output, known, None if most is None else int(most), show_waived)
    for format_of_report, file in reports:
        telling.report(format_of_report, file)
    inspection = telling.inspection("text" if statistics else form)
    if statistics:
        output.table(table(inspection, output.words), form)
    else:
        telling.answer(inspection, form)
    if not any(map(rounds_of, ledgers)):
        say(output.words.empty_ledger)
    counts = inspection.counts
    if counts["error"] or (strict and counts["warning"]):
        raise typer.Exit(1)
