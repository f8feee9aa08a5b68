"""A key in a table is not part of the format.

What it finds: a key that the table does not have, such as `grant` in an award, or `amount` in an event of a type
without an amount.

Why it matters: a value under a misspelt key would be overlooked.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partner = ["Asker"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Asker"]

How to fix it: correct the key, or turn the line into a comment.

If a merge has brought the keys of an application into an award, or the other way round, two entries have become one.
Write the header of the second entry, such as `[[applications]]`, above its keys, and add the keys that it lacks. If
they are lost, `git checkout --conflict=diff3 FILE` restores both sides while the merge lasts, and
`git show BRANCH:FILE` shows one of them at any time.

Source: the ledger format, «Keys not named here: findings».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
