"""A file is not valid TOML.

What it finds: the first place at which the text stops being TOML: a missing quote, an amount that begins with 0 or is
grouped by spaces, a key given twice.

Why it matters: nothing after that place can be trusted, so the file's entries are in no total.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900 000

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to mend it: correct the line; run `skjonn check` again, since TOML readers stop at the first fault.

Source: TOML 1.0.0.
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
