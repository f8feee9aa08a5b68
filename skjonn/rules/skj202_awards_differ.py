"""The round has more or fewer awards than the frame states.

What it finds: more awards than `awards` in `[frame]` states; or fewer, if the round is decided.

Why it matters: an award is missing or listed twice, or the statement is wrong. The count is checked apart from the sum,
since one can be right while the other is not.

Example with the fault:

    [frame]
    awards = 2

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

Example without:

    [frame]
    awards = 1

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to fix it: compare the list with the source; correct whichever is wrong, or waive the finding with the reason.

Source: real announcements; one of them has the right sum and the wrong count.
"""

from skjonn.controls.differences import total_differs
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = total_differs(RULE, "awards")
