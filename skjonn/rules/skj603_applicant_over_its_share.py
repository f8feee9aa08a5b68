"""One applicant gets a larger share of the frame than the county governor allows.

What it finds: a municipality or another recipient whose awards in a round add up to more than `largest_share` per cent,
set in `[limits]` of `skjonn.toml`, of `limit` in `[frame]`. The last of the awards is reported. Nothing is reported if
either is not set.

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

How to fix it: lower an award, or compare its municipality with the source. If more was meant, waive the finding with
the reason.

Source: rules that differ by county.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import kroner
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedAward, ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Sum the awards of each applicant."""
    share, limit = round_.totals.limits.largest_share, round_.totals.frame.limit
    if share is None or limit is None:
        return
    most = limit * share // 100
    for (name, _), awards in _awards(round_).items():
        granted = sum(award.entry.granted for award in awards)
        if granted > most:
            *others, last = awards
            whose = f"{name}'s {len(awards)} awards add up to" if others else f"{name}'s award is"
            yield RULE.finding(
                f"{whose} {kroner(granted)} kr; one applicant gets at most {share} % of {kroner(limit)} kr, "
                f"{kroner(most)} kr: {kroner(granted - most)} kr too much.",
                at=last.at("granted"),
                about=last.entry.application,
                also=tuple(award.at("granted") for award in others),
                off=granted - most,
            )


def _awards(round_: ResolvedRound) -> Mapping[tuple[str, str], Sequence[ResolvedAward]]:
    """The awards of each known applicant by its name and number, in the file's order."""
    found: defaultdict[tuple[str, str], list[ResolvedAward]] = defaultdict(list)
    for application in round_.applications:
        applicant = application.municipality or application.recipient
        if applicant and application.awards:
            number = applicant.number if isinstance(applicant, Municipality) else ""
            found[applicant.name, number] += application.awards
    return {applicant: sorted(awards, key=lambda award: award.number) for applicant, awards in found.items()}
