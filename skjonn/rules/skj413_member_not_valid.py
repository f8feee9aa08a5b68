"""A member of a recipient is no municipality on the round's date.

What it finds: among a recipient's `members`, what is not the name or number of exactly one municipality on the round's
date.

Why it matters: whom the recipient stands for cannot be told, nor the county that it counts in.

Example with the fault:

    [[applications]]
    id = "2020-01"
    recipient = "Regionrådet for Indre Østfold"
    members = ["Askim", "Marker"]

Example without:

    [[applications]]
    id = "2020-01"
    recipient = "Regionrådet for Indre Østfold"
    members = ["Indre Østfold", "Marker"]

How to fix it: correct the name, write what the municipality became, or the number where several bear the name. A
member that is no municipality is a partner.

Source: Statistics Norway, classification 131 (KLASS).
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.place import UnresolvedMunicipality
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each member that is not exactly one municipality."""
    for application, recipient in round_.recipients:
        for item, member in enumerate(recipient.members):
            if isinstance(member, UnresolvedMunicipality):
                at = application.at("members", item)
                yield RULE.finding(member.message, at=at, about=application.entry.id, hint=member.hint)
