"""An event follows the closing of a grant.

What it finds: any event of an award but `repaid` after it was `closed`.

Why it matters: a closed grant is settled; what comes later was forgotten, or is about another grant.

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
    amount = 900_000

    [[events]]
    application = "2020-01"
    type = "closed"
    date = 2020-10-02

    [[events]]
    application = "2020-01"
    type = "reported"
    date = 2020-10-03
    report = "final"

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
    date = 2020-10-04

    [[events]]
    application = "2020-01"
    type = "reported"
    date = 2020-10-03
    report = "final"

How to fix it: correct the date of one of them, or remove the closing.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "type",
    "{id} is {type} on {date}, after it was closed on {day}; only `repaid` may follow.",
    "Correct one of the dates, or take the closing out.",
)
