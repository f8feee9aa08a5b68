"""A county's awards are not as many as its region states.

What it finds: more awards in a county than `awards` of its `[[regions]]` states; or fewer, where the round is
decided.

Why it matters: an award is missing, stands twice or stands in the wrong county, or the statement is wrong.

Example with the fault:

    [[regions]]
    county = "Oslo"
    awards = 2

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

Example without:

    [[regions]]
    county = "Oslo"
    awards = 1

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to fix it: compare the list with the source; a county follows from the municipality at the round's date.

Source: real announcements, which state a count under each county's table.
"""

from skjonn.controls.differences import region_total_differs
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = region_total_differs(RULE, "awards")
