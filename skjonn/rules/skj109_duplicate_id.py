"""An id is used twice in the ledger.

What it finds: two applications, or a round and an application, with the same id, in one file or in two. If two files
have the same round, only `duplicate-round` is reported.

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

How to fix it: give the later one an id of its own, and change its award with it.

Two people who add entries on two branches get the same next id, which shows when the branches are merged. Change the id
of the application that is later in the file, and that of the award that came with it; most often the award follows it.

Source: the ledger format, «unique in the ledger».
"""

from collections.abc import Sequence

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.entries import Application, Heading
from skjonn.model.resolved import ResolvedApplication, ResolvedRound
from skjonn.model.totals import PlacedHeading

RULE = Rule.of(__name__, __doc__, "error")


def unique_entries(round_: ResolvedRound) -> Sequence[Heading | Application]:
    """The round and its applications."""
    return round_.heading, *round_.entries.applications


def unique_key(entry: Heading | Application) -> str:
    """The id of a round or an application."""
    return entry.id


def duplicate(first: ResolvedApplication | PlacedHeading, later: ResolvedApplication | PlacedHeading) -> Finding:
    """Report the later of two entries with the same id."""
    id_ = later.entry.id
    message = f"The id {id_} is taken{'' if first.file == later.file else f' in {first.file}'}."
    hint = f"Give this one another id{'' if isinstance(later, PlacedHeading) else ', and change its award with it'}."
    return RULE.finding(message, at=later.at("id"), about=id_, also=(first.at("id"),), hint=hint)
