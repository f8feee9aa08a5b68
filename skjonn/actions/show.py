"""Find one application or award, with its place in the file."""

from pathlib import PurePosixPath

from skjonn.actions import lookup
from skjonn.codec.locate import Positions
from skjonn.model.errors import UnknownNameError
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.reports.listed import Entries, Listed, listed_applications, listed_awards


def show(ledger: Ledger[ResolvedRound], id_: str, *, entries: Entries) -> tuple[Listed, str, int]:
    """The application or award of an id, its file as shown to the user, and its line.

    Raises:
        UnknownNameError: There is no such application, or it has no award and that was meant.
    """
    round_ = lookup.round_with(ledger, id_)
    listed = (listed_awards if entries == "awards" else listed_applications)([round_])
    found = next((each for each in listed if each.id == id_), None)
    if found is None:
        raise UnknownNameError(
            f"Application {id_} has no {entries.removesuffix('s')} that can be read.",
            now="`skjonn check` says what cannot be read; `skjonn application show` shows what has no award.",
        )
    text = ledger.files.read(round_.file).data.decode("utf-8-sig")
    return found, str(PurePosixPath(ledger.files.root, round_.file)), Positions(text).find(found.at).line
