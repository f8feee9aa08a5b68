"""A grant is paid before it is accepted.

What it finds: a `paid` before any `accepted`, where `acceptance` in `[awards]` of `skjonn.toml` says that a grant must
be accepted.

Why it matters: the governor has said that nothing is paid before the recipient has accepted the conditions.

Example with the fault:

    # skjonn.toml
    [awards]
    acceptance = true

    # 2020.toml
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

Example without:

    # skjonn.toml
    [awards]
    acceptance = false

    # 2020.toml
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

How to fix it: add the event `accepted`, dated before the payment.

Source: the ledger format, `acceptance`: not every governor has such a step.
"""

from skjonn.controls.contradictions import contradiction
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = contradiction(
    RULE,
    "type",
    "{id} is paid on {date}, but was not accepted before.",
    "Add its `accepted`, or correct the date.",
)
