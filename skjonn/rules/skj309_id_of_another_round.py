"""An application's id belongs to another round.

What it finds: an id that ends in a number after a hyphen, dot or underscore, where the part before that is not the
round's id: it is reported if that part differs from the round's id only in its digits (`2019` for `2020`), or if other
ids of the round begin with the round's id. Ids of another kind, such as `a17`, are left alone.

Why it matters: the application was copied from another round, or its id was mistyped; whoever looks for it by its id
looks in the wrong round.

Example with the fault:

    [[applications]]
    id = "2019-01"

Example without:

    [[applications]]
    id = "2020-01"

How to fix it: give it an id of its round, and its award with it; or move both to their round. If the id is meant,
waive the finding with the reason.

Source: `skjonn award add`, which numbers applications by the round's id, a hyphen and the next number, or continues the
pattern of most ids in the round.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")

_DIGITS = "0123456789"
_MARKS = ("-", ".", "_")
_WITHOUT_DIGITS = str.maketrans(_DIGITS, "0" * len(_DIGITS))


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare the beginning of each id with the round's id."""
    of_round = tuple(f"{round_.id}{mark}" for mark in _MARKS)
    own = [id_.startswith(of_round) for id_ in round_.entries.ids]
    if all(own):
        return
    has_own = any(own)
    for application, is_own in zip(round_.applications, own, strict=True):
        id_ = application.entry.id
        stem = id_.rstrip(_DIGITS)
        is_numbered = stem != id_ and stem.endswith(_MARKS)
        if is_numbered and not is_own and (has_own or _is_built_like(stem[:-1], round_.id)):
            yield RULE.finding(
                f"{id_} is in round {round_.id}, but its id belongs to another round.",
                at=application.at("id"),
                about=id_,
                hint=f"Give it an id that begins with {round_.id}-, or move it to its round.",
            )


def _is_built_like(id_: str, other: str) -> bool:
    """Whether two ids differ in nothing but the values of their digits."""
    return id_.translate(_WITHOUT_DIGITS) == other.translate(_WITHOUT_DIGITS)
