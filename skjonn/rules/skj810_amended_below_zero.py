"""An amendment takes more than is in force.

What it finds: an `amended` whose amount brings what is in force below zero.

Why it matters: no more than the grant can be taken back; a slipped zero looks like this.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "amended"
    date = 2020-10-01
    amount = -950_000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

    [[events]]
    application = "2020-01"
    type = "amended"
    date = 2020-10-01
    amount = -90_000

How to fix it: correct the amount. A grant that falls away as a whole is `cancelled` or `declined`.

Source: the ledger format, «What cannot be».
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "amount",
    "{amount} kr is taken from {id}; {in_force} kr is in force: {off} kr too much.",
    "Correct the amount; a grant that falls away as a whole is `cancelled` or `declined`.",
)
