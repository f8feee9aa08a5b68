"""Where the ledger is, and how its path is shown to people."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR

from skjonn.disk.home import expanded
from skjonn.disk.reason import reason
from skjonn.model.errors import NoLedgerError
from skjonn.model.source import is_toml

FOLDER = "ledger"
VARIABLE = "SKJONN_LEDGER"


def find_ledger(explicit: str | None, *, environment: Mapping[str, str], cwd: Path, new: bool = False) -> Path:
    """The ledger's folder: the one named, else `SKJONN_LEDGER`, else `ledger/` here or in the nearest folder above.

    Args:
        explicit: What `--ledger` names; a relative path starts at `cwd`. `None` where it was not given.
        environment: The environment's variables; an empty `SKJONN_LEDGER` is as good as none.
        cwd: The folder the command runs in, absolute.
        new: Whether the ledger may be one that does not exist yet: then its path is answered, and nothing is made.

    Raises:
        NoLedgerError: There is none, or what is named is no folder or cannot be reached.
        UsageError: It begins with a `~` that stands for nothing.
    """
    if explicit == "":
        raise NoLedgerError("--ledger is given without a name.", now="Name the ledger's folder: --ledger DIR.")
    if explicit:
        return _named(explicit, "--ledger", cwd=cwd, new=new)
    if variable := environment.get(VARIABLE):
        return _named(variable, VARIABLE, cwd=cwd, new=new)
    for folder in (cwd, *cwd.parents):
        if os.path.isdir(folder / FOLDER):  # noqa: PTH112 - Path.is_dir may raise where a folder may not be looked into
            return folder / FOLDER
    if new:
        return _named(FOLDER, "the folder for a new ledger", cwd=cwd, new=new)
    raise NoLedgerError(
        f"There is no ledger: neither {cwd} nor a folder above it has a folder named {FOLDER}.",
        now="`skjonn init` makes one, and `skjonn guide start` tells how; "
        f"one that lies elsewhere is named by --ledger DIR or {VARIABLE}.",
    )


def find_ledgers_of(
    paths: Sequence[str], explicit: str | None, *, environment: Mapping[str, str], cwd: Path
) -> tuple[Path, ...]:
    """The ledgers of some paths: the one named, else the nearest folder `ledger` above each of them.

    Args:
        paths: At least one; a relative path starts at `cwd`. Whether a file is there is not asked; a folder that holds
            ledgers means all of these.
        explicit: See `find_ledger`.
        environment: See `find_ledger`.
        cwd: The folder the command runs in, absolute.

    Returns:
        Each once, in the order of the paths.

    Raises:
        NoLedgerError: A path has to do with no ledger, or with another than the one named; or see `find_ledger`.
    """
    if explicit is not None or environment.get(VARIABLE):
        root = find_ledger(explicit, environment=environment, cwd=cwd)
        for path in paths:
            _require_within(root, path, cwd)
        return (root,)
    found: dict[Path, Path] = {}
    for path in paths:
        ledgers = _ledgers_of(_absolute(path, cwd))
        if not ledgers:
            raise NoLedgerError(
                f"{path} lies in no ledger: no folder above it is named {FOLDER}.",
                now=f"A ledger of another name is named by --ledger DIR or {VARIABLE}.",
            )
        for root in ledgers:
            found.setdefault(root.resolve(), root)
    return tuple(found.values())


def shown(root: Path, cwd: Path) -> str:
    """A path as it is shown to people: relative to `cwd` unless the absolute path is shorter, with forward slashes."""
    ways = [root.as_posix()]
    with suppress(ValueError):  # on Windows there is no way from one drive to another
        ways.insert(0, Path(os.path.relpath(root, cwd)).as_posix())
    return min(ways, key=len)


def _require_within(root: Path, path: str, cwd: Path) -> None:
    """Refuse a path that neither lies in a ledger nor is a folder that holds it."""
    absolute = _absolute(path, cwd)
    # The ledger, too, may have been named by a link.
    is_in = absolute.is_relative_to(root) or absolute.parent.resolve().is_relative_to(root.resolve())
    if not (is_in or root.resolve().is_relative_to(absolute.resolve())):
        raise NoLedgerError(f"{path} does not lie in {shown(root, cwd)}.", now="Name files of that ledger only.")


def _ledgers_of(path: Path) -> tuple[Path, ...]:
    """The ledgers below a path, else the nearest above it: a folder that holds a ledger may have the same name."""
    if below := tuple(_ledgers_below(path)):
        return below
    above = (folder for folder in (path, *path.parents) if folder.name == FOLDER)
    return tuple(folder for folder in above if os.path.isdir(folder))[:1]  # noqa: PTH112 - see `find_ledger`


def _ledgers_below(path: Path) -> Iterator[Path]:
    """The folders of the name that hold a TOML file; what begins with a dot is passed over, and links are."""
    for parent, folders, _ in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if FOLDER in folders and any(is_toml(path.name) for path in Path(parent, FOLDER).rglob("*")):
            folders.remove(FOLDER)
            yield Path(parent, FOLDER)


def _absolute(path: str, cwd: Path) -> Path:
    return Path(os.path.abspath(cwd / expanded(path)))  # noqa: PTH100 - a link in the ledger belongs to it, wherever it leads


def _named(name: str, by: str, *, cwd: Path, new: bool) -> Path:
    folder = cwd / expanded(name)
    try:
        is_folder = S_ISDIR(folder.stat().st_mode)
    except FileNotFoundError:
        if new and folder.parent.is_dir():
            return folder
        if new:
            raise NoLedgerError(
                f"There is no folder {shown(folder.parent, cwd)}, in which {name} ({by}) could be made.",
                now="Make that folder first, or name another one.",
            ) from None
        raise NoLedgerError(
            f"There is no folder {name} ({by}).",
            now=f"`skjonn round add` creates one there; or let {by} name the folder the ledger is in.",
        ) from None
    except OSError as error:
        raise NoLedgerError(
            f"The ledger's folder {name} ({by}) cannot be reached: {reason(error)}.",
            now="Name another, or ask for permission to read it.",
        ) from error
    if not is_folder:
        raise NoLedgerError(f"{name} ({by}) is not a folder.", now="Name the folder that the ledger's files lie in.")
    return folder
