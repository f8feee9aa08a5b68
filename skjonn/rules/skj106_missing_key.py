"""A required table or key is missing.

What it finds: a file without `[round]`; a round without `id`, `title`, `grantor` or `date`; an application without
`id`, or without both `municipality` and `recipient`; an award without `application` or `granted`; an event without
`application`, `type`, `date` or what its type needs, such as the `amount` of `paid`; a region without `county`; a
waiver without `rule`, `entry` or `reason`. In `frames.toml`: a frame without `id`, or without both `amount` and
`share`; a change without `frame`, `date` or `amount`.

Why it matters: without it the entry cannot be counted, and the totals that it belongs to are unknown.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to fix it: add the key.

Source: the ledger format, «Required».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
