"""Read the files of a ledger as bytes."""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from skjonn.disk.exclude import is_excluded
from skjonn.disk.links import OUT, leads_out
from skjonn.disk.reason import is_shortage, reason
from skjonn.model.errors import NoLedgerError
from skjonn.model.settings import NOT_ROUNDS
from skjonn.model.source import SourceFile, is_misnamed, is_toml

# Some 160,000 applications with an award each. A larger file is not a round, and could take over a gigabyte to read.
LARGEST = 48 * 2**20

_KINDS = (
    (stat.S_ISDIR, "it is a folder, not a file"),
    (stat.S_ISFIFO, "it is a named pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
)


class Folder(NamedTuple):
    """The files of a ledger, each read when it is needed; see `Files`.

    Attributes:
        path: The ledger's folder.
        root: Its path as shown to people.
        names: The names of its files.
        faults: The files that are known to be unreadable: folders that cannot be listed, and links out of the ledger;
            `names` has their names as well.
    """

    path: str
    root: str
    names: tuple[str, ...]
    faults: tuple[SourceFile, ...]

    @property
    def total_bytes(self) -> int:
        """How many bytes are to be read."""
        return sum(_size(f"{self.path}/{name}") for name in self.names)

    def read(self, name: str) -> SourceFile:
        """Read one file; a fault is in the result and not raised.

        Raises:
            OSError: The process has too little memory, or too many files open.
        """
        return next((file for file in self.faults if file.name == name), None) or _read(self.path, name)


def read_file(root: Path, name: str) -> SourceFile:
    """Read one file below a folder; a fault is in the result and not raised."""
    return _read(os.fspath(root), name)


def folder(root: Path, *, shown: str, exclude: Sequence[str] = ()) -> Folder:
    """List the `*.toml` files in a ledger's folder, at any depth, and files that are misnamed, without reading them.

    Files and folders whose names begin with a dot are skipped. Links are followed within the ledger; a file or folder
    that can be reached in several ways is read once, by its own path if it has one. Files and folders that cannot be
    read are listed as well, and so are links out of the ledger, to folders or to files that are named like rounds.

    Args:
        root: The ledger's folder.
        shown: Its path as shown to people.
        exclude: Patterns of paths that are skipped as well; see `is_excluded`.

    Raises:
        NoLedgerError: The folder itself does not exist or cannot be read.
        OSError: The process has too little memory, or too many files open.
    """
    path = os.fspath(root)
    try:
        found = sorted(_found(path, exclude), key=attrgetter("name"))
    except OSError as error:
        if is_shortage(error):
            raise
        raise NoLedgerError(
            f"The ledger's folder {shown} cannot be read: {reason(error)}.",
            now="Name another folder with --ledger DIR, or ask for permission to read it.",
        ) from error
    faults = tuple(file for file in found if file.fault)
    names = _each_once(path, [file.name for file in found if not file.fault])
    return Folder(path, shown, tuple(sorted([*names, *(file.name for file in faults)])), faults)


def _found(root: str, exclude: Sequence[str]) -> Iterator[SourceFile]:
    """A file for each name, which is not read yet; files that are known to be unreadable have their fault."""
    # Links come after the ledger's own folders, so that a folder is listed by its own path.
    folders, links, seen = [""], list[str](), set[tuple[int, int]]()
    while folders or links:
        folder = (folders or links).pop()
        try:
            entries = _entries(f"{root}/{folder}", seen)
        except OSError as error:
            if not folder or is_shortage(error):
                raise
            yield SourceFile(folder, fault=f"it is a folder that cannot be listed: {reason(error)}")
            continue
        for name, entry in _included(entries, folder, exclude):
            if file := _file(entry, name, root=root):
                yield file
            elif _leads_to_folder(entry):
                (links if entry.is_symlink() else folders).append(name)
            elif is_misnamed(name):
                yield SourceFile(name)


def _included(
    entries: Sequence[os.DirEntry[str]], folder: str, exclude: Sequence[str]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """A folder's entries with their names below the ledger's folder, except those that are excluded."""
    for entry in entries:
        name = f"{folder}/{entry.name}" if folder else entry.name
        if not is_excluded(name, exclude):
            yield name, entry


def _entries(path: str, seen: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
    """A folder's entries, last name first; none if it was `seen` before, which ends every circle of links."""
    status = os.stat(path)  # noqa: PTH116 - paths are text here, see `_read`
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return []
    seen.add(identity)
    with os.scandir(path) as entries:
        return sorted((e for e in entries if not e.name.startswith(".")), key=attrgetter("name"), reverse=True)


def _file(entry: os.DirEntry[str], name: str, *, root: str) -> SourceFile | None:
    """A file that is named like a round, or, with its fault, a link to a folder outside; `None` for all others."""
    is_round = is_toml(name)
    if entry.is_symlink() and (is_round or _leads_to_folder(entry)) and leads_out(entry.path, root=root):
        return SourceFile(name, fault=OUT)
    return SourceFile(name) if is_round else None


def _each_once(root: str, names: Sequence[str]) -> tuple[str, ...]:
    """One name for each file: one of `NOT_ROUNDS`, else the shortest that is not a link."""
    first: dict[object, str] = {}
    for name in sorted(names, key=lambda name: (name not in NOT_ROUNDS, len(name))):
        identity = _identity(f"{root}/{name}") or name
        other = first.setdefault(identity, name)
        if other not in {name, *NOT_ROUNDS} and _is_link(f"{root}/{other}") and not _is_link(f"{root}/{name}"):
            first[identity] = name
    return tuple(first.values())


def _is_link(path: str) -> bool:
    return os.path.islink(path)  # noqa: PTH114 - paths are text here, see `_read`


def _identity(path: str) -> tuple[int, int] | None:
    """Identifies a file, whatever its path; `None` if that is not possible."""
    try:
        status = os.stat(path)  # noqa: PTH116 - paths are text here, see `_read`
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else None


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle, or to where we may not look
        return False


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - paths are text here, see `_read`
    except OSError:
        return 0


def _read(root: str, name: str) -> SourceFile:
    path = f"{root}/{name}"
    try:
        # Check before opening: opening a pipe waits for its writer, and opening a device can start it.
        status = os.stat(path)  # noqa: PTH116 - a Path per file makes it 30 % slower
        if fault := _unfit(status):
            return SourceFile(name, fault=fault)
        with open(path, "rb", buffering=0, opener=_open_without_waiting) as file:
            return SourceFile(name, file.read())
    except OSError as error:
        if is_shortage(error):
            raise
        return SourceFile(name, fault=_fault(error, path))


def _open_without_waiting(path: str, flags: int) -> int:
    # If a pipe has replaced the file since the check, it reads as empty instead of blocking.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unfit(status: os.stat_result) -> str:
    if stat.S_ISREG(status.st_mode):
        return "" if status.st_size <= LARGEST else f"it is larger than {LARGEST >> 20} MiB"
    return next((words for is_kind, words in _KINDS if is_kind(status.st_mode)), "it is a device, not a file")


def _fault(error: OSError, path: str) -> str:
    if error.errno == errno.ENOENT and _is_link(path):
        return "it is a link to something that does not exist"
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself"
    return reason(error)
