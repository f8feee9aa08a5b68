"""A value is of the wrong type.

What it finds: a text where an amount belongs, an amount with decimals, `true` for a number, a date in quotes, a date
with a time, one text where a list belongs, `[awards]` for `[[awards]]`.

Why it matters: nothing is guessed in a ledger; the totals the entry belongs to are unknown until it is right.

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

How to fix it: write the value in the type named.

Source: the ledger format, «Money is whole kroner, an integer».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
