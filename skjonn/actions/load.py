"""Load a ledger: from a snapshot of its files to rounds with their accounts."""

from skjonn.codec.decode import decode
from skjonn.model.account import Account
from skjonn.model.diagnostic import Finding
from skjonn.model.ledger import Ledger
from skjonn.model.source import Snapshot
from skjonn.places.settle import settle

SETTINGS = "skjonn.toml"
"""The file at a ledger's root that holds settings and is no round."""


def load(snapshot: Snapshot) -> Ledger:
    """Read every round of a snapshot."""
    accounts: list[Account] = []
    faults: list[Finding] = []
    for file in snapshot.files:
        if file.name == SETTINGS:
            continue
        reading = decode(file)
        faults.extend(reading.faults)
        if reading.round is not None:
            accounts.append(settle(reading.round))
    accounts.sort(key=lambda account: (account.round.heading.date, account.round.id))
    return Ledger(snapshot, tuple(accounts), tuple(faults))
