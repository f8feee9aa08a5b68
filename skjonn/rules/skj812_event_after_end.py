"""An event follows the end of a grant that was declined or cancelled.

What it finds: any event of an award but `repaid` and `closed` after it was `declined` or `cancelled`.

Why it matters: nothing more is paid then; either the grant did not fall away, or the later event is about another one.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "cancelled"
    date = 2020-10-01

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-02
    amount = 900_000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "cancelled"
    date = 2020-10-03

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-10-02
    amount = 900_000

How to fix it: correct the date of one of them, or remove the one that is wrong.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "type",
    "{id} is {type} on {date}, after it was {end} on {day}; only `repaid` and `closed` may follow.",
    "Correct one of the dates, or remove the one that is wrong.",
)
