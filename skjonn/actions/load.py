"""Load a ledger: from its files to its settings and its rounds with their accounts."""

from functools import partial

from skjonn.actions.survey import Watch, survey, unwatched
from skjonn.codec.decode import decode
from skjonn.codec.settings import decode_settings
from skjonn.model.ledger import Leaf, Ledger
from skjonn.model.settings import NO_SETTINGS, SETTINGS, Limits, Settings
from skjonn.model.source import Files
from skjonn.places.settle import settle


def load(files: Files) -> Ledger:
    """Read every round with its entries."""
    settings = settings_of(files)
    leaves = [leaf(files, name, limits=settings.limits) for name in rounds_of(files)]
    return Ledger.of(files, leaves, settings=settings)


def load_sums(files: Files, *, watch: Watch[Leaf] = unwatched) -> Ledger:
    """Read every round and keep its sums, without its entries; `watch` shows how far that is."""
    settings = settings_of(files)
    names = rounds_of(files)
    leaves = survey(files, partial(bare_leaf, limits=settings.limits), names=names)
    return Ledger.of(files, list(watch(leaves, len(names))), settings=settings)


def settings_of(files: Files) -> Settings:
    """What the ledger's settings say."""
    return decode_settings(files.read(SETTINGS)) if SETTINGS in files.names else NO_SETTINGS


def rounds_of(files: Files) -> tuple[str, ...]:
    """The names of the files that are rounds."""
    return tuple(name for name in files.names if name != SETTINGS)


def leaf(files: Files, name: str, *, limits: Limits) -> Leaf:
    """What one file gives."""
    reading = decode(files.read(name))
    account = settle(reading.round, limits=limits) if reading.round is not None else None
    return Leaf(name, account, reading.faults)


def bare_leaf(files: Files, name: str, *, limits: Limits) -> Leaf:
    """What one file gives, without its entries."""
    return leaf(files, name, limits=limits).without_entries()
