"""A file is written in another version of the format.

What it finds: `format = N` above the first table, where N is not 1.

Why it matters: this program would read the file wrongly, so it does not read it, and its entries are not in any total.

Example with the fault:

    format = 2

Example without:

    format = 1

How to fix it: read the ledger with the version of skjonn that wrote the file, or a newer one.

Source: the ledger format, «`format = 1` may stand above the first table».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
