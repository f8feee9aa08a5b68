"""The sum granted in a county differs from what its region states.

What it finds: a sum above `granted` of a `[[regions]]`, at the precision of the statement; or below it, if the round is
decided.

Why it matters: the sum under a county's table is the one that people read and report; an amount is wrong, an award is
missing, counted twice or in the wrong county, or the statement is wrong.

Example with the fault:

    [[regions]]
    county = "Oslo"
    granted = 900_000

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 800_000

Example without:

    [[regions]]
    county = "Oslo"
    granted = 800_000

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 800_000

How to fix it: compare the amounts with the source; correct whichever is wrong, or state the figure with its
precision.

Source: real announcements, which state a sum under each county's table.
"""

from skjonn.controls.differences import region_total_differs
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = region_total_differs(RULE, "granted")
