"""The result of checking a file, and the cache that can keep it from one run to the next."""

from array import array
from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from skjonn.model.diagnostic import Finding
from skjonn.model.ledger import FileResult
from skjonn.model.settings import Limits
from skjonn.model.totals import RoundTotals


class FileCheck(NamedTuple):
    """The result of checking one file, without its entries: small enough to keep for every file.

    Attributes:
        result: The file and its totals.
        findings: The findings of the rules on one round.
        key_hashes: For each rule on unique keys, the sorted 64-bit hashes of the file's keys.
    """

    result: FileResult[RoundTotals]
    findings: tuple[Finding, ...] = ()
    key_hashes: tuple["array[int]", ...] = ()

    @property
    def entries(self) -> int:
        """How many applications and awards were checked."""
        return self.result.entries


class ResultCache(Protocol):
    """Records by key; a record may be gone, but if it is there, it is as it was kept."""

    @property
    def program(self) -> str:
        """Identifies the program that keeps records; another one may find something else in a file."""
        ...

    @property
    def is_there(self) -> bool:
        """Whether anything was ever kept."""
        ...

    def get(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """The records for some keys, as far as there are any."""
        ...

    def put(self, records: Mapping[bytes, bytes]) -> None:
        """Keep some records."""
        ...


class CacheKey(NamedTuple):
    """The cache for results, and everything beside a file that decides its result.

    Attributes:
        store: Where results are kept.
        limits: The county governor's own limits.
        codes: The codes of the rules that check the file; without any, only its totals are kept.
        unique: How many of these rules are on unique keys.
    """

    store: ResultCache
    limits: Limits
    codes: frozenset[str] = frozenset()
    unique: int = 0
