"""List the files of a ledger on the disk, but for what its settings exclude."""

from pathlib import Path

from skjonn.codec.exclude import excluded_by
from skjonn.disk.files import Folder, folder, read_file
from skjonn.model.settings import SETTINGS


def list_files(root: Path, *, shown: str) -> Folder:
    """The files of a ledger; see `folder`.

    Args:
        root: The ledger's folder.
        shown: Its path as shown to people.

    Raises:
        NoLedgerError: The folder itself is not there or cannot be read.
    """
    return folder(root, shown=shown, exclude=excluded_by(read_file(root, SETTINGS)))
