"""What a ledger holds for a municipality, under each number it has had."""

from collections.abc import Sequence

from skjonn.model.account import Account, Totals
from skjonn.places.history import Record
from skjonn.reports.cases import cases_of_applications, cases_of_awards
from skjonn.reports.place import Held


def holdings(accounts: Sequence[Account], records: Sequence[Record]) -> tuple[Held, ...]:
    """Sum the entries of each record of a municipality: those under its number, in the rounds of its years."""
    return tuple(_held(accounts, record) for record in records)


def _held(accounts: Sequence[Account], record: Record) -> Held:
    rounds = [each for each in accounts if record.first <= each.round.heading.date.year <= record.last]
    tally = Totals()
    for case in cases_of_applications(rounds):
        if case.application and case.home and case.home.number == record.place.number:
            tally.apply(case.application)
    for case in cases_of_awards(rounds):
        if case.award and case.home and case.home.number == record.place.number:
            tally.grant(case.award)
    return Held(tally.applications, tally.awards, tally.granted)
