"""Find the ledger, and show its path to people."""

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
    """The ledger's folder: `--ledger`, else `SKJONN_LEDGER`, else `ledger/` here or in the nearest folder above.

    Args:
        explicit: The value of `--ledger`; a relative path starts at `cwd`. `None` if it was not given.
        environment: The environment variables; an empty `SKJONN_LEDGER` counts as not set.
        cwd: The current folder, absolute.
        new: Whether the ledger may not exist yet; its path is then returned, and nothing is created.

    Raises:
        NoLedgerError: There is no ledger, or the named path is not a folder or cannot be reached.
        UsageError: The path begins with a `~`, but the home folder is not known.
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
        now="`skjonn init` creates one, and `skjonn guide start` shows how. "
        f"Name a ledger that lies elsewhere with --ledger DIR or {VARIABLE}.",
    )


def find_ledgers_of(
    paths: Sequence[str], explicit: str | None, *, environment: Mapping[str, str], cwd: Path
) -> tuple[Path, ...]:
    """The ledgers of some paths: the one that is named, else the nearest folder `ledger` above each path.

    Args:
        paths: At least one; a relative path starts at `cwd`. Files need not exist; a folder with ledgers in it means
            all of them.
        explicit: See `find_ledger`.
        environment: See `find_ledger`.
        cwd: The current folder, absolute.

    Returns:
        Each ledger once, in the order of the paths.

    Raises:
        NoLedgerError: A path is not in a ledger, or not in the one that is named; or see `find_ledger`.
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
                f"{path} is not in a ledger: no folder above it is named {FOLDER}.",
                now=f"Use --ledger DIR or {VARIABLE} for a ledger with another name.",
            )
        for root in ledgers:
            found.setdefault(root.resolve(), root)
    return tuple(found.values())


def shown(root: Path, cwd: Path) -> str:
    """A path for people, with forward slashes: relative to `cwd`, unless the absolute path is shorter."""
    ways = [root.as_posix()]
    with suppress(ValueError):  # on Windows, no relative path leads from one drive to another
        ways.insert(0, Path(os.path.relpath(root, cwd)).as_posix())
    return min(ways, key=len)


def _require_within(root: Path, path: str, cwd: Path) -> None:
    """Require that a path is in a ledger, or is a folder that contains it."""
    absolute = _absolute(path, cwd)
    # The ledger may also be named by a link.
    is_in = absolute.is_relative_to(root) or absolute.parent.resolve().is_relative_to(root.resolve())
    if not (is_in or root.resolve().is_relative_to(absolute.resolve())):
        raise NoLedgerError(f"{path} is not in {shown(root, cwd)}.", now="Name files of that ledger only.")


def _ledgers_of(path: Path) -> tuple[Path, ...]:
    """The ledgers below a path, else the nearest one above it: a folder with a ledger in it may have the same name."""
    if below := tuple(_ledgers_below(path)):
        return below
    above = (folder for folder in (path, *path.parents) if folder.name == FOLDER)
    return tuple(folder for folder in above if os.path.isdir(folder))[:1]  # noqa: PTH112 - see `find_ledger`


def _ledgers_below(path: Path) -> Iterator[Path]:
    """The folders named `ledger` that hold a TOML file; links, and names that begin with a dot, are skipped."""
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
                f"There is no folder {shown(folder.parent, cwd)} in which to create {name} ({by}).",
                now="Create that folder first, or name another one.",
            ) from None
        raise NoLedgerError(
            f"There is no folder {name} ({by}).",
            now=f"`skjonn round add` creates a ledger there; or set {by} to the folder of the ledger.",
        ) from None
    except OSError as error:
        raise NoLedgerError(
            f"The ledger's folder {name} ({by}) cannot be reached: {reason(error)}.",
            now="Name another, or ask for permission to read it.",
        ) from error
    if not is_folder:
        raise NoLedgerError(f"{name} ({by}) is not a folder.", now="Name the folder that holds the ledger's files.")
    return folder
