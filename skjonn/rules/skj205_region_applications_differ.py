"""A county has more or fewer applications than its region states.

What it finds: more applications from a county than `applications` of its `[[regions]]` states; or fewer, if the round
is decided and lists all its applications.

Why it matters: an application is missing, is listed twice or has the wrong municipality, or the statement is wrong.

Example with the fault:

    [[regions]]
    county = "Oslo"
    applications = 2

    [[applications]]
    id = "2020-01"

Example without:

    [[regions]]
    county = "Oslo"
    applications = 1

    [[applications]]
    id = "2020-01"

How to fix it: compare the list with the source; the county follows from the municipality on the round's date.

Source: real announcements, which state a count for each county.
"""

from skjonn.controls.differences import region_total_differs
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = region_total_differs(RULE, "applications")
