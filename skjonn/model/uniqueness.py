"""Keys that must be unique in the ledger."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from skjonn.model.diagnostic import Finding
from skjonn.model.resolved import ResolvedRound


class Uniqueness(NamedTuple):
    """The parts of a rule on keys that must be unique in the ledger; see `skjonn.rules`.

    Attributes:
        entries: The entries of a round that have such keys, as they were read.
        key: The key of an entry; empty if it has none.
        rough_key: A key that is faster to make, if there is one: equal for equal keys, and perhaps for others.
        duplicate: Makes the finding on two entries with the same key; both come with their places.
    """

    entries: Callable[[ResolvedRound], Sequence[Any]]
    key: Callable[[Any], str]
    rough_key: Callable[[Any], bytes] | None
    duplicate: Callable[[Any, Any], Finding]
