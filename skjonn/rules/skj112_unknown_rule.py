"""A setting names an unknown rule, or one that it cannot change.

What it finds: in `skjonn.toml`, a choice in `select` or `ignore` that is not a name, a code or the beginning of a code;
a key of `[severity]` that is not a name or a code; and a setting that would leave out read errors or make them less
severe: they are always reported, as errors.

Why it matters: a misspelt name chooses nothing, so a rule runs that should not, or does not run although it should.

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
