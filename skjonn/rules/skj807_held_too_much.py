"""More is held than is left to hold.

What it finds: a `held` that brings the sum held above what is in force and not paid.

Why it matters: money that is paid, or was not granted, cannot be held.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "held"
    date = 2020-10-01
    amount = 950_000
    reason = "A plan is missing."

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "held"
    date = 2020-10-01
    amount = 900_000
    reason = "A plan is missing."

How to fix it: correct the amount or the date.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "amount",
    "{amount} kr of {id} is held; {most} kr is left to hold: {off} kr too much.",
    "In force is {in_force} kr, paid {paid} kr, held before {held} kr. Correct the amount or the date.",
)
