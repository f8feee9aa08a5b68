"""List the files of a ledger on the disk, except those that its settings exclude."""

import os
from pathlib import Path

from skjonn.codec.exclude import excluded_by
from skjonn.disk.files import folder, read_file
from skjonn.disk.links import leads_out
from skjonn.model.settings import SETTINGS
from skjonn.model.source import Files, HeldFiles, is_large


def list_files(root: Path, *, shown: str) -> Files:
    """The files of a ledger. Those of a small ledger are kept once they are read.

    Args:
        root: The ledger's folder.
        shown: Its path as shown to the user.

    Raises:
        NoLedgerError: The folder does not exist or cannot be read.
    """
    path = root / SETTINGS
    is_read = os.path.lexists(path) and not leads_out(os.fspath(path), root=os.fspath(root))
    settings = read_file(root, SETTINGS) if is_read else None
    files = folder(root, shown=shown, exclude=excluded_by(settings) if settings else ())
    if is_large(files):
        return files
    return HeldFiles(files, settings) if settings else HeldFiles(files)
