"""More is released than is held.

What it finds: a `released` above what is held.

Why it matters: a release without a matching hold hides that something was held, or is one too many.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "released"
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
    type = "held"
    date = 2020-10-01
    amount = 100_000
    reason = "A plan."

How to fix it: correct the amount, or add the `held` that it releases.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "amount",
    "{amount} kr of {id} is released; {held} kr is held: {off} kr too much.",
    "Correct the amount, or add what was held before it.",
)
