"""An application has two applicants, or keys that only a recipient can have.

What it finds: an application with both `municipality` and `recipient`; and `members`, `county` or `organisation` in one
without `recipient`.

Why it matters: nobody can tell who applied, and where the money counts. A municipality has its own county, and stands
for itself.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "Asker"
    recipient = "Viken fylkeskommune"

Example without:

    [[applications]]
    id = "2020-01"
    recipient = "Viken fylkeskommune"

How to fix it: keep `municipality` where one municipality applied, and `recipient` where somebody else did.

Source: the ledger format, «A recipient that is not one municipality».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
