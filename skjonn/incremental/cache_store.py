"""Keep records from one run to the next, by key, in one file; if anything is wrong with it, there are none."""

import os
import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from skjonn.incremental.code_fingerprint import program

Answer = TypeVar("Answer")

MOST = 2**28
"""How many bytes of records are kept at most: those of some fifteen million entries."""
_PATIENCE = 0.2
"""How many seconds to wait for another process; doing without the cache takes little more."""
_BROKEN = {"SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_NOTADB"}
_TABLE = "CREATE TABLE records (key BLOB PRIMARY KEY, digest BLOB NOT NULL, data BLOB NOT NULL)"


@dataclass(frozen=True, slots=True)
class Cache:
    """Records by key, in an SQLite database.

    A record that was altered is not returned. A file that is not such a database is removed; one that cannot be opened
    is left alone.

    Attributes:
        path: The file; it and its folder are created with the first record.
        program: Identifies the program that keeps records; see `ResultCache`.
        most: How many bytes of records are kept; the oldest are removed first.
    """

    path: Path
    program: str = ""
    most: int = MOST

    @property
    def is_there(self) -> bool:
        """Whether the file exists, as far as we may look."""
        return os.path.exists(self.path)  # noqa: PTH110 - Path.exists raises if we may not look

    def get(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """The records for some keys, as far as there are any."""

        def ask(database: sqlite3.Connection) -> dict[bytes, bytes]:
            found: dict[bytes, bytes] = {}
            for key in keys if _is_ours(database) else ():
                row = database.execute("SELECT digest, data FROM records WHERE key = ?", (key,)).fetchone()
                if row is not None and isinstance(row[1], bytes) and row[0] == _digest(key, row[1]):
                    found[key] = row[1]
            return found

        return (self._use(ask) if self.is_there else None) or {}

    def put(self, records: Mapping[bytes, bytes]) -> None:
        """Keep some records."""

        def keep(database: sqlite3.Connection) -> None:
            # The digests reveal what a power cut has damaged.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN IMMEDIATE")
            if not _is_ours(database):
                database.execute(_TABLE)
            rows = ((key, _digest(key, data), data) for key, data in records.items())
            database.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", rows)
            self._bound(database)
            database.execute("COMMIT")

        if records:
            with suppress(OSError):
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._use(keep)

    def _bound(self, database: sqlite3.Connection) -> None:
        sizes = database.execute("SELECT rowid, LENGTH(data) FROM records ORDER BY rowid DESC").fetchall()
        kept = 0
        for row, size in sizes:
            kept += size
            if kept > self.most:
                database.execute("DELETE FROM records WHERE rowid <= ?", (row,))
                return

    def _use(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        try:
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)) as database:
                return work(database)
        except (sqlite3.Error, TypeError, ValueError) as error:
            # In a damaged database, some values are not text, or have another type.
            if getattr(error, "sqlite_errorname", "SQLITE_NOTADB") in _BROKEN:
                with suppress(OSError):
                    self.path.unlink()
            return None


def _is_ours(database: sqlite3.Connection) -> bool:
    """Whether a database has our table; an empty one has not.

    Raises:
        sqlite3.DatabaseError: It has anything else. What looks like a table may be an endless view, or have a trigger.
    """
    found = [sql for (sql,) in database.execute("SELECT sql FROM sqlite_schema") if sql is not None]
    if found and found != [_TABLE]:
        raise sqlite3.DatabaseError
    return bool(found)


def cache_of_user() -> Cache | None:
    """The user's cache, in the operating system's folder for caches; `None` if there is no such folder."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only a large ledger needs it

    try:
        return Cache(user_cache_path("skjonn", appauthor=False) / "records.sqlite", program())
    except (OSError, RuntimeError):
        # The home folder is not known, or the program is not in a folder of files.
        return None


def _digest(key: bytes, data: bytes) -> bytes:
    return blake2b(data, digest_size=16, key=key[:64]).digest()
