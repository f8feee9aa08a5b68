"""`skjonn check`."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skjonn.cli import complete, environment, options
from skjonn.cli.streams import say
from skjonn.disk.home import expanded
from skjonn.disk.reason import reason
from skjonn.inputs.choice import one_of
from skjonn.model.errors import UsageError

if TYPE_CHECKING:
    from skjonn.model.diagnostic import Known
    from skjonn.model.settings import Check


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Files, as a git hook passes them, or folders; every ledger that they are in or contain is checked.",
        ),
    ] = None,
    *,
    rounds: options.Rounds = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULES",
            help="Only these rules, by code, code prefix or name; read errors are always reported.",
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
            help="Only findings that are not in this file, which --format json wrote in this folder.",
        ),
    ] = None,
    most: Annotated[
        str | None, typer.Option("--max", metavar="N", help="Show at most N findings, and count the rest.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings by rule instead of listing them.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 on warnings as well.")] = False,
    show_waived: Annotated[bool, typer.Option("--show-waived", help="Also list what is waived.")] = False,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, concise, github, gitlab, json, junit, rdjson or sarif; with --statistics those of a table.",
            autocompletion=complete.check_formats,
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    reports: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="FORMAT=FILE",
            help="Also write the findings to a file; repeat it for more.",
            autocompletion=complete.reports,
        ),
    ] = None,
    no_cache: options.NoCache = False,
    today: options.Today = None,
    report: options.Report,
) -> None:
    """Check the ledger.

    Every entry is checked against the rules, and every control total against its entries. Exits with 0 if there are no
    errors, 1 if there are, and 2 if it cannot run.
    """
    from skjonn.actions.check import check as check_ledger
    from skjonn.actions.load import rounds_of
    from skjonn.cli.check_reporter import CheckReporter
    from skjonn.cli.named_files import unread
    from skjonn.cli.output import Output
    from skjonn.cli.progress import with_progress
    from skjonn.cli.reading import find_each, warn_of_settings_beside
    from skjonn.incremental import user_cache

    output = Output.of(report)
    known_formats = _formats(statistics=statistics)
    form = one_of(format_ or known_formats[0], known_formats, "--format")
    if most is not None and not re.fullmatch("[0-9]{1,9}", most):
        raise UsageError(f"--max: {most} is not a number of findings.", now="Write 0 or more.")
    asked = _rules_asked_for(select, ignore)
    also = _reports_in(reports)
    known = _known_to(baseline)
    _require_baseline_kept(baseline, report.output_file, also)
    ledgers = find_each(report.ledger, paths or ())
    for files in ledgers:
        warn_of_settings_beside(Path(files.root))
    for sentence in unread(paths or (), ledgers):
        say(sentence)
    day = environment.today(today, os.environ)
    checked = [
        check_ledger(
            files,
            today=day,
            only=rounds or (),
            asked=asked,
            progress=with_progress,
            store=None if no_cache else user_cache(files),
        )
        for files in ledgers
    ]
    reporter = CheckReporter(checked, output, known, None if most is None else int(most), show_waived)
    for format_of_report, file in also:
        reporter.write(format_of_report, file)
    result = reporter.result("text" if statistics else form)
    if statistics:
        from skjonn.reports.statistics import statistics as table

        output.table(table(result, output.words), form)
    else:
        reporter.show(result, form)
    if not any(map(rounds_of, ledgers)):
        say(output.words.empty_ledger)
    counts = result.counts
    if counts["error"] or (strict and counts["warning"]):
        raise typer.Exit(1)


def _formats(*, statistics: bool) -> Sequence[str]:
    """The formats of findings, or those of a table."""
    if statistics:
        from skjonn.render.tables import formats
    else:
        from skjonn.render.diagnostics import formats
    return formats()


def _rules_asked_for(select: Sequence[str] | None, ignore: Sequence[str] | None) -> "Check":
    """The rules that `--select` and `--ignore` name, repeated or separated by commas.

    Raises:
        UnknownNameError: There is no such rule.
    """
    from skjonn.checking.catalogue import catalogue
    from skjonn.checking.select import require_known
    from skjonn.model.settings import Check

    asked = Check(tuple(_words(select)), tuple(_words(ignore)))
    rules = [entry.rule for entry in catalogue()]
    require_known(asked.select, rules, option="--select")
    require_known(asked.ignore, rules, option="--ignore", leaves_out=True)
    return asked


def _known_to(baseline: str | None) -> "Known | None":
    """The findings in the baseline; `None` without one.

    Raises:
        UsageError: It cannot be read, or is not a baseline.
    """
    if baseline is None:
        return None
    from skjonn.inputs.baseline import read_baseline

    path = expanded(baseline)
    try:
        return read_baseline(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(
            f"--baseline: {baseline} cannot be read: {reason(error)}.",
            now="`skjonn check --format json --output-file FILE` writes one.",
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"--baseline: {baseline} is not UTF-8.", now="Save it as UTF-8.") from error
    except UsageError as error:
        raise UsageError(f"--baseline: {baseline}: {error.what}", now=error.now) from error


def _require_baseline_kept(baseline: str | None, output_file: str | None, reports: Sequence[tuple[str, str]]) -> None:
    """Refuse to write a report over the baseline, whose findings it leaves out.

    Raises:
        UsageError: A report would replace it.
    """
    named = [("--output-file", output_file), *(("--report", file) for _, file in reports)]
    for option, file in named:
        if baseline is not None and file is not None and _is_same_file(file, baseline):
            raise UsageError(
                f"{option}: {file} is the baseline. A report holds only new findings, and would lose the others.",
                now=f"For a new baseline, leave out --baseline: `skjonn check --format json --output-file {file}`.",
            )


def _is_same_file(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:  # one of them does not exist
        return False


def _reports_in(texts: Sequence[str] | None) -> tuple[tuple[str, str], ...]:
    """The formats and files that `--report FORMAT=FILE` names.

    Raises:
        UsageError: A text is not FORMAT=FILE, or a file is named twice.
    """
    found: dict[str, str] = {}
    for text in texts or ():
        format_, equals, file = text.partition("=")
        if not equals or not file:
            raise UsageError(f"--report: {text} names no file.", now="Write a format and a file: sarif=findings.sarif.")
        file = str(expanded(file))
        if file in found:
            raise UsageError(f"--report: {file} is named twice.", now="Give each report a file of its own.")
        found[file] = one_of(format_, _formats(statistics=False), "--report")
    return tuple((format_, file) for file, format_ in found.items())


def _words(texts: Sequence[str] | None) -> Iterator[str]:
    return (word for text in texts or () for each in text.split(",") if (word := each.strip()))
