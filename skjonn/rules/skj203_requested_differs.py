"""The sum applied for differs from what the frame states.

What it finds: a sum above `requested` in `[frame]`, at the precision of the statement; or below it, if the round is
decided and every application is listed with its amount.

Why it matters: an amount is wrong or missing, or the statement is wrong.

Example with the fault:

    [frame]
    requested = 1_000_000

    [[applications]]
    id = "2020-01"
    requested = 1_100_000

Example without:

    [frame]
    requested = 1_100_000

    [[applications]]
    id = "2020-01"
    requested = 1_100_000

How to fix it: compare the amounts with the source; correct whichever is wrong, or state the figure with its
precision.

Source: real announcements, which round the sum applied for («ca. 53 millioner»).
"""

from skjonn.controls.differences import total_differs
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = total_differs(RULE, "requested")
