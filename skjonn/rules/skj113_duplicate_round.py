"""Two files have the same round.

What it finds: a file whose `[round]` has the id of a round in another file. Each such file is reported once, whatever
entries the files have in common, except the file that is named after the id or, if none is, the one with the shortest
name.

Why it matters: every sum counts both files, so each award is counted twice.

Example with the fault:

    # 2020.toml
    [round]

    # copy.toml
    [round]
    id = "2020"
    title = "Prosjektskjønn 2020"
    grantor = "Fylkesmannen i Oslo og Viken"
    date = 2020-09-09

Example without:

    # 2020.toml
    [round]

    # copy.toml
    [round]
    id = "2021"
    title = "Prosjektskjønn 2020"
    grantor = "Fylkesmannen i Oslo og Viken"
    date = 2020-09-09

How to fix it: take the file out of the ledger if it is a copy, such as one that a merge or a file manager has left
there. If it is another round, give it an id of its own.

Source: the ledger format, «each `*.toml` file in it is one round», and `id` is «unique in the ledger».
"""

from collections.abc import Iterator, Sequence

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.ledger import duplicate_rounds
from skjonn.model.totals import RoundTotals

RULE = Rule.of(__name__, __doc__, "error")


def check_ledger(rounds: Sequence[RoundTotals]) -> Iterator[Finding]:
    """Report each round with the id of a round in another file."""
    for copy, original in duplicate_rounds(rounds):
        yield RULE.finding(
            f"This file has the same round as {original.file}: both have the id {copy.id}, and every sum counts both.",
            at=copy.at("round", "id"),
            about=copy.id,
            also=(original.at("round", "id"),),
            hint="Take the file out if it is a copy; if it is another round, give it an id of its own.",
        )
