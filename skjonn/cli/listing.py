"""How commands list applications and awards, or show one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import typer

from skjonn.actions import lookup
from skjonn.actions.show import show as find
from skjonn.cli.choice import one_of
from skjonn.cli.grouping import map_of
from skjonn.cli.output import FOR_PEOPLE, Output
from skjonn.cli.reading import exit_code, read
from skjonn.inputs.amounts import read_amount
from skjonn.model.errors import UnknownNameError
from skjonn.model.place import UnresolvedMunicipality
from skjonn.model.resolved import ResolvedRound
from skjonn.places.counties import county_asked_for
from skjonn.places.lookup import look_up
from skjonn.reports.entry import entry, for_people
from skjonn.reports.listed import SORTS, Criteria, Entries, listed_applications
from skjonn.reports.listing import listing


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list is narrowed to and sorted by, as typed."""

    round: str | None
    region: str | None
    municipality: str | None
    least: str | None
    most: str | None
    sort: str
    as_of: str | None


def show(ledger: str | None, narrowed: Narrowed, output: Output, format_: str, *, entries: Entries) -> None:
    """List applications or awards."""
    sort = one_of(narrowed.sort, SORTS, "--sort")
    least, most = (read_amount(text, zero=True) if text else None for text in (narrowed.least, narrowed.most))
    found = read(ledger)
    rounds = lookup.rounds(found, narrowed.round)
    as_of = map_of(narrowed.as_of)
    county = _county(narrowed.region, rounds, as_of) if narrowed.region else None
    if narrowed.municipality:
        _require_municipality(narrowed.municipality, rounds)
    criteria = Criteria(county, narrowed.municipality, least, most, as_of)
    output.table(listing(rounds, output.words, entries=entries, criteria=criteria, sort=sort), format_)
    raise typer.Exit(exit_code(found, output.words, [round_.totals for round_ in rounds]))


def _county(text: str, rounds: Sequence[ResolvedRound], as_of: date | None) -> str:
    """The county that is meant: one that the rounds know, or one of another day's map."""
    return lookup.county(text, [round_.totals for round_ in rounds]) if as_of is None else county_asked_for(text, as_of)


def _require_municipality(text: str, rounds: Sequence[ResolvedRound]) -> None:
    """Refuse a name that stands in none of the rounds and is no municipality's on their dates."""
    if any(Criteria(municipality=text).meet(listed, None) for listed in listed_applications(rounds)):
        return
    applicants = [look_up(text, round_.heading.date) for round_ in rounds]
    unplaced = [home for home in applicants if isinstance(home, UnresolvedMunicipality)]
    if applicants and len(unplaced) == len(applicants):
        raise UnknownNameError(unplaced[-1].message, now=unplaced[-1].hint)


def show_one(ledger: str | None, id_: str, output: Output, format_: str, *, entries: Entries) -> None:
    """Show one application or award."""
    found = read(ledger)
    listed, file, line = find(found, id_, entries=entries)
    table = entry(listed, output.words, file=file, line=line)
    output.table(for_people(table, output.words) if format_ in FOR_PEOPLE else table, format_)
    raise typer.Exit(exit_code(found, output.words, [listed.round]))
