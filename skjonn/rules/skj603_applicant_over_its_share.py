"""One applicant gets a greater part of the frame than the county governor gives to one.

What it finds: a municipality whose awards in a round come to more than `largest_share` per cent, set in `[limits]` of
`skjonn.toml`, of `limit` in `[frame]`; it is reported at the last of them. Nothing is said where either is not set.

Why it matters: the governor has said that the money is spread over several municipalities.

Example with the fault:

    # skjonn.toml
    [limits]
    largest_share = 25

    # 2020.toml
    [frame]
    limit = 8_000_000

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 2_500_000

Example without:

    # skjonn.toml
    [limits]
    largest_share = 25

    # 2020.toml
    [frame]
    limit = 8_000_000

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 2_000_000

How to mend it: lower an award, or hold its municipality against the source. If more was meant, waive the finding with
the reason.

Source: rules that differ by county.
"""

from collections import defaultdict
from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.money import kroner
from skjonn.model.place import Municipality

RULE = Rule.of(__name__, __doc__, "error")


def check(account: Account) -> Iterator[Finding]:
    """Sum the awards of each municipality."""
    entries = account.round
    share, limit = account.limits.largest_share, entries.frame.limit
    if share is None or limit is None:
        return
    most = limit * share // 100
    for applicant, numbers in _awards(account).items():
        awards = [entries.awards[number] for number in numbers]
        granted = sum(award.granted for award in awards)
        if granted > most:
            *others, last = (
                At(entries.file, "awards", entries.position("awards", each), "granted") for each in numbers
            )
            whose = f"{applicant.name}'s {len(awards)} awards come" if others else f"{applicant.name}'s award comes"
            yield RULE.finding(
                f"{whose} to {kroner(granted)} kr; one applicant gets at most {share} % of {kroner(limit)} kr, "
                f"{kroner(most)} kr: {kroner(granted - most)} kr too much.",
                at=last,
                about=awards[-1].application,
                also=tuple(others),
            )


def _awards(account: Account) -> dict[Municipality, list[int]]:
    """Which awards each municipality got, in the round's order."""
    pairs = zip(account.round.applications, account.applicants, strict=True)
    applicants = {application.id: home for application, home in pairs if isinstance(home, Municipality)}
    found: defaultdict[Municipality, list[int]] = defaultdict(list)
    for number, award in enumerate(account.round.awards):
        if applicant := applicants.get(award.application):
            found[applicant].append(number)
    return found
