"""`skjonn summary`."""

from collections.abc import Collection
from typing import Annotated, Literal

import typer

from skjonn.cli import complete, options
from skjonn.cli.environment import map_day
from skjonn.inputs.choice import one_of
from skjonn.model.errors import UsageError

_MOST = 2
"""The greatest number of dimensions."""
_ALIASES = {"county": "region"}


def summary(
    *,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHAT",
            help="By region, municipality, recipient, partner, round, frame, year, role, grantor, or two: region,year.",
            autocompletion=complete.groupings,
        ),
    ] = "region",
    across: Annotated[
        str | None,
        typer.Option(
            "--across",
            metavar="WHAT",
            help="Show what was granted in each round or year in a column of its own, and the change.",
            autocompletion=complete.across,
        ),
    ] = None,
    which: options.Which,
    applicants: options.Applicants,
    chart: Annotated[bool, typer.Option("--chart", help="Draw a bar beside each amount.")] = False,
    no_cache: options.NoCache = False,
    report: options.TableReport,
) -> None:
    """Sum up the rounds.

    Applications, awards, amounts and shares, by region or as --by says, with --as-of on the map of another day.
    """
    from skjonn.actions import lookup
    from skjonn.cli.output import Output
    from skjonn.cli.reading import exit_code, read, read_totals
    from skjonn.reports.summary import summary_of_entries, summary_of_totals
    from skjonn.reports.summary.across import summary_across
    from skjonn.reports.summary.dimensions import DIMENSIONS, Dimension, Grouping

    output = Output.of(report)
    words = output.words
    names = (_ALIASES.get(name.strip(), name.strip()) for name in by.split(","))
    dimensions: tuple[Dimension, ...] = tuple(one_of(name, DIMENSIONS, "--by") for name in names)
    if len(dimensions) > _MOST or len(set(dimensions)) < len(dimensions):
        raise UsageError(f"--by: {by} is neither one dimension nor two.", now="Write one, or two: region,year.")
    grouping = Grouping(dimensions, map_day(applicants.as_of))
    columns = _across(across, grouping.by, chart=chart)
    if grouping.needs_entries or which.regions or applicants.municipalities or applicants.recipients:
        from skjonn.cli.criteria import criteria_of, say_what_is_shown
        from skjonn.reports.narrowed import narrowed

        ledger = read(report.ledger)
        wanted = lookup.rounds(ledger, which.rounds or (), years=which.years or ())
        criteria = criteria_of(wanted, which, applicants)
        totals = [each.totals for each in wanted]
        only = (*criteria.counties, *criteria.municipalities, *criteria.recipients)
        shown = [narrowed(each, criteria) for each in wanted] if only else wanted
        if columns:
            table = summary_across(shown, words, grouping=grouping, across=columns, only=only)
        else:
            table = summary_of_entries(shown, words, grouping=grouping, chart=chart, only=only)
        output.table(table, report.format_)
        say_what_is_shown(criteria, wanted, output)
        raise typer.Exit(exit_code(ledger, words, totals))
    found = read_totals(report.ledger, no_cache=no_cache)
    known = lookup.rounds(found, which.rounds or (), years=which.years or ())
    if columns:
        table = summary_across(known, words, grouping=grouping, across=columns)
    else:
        table = summary_of_totals(known, words, grouping=grouping, chart=chart)
    output.table(table, report.format_)
    raise typer.Exit(exit_code(found, words, known))


def _across(across: str | None, by: Collection[str], *, chart: bool) -> Literal["round", "year"] | None:
    """What `--across` has a column for; `None` without the option.

    Raises:
        UsageError: It is neither a round nor a year, or does not go with another option.
    """
    from skjonn.reports.summary.across import ACROSS

    if across is None:
        return None
    found = one_of(across, ACROSS, "--across")
    if found in by:
        raise UsageError(f"--across: {found} is already in --by.", now="Group by something else.")
    if chart:
        raise UsageError("--across and --chart do not go together.", now="Leave one of them out.")
    return found
