"""A partner's name is nearly that of a municipality, or of another partner.

What it finds: a partner that was never a municipality or a county, and whose name is one slip away from that of a
municipality on the round's date or, in one of its words, from that of another partner of the round: a letter missing,
added or (in names of eight letters or more) replaced, two letters swapped, or accents and hyphens left out. Of two
partners, the one named less often is reported, otherwise the later. Names of fewer than five letters or in capitals are
left alone.

Why it matters: a partner is not found under its name, or is counted as two.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Marker", "Rakkstad"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Marker", "Rakkestad"]

How to fix it: correct the spelling. If the name is right, or the source spells it so, waive the finding with the
reason.

Source: misspelt partners in real announcements: Rakkstad for Rakkestad, Austreim for Austrheim.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.misspelling import bearers, municipalities_like, names_meant

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare every name with the municipalities, then with the other names."""
    on = round_.heading.date.last
    others = [name for name, _ in round_.partner_names.most_common() if not bearers(name, on)]
    meant = names_meant(others) | {
        name: " or ".join(like) for name in others if (like := municipalities_like(name, on))
    }
    for partner, id_, at in round_.partners_named(meant):
        yield RULE.finding(
            f'"{partner}" is spelt nearly like {meant[partner]}.',
            at=at,
            about=id_,
            hint=f"Did you mean {meant[partner]}? If it is right, waive the finding.",
        )
