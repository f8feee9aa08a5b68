"""What is kept from one run to the next to save time: records by key, in one file, and none where anything is amiss."""

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
"""How many bytes of records are kept: those of some fifteen million entries."""
_PATIENCE = 0.2
"""How many seconds to wait for another process; to do without takes little more."""
_BROKEN = {"SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_NOTADB"}
_TABLE = "CREATE TABLE records (key BLOB PRIMARY KEY, digest BLOB NOT NULL, data BLOB NOT NULL)"


@dataclass(frozen=True, slots=True)
class Cache:
    """Records by key, in a database of SQLite.

    A record that is not as it was put there is not handed out, a file that is no such database is removed, and one that
    cannot be used is left alone.

    Attributes:
        path: The file; it and its folder are made when the first record is put there.
        program: What tells the program that keeps something there from any other; see `ResultCache`.
        most: How many bytes of records are kept; the oldest go first.
    """

    path: Path
    program: str = ""
    most: int = MOST

    @property
    def is_there(self) -> bool:
        """Whether anything was ever put there, as far as we may look."""
        return os.path.exists(self.path)  # noqa: PTH110 - Path.exists raises where we may not

    def get(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """The records of some keys, as far as there are any."""

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
            # What a power cut leaves is found out by the digests.
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
            # Of a damaged database some parts are no text, or of another type.
            if getattr(error, "sqlite_errorname", "SQLITE_NOTADB") in _BROKEN:
                with suppress(OSError):
                    self.path.unlink()
            return None


def _is_ours(database: sqlite3.Connection) -> bool:
    """Whether a database holds our table; an empty one does not.

    Raises:
        sqlite3.DatabaseError: It holds anything else. What looks like a table may be a view that never ends, or have a
            trigger.
    """
    found = [sql for (sql,) in database.execute("SELECT sql FROM sqlite_schema") if sql is not None]
    if found and found != [_TABLE]:
        raise sqlite3.DatabaseError
    return bool(found)


def cache_of_user() -> Cache | None:
    """The user's own, in the folder that the operating system has for such things; none where there can be none."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only a large ledger is worth the import

    try:
        return Cache(user_cache_path("skjonn", appauthor=False) / "records.sqlite", program())
    except (OSError, RuntimeError):
        # Nobody's home folder is known, or the program is no folder of files.
        return None


def _digest(key: bytes, data: bytes) -> bytes:
    return blake2b(data, digest_size=16, key=key[:64]).digest()
