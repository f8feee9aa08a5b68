"""None of a recipient's members lies in the county that it counts in.

What it finds: a `county` of an application in which none of its `members` lies on the round's date.

Why it matters: the money counts in another county than those it is for; the county or the members are wrong.

Example with the fault:

    [[applications]]
    id = "2020-01"
    recipient = "Regionrådet for Indre Østfold"
    members = ["Marker", "Aremark"]
    county = "Innlandet"

Example without:

    [[applications]]
    id = "2020-01"
    recipient = "Regionrådet for Indre Østfold"
    members = ["Marker", "Aremark"]
    county = "Viken"

How to fix it: correct the county or the members.

Source: the ledger format, «A recipient that is not one municipality».
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each stated county in which none of the members lies."""
    for application, recipient in round_.recipients:
        counties = dict.fromkeys(member.county for member in recipient.members)
        county = recipient.stated_county
        # A member whose municipality is unknown may lie in it.
        if county is None or not counties or county in counties or None in counties:
            continue
        yield RULE.finding(
            f"{application.name} counts in {county}, but its members lie in {' and '.join(filter(None, counties))}.",
            at=application.at("county"),
            about=application.entry.id,
            also=(application.at("members"),),
            hint="Correct the county or the members.",
        )
