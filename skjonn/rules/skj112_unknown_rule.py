"""A setting names no rule, or one that it cannot mean.

What it finds: in `skjonn.toml`, a choice of `select` or `ignore` that is no name, no code and no beginning of a code;
a key of `[severity]` that is no name and no code; and what would leave out a fault of reading, or make it less grave:
it is always reported, and as an error.

Why it matters: what is misspelt chooses nothing, so a rule runs that was meant to rest, or rests that was meant to run.

Example with the fault:

    # skjonn.toml
    [check]
    ignore = ["partner-twice"]

Example without:

    # skjonn.toml
    [check]
    ignore = ["partner-listed-twice"]

How to fix it: write a name or code as `skjonn rules` lists them.

Source: the ledger format, «a reference to nothing: findings».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
