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

from collections.abc import Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At, Finding, Rule

RULE = Rule.of(__name__, __doc__, "warning")

_DIGITS = "0123456789"
_MARKS = ("-", ".", "_")
_WITHOUT_DIGITS = str.maketrans(_DIGITS, "0" * len(_DIGITS))


def check(account: Account) -> Iterator[Finding]:
    """Hold what each id begins with against the round's id."""
    entries = account.round
    of_round = tuple(f"{entries.id}{mark}" for mark in _MARKS)
    own = [application.id.startswith(of_round) for application in entries.applications]
    if all(own):
        return
    has_own = any(own)
    for index, application in enumerate(entries.applications):
        stem = application.id.rstrip(_DIGITS)
        is_numbered = stem != application.id and stem.endswith(_MARKS)
        if is_numbered and not own[index] and (has_own or _is_built_like(stem[:-1], entries.id)):
            yield RULE.finding(
                f"{application.id} stands in round {entries.id}, and its id is not of that round.",
                at=At(entries.file, "applications", entries.position("applications", index), "id"),
                about=application.id,
                hint=f"Give it an id that begins with {entries.id}-, or move it to its round.",
            )


def _is_built_like(id_: str, other: str) -> bool:
    """Whether two ids are one but for which digits they have."""
    return id_.translate(_WITHOUT_DIGITS) == other.translate(_WITHOUT_DIGITS)
