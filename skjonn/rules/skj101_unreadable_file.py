"""A file of the ledger cannot be read.

What it finds: a `*.toml` entry that cannot be opened or is not a regular file: no permission, a folder, a pipe, a
broken link; a folder that cannot be listed; and a link that leads out of the ledger's folder, to a file or a folder:
skjonn neither reads nor writes through it. Also a file of more than 48 MiB, and a file of more than 20 million
characters, or with very many tables beside its entries, that has a fault or is not written as skjonn writes it: reading
it could take all memory.

Why it matters: its applications and awards are not in any total. The other files are still read and checked.

Example with the fault:

    # 2020.toml is a folder.

Example without:

    # 2020.toml is a file.
    [round]
    id = "2020"

How to fix it: give the file read permission, replace a link with the file itself, or take the file out of the ledger's
folder. Split a file that is too large into several rounds.

Source: the ledger format, «Each `*.toml` file in it is one round».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
