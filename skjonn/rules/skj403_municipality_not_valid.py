"""An applicant is not a municipality on the round's date.

What it finds: a `municipality` that was abolished, renumbered or renamed before the round's date, or that did not exist
until after it.

Why it matters: it cannot have applied; the county's totals are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "Askim"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "Indre Østfold"

How to fix it: write the municipality that it became, or correct the round's date.

Source: Statistics Norway, classification 131 (KLASS): Askim and Hobøl in a real announcement of 2020.
"""

from skjonn.model.diagnostic import Rule
from skjonn.places.unresolved import unresolved_applicants

RULE = Rule.of(__name__, __doc__, "error")

check = unresolved_applicants(RULE, "invalid")
