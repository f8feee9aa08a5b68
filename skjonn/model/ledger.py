"""A whole ledger, read: its rounds with their accounts, and what could not be read."""

from dataclasses import dataclass

from skjonn.model.account import Account
from skjonn.model.diagnostic import Finding
from skjonn.model.source import Snapshot


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger at one moment.

    Attributes:
        snapshot: The files it was read from.
        accounts: Its rounds, by date, then id.
        faults: What could not be read.
    """

    snapshot: Snapshot
    accounts: tuple[Account, ...] = ()
    faults: tuple[Finding, ...] = ()

    @classmethod
    def empty(cls) -> "Ledger":
        """A ledger without files."""
        return cls(Snapshot(""))
