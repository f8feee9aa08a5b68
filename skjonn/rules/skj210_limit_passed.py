"""More is granted than there is money for.

What it finds: more in force than `limit` in `[frame]`, in an open round as well as in a decided one.

Why it matters: the governor cannot pay what is not in the frame; every krone above it belongs to somebody else.

Example with the fault:

    [frame]
    limit = 8_000_000

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 8_100_000

Example without:

    [frame]
    limit = 8_000_000

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 8_000_000

How to fix it: lower or take back an award, or raise the limit if the frame has grown.

Source: the scheme: a governor grants within a frame set by the ministry (state budget chapter 571 post 64).
"""

from collections.abc import Iterator

from skjonn.controls.control_totals import controls
from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare what is in force with the limit."""
    for control in controls(round_.totals):
        if control.quantity == "limit" and control.verdict == "differs":
            what = "granted" if control.counted == round_.totals.total.granted else "in force"
            message = (
                f"{kroner(control.counted)} kr is {what}; the limit is {kroner(control.stated.value)} kr: "
                f"{kroner(control.off)} kr too much."
            )
            at = round_.totals.at("frame", "limit")
            yield RULE.finding(message, at=at, about=round_.id, off=control.off)
