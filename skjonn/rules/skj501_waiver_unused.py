"""A waiver matches no finding.

What it finds: a `[[waivers]]` whose rule finds nothing about its entry in the same file. Nothing is reported while a
file of the ledger has read errors, or a county of the round is unknown: the finding may be there.

Why it matters: what was accepted has been fixed, or the waiver names the wrong entry; it would hide a later finding.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Bodø", "Stavanger"]

    [[waivers]]
    rule = "partner-listed-twice"
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

How to fix it: take the waiver out, or correct its `rule` or `entry`.

Source: the ledger format, «a waiver that no longer meets a finding is itself a finding».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "warning")
