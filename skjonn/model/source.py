"""Files as they are on disk, places in their text, and changes to them."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol


class Span(NamedTuple):
    """A place in a file: lines and columns count from 1, columns count characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class SourceFile(NamedTuple):
    """One file of a ledger, as read.

    Attributes:
        name: Its path below the ledger's folder, with forward slashes.
        data: Its bytes; empty if it could not be read.
        fault: Why it could not be read; empty if it could.
    """

    name: str
    data: bytes = b""
    fault: str = ""


def is_toml(name: str) -> bool:
    """Whether a file belongs to a ledger: its name ends in `.toml`, in letters of any case."""
    return name[-5:].lower() == ".toml"


def is_misnamed(name: str) -> bool:
    """Whether a file's name continues after `.toml`: `2020.toml.txt`."""
    return re.search(r"(?i)\.toml\.[^./]+$", name) is not None and not is_toml(name)


def display_path(root: str, file: str) -> str:
    """The path of a ledger's file as people and machines see it: below the folder as that is shown."""
    return str(PurePosixPath(root, file))


class Files(Protocol):
    """The files of a ledger, held in memory or read when they are needed."""

    @property
    def root(self) -> str:
        """The ledger's folder, as it is shown to the user."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """The names, sorted, of all files in it that are rounds, settings, frames or misnamed, at any depth."""
        ...

    @property
    def total_bytes(self) -> int:
        """How many bytes are to be read from the disk."""
        ...

    def read(self, name: str) -> SourceFile:
        """Read one file; a fault is in the result and not raised."""
        ...


LARGE = 4_000_000
"""How many bytes make a ledger large: some 15,000 entries, which take longer to check than a process to start."""


def is_large(files: Files) -> bool:
    """Whether a ledger is too large to be held in memory, and worth several processes and a cache."""
    return files.total_bytes >= LARGE


@dataclass(frozen=True)
class Snapshot:
    """All files of a ledger at one moment, held in memory; see `Files`."""

    root: str
    files: tuple[SourceFile, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The files' names."""
        return tuple(file.name for file in self.files)

    @property
    def total_bytes(self) -> int:
        """Zero: nothing is left to be read."""
        return 0

    def read(self, name: str) -> SourceFile:
        """One file."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, SourceFile]:
        return {file.name: file for file in self.files}


class HeldFiles:
    """The files of a small ledger, each read once and held, so that a command sees one state of it; see `Files`."""

    def __init__(self, files: Files, *read: SourceFile) -> None:
        """Take the files, and those of them that were read already."""
        self.files = files
        self._held = {file.name: file for file in read}

    @property
    def root(self) -> str:
        """The ledger's folder, as it is shown to the user."""
        return self.files.root

    @property
    def names(self) -> tuple[str, ...]:
        """The files' names."""
        return self.files.names

    @property
    def total_bytes(self) -> int:
        """How many bytes are to be read from the disk."""
        return self.files.total_bytes

    def read(self, name: str) -> SourceFile:
        """One file."""
        if name not in self._held:
            self._held[name] = self.files.read(name)
        return self._held[name]


class EditedFiles(NamedTuple):
    """The files of a ledger after a change to one of them; see `Files`.

    Attributes:
        before: The files before the change.
        file: The file that changes, as it will be.
        is_gone: Whether it is removed instead.
    """

    before: Files
    file: SourceFile
    is_gone: bool = False

    @property
    def root(self) -> str:
        """The ledger's folder, as it is shown to the user."""
        return self.before.root

    @property
    def names(self) -> tuple[str, ...]:
        """The files' names."""
        others = {*self.before.names} - {self.file.name}
        return tuple(sorted(others if self.is_gone else {*others, self.file.name}))

    @property
    def total_bytes(self) -> int:
        """How many bytes are to be read from the disk."""
        return self.before.total_bytes

    def read(self, name: str) -> SourceFile:
        """One file."""
        return self.file if name == self.file.name else self.before.read(name)


class Change(NamedTuple):
    """One file before and after a change.

    Attributes:
        name: The file's path below the ledger's folder, with forward slashes.
        before: The bytes that the change was planned on; `None` if the file must not exist yet.
        after: The bytes that the file is to have.
        is_removal: Whether the file is to be removed; `after` is empty then.
    """

    name: str
    before: bytes | None
    after: bytes
    is_removal: bool = False
