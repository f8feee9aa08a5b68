"""More is repaid than was paid.

What it finds: a `repaid` above what is paid and not repaid yet.

Why it matters: a payment is missing, or a repayment is listed twice.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "repaid"
    date = 2020-10-01
    amount = 100_000

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
    amount = 100_000

How to fix it: correct the amount, or add the payment.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "amount",
    "{amount} kr is repaid by {id}; {paid} kr is paid: {off} kr too much.",
    "Correct the amount, or add what was paid before it.",
)
