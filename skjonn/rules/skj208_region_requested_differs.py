"""The sum applied for from a county differs from what its region states.

What it finds: a sum above `requested` of a `[[regions]]`, at the precision of the statement; or below it, if the round
is decided and every application is listed with its amount.

Why it matters: an amount is wrong or missing, an application has the wrong municipality, or the statement is wrong.

Example with the fault:

    [[regions]]
    county = "Oslo"
    requested = 1_000_000

    [[applications]]
    id = "2020-01"
    requested = 1_100_000

Example without:

    [[regions]]
    county = "Oslo"
    requested = 1_100_000

    [[applications]]
    id = "2020-01"
    requested = 1_100_000

How to fix it: compare the amounts with the source; correct whichever is wrong, or state the figure with its
precision.

Source: real announcements, which state what each county applied for.
"""

from skjonn.controls.differences import region_total_differs
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = region_total_differs(RULE, "requested")
