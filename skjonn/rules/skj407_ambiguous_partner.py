"""A partner's name means several municipalities.

What it finds: a partner whose name several municipalities have on the round's date, written without number or county.

Why it matters: nobody can tell which municipality takes part, so no list of a municipality's projects has it.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Marker", "Våler"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Marker", "Våler (Viken)"]

How to fix it: write the name with its county. If the source does not say which, keep the name as printed and waive the
finding with the reason.

Source: the announcement of 2020, which names Våler as a partner of Råde; there was one in Viken and one in Innlandet.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.place import UnresolvedMunicipality
from skjonn.model.resolved import ResolvedRound
from skjonn.places.lookup import look_up
from skjonn.places.misspelling import bearers

RULE = Rule.of(__name__, __doc__, "note")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look for the names that several municipalities have."""
    on = round_.heading.date.last
    applicants = {name: look_up(name, on) for name in round_.partner_names if len(bearers(name, on)) > 1}
    several = {name: home for name, home in applicants.items() if isinstance(home, UnresolvedMunicipality)}
    for partner, id_, at in round_.partners_named(several):
        yield RULE.finding(several[partner].message, at=at, about=id_, hint=several[partner].hint)
