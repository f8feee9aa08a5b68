"""A whole ledger, read: its rounds with their accounts, and what could not be read."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from skjonn.model.account import Account
from skjonn.model.diagnostic import Finding
from skjonn.model.settings import NO_SETTINGS, Settings
from skjonn.model.source import Files, Snapshot


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file gave.

    Attributes:
        file: Its name.
        account: Its round, where its heading could be read.
        faults: What could not be read.
    """

    file: str
    account: Account | None
    faults: tuple[Finding, ...] = ()

    @property
    def entries(self) -> int:
        """How many applications and awards were read."""
        return self.account.total.applications + self.account.total.awards if self.account else 0

    def without_entries(self) -> Self:
        """The same without the round's entries."""
        return replace(self, account=self.account.without_entries()) if self.account else self


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What one file gave, without its entries: enough to judge it, and little enough to keep for every file.

    Attributes:
        result: The file, its account without entries.
        findings: What the rules that ran found, those that look at one round.
        key_hashes: For each rule on what only one entry may have, a 64-bit hash of each occurrence's key, sorted.
        key: What it can be kept under for the next check; empty where it is not to be kept.
        record: What of it is kept; empty where nothing is.
    """

    result: FileResult
    findings: tuple[Finding, ...] = ()
    key_hashes: tuple["array[int]", ...] = ()
    key: bytes = b""
    record: bytes = b""

    @property
    def entries(self) -> int:
        """How many applications and awards were examined."""
        return self.result.entries


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger.

    Attributes:
        files: What it was read from.
        accounts: Its rounds, by date, then id.
        faults: What of its rounds could not be read.
        settings: What its settings say.
    """

    files: Files
    accounts: tuple[Account, ...] = ()
    faults: tuple[Finding, ...] = ()
    settings: Settings = NO_SETTINGS

    @classmethod
    def of(cls, files: Files, results: Sequence[FileResult], *, settings: Settings) -> Self:
        """The ledger that all files make."""
        accounts = [result.account for result in results if result.account is not None]
        accounts.sort(key=lambda account: (account.round.heading.date, account.round.id))
        return cls(files, tuple(accounts), tuple(fault for result in results for fault in result.faults), settings)

    @classmethod
    def empty(cls) -> Self:
        """A ledger without files."""
        return cls(Snapshot(""))
