"""A waiver names no rule.

What it finds: a `[[waivers]]` whose `rule` is neither the name nor the code of a rule, or is that of a rule that
cannot be waived: a fault of reading, or a rule on waivers.

Why it matters: it accepts nothing.

Example with the fault: `rule = "partner-twice"`. Without: `rule = "partner-listed-twice"`.

How to mend it: write the rule's name as `skjonn check` prints it.

Source: the ledger format, «a reference to nothing: findings».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
