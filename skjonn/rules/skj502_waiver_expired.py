"""A waiver has run out.

What it finds: a `[[waivers]]` whose `until` is past. What it accepted is reported again.

Why it matters: whoever set the date wanted the finding looked at again by then.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Bodø", "Bodø"]

    [[waivers]]
    rule = "partner-listed-twice"
    entry = "2020-01"
    reason = "As announced."
    until = 2021-01-01 # read in 2022

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Bodø", "Bodø"]

    [[waivers]]
    rule = "partner-listed-twice"
    entry = "2020-01"
    reason = "As announced."
    until = 2023-01-01 # read in 2022

How to fix it: fix what it accepts, or set a later date.

Source: the ledger format, «a waiver that has run out is itself a finding».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "warning")
