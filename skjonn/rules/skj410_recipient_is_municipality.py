"""A recipient has the name of a municipality.

What it finds: a `recipient` that is the name or number of a municipality on the round's date, unless it is also the
name of a county, as Oslo is.

Why it matters: a municipality's money is found under its number; here it would count as another recipient's.

Example with the fault:

    [[applications]]
    id = "2020-01"
    recipient = "Bergen"

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "Bergen"

How to fix it: write `municipality` instead of `recipient`. If an organisation of that name is meant, waive the
finding with the reason.

Source: the ledger format, «A recipient that is not one municipality».
"""

from skjonn.model.diagnostic import Rule
from skjonn.places.unresolved import recipients_at_fault

RULE = Rule.of(__name__, __doc__, "error")

check = recipients_at_fault(RULE, "municipality")
