"""Load a ledger: from its files to rounds with their accounts."""

from skjonn.actions.survey import survey
from skjonn.codec.decode import decode
from skjonn.model.ledger import Leaf, Ledger
from skjonn.model.source import Files
from skjonn.places.settle import settle

SETTINGS = "skjonn.toml"
"""The file at a ledger's root that holds settings and is no round."""


def load(files: Files) -> Ledger:
    """Read every round with its entries."""
    return Ledger.of(files, [leaf(files, name) for name in rounds_of(files)])


def load_sums(files: Files) -> Ledger:
    """Read every round and keep its sums, without its entries."""
    return Ledger.of(files, list(survey(files, bare_leaf, names=rounds_of(files))))


def rounds_of(files: Files) -> tuple[str, ...]:
    """The names of the files that are rounds."""
    return tuple(name for name in files.names if name != SETTINGS)


def leaf(files: Files, name: str) -> Leaf:
    """What one file gives."""
    reading = decode(files.read(name))
    return Leaf(name, settle(reading.round) if reading.round is not None else None, reading.faults)


def bare_leaf(files: Files, name: str) -> Leaf:
    """What one file gives, without its entries."""
    return leaf(files, name).without_entries()
