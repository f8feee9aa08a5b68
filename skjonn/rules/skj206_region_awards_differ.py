"""A county has more or fewer awards than its region states.

What it finds: more awards in a county than `awards` of its `[[regions]]` states; or fewer, if the round is decided.

Why it matters: an award is missing, is listed twice or is in the wrong county, or the statement is wrong.

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

How to fix it: compare the list with the source; the county follows from the municipality on the round's date.

Source: real announcements, which state a count under each county's table.
"""

from skjonn.controls.differences import region_total_differs
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = region_total_differs(RULE, "awards")
