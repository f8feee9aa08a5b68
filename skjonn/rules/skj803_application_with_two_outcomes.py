"""An application has two outcomes.

What it finds: of an award and the events `refused`, `withdrawn` and `transferred` of one application, all but the
first.

Why it matters: the applicant cannot have got the money and been refused it; one of the two is about another
application.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "refused"
    date = 2020-10-01

Example without:

    [[applications]]
    id = "2020-01"

    [[events]]
    application = "2020-01"
    type = "refused"
    date = 2020-10-01

How to fix it: remove the one that is wrong, or correct its `application`. An award that came to nothing is
`declined` or `cancelled`.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "type",
    "{id} is {type} {on_date}, and was {what} {on_day}: an application has one outcome.",
    "Remove the one that is wrong; an award that came to nothing is `declined` or `cancelled`.",
)
