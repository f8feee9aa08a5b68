"""A waiver names an unknown rule, or one that cannot be waived.

What it finds: a `[[waivers]]` whose `rule` is not the name or code of a rule, or is that of a rule that cannot be
waived: one that finds read errors, or one on waivers.

Why it matters: it accepts nothing.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Bodø", "Bodø"]

    [[waivers]]
    rule = "partner-twice"
    entry = "2020-01"
    reason = "As announced."

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Bodø", "Bodø"]

    [[waivers]]
    rule = "partner-listed-twice"
    entry = "2020-01"
    reason = "As announced."

How to fix it: write the rule's name as `skjonn check` prints it.

Source: the ledger format, «a reference to nothing: findings».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
