"""A report is registered again although none is due.

What it finds: a `reported` while no report of its kind is due, although one that was due has come already.

Why it matters: a report was registered twice, or it is of the other kind; or a second report was required, and that is
missing.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "report_due"
    date = 2020-10-01
    report = "final"
    due = 2021-06-01

    [[events]]
    application = "2020-01"
    type = "reported"
    date = 2021-05-01
    report = "final"

    [[events]]
    application = "2020-01"
    type = "reported"
    date = 2021-05-20
    report = "final"

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "report_due"
    date = 2020-10-01
    report = "final"
    due = 2021-06-01

    [[events]]
    application = "2020-01"
    type = "reported"
    date = 2021-05-01
    report = "final"

    [[events]]
    application = "2020-01"
    type = "reported"
    date = 2021-05-20
    report = "interim"

How to fix it: remove it, correct `report`, or add a `report_due` of its kind before it.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "report",
    "The {report} report of {id} came on {day} already, and no other is due.",
    "Remove it, correct `report`, or add the `report_due` that it answers.",
)
