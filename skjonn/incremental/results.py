"""What is kept of each file that was gone through, and where that can be kept from one run to the next."""

from array import array
from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from skjonn.model.diagnostic import Finding
from skjonn.model.ledger import FileResult
from skjonn.model.settings import Limits
from skjonn.model.totals import RoundTotals


class FileCheck(NamedTuple):
    """What checking one file gave, without its entries: little enough to keep for every file.

    Attributes:
        result: The file and its totals.
        findings: What the rules that look at one round found.
        key_hashes: For each rule on what only one entry may have, a 64-bit hash of each key, sorted.
    """

    result: FileResult[RoundTotals]
    findings: tuple[Finding, ...] = ()
    key_hashes: tuple["array[int]", ...] = ()

    @property
    def entries(self) -> int:
        """How many applications and awards were checked."""
        return self.result.entries


class ResultCache(Protocol):
    """Records by key; whatever was kept may be gone, and what is there is as it was kept."""

    @property
    def program(self) -> str:
        """What tells the program that keeps something from any other, which may find something else in a file."""
        ...

    @property
    def is_there(self) -> bool:
        """Whether anything was ever kept."""
        ...

    def get(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """The records of some keys, as far as there are any."""
        ...

    def put(self, records: Mapping[bytes, bytes]) -> None:
        """Keep some records."""
        ...


class CacheKey(NamedTuple):
    """Where results are kept, and all that beside a file decides what it gives.

    Attributes:
        store: Where they are kept.
        limits: What the county governor asks.
        codes: The codes of the rules that check it; without any, its totals are all that is kept.
        unique: How many of them are on what only one entry may have.
    """

    store: ResultCache
    limits: Limits
    codes: frozenset[str] = frozenset()
    unique: int = 0
