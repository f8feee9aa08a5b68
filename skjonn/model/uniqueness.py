"""What only one entry of the ledger may have."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from skjonn.model.diagnostic import Finding
from skjonn.model.resolved import ResolvedRound


class Uniqueness(NamedTuple):
    """What a rule on what only one entry of the ledger may have consists of; see `skjonn.rules`.

    Attributes:
        entries: The entries of a round that it is on, as they were read.
        key: The key of one, which no other may have; empty where it has none.
        rough_key: Quicker to make, where there is one: it is equal where the keys are, and may be where they are not.
        duplicate: Says that two have one key; both are with their places.
    """

    entries: Callable[[ResolvedRound], Sequence[Any]]
    key: Callable[[Any], str]
    rough_key: Callable[[Any], bytes] | None
    duplicate: Callable[[Any, Any], Finding]
