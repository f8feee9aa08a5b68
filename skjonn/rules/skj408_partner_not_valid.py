"""A partner is no municipality on the round's date, and was or will be one.

What it finds: a partner that bears the name of a municipality which was abolished or renamed before the round's date,
or came to be after it.

Why it matters: the list is an old one, or the round's date is wrong; nobody of that name can answer for the partner's
part.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Askim", "Marker"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Indre Østfold", "Marker"]

How to mend it: write the municipality that it became. If a place or a club of that name is meant, or the source has it
so, waive the finding with the reason.

Source: Statistics Norway, classification 131 (KLASS): Askim and Hobøl in a real announcement of 2020.
"""

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.partner_places import where_named
from skjonn.model.place import Unplaced
from skjonn.places import look_up
from skjonn.places.misspelling import bearers, is_place

RULE = Rule.of(__name__, __doc__, "warning")


def check(account: Account) -> Iterator[Finding]:
    """Look for names that are a municipality's at another time."""
    on = account.round.heading.date
    homes = {name: look_up(name, on) for name in account.partner_names if is_place(name) and not bearers(name, on)}
    others = {name: home for name, home in homes.items() if isinstance(home, Unplaced) and home.why == "invalid"}
    for partner, id_, at in where_named(account, others):
        yield RULE.finding(others[partner].message, at=at, about=id_, hint=others[partner].hint)
