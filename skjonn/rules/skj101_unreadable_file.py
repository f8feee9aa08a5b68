"""A file of the ledger cannot be read.

What it finds: a `*.toml` entry that cannot be opened or is no regular file: no permission, a folder, a pipe, a broken
link; a folder that cannot be listed; and a link that leads out of the ledger's folder, to a file or a folder: those are
neither read nor written. Also a file of more than 48 MiB, and one of more than 20 million characters, or of very many
tables beside its entries, that has a fault or is not written as skjonn writes it: to read it could take all the memory
there is.

Why it matters: its applications and awards are in no total. The other files are still read and checked.

Example with the fault:

    # 2020.toml is a folder.

Example without:

    # 2020.toml is a file.
    [round]
    id = "2020"

How to fix it: give the file read permission, put the file itself in a link's place, or take it out of the ledger's
folder. Make several rounds of one that is too large.

Source: the ledger format, «Each `*.toml` file in it is one round».
"""

from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")
