"""Go through a ledger's files, and reuse the last results of files that have not changed."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from skjonn.incremental.cache_entry import cache_entry, file_check_in
from skjonn.incremental.parallel import Names, Progress, map_files
from skjonn.incremental.results import CacheKey, FileCheck
from skjonn.model.source import Files, SourceFile


class _Kept(NamedTuple):
    """The check of a file, and the key and the record to keep; an empty record is not kept."""

    check: FileCheck
    key: bytes
    record: bytes


def cached_results(
    files: Files,
    per_file: Callable[[SourceFile], FileCheck],
    *,
    names: Names,
    cache: CacheKey,
    progress: Progress[FileCheck],
) -> Iterator[FileCheck]:
    """The results for some files; for the arguments see `analyse`."""
    salt = _digest(f"{cache.store.program} {sorted(cache.codes)} {cache.limits}".encode())
    found = dict(_recalled(files, cache, salt, names=names)) if cache.store.is_there else {}
    others = tuple(name for name in names if name not in found)
    records: dict[bytes, bytes] = {}

    def checks() -> Iterator[FileCheck]:
        for kept in map_files(files, partial(_kept, per_file, salt), names=others):
            if kept.record:
                records[kept.key] = kept.record
            yield kept.check

    for check in progress(checks(), len(others)):
        found[check.result.file] = check
    cache.store.put(records)
    return map(found.__getitem__, names)


def _kept(per_file: Callable[[SourceFile], FileCheck], salt: bytes, file: SourceFile) -> _Kept:
    check = per_file(file)
    return _Kept(check, _key(salt, file), cache_entry(check))


def _recalled(files: Files, cache: CacheKey, salt: bytes, *, names: Names) -> Iterator[tuple[str, FileCheck]]:
    """The checks of files with valid records, by name."""
    keys = {name: _key(salt, files.read(name)) for name in names}
    records = cache.store.get(keys.values())
    for name, key in keys.items():
        # Another program may have written to the cache: after any error, the file is read instead.
        with suppress(Exception):
            yield name, file_check_in(records[key], name, limits=cache.limits, lists=cache.unique)


def _key(salt: bytes, file: SourceFile) -> bytes:
    """The key of a file with its name and content."""
    return _digest(salt + os.fsencode(file.name) + b"\0", file.data)


def _digest(*data: bytes) -> bytes:
    digest = sha256()
    for each in data:
        digest.update(each)
    return digest.digest()
