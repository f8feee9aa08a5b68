"""Add a round: a new file, named after its id."""

import re
from collections.abc import Sequence

from skjonn.actions.change import Changed, Manner, change
from skjonn.actions.load import SETTINGS
from skjonn.codec.encode import encode
from skjonn.model.entries import ID, Frame, Heading, Region
from skjonn.model.errors import RefusedError, UsageError
from skjonn.model.ledger import Ledger
from skjonn.model.source import Change


def add_round(manner: Manner, heading: Heading, *, frame: Frame, regions: Sequence[Region] = ()) -> Changed:
    """Add a round to a ledger; the ledger's folder is made if there is none.

    Raises:
        UsageError: The id cannot be one.
        RefusedError: There is a file of that name.
        SkjonnError: See `change`.
    """
    name = f"{heading.id}.toml"
    if not re.fullmatch(ID, heading.id) or name.casefold() == SETTINGS:
        raise UsageError(
            f'"{heading.id}" cannot be the id of a round.',
            now="An id holds letters A to Z, digits, `.`, `_` and `-`, and begins with a letter or digit.",
        )

    def think(ledger: Ledger) -> Change:
        if any(file.name.casefold() == name.casefold() for file in ledger.snapshot.files):
            raise RefusedError(
                f"There is a file {ledger.snapshot.root}/{name} already. Nothing was written.",
                now="Choose another id; `skjonn round list` shows the rounds there are.",
            )
        tables = (heading, *((frame,) if frame != Frame() else ()), *regions)
        return Change(name, None, encode(tables).encode())

    return change(manner, think)
