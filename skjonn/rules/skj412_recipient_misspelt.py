"""A recipient's name is nearly that of a municipality, or of another recipient.

What it finds: a `recipient` whose name is one slip away from that of a municipality on the round's date or, in one of
its words, of another recipient of the round, as partners are compared (SKJ406).

Why it matters: a municipality's money is not found under its number, or one recipient is counted as two.

Example with the fault:

    [[applications]]
    id = "2020-01"
    recipient = "Rakkstad"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "Rakkestad"

How to fix it: correct the spelling. If the name is right, or the source spells it so, waive the finding with the
reason.

Source: misspelt names in real announcements.
"""

from collections import Counter
from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.misspelling import names_meant
from skjonn.places.unresolved import recipients_at_fault

RULE = Rule.of(__name__, __doc__, "warning")

_nearly_a_municipality = recipients_at_fault(RULE, "misspelt")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare each recipient with the municipalities, then with the other recipients."""
    yield from _nearly_a_municipality(round_)
    named = Counter(recipient.name for _, recipient in round_.recipients if not recipient.fault)
    meant = names_meant([name for name, _ in named.most_common()])
    for application, recipient in round_.recipients:
        if other := meant.get(recipient.name):
            yield RULE.finding(
                f'"{recipient.name}" is spelt nearly like {other}.',
                at=application.at("recipient"),
                about=application.entry.id,
                hint=f"Did you mean {other}? If it is right, waive the finding.",
            )
