"""A value is of the wrong type.

What it finds: a text where an amount belongs, an amount with decimals, `true` for a number, a date in quotes, a date
with a time, one text where a list belongs, `[awards]` for `[[awards]]`.

Why it matters: skjonn does not guess: the totals that the entry belongs to are unknown until the value is corrected.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = "900 000"

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to fix it: write a value of the type that the message names.

Source: the ledger format, «Money is whole kroner, an integer».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
