"""One text among the partners holds several partners, or part of a list.

What it finds: a partner that consists of municipalities joined by commas, «og» or the like, and one that ends in a
comma, a semicolon or «og».

Why it matters: partners are counted and looked up one by one; where a list ends in a comma, the rest may be missing.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Sarpsborg og Asker", "Hole,"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Sarpsborg", "Asker", "Nore og Uvdal"]

How to fix it: write each partner as a text of its own. If the list in the source is unfinished, keep what it has and
waive the finding with the reason.

Source: the announcement of 2020, which joins the last two partners of each list by «og», and real announcements with a
list that ends in a comma.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.misspelling import is_place

RULE = Rule.of(__name__, __doc__, "warning")

_JOINT = re.compile(r" ?[,;/] ?| (?:og|samt|&) ", re.IGNORECASE)
_ENDS = (",", ";", " og", " samt", " &")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look for names that are lists."""
    lists = {name for name in round_.partner_names if _is_list(name)}
    for partner, id_, at in round_.partners_named(lists):
        yield RULE.finding(
            f'"{partner}" is a list, or the beginning of one, and not one partner.',
            at=at,
            about=id_,
            hint="Write each partner as a text of its own.",
        )


# The same partners come back in round after round.
@lru_cache(maxsize=8192)
def _is_list(name: str) -> bool:
    # Once white space is collapsed, the patterns need not search for its end.
    name = " ".join(name.split())
    names = _JOINT.split(name)
    are_places = len(names) > 1 and all(map(is_place, names)) and not is_place(name)
    return are_places or name.casefold().endswith(_ENDS)
