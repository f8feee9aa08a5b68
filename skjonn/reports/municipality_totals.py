"""What a ledger has for a municipality, under each number it has had."""

from collections.abc import Sequence

from skjonn.model.resolved import ResolvedRound
from skjonn.model.totals import Totals
from skjonn.places.history import Record


def municipality_totals(rounds: Sequence[ResolvedRound], records: Sequence[Record]) -> tuple[Totals, ...]:
    """Sum the entries of each record of a municipality: those under its number, in the rounds of its years."""
    return tuple(_totals(rounds, record) for record in records)


def _totals(rounds: Sequence[ResolvedRound], record: Record) -> Totals:
    total = Totals()
    for round_ in rounds:
        if record.first <= round_.heading.date.year <= record.last:
            for application in round_.applications:
                municipality = application.municipality
                if municipality and municipality.number == record.place.number:
                    total.add(application.totals)
    return total
