"""A recipient is a municipality or a county of another day.

What it finds: a `recipient` with the name of a municipality, or of a county with or without «fylke» or «fylkeskommune»
after it, that was abolished before the round's date, or that did not exist until after it; and a «fylkeskommune» of a
county that never existed.

Why it matters: it cannot have applied, and the county in which the money counts is unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"
    recipient = "Oppland fylkeskommune"

Example without:

    [[applications]]
    id = "2020-01"
    recipient = "Innlandet fylkeskommune"

How to fix it: write what it became, or correct the round's date. If an organisation of that name is meant, waive the
finding with the reason.

Source: Statistics Norway, classification 131 (KLASS); the law of 14 August 1918 on the counties before that.
"""

from skjonn.model.diagnostic import Rule
from skjonn.places.unresolved import recipients_at_fault

RULE = Rule.of(__name__, __doc__, "error")

check = recipients_at_fault(RULE, "invalid")
