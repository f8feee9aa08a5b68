"""List applications and awards, or show one of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import typer

from skjonn.actions import lookup
from skjonn.actions.show import show as find
from skjonn.cli.criteria import criteria_of, say_what_is_shown
from skjonn.cli.options import Applicants, Listing, TableReport, Which
from skjonn.cli.output import FOR_PEOPLE, Output
from skjonn.cli.reading import exit_code, read
from skjonn.cli.streams import say
from skjonn.inputs.amounts import read_amount
from skjonn.inputs.choice import one_of
from skjonn.language.counting import counted
from skjonn.model.lifecycle import Life
from skjonn.model.table import Table
from skjonn.reports.entry import Placed, entry, for_people
from skjonn.reports.listed import STATUSES, Entries, Status
from skjonn.reports.listing import listing, sorts
from skjonn.reports.timeline import timeline


def show(
    entries: Entries,
    report: TableReport,
    output: Output,
    *,
    which: Which,
    applicants: Applicants,
    listed: Listing,
    statuses: Sequence[str] = (),
    lives: Sequence[Callable[[Life], bool]] = (),
) -> None:
    """List the applications or awards that the options mean."""
    order = one_of(listed.sort, sorts(output.words, entries=entries), "--sort")
    low, high = (read_amount(text, zero=True) if text else None for text in (listed.least, listed.most))
    found = read(report.ledger)
    rounds = lookup.rounds(found, which.rounds or (), years=which.years or ())
    criteria = criteria_of(rounds, which, applicants)
    ends: tuple[Status, ...] = tuple(one_of(text, STATUSES, "--status") for text in statuses)
    criteria = replace(criteria, least=low, most=high, statuses=ends, lives=tuple(lives))
    table = listing(rounds, output.words, entries=entries, criteria=criteria, sort=order, reverse=listed.reverse)
    output.table(table, report.format_)
    say_what_is_shown(criteria, rounds, output)
    raise typer.Exit(exit_code(found, output.words, [round_.totals for round_ in rounds]))


def _table_of(found: Sequence[Placed], output: Output, format_: str) -> Table:
    """The table of one application or award. For people it is a timeline, if it has events."""
    resolved = found[0].listed.resolved
    if format_ in FOR_PEOPLE and resolved is not None and resolved.history:
        return timeline(found[0], resolved, output.words)
    table = entry(found, output.words)
    return for_people(table, output.words) if format_ in FOR_PEOPLE else table


def show_one(report: TableReport, id_: str, output: Output, *, entries: Entries) -> None:
    """Show the application or award of an id, or all of them if several have it."""
    ledger = read(report.ledger)
    found = find(ledger, id_, entries=entries)
    output.table(_table_of(found, output, report.format_), report.format_)
    rounds = {each.listed.round.file: each.listed.round for each in found}
    code = exit_code(ledger, output.words, list(rounds.values()))
    if len(found) > 1:
        noun = output.words.award if entries == "awards" else output.words.application
        say(output.words.not_unique.format(entries=counted(len(found), noun), id=id_))
        code = 1
    raise typer.Exit(code)
