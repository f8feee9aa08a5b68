"""An application has two applicants, or what belongs to another one.

What it finds: an application with both `municipality` and `recipient`; and `members`, `county` or `organisation` in one
without `recipient`.

Why it matters: who applied cannot be told, nor where the money counts. A municipality lies where it lies, and stands
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
