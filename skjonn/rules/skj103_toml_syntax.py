"""A file is not valid TOML.

What it finds: the first place at which the text stops being TOML: a missing quote, an amount that begins with 0 or is
grouped by spaces, a key given twice; or a conflict that a merge has left.

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

How to fix it: correct the line; run `skjonn check` again, since TOML readers stop at the first fault.

Two branches that both add write at the end of the file, and git calls that a conflict when it merges them. Keep the
entries of both. Git leaves out of a conflict what its sides have in common, often an entry's header; with
`git checkout --conflict=diff3 FILE` each side has its entries whole. Then take the lines with the markers out, and run
`skjonn check`: where both branches gave out one id, `duplicate-id` finds it. A key that occurs twice in an entry shows
that the header of a second one is missing above: write it there again.

Source: TOML 1.0.0.
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
