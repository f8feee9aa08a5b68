"""An applicant is not a municipality.

What it finds: a `municipality` that is not the name or number of any municipality since 2013.

Why it matters: the county follows from the municipality; its totals are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "Rakkstad"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "Rakkestad"

How to fix it: correct the spelling, or write the number. If another recipient applied, such as a county council, write
`recipient`.

Source: Statistics Norway, classification 131 (KLASS); misspelt names in real announcements.
"""

from skjonn.model.diagnostic import Rule
from skjonn.places.unresolved import unresolved_applicants

RULE = Rule.of(__name__, __doc__, "error")

check = unresolved_applicants(RULE, "unknown")
