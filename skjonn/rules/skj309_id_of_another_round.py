"""An application's id is not one of its round's.

What it finds: an id that ends in a number after a hyphen, dot or underscore, where what stands before is not the
round's id: if it differs from that in its digits alone (`2019` for `2020`), or if other ids of the round begin with
the round's. Ids of another kind, such as `a17`, are left alone.

Why it matters: the application was copied from another round or mistyped; whoever looks for it by its id looks in the
wrong round.

Example with the fault:

    [[applications]]
    id = "2019-01"

Example without:

    [[applications]]
    id = "2020-01"

How to mend it: give it an id of its round, and its award with it; or move both to their round. If the id is meant,
waive the finding with the reason.

Source: `skjonn award add`, which gives the round's id, a hyphen and the next number.
"""

import re
from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "warning")

_NUMBERED = re.compile(r"(.+)[-._][0-9]+")
_DIGIT = re.compile("[0-9]")


def check(account: Account) -> Iterator[Finding]:
    """Hold what each id begins with against the round's id."""
    entries = account.round
    own = [_is_of(application.id, entries.id) for application in entries.applications]
    for index, application in enumerate(entries.applications):
        match = _NUMBERED.fullmatch(application.id)
        if match and not own[index] and (any(own) or _build(match[1]) == _build(entries.id)):
            yield RULE.finding(
                f"{application.id} stands in round {entries.id}, and its id is not of that round.",
                at=At(entries.file, "applications", entries.position("applications", index), "id"),
                about=application.id,
                hint=f"Give it an id that begins with {entries.id}-, or move it to its round.",
            )


def _is_of(id_: str, round_id: str) -> bool:
    return id_.startswith((f"{round_id}-", f"{round_id}.", f"{round_id}_"))


def _build(id_: str) -> str:
    """An id without regard to which digits it has."""
    return _DIGIT.sub("0", id_)
