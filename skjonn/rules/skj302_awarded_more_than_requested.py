"""More is granted than was applied for.

What it finds: an award above its application's `requested`.

Why it matters: one of the amounts is wrong; a slipped zero looks like this.

Example with the fault:

    [[applications]]
    id = "2020-01"
    requested = 350_000

    [[awards]]
    application = "2020-01"
    granted = 3_500_000

Example without:

    [[applications]]
    id = "2020-01"
    requested = 350_000

    [[awards]]
    application = "2020-01"
    granted = 350_000

How to fix it: compare both amounts with the case. If more was meant, waive the finding with the reason.

Source: the scheme: a grant answers an application.
"""

from collections.abc import Iterator
from operator import attrgetter

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare each award with its application."""
    # Most announcements name no amount requested.
    if not round_.totals.total.requests:
        return
    # In most rounds none is granted more.
    entries = round_.entries
    requests = dict(zip(entries.ids, map(attrgetter("requested"), entries.applications), strict=True))
    grants = zip(entries.awarded, map(attrgetter("granted"), entries.awards), strict=True)
    if not any(granted > (requests.get(id_) or granted) for id_, granted in grants):
        return
    for application in round_.applications:
        requested = application.entry.requested
        for award in application.awards if requested is not None else ():
            granted = award.entry.granted
            if requested is not None and granted > requested:
                yield RULE.finding(
                    f"{kroner(granted)} kr is granted; {kroner(requested)} kr was applied for: "
                    f"{kroner(granted - requested)} kr too much.",
                    at=award.at("granted"),
                    about=application.entry.id,
                    also=(application.at("requested"),),
                    off=granted - requested,
                )
