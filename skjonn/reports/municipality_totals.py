"""The totals of a municipality in a ledger, under each number it has had."""

from collections.abc import Sequence

from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedRound
from skjonn.model.totals import Totals
from skjonn.places.history import Record


def municipality_totals(rounds: Sequence[ResolvedRound], records: Sequence[Record]) -> tuple[Totals, ...]:
    """Sum the entries of each record of a municipality: those under its number, in the rounds of its years."""
    return tuple(_totals(rounds, record) for record in records)


def recipients_with(rounds: Sequence[ResolvedRound], records: Sequence[Record]) -> tuple[str, ...]:
    """The names of the recipients that a municipality is a member of, each once."""
    years = {record.place.number: (record.first, record.last) for record in records}
    found: dict[str, None] = {}
    for round_ in rounds:
        for _, recipient in round_.recipients:
            numbers = {member.number for member in recipient.members if isinstance(member, Municipality)}
            if any(
                years[number][0] <= round_.heading.date.year <= years[number][1] for number in numbers & years.keys()
            ):
                found[recipient.name] = None
    return tuple(found)


def _totals(rounds: Sequence[ResolvedRound], record: Record) -> Totals:
    total = Totals()
    for round_ in rounds:
        if record.first <= round_.heading.date.year <= record.last:
            for application in round_.applications:
                municipality = application.municipality
                if municipality and municipality.number == record.place.number:
                    total.add(application.totals)
    return total
