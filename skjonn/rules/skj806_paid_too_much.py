"""More is paid than is left to pay.

What it finds: a `paid` that brings the sum paid above what is in force and not held.

Why it matters: every krone above that is not granted, or not released; or a payment is listed twice.

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
    amount = 950_000

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

How to fix it: correct the amount. Release what is held, or amend what is in force, before the payment.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "amount",
    "{amount} kr is paid to {id}; {most} kr is left to pay: {off} kr too much.",
    "In force is {in_force} kr, held {held} kr, paid before {paid} kr. Correct the amount, or release or amend first.",
)
