"""The sum granted differs from what the frame states.

What it finds: a sum above `granted` in `[frame]`, at the precision of the statement; or below it, if the round is
decided.

Why it matters: the governor answers for every krone: an amount is wrong, an award is missing or counted twice, or the
statement is wrong.

Example with the fault:

    [frame]
    granted = 900_000

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 800_000

Example without:

    [frame]
    granted = 800_000

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 800_000

How to fix it: compare the amounts with the source; correct whichever is wrong, or state the figure with its
precision, as `{ over = 15_000_000, within = 500_000 }` does for «litt over 15 millioner».

Source: real announcements; of 12 with complete rows, 5 state a total that differs from the sum of the rows.
"""

from skjonn.controls.differences import total_differs
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = total_differs(RULE, "granted")
