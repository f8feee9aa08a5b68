"""A frame above the rounds has both an amount and a share.

What it finds: one of `[[frames]]` in `frames.toml` with both `amount` and `share`.

Why it matters: as soon as the frame above changes, nobody can tell which of the two holds.

Example with the fault:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 100_000_000

    [[frames]]
    id = "2018-projects"
    part_of = "2018"
    amount = 5_000_000
    share = "5 %"

Example without:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 100_000_000

    [[frames]]
    id = "2018-projects"
    part_of = "2018"
    share = "5 %"

How to fix it: keep `share` if the amount follows the frame above, otherwise `amount`.

Source: the ledger format, «or share = "5 %"».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
