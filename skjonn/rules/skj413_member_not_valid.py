"""A member of a recipient is not a municipality on the round's date.

What it finds: among a recipient's `members`, a text that is not the name or number of exactly one municipality on the
round's date.

Why it matters: nobody can tell whom the recipient stands for, and in which county it counts.

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

How to fix it: correct the name, or write what the municipality became, or the number if several have the name. A member
that is not a municipality is a partner.

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
