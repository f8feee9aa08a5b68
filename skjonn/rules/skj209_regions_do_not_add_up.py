"""The figures of the regions cannot add up to that of the frame.

What it finds: for applications, awards, requested or granted, if the frame and every region state it: a sum of the
regions that cannot be the frame's figure, both at their precision. If the round has a recipient that counts in no
county, the regions may state less.

Why it matters: one of the statements is wrong, whatever the entries add up to.

Example with the fault:

    [round]
    state = "open"

    [frame]
    awards = 14

    [[regions]]
    county = "Viken"
    awards = 11

    [[regions]]
    county = "Oslo"
    awards = 4

Example without:

    [round]
    state = "open"

    [frame]
    awards = 14

    [[regions]]
    county = "Viken"
    awards = 11

    [[regions]]
    county = "Oslo"
    awards = 3

How to fix it: compare the figures with the source. If the source itself does not add up, waive the finding with the
reason.

Source: real announcements, whose headline and tables disagree.
"""

from collections.abc import Iterator

from skjonn.controls.control_totals import MONEY, sums_of_regions
from skjonn.controls.differences import stated
from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import bounds
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare the sum of the regions' figures with the frame's."""
    for total in sums_of_regions(round_.totals):
        if not total.agrees:
            unit = " kr" if total.quantity in MONEY else ""
            yield RULE.finding(
                f"The regions state {bounds(total.low, total.high)}{unit} {total.quantity} together; "
                f"the frame states {stated(total.frame)}{unit}.",
                at=round_.totals.at("frame", total.quantity),
                about=round_.id,
                hint="If the rest counts in no county, add its recipients." if total.off < 0 else "",
                off=total.off,
            )
