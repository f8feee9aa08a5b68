"""How a command reads the ledger, and what it says of what could not be read."""

import os
from pathlib import Path

from skjonn.actions.load import load
from skjonn.cli.streams import say
from skjonn.disk.find import find_ledger, shown
from skjonn.disk.snapshot import snapshot
from skjonn.language.counting import counted
from skjonn.language.words import Words
from skjonn.model.ledger import Ledger


def read(ledger: str | None) -> Ledger:
    """Find and load the ledger that the option, the environment or the folder names."""
    cwd = Path.cwd()
    root = find_ledger(ledger, environment=os.environ, cwd=cwd)
    return load(snapshot(root, shown=shown(root, cwd)))


def exit_code(ledger: Ledger, words: Words) -> int:
    """What a report on a ledger ends with: 1 where not all of it could be read, which is said on standard error."""
    if not ledger.snapshot.files:
        say(words.empty_ledger)
    if not ledger.faults:
        return 0
    say(words.not_all_read.format(faults=counted(len(ledger.faults), words.error)))
    return 1
