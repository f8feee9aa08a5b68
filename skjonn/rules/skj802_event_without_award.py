"""An application without an award has an event of an award.

What it finds: an event that only an award can have, such as `paid` or `closed`, of an application without an award.

Why it matters: money seems to be paid that nobody granted, or the award is missing.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-01
    amount = 900_000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-01
    amount = 900_000

How to fix it: add the award, or correct the event's `application` or `type`.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "type",
    "Application {id} has no award, so nothing can be `{type}`.",
    "Add its award, or correct `application` or `type`.",
)
