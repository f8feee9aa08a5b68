"""A file is not UTF-8 text.

What it finds: bytes that are not UTF-8, such as an `ø` in a file that was saved as Latin-1 or Windows-1252.

Why it matters: names would be read wrongly, so the file is not read at all, and its entries are not in any total.

Example with the fault:

    # 2020.toml is saved as Latin-1.
    [round]
    title = "Prosjektskjønn"

Example without:

    # 2020.toml is saved as UTF-8.
    [round]
    title = "Prosjektskjønn"

How to fix it: save the file as UTF-8. The finding points at the first byte that is not UTF-8.

Source: the ledger format, «Files are UTF-8».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
