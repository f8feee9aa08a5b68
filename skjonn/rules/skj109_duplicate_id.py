"""An id stands twice in the ledger.

What it finds: two applications, or a round and an application with one id, in one file or in two. Of two files with
one round, `duplicate-round` finds that alone.

Why it matters: an award or a waiver that names the id could mean either.

Example with the fault:

    [[applications]]
    id = "2020-01"

    [[applications]]
    id = "2020-01"

Example without:

    [[applications]]
    id = "2020-01"

    [[applications]]
    id = "2020-02"

How to fix it: give the later one an id of its own, and its award with it.

Two people who add on two branches are given the same next id, which shows when the branches are merged. Change that of
the later application in the file, and that of the award that came with it, which most often follows it.

Source: the ledger format, «unique in the ledger».
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Occurrence, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def key_bytes(round_: ResolvedRound) -> Iterator[bytes]:
    """Every id of a round, its own first."""
    yield round_.id.encode()
    for application in round_.entries.applications:
        yield application.id.encode()


def occurrence(round_: ResolvedRound, number: int) -> Occurrence:
    """One of them with its place."""
    day = round_.heading.date
    if number == 0:
        return Occurrence(round_.id, round_.id, round_.totals.at("round", "id"), day)
    application = round_.applications[number - 1]
    return Occurrence(application.entry.id, application.entry.id, application.at("id"), day)


def duplicate(first: Occurrence, later: Occurrence) -> Finding:
    """Two with one id."""
    message = f"The id {later.key} is taken{'' if first.at.file == later.at.file else f' in {first.at.file}'}."
    hint = f"Give this one another id{', and its award with it' if later.at.table == 'applications' else ''}."
    return RULE.finding(message, at=later.at, about=later.about, also=(first.at,), hint=hint)
