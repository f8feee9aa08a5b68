"""An applicant's number and name mean two municipalities.

What it finds: a `municipality` written as a number and a name that do not belong together.

Why it matters: one of them is wrong, and skjonn does not guess; the county's totals are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "3006 Drammen"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "3006 Kongsberg"

How to fix it: correct the number or the name.

Source: Statistics Norway, classification 131 (KLASS).
"""

from skjonn.model.diagnostic import Rule
from skjonn.places.unresolved import unresolved_applicants

RULE = Rule.of(__name__, __doc__, "error")

check = unresolved_applicants(RULE, "mismatch")
