"""A file is not valid TOML.

What it finds: the first place at which the text is not TOML: a missing quote, an amount that begins with 0 or is
grouped by spaces, a key that occurs twice; or a conflict that a merge has left.

Why it matters: nothing after that place can be trusted, so the file's entries are not in any total.

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

When two branches both add entries at the end of a file, git reports a conflict in the merge. Keep the entries of both.
Git leaves out of a conflict what its sides have in common, often an entry's header; with
`git checkout --conflict=diff3 FILE` each side has its entries whole. Then remove the lines with the markers, and run
`skjonn check`: if both branches gave out the same id, `duplicate-id` finds it. A key that occurs twice in an entry
shows that the header of a second entry is missing above it: write that header again.

Source: TOML 1.0.0.
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
