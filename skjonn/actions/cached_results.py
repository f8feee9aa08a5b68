"""Go through a ledger's files, and reuse for those that have not changed what was found in them the last time."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from skjonn.actions.parallel import Progress, map_files
from skjonn.model.ledger import FileCheck
from skjonn.model.result_cache import ResultCache
from skjonn.model.settings import Limits
from skjonn.model.source import Files, SourceFile

Examine = Callable[[SourceFile], FileCheck]
"""Says what a file gives; it must be fit to be handed to another process."""


class CacheKey(NamedTuple):
    """What was found before.

    Attributes:
        store: Where it is kept.
        asked: All that beside a file decides what is found in it, in words.
        limits: What the county governor asks, which is part of that.
        key_hashes: How many lists of hashes a file gives.
    """

    store: ResultCache
    asked: str
    limits: Limits
    key_hashes: int = 0

    @property
    def salt(self) -> bytes:
        """What goes into every key."""
        return _digest(f"{self.store.program} {self.asked} {self.limits}".encode())


def cached_results(
    files: Files, examine: Examine, *, names: tuple[str, ...], past: CacheKey | None, progress: Progress[FileCheck]
) -> tuple[FileCheck, ...]:
    """What files give.

    Args:
        files: The ledger's files.
        examine: What is done with one of them.
        names: Which of them.
        past: What was found before, and where it is kept for the next time; absent where nothing is kept.
        progress: Shows how far it is.
    """
    salt = past.salt if past else b""
    known = dict(_recalled(files, past, salt, names=names)) if past and past.store.is_there else {}
    others = tuple(name for name in names if name not in known)
    work = partial(_examined, examine, salt)
    new = {each.result.file: each for each in progress(map_files(files, work, names=others), len(others))}
    if past:
        past.store.put({each.key: each.record for each in new.values() if each.record})
    return tuple({**known, **new}[name] for name in names)


def _examined(examine: Examine, salt: bytes, files: Files, name: str) -> FileCheck:
    file = files.read(name)
    found = examine(file)
    if not salt:
        return found
    from skjonn.codec.cache_entry import cache_entry  # noqa: PLC0415 - only a large ledger is worth it

    return found._replace(key=_key(salt, file), record=cache_entry(found))


def _recalled(files: Files, past: CacheKey, salt: bytes, *, names: tuple[str, ...]) -> Iterator[tuple[str, FileCheck]]:
    """The files of which there are records that can be believed, by name."""
    from skjonn.codec.cache_entry import file_check_in  # noqa: PLC0415 - only a large ledger is worth it

    keys = {name: _key(salt, files.read(name)) for name in names}
    records = past.store.get(keys.values())
    for name, key in keys.items():
        # Another program may have written there: what is odd in any way is no record, and the file is read.
        with suppress(Exception):
            yield name, file_check_in(records[key], name, limits=past.limits, lists=past.key_hashes)


def _key(salt: bytes, file: SourceFile) -> bytes:
    """What stands for a file of one name and content."""
    return _digest(salt + os.fsencode(file.name) + b"\0", file.data)


def _digest(*data: bytes) -> bytes:
    from hashlib import sha256  # noqa: PLC0415 - only a large ledger is worth it

    digest = sha256()
    for each in data:
        digest.update(each)
    return digest.digest()
