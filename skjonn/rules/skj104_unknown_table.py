"""A table or a key at the top of a file is not part of the format.

What it finds: a name at the top level that is not one of these: in a round `format`, `round`, `frame`, `regions`,
`applications`, `awards`, `events` and `waivers`; in `frames.toml` `format`, `frames`, `changes` and `waivers`; in
`skjonn.toml` `format`, `exclude`, `check`, `severity`, `limits`, `awards` and `import`.

Why it matters: a misspelt `[[award]]` would silently leave an award out of every total.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[award]]
    application = "2020-01"
    granted = 900_000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to fix it: correct the name, or take the table out.

Source: the ledger format, «Keys not named here, tables not named here: findings».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
