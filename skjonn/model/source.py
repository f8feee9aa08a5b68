"""Text as it stands on disk, places in it, and a change to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: lines and columns count from 1, columns count characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a ledger, as read.

    Attributes:
        name: Its path below the ledger's folder, with forward slashes.
        data: Its bytes; empty where it could not be read.
        fault: Why it could not be read; empty where it could.
    """

    name: str
    data: bytes = b""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All files of a ledger at one moment.

    Attributes:
        root: The ledger's folder, as it is shown to the user.
        files: The `*.toml` files in it at any depth, sorted by name; `skjonn.toml` at its root is among them.
    """

    root: str
    files: tuple[SourceFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One file before and after; `before` is None where the file must not exist yet.

    Attributes:
        name: The file's path below the ledger's folder, with forward slashes.
        before: The bytes the change was thought out on.
        after: The bytes it is to have.
    """

    name: str
    before: bytes | None
    after: bytes
