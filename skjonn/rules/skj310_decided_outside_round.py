"""An award is decided on a day that does not fit its round.

What it finds: an award's `decided` more than a year before the round's date; or after that date, where the round is
decided; or more than a year after it, where the round is open.

Why it matters: one of the dates is wrong, often the year; or the award belongs to another round. A round is announced
when its awards are decided, and the money is voted year by year.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000
    decided = 2021-09-09

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000
    decided = 2020-09-09

How to fix it: correct the date, or enter the award in the round it was decided in. If an award was held back and
decided later, waive the finding with the reason.

Source: the scheme: funds of the state budget's chapter 571 post 64, set aside every year; an announcement says what has
been decided.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")

_YEAR = 366


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare the day of every decision with the date of the round."""
    announced, state = round_.heading.date, round_.heading.state
    # If only the year or month is known, it may be any day of it.
    earliest = announced.first.toordinal() - _YEAR
    latest = announced.last.toordinal() + (0 if state == "decided" else _YEAR)
    days = {award.decided for award in round_.entries.awards if award.decided is not None}
    outside = {day for day in days if not earliest <= day.toordinal() <= latest}
    for award in round_.awards if outside else ():
        decided = award.entry.decided
        if decided not in outside:
            continue
        yield RULE.finding(
            f"Decided on {decided}; the {state} round is dated {announced}.",
            at=award.at("decided"),
            about=award.entry.application,
            also=(round_.totals.at("round", "date"),),
            hint="Correct the date, or enter the award in the round it belongs to.",
        )
