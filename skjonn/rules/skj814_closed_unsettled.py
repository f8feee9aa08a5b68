"""A grant is closed although the amount paid is not the amount in force.

What it finds: a `closed` while less, or more, is paid than is in force.

Why it matters: what is left is neither paid nor freed, or an overpayment is forgotten.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-01
    amount = 800_000

    [[events]]
    application = "2020-01"
    type = "closed"
    date = 2021-10-01

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

    [[events]]
    application = "2020-01"
    type = "closed"
    date = 2021-10-01

How to fix it: pay what is left, register what was repaid, or amend what is in force, before it is closed.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "type",
    "{id} is closed with {paid} kr paid and {in_force} kr in force: {off} kr apart.",
    "Pay, repay or amend that first.",
)
