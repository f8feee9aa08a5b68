"""An application is refused, withdrawn or transferred before it came in.

What it finds: an event `refused`, `withdrawn` or `transferred` that is dated before its application's `received`.

Why it matters: one of the dates is wrong, often the year.

Example with the fault:

    [[applications]]
    id = "2020-01"
    received = 2020-03-01

    [[events]]
    application = "2020-01"
    type = "refused"
    date = 2020-02-01

Example without:

    [[applications]]
    id = "2020-01"
    received = 2020-03-01

    [[events]]
    application = "2020-01"
    type = "refused"
    date = 2020-09-02

How to fix it: correct the date.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "date",
    "{id} is {type} on {date}; it was received on {received}.",
    "Correct the date.",
)
