"""Detect links that lead out of a ledger: nothing is read or written through them."""

import os
from pathlib import Path

OUT = "it is a link out of the ledger's folder"


def leads_out(path: str, *, root: str) -> bool:
    """Whether links lead from a path below a ledger's folder to a place outside it.

    The folder itself may be a link, and links may lead to other places in it.
    """
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
