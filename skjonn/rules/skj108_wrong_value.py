"""A value has the right type but is not allowed.

What it finds: an amount that is not above zero (or that is zero, where a grant is amended), a negative count, an
unknown type of event, an id with a space in it, an empty name, a state that is neither `open` nor `decided`, a role
that is not one of the four; a text that holds a control character, such as a line break or a tab, or has more than
10,000 characters, an id of more than 100, a list of more than 1,000 texts.

Why it matters: such a value would make a total wrong, an entry impossible to find, or a table unreadable.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 0

Example without:

    [[applications]]
    id = "2020-01"

    [[awards]]
    application = "2020-01"
    granted = 900_000

How to fix it: write one of the values that the message names.

Source: the ledger format; domain knowledge of the four roles of a municipality.
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
