"""An applicant's name means several municipalities.

What it finds: a `municipality` whose name several municipalities have on the round's date.

Why it matters: they lie in different counties, and skjonn does not guess; the county's totals are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "Våler"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "3018"

How to fix it: write the number.

Source: Statistics Norway, classification 131 (KLASS): Våler and Herøy in 2020, more before.
"""

from skjonn.model.diagnostic import Rule
from skjonn.places.unresolved import unresolved_applicants

RULE = Rule.of(__name__, __doc__, "error")

check = unresolved_applicants(RULE, "ambiguous")
