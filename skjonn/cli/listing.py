"""How commands list applications and awards, or show one of them."""

from dataclasses import dataclass

import typer

from skjonn.actions import choose
from skjonn.actions.show import show as find
from skjonn.cli.output import FOR_PEOPLE, Output
from skjonn.cli.reading import exit_code, read
from skjonn.model.money import read_amount
from skjonn.reports.cases import SORTS, Criteria
from skjonn.reports.entry import entry, for_people
from skjonn.reports.listing import Entries, listing


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list is narrowed to and sorted by, as typed."""

    round: str | None
    region: str | None
    municipality: str | None
    least: str | None
    most: str | None
    sort: str


def show(ledger: str | None, narrowed: Narrowed, output: Output, format_: str, *, entries: Entries) -> None:
    """List applications or awards."""
    sort = choose.one_of(narrowed.sort, SORTS, "--sort")
    least, most = (read_amount(text, zero=True) if text else None for text in (narrowed.least, narrowed.most))
    found = read(ledger)
    accounts = choose.rounds(found, narrowed.round)
    county = choose.county(narrowed.region, accounts) if narrowed.region else None
    criteria = Criteria(county, narrowed.municipality, least, most)
    output.table(listing(accounts, output.words, entries=entries, criteria=criteria, sort=sort), format_)
    raise typer.Exit(exit_code(found, output.words))


def show_one(ledger: str | None, id_: str, output: Output, format_: str, *, entries: Entries) -> None:
    """Show one application or award."""
    found = read(ledger)
    case, file, line = find(found, id_, entries=entries)
    table = entry(case, output.words, file=file, line=line)
    output.table(for_people(table, output.words) if format_ in FOR_PEOPLE else table, format_)
    raise typer.Exit(exit_code(found, output.words))
