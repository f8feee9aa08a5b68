"""An event of an award is dated before the award.

What it finds: an event that only an award can have, dated before the award's `decided`. If that is not given, the
round's date counts: of a month or a year, its first day.

Why it matters: nothing can be paid, held or closed that is not granted yet; one of the dates is wrong, often the year.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "paid"
    date = 2020-08-01
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

How to fix it: correct the date, or the award's `decided`. If an advance was paid, waive the finding with the reason.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "date",
    "{id} is {type} on {date}, before its award of {decided}.",
    "Correct the date, or the award's.",
)
