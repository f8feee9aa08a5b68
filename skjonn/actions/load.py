"""Load a ledger: from its files to its settings and its rounds with their accounts."""

from dataclasses import replace
from functools import partial

from skjonn.actions.reuse import Past, examined
from skjonn.actions.survey import Watch, unwatched
from skjonn.codec.decode import decode
from skjonn.codec.mention import names_in
from skjonn.codec.settings import decode_settings
from skjonn.model.ledger import Examined, Leaf, Ledger
from skjonn.model.settings import NO_LIMITS, NO_SETTINGS, SETTINGS, Limits, Settings
from skjonn.model.source import Files, SourceFile
from skjonn.model.store import Store
from skjonn.places.settle import settle


def load(files: Files) -> Ledger:
    """Read every round with its entries."""
    settings = settings_of(files)
    leaves = [leaf(files.read(name), limits=settings.limits) for name in rounds_of(files)]
    return Ledger.of(files, leaves, settings=settings)


def load_sums(files: Files, *, watch: Watch[Examined] = unwatched, store: Store | None = None) -> Ledger:
    """Read every round and keep its sums, without its entries.

    Args:
        files: The ledger's files.
        watch: Shows how far it is.
        store: Where they are kept for the next time, if they are.
    """
    settings = settings_of(files)
    past = Past(store, "sums", settings.limits) if store else None
    work = partial(_summed, limits=settings.limits)
    found = examined(files, work, names=rounds_of(files), past=past, watch=watch)
    return Ledger.of(files, [each.leaf for each in found], settings=settings)


def load_names(files: Files) -> Ledger:
    """Read what every round is called, and its applications, for a message that says what there is.

    A million ids are read in half a second so; what is wrong in a file is passed over, and so are ids in escapes.
    """
    leaves: list[Leaf] = []
    for name in rounds_of(files):
        file = files.read(name)
        head, ids = names_in(file.data)
        found = leaf(replace(file, data=head), limits=NO_LIMITS)
        if not found.account:
            # The round may stand below its entries.
            found = leaf(file, limits=NO_LIMITS)
        if found.account:
            account = replace(found.account, county_of={**found.account.county_of, **dict.fromkeys(ids)})
            leaves.append(Leaf(name, account))
    return Ledger.of(files, leaves, settings=NO_SETTINGS)


def settings_of(files: Files) -> Settings:
    """What the ledger's settings say."""
    return decode_settings(files.read(SETTINGS)) if SETTINGS in files.names else NO_SETTINGS


def rounds_of(files: Files) -> tuple[str, ...]:
    """The names of the files that are rounds."""
    return tuple(name for name in files.names if name != SETTINGS)


def leaf(file: SourceFile, *, limits: Limits) -> Leaf:
    """What one file gives."""
    reading = decode(file)
    account = settle(reading.round, limits=limits) if reading.round is not None else None
    return Leaf(file.name, account, reading.faults)


def _summed(file: SourceFile, *, limits: Limits) -> Examined:
    return Examined(leaf(file, limits=limits).without_entries())
