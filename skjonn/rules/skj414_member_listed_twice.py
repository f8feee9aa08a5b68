"""A member of a recipient is listed twice.

What it finds: two of a recipient's `members` that mean the same municipality.

Why it matters: one of them should be another municipality, or members are counted wrongly.

Example with the fault:

    [[applications]]
    id = "2020-01"
    recipient = "Regionrådet for Indre Østfold"
    members = ["Marker", "Aremark", "3013"]

Example without:

    [[applications]]
    id = "2020-01"
    recipient = "Regionrådet for Indre Østfold"
    members = ["Marker", "Aremark"]

How to fix it: take one of them out, or write the municipality that was meant.

Source: the ledger format, «A recipient that is not one municipality».
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.place import LookupResult
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each member that a recipient lists again."""
    for application, recipient in round_.recipients:
        first: dict[LookupResult, int] = {}
        for item, member in enumerate(recipient.members):
            earlier = first.setdefault(member, item)
            if earlier != item:
                yield RULE.finding(
                    f"{member.name or application.entry.members[item]} is listed twice among the members.",
                    at=application.at("members", item),
                    about=application.entry.id,
                    also=(application.at("members", earlier),),
                    hint="Remove one of them, or write the municipality that was meant.",
                )
